extension WalkabilityProfile {
  /// Keys of the tags that the profile looks at.
  package static let keys: Set<String> = Set(sidewalkKeys + oneWayKeys + timeKeys).union([
    "highway", "railway", "public_transport", "foot", "access", "area", "motorroad", nodeKey,
    "locked", "gate",
  ]).union(lifecycleKeys).union(oddKeys)

  /// Key without which a node is passed.
  static let nodeKey = "barrier"

  private static let sidewalkKeys = [
    "sidewalk", "sidewalk:both", "sidewalk:left", "sidewalk:right",
  ]
  private static let oneWayKeys = ["oneway", "oneway:foot", "foot:forward", "foot:backward"]

  /// What a way is to people on foot, and by which tag, as `key=value`.
  package enum Verdict: Equatable {
    case walked(by: String)
    case closed(by: String)
    /// No road, path or platform.
    case noWay
  }

  /// Whether people walk on a way with these tags.
  package func accepts(_ tags: [String: String]) -> Bool {
    if case .walked = verdict(tags) { true } else { false }
  }

  package func verdict(_ tags: [String: String]) -> Verdict {
    guard let (key, value) = road(tags) else { return .noWay }
    let name = "\(key)=\(value)"
    guard isWay(key, value) else { return .closed(by: name) }
    return restriction(tags, on: name)
  }

  /// What tags beside its kind make of a way, which is walked by `name` where they do not close it.
  package func restriction(_ tags: [String: String], on name: String) -> Verdict {
    if tags["area"] == "yes", !walksAroundAreas { return .closed(by: "area=yes") }
    let stage = closingLifecycle(tags)
    if let stage, !Self.stagesInPlace.contains(stage) { return .closed(by: "\(stage)=yes") }
    if let foot = tags["foot"] {
      if openingFoot.contains(oneOf: foot) { return .walked(by: name) }
      if closingFoot.contains(allOf: foot) { return .closed(by: "foot=\(foot)") }
    }
    if let stage { return .closed(by: "\(stage)=yes") }
    if let access = tags["access"], closingAccess.contains(allOf: access) {
      return .closed(by: "access=\(access)")
    }
    guard let condition = condition(tags), !hasSidewalk(tags) else { return .walked(by: name) }
    return .closed(by: condition)
  }

  /// Whether `value`, or a value of the list, is one that `highway` usually has, walked or not.
  package func knows(highway value: String) -> Bool {
    openHighways.contains(oneOf: value) || conditionalHighways.contains(oneOf: value)
      || Self.otherHighways.contains(oneOf: value)
  }

  private static let otherHighways: Set<String> = [
    "motorway", "motorway_link", "trunk", "trunk_link", "busway", "bus_guideway", "raceway",
    "escape",
    "construction", "proposed", "planned", "abandoned", "disused", "razed", "services", "rest_area",
  ]

  /// The tag by which it is a way or looks like one.
  private func road(_ tags: [String: String]) -> (key: String, value: String)? {
    if let highway = tags["highway"] { return ("highway", highway) }
    for key in ["railway", "public_transport"] {
      if let value = tags[key], platforms.contains(oneOf: value) { return (key, value) }
    }
    return nil
  }

  private func isWay(_ key: String, _ value: String) -> Bool {
    key != "highway" || openHighways.contains(oneOf: value)
      || conditionalHighways.contains(oneOf: value)
  }

  /// The tag that closes a road unless there is a sidewalk.
  private func condition(_ tags: [String: String]) -> String? {
    if let highway = tags["highway"],
      conditionalHighways.contains(allOf: highway) || !openHighways.contains(oneOf: highway)
    {
      return "highway=\(highway)"
    }
    guard let motorroad = tags["motorroad"], conditionalMotorroads.contains(allOf: motorroad)
    else { return nil }
    return "motorroad=\(motorroad)"
  }

  /// Whether `tag`, as `key=value`, closes only roads without a sidewalk.
  func isCondition(_ tag: String) -> Bool {
    let parts = tag.split(separator: "=", maxSplits: 1).map(String.init)
    guard let value = parts.last else { return false }
    return parts[0] == "motorroad"
      || parts[0] == "highway" && conditionalHighways.contains(allOf: value)
  }

  private func hasSidewalk(_ tags: [String: String]) -> Bool {
    Self.sidewalkKeys.contains { key in tags[key].map(sidewalks.contains(oneOf:)) ?? false }
  }
}

extension WalkabilityProfile {
  /// Whether nobody passes a node with these tags on foot.
  package func closesNode(_ tags: [String: String]) -> Bool {
    guard closesAtNodes, let barrier = tags[Self.nodeKey], barrier != "no" else { return false }
    if let foot = tags["foot"] {
      if openingFoot.contains(oneOf: foot) { return false }
      if closingFoot.contains(allOf: foot) { return true }
    }
    return closingBarriers.contains(oneOf: barrier)
      || tags["access"].map(closingAccess.contains(allOf:)) ?? false
      || tags["locked"].map(closingLocks.contains(allOf:)) ?? false
      || tags["gate"].map(closingGates.contains(allOf:)) ?? false
  }

  /// Whether people on foot may go in one direction only, by the tags; `oneway` itself is about vehicles but on
  /// ways for people alone.
  package func isOneWay(_ tags: [String: String]) -> Bool {
    if let value = tags["oneway:foot"] { return Self.oneWays.contains(oneOf: value) }
    let closed = ["foot:forward", "foot:backward"].contains { key in
      tags[key].map(closingFoot.contains(allOf:)) ?? false
    }
    guard !closed, let value = tags["oneway"], let highway = tags["highway"] else { return closed }
    return Self.oneWays.contains(oneOf: value) && Self.onlyFoot.contains(highway)
  }

  private static let oneWays: Set<String> = ["yes", "true", "1", "-1", "reverse"]
  private static let onlyFoot: Set<String> = ["footway", "steps", "pedestrian", "corridor"]
}

extension Set<String> {
  /// Whether a value of the list `text` is in the set.
  func contains(oneOf text: String) -> Bool {
    contains(text) || text.mayBeList && text.listed.contains { contains($0) }
  }

  /// Whether all values of the list `text` are in the set.
  func contains(allOf text: String) -> Bool {
    if contains(text) { return true }
    guard text.mayBeList else { return false }
    let values = text.listed
    return !values.isEmpty && values.allSatisfy { contains($0) }
  }
}

extension String {
  /// Few values are anything but small letters and signs of words.
  fileprivate var mayBeList: Bool {
    utf8.contains { !(UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) && $0 != 0x5F }
  }

  /// Values between separators, in small letters without spaces around them.
  fileprivate var listed: [String] {
    lowercased().split { ";,|；，、".contains($0) }
      .map { $0.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
      .filter { !$0.isEmpty }
  }
}
