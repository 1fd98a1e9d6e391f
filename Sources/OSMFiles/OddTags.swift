/// Tags of a way that are told since nothing is concluded from them.
struct OddTags: Hashable, Sendable {
  /// Of a walked way: values of `foot` and `access` that the profile does not know, as `key=value`.
  var unknown: [String] = []
  /// Of a walked way: keys of tags that say from when or until when it is there.
  var dates: [String] = []
  /// Of a way without `highway`: a tag by which people may walk on it, as `key=value`.
  var unread: [String] = []

  var isEmpty: Bool { self == OddTags() }
}

extension WalkabilityProfile {
  private static let dateKeys = ["end_date", "opening_date", "start_date"]
  /// What `highway` is called where it is written with capitals, which it is no key by.
  static let capitalKey = "Highway"
  private static let pathLike = [
    ("man_made", "pier"), ("indoor", "corridor"), ("route", "ferry"), ("foot", "yes"),
    ("foot", "designated"),
  ]

  /// Keys of the tags that are told.
  static let oddKeys = dateKeys + [capitalKey, "man_made", "indoor", "route"]

  /// What is told of a way that is walked.
  func oddTags(ofWalked tags: [String: String]) -> OddTags {
    let dates = Self.dateKeys.filter { tags[$0] != nil }
    guard tags["foot"] != nil || tags["access"] != nil else { return OddTags(dates: dates) }
    return OddTags(unknown: unknownValues(tags), dates: dates)
  }

  /// Values of `foot` that neither open nor close, and of `access` where `foot` does not decide.
  private func unknownValues(_ tags: [String: String]) -> [String] {
    if let foot = tags["foot"], openingFoot.contains(oneOf: foot) { return [] }
    let closing = [("foot", closingFoot), ("access", closingAccess)]
    return closing.compactMap { key, values in
      guard let value = tags[key], !value.isEmpty, !openingFoot.contains(oneOf: value),
        !values.contains(allOf: value)
      else { return nil }
      return "\(key)=\(value)"
    }
  }

  /// What is told of a way that is none by its tags; nothing where `foot` or `access` closes it.
  func oddTags(ofOther tags: [String: String]) -> OddTags {
    guard tags["highway"] == nil, !isClosed(tags) else { return OddTags() }
    if let value = tags[Self.capitalKey] {
      return OddTags(unread: ["\(Self.capitalKey)=\(value)"])
    }
    let found = Self.pathLike.first { key, value in tags[key] == value }
    return OddTags(unread: found.map { ["\($0)=\($1)"] } ?? [])
  }

  private func isClosed(_ tags: [String: String]) -> Bool {
    tags["foot"].map(closingFoot.contains(allOf:))
      ?? tags["access"].map(closingAccess.contains(allOf:)) ?? false
  }
}

/// What is told of ways, each once, by position; the first tells nothing.
struct OddTagList: Sendable {
  private(set) var all = [OddTags()]
  private var positions = [OddTags(): Int32(0)]

  mutating func position(of tags: OddTags) -> Int32 {
    if let position = positions[tags] { return position }
    let position = Int32(truncatingIfNeeded: all.count)
    all.append(tags)
    positions[tags] = position
    return position
  }

  /// How many ways have each tag, the most frequent first.
  ///
  /// - Parameter ways: how many have the tags at each position.
  func counts(
    of tags: KeyPath<OddTags, [String]>, ways: [Int32: Int]
  ) -> [(tag: String, count: Int)] {
    var counts: [String: Int] = [:]
    for (position, count) in ways {
      for tag in all[Int(position)][keyPath: tags] { counts[tag, default: 0] += count }
    }
    return counts.map { ($0.key, $0.value) }.sorted { ($1.1, $0.0) < ($0.1, $1.0) }
  }
}
