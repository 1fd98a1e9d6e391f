import OSMFiles
import TableFiles
import Wording

/// Which lines of a layer and rows of a table of edges people walk on, where their fields have tags of
/// OpenStreetMap: as `WalkabilityProfile` says of ways.
///
/// The kind of road is the field `highway`, or another that usually holds its values (`fclass`, `class`) where most
/// of its values are such. In layers without one, lines are walked unless `foot`, `access` or the like close them or
/// they are something else than a way, such as a river.
struct LineWalkability {
  private let profile: WalkabilityProfile
  private let tags: LineTags
  /// Column of the kind of road.
  private let kind: Int?
  private let isClassified: Bool
  private var walked: [String: Double] = [:]
  private var closed: [String: Double] = [:]
  private var oneWays = 0

  private static let kindNames = ["highway", "fclass", "class", "road_class"]
  /// Keys by which a line is no way.
  private static let others = [
    "waterway", "power", "railway", "aeroway", "aerialway", "subtype", "barrier",
  ]
  /// Keys of lists of who may pass.
  private static let modes = ["modes", "mode", "allowed_uses", "allow"]
  private static let walkingModes: Set<String> = [
    "walk", "walking", "foot", "ped", "pedestrian", "pedestrians", "all", "步行",
  ]
  private static let otherModes: Set<String> = [
    "auto", "car", "bike", "bicycle", "bus", "transit", "truck", "hov", "passenger", "motor",
    "motorcar",
  ]

  /// - Parameter stated: name of the column of the kind of road; nil: found by its usual names.
  /// - Complexity: O(rows).
  init(_ attributes: AttributeTable, profile: WalkabilityProfile, stated: String?) {
    self.profile = profile
    tags = LineTags(
      attributes,
      keys: WalkabilityProfile.keys.union(WayLevel.keys).union(Self.others).union(Self.modes))
    let names = attributes.columns.map { String($0.trimmingBlanks).lowercased() }
    kind = (stated.map { [$0.lowercased()] } ?? Self.kindNames).lazy
      .compactMap(names.firstIndex)
      .first { [tags] column in
        stated != nil
          || Self.holdsKinds(
            (0..<attributes.count).lazy.compactMap { tags.value($0, column) }, profile)
      }
    let hasOthers = !tags.hasColumn(of: ["highway"]) && kind == nil
    isClassified =
      kind != nil
      || hasOthers && (0..<attributes.count).contains { [tags] in tags.tags($0)["highway"] != nil }
  }

  /// Whether most of some values are those of `highway`.
  private static func holdsKinds(
    _ values: some Sequence<String>, _ profile: WalkabilityProfile
  ) -> Bool {
    var (known, all) = (0, 0)
    for value in values {
      all += 1
      if profile.knows(highway: kindOfRoad(value)) { known += 1 }
    }
    return known > 0 && 2 * known >= all
  }

  /// As OpenStreetMap writes it: `track_grade3` and `unknown` are words of extracts.
  private static func kindOfRoad(_ value: String) -> String {
    if value == "unknown" { return "road" }
    return value.hasPrefix("track_") ? "track" : value
  }

  /// Where a row's line lies, and how long it is.
  func tags(_ row: Int) -> [String: String] {
    var found = tags.tags(row)
    if let kind { found["highway"] = tags.value(row, kind).map(Self.kindOfRoad) }
    if kind == nil, !isClassified { found["highway"] = nil }
    return found
  }

  /// Whether people walk on a line with these tags; its length is counted for what it is.
  mutating func accepts(_ tags: [String: String], metres: Double) -> Bool {
    switch verdict(tags) {
    case .walked(let tag):
      walked[tag, default: 0] += metres
      if profile.isOneWay(tags) { oneWays += 1 }
      return true
    case .closed(let tag):
      closed[tag, default: 0] += metres
      return false
    case .noWay:
      closed["highway=", default: 0] += metres
      return false
    }
  }

  private func verdict(_ tags: [String: String]) -> WalkabilityProfile.Verdict {
    if let closing = closingMode(tags) { return .closed(by: closing) }
    if isClassified {
      let verdict = profile.verdict(tags)
      guard verdict == .noWay || tags["subtype"] != nil, let other = other(tags) else {
        return verdict
      }
      return .closed(by: other)
    }
    if let other = other(tags) { return .closed(by: other) }
    return profile.restriction(tags, on: "highway=*")
  }

  private func other(_ tags: [String: String]) -> String? {
    Self.others.lazy.compactMap { key in
      tags[key].flatMap { isOther(key, $0.lowercased()) ? "\(key)=\($0)" : nil }
    }.first
  }

  private func isOther(_ key: String, _ value: String) -> Bool {
    switch key {
    case "subtype": ["rail", "water", "railway", "ferry"].contains(value)
    case "barrier": profile.closingBarriers.contains(value)
    case "railway": !["no", "0", "f", "platform"].contains(value)
    default: !["no", "0", "f", "false"].contains(value)
    }
  }

  private func closingMode(_ tags: [String: String]) -> String? {
    for key in Self.modes {
      guard let value = tags[key] else { continue }
      let modes = Set(value.lowercased().split { ";,|/ ".contains($0) }.map(String.init))
      if !modes.isDisjoint(with: Self.otherModes), modes.isDisjoint(with: Self.walkingModes) {
        return "\(key)=\(value)"
      }
    }
    return nil
  }
}

extension LineWalkability {
  /// What is walked and what not, where anything is not; its lengths by tag.
  private var closedRoads: InputMessage? {
    guard !closed.isEmpty else { return nil }
    func sorted(_ lengths: [String: Double]) -> [(tag: String, length: Double)] {
      lengths.map { ($0, $1) }.sorted { ($1.1, $0.0) < ($0.1, $1.0) }
    }
    return .closedRoads(walked: sorted(walked), closed: sorted(closed))
  }

  /// Tells what of the lines is walked, and by which field.
  func note(file: String, columns: [String], log: inout ReadingLog) {
    if let kind, columns[kind] != "highway" { log.assume("\(file): highway = \(columns[kind])") }
    if let closedRoads { log.note(Finding(.info, .kept, says: closedRoads), file: file) }
    if oneWays > 0 { log.note(Finding(.info, .kept, says: .oneWaysOnFoot(oneWays)), file: file) }
  }

  /// `message` with the reason, where lines are closed.
  func explaining(_ message: InputMessage) -> InputMessage {
    closedRoads.map(message.because) ?? message
  }
}
