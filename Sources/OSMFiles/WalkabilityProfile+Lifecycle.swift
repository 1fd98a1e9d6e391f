extension WalkabilityProfile {
  /// Keys of tags that say, with the value `yes`, that a way is not there yet, not any more, or not in use.
  public static let lifecycleKeys: Set<String> = [
    "abandoned", "construction", "demolished", "destroyed", "disused", "planned", "proposed",
    "razed", "removed",
  ]

  /// Those by which a way may still be walked on, where `foot` says so.
  static let stagesInPlace: Set<String> = ["abandoned", "disused"]

  /// Other values say what a way is to become (`proposed=primary`), or of what extent the works are.
  private static let assents: Set<String> = ["yes", "true", "1"]

  /// The key that closes a way, the first by name; paths on former railways carry the tags of the rails.
  func closingLifecycle(_ tags: [String: String]) -> String? {
    guard tags["railway"] == nil || tags["highway"] == nil else { return nil }
    return tags.keys.filter { key in
      closingLifecycles.contains(key) && Self.assents.contains(oneOf: tags[key] ?? "")
    }.min()
  }
}
