import OSMFiles
import RunFiles
import Wording

extension StandardFile {
  /// The section `walkability`: values of OpenStreetMap tags. What it leaves out is as in
  /// `WalkabilityProfile.standard`.
  static func walkability(
    _ root: inout YAMLSection
  ) throws(InputError) -> WalkabilityProfile {
    var profile = WalkabilityProfile.standard
    guard var section = try root.section("walkability") else { return profile }
    for (one, other) in contraries { try refuseInBoth(one, other, of: section) }
    var stated: Set<String> = []
    for (key, values) in profileKeys {
      guard let texts = try tagValues(key, of: &section) else { continue }
      profile[keyPath: values] = texts
      stated.insert(key)
    }
    if !stated.contains("conditional_highways") {
      profile.conditionalHighways.subtract(profile.openHighways)
    }
    if !stated.contains("opening_foot") { profile.openingFoot.subtract(profile.closingFoot) }
    profile.closesAtNodes = try section.flag("closed_nodes") ?? profile.closesAtNodes
    profile.walksAroundAreas = try section.flag("around_areas") ?? profile.walksAroundAreas
    try section.finish()
    return profile
  }

  /// Lists that say the opposite of each other.
  private static let contraries = [
    ("open_highways", "conditional_highways"), ("opening_foot", "closing_foot"),
  ]

  private static func refuseInBoth(
    _ one: String, _ other: String, of section: YAMLSection
  ) throws(InputError) {
    var copy = section
    let line = copy.line(of: one)
    let texts = Set(try copy.texts(one) ?? []).intersection(try copy.texts(other) ?? [])
    guard let text = texts.min() else { return }
    throw .data(file: section.file, row: line, .inBothLists(text, lists: (one, other)))
  }

  /// Values of a tag: each is one word.
  private static func tagValues(
    _ key: String, of section: inout YAMLSection
  ) throws(InputError) -> Set<String>? {
    let line = section.line(of: key)
    guard let texts = try section.texts(key) else { return nil }
    if let text = texts.first(where: { !$0.isTagValue }) {
      throw .data(file: section.file, row: line, .notTagValue(text, key: key))
    }
    let lifecycles = WalkabilityProfile.lifecycleKeys
    guard key != "closing_lifecycles" || lifecycles.isSuperset(of: texts) else {
      throw .data(file: section.file, row: line, .notAllowed(key, allowed: lifecycles.sorted()))
    }
    return Set(texts)
  }

  private static var profileKeys: [(String, WritableKeyPath<WalkabilityProfile, Set<String>>)] {
    [
      ("open_highways", \.openHighways), ("conditional_highways", \.conditionalHighways),
      ("platforms", \.platforms), ("opening_foot", \.openingFoot),
      ("closing_foot", \.closingFoot), ("closing_access", \.closingAccess),
      ("sidewalks", \.sidewalks), ("conditional_motorroads", \.conditionalMotorroads),
      ("closing_lifecycles", \.closingLifecycles), ("closing_barriers", \.closingBarriers),
      ("closing_locks", \.closingLocks), ("closing_gates", \.closingGates),
    ]
  }
}

extension String {
  /// Whether it is one value, rather than a list in one text or a key with its value.
  fileprivate var isTagValue: Bool {
    !contains { ",;=|，；、".contains($0) || $0.isWhitespace }
  }
}
