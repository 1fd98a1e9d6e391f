import OSMFiles
import TableFiles
import Wording

/// Lines of a layer of barriers that stop nobody, by their tags: what lies under the ground or on a bridge, what is
/// low or has a door, and what does not exist.
struct PassableBarriers {
  private let tags: LineTags
  private let all: Int
  private var counts: [String: Int] = [:]

  private static let values: [String: Set<String>] = [
    "barrier": [
      "kerb", "gate", "entrance", "cycle_barrier", "bollard", "block", "lift_gate", "swing_gate",
      "stile",
      "kissing_gate", "turnstile", "height_restrictor", "cattle_grid", "no",
    ],
    "railway": lifecycle, "highway": lifecycle, "waterway": lifecycle,
    "location": ["underground", "overhead", "overground"],
  ]
  private static let lifecycle: Set<String> = [
    "abandoned", "proposed", "construction", "razed", "dismantled", "planned", "demolished",
    "removed",
  ]

  init(_ attributes: AttributeTable) {
    tags = LineTags(attributes, keys: WayLevel.keys.union(Self.values.keys))
    all = attributes.count
  }

  /// Whether a feature stops nobody, which is counted.
  mutating func takes(_ feature: Int) -> Bool {
    guard !tags.isEmpty, let tag = passage(tags.tags(feature)) else { return false }
    counts[tag, default: 0] += 1
    return true
  }

  private func passage(_ tags: [String: String]) -> String? {
    for (key, values) in Self.values.sorted(by: { $0.key < $1.key }) {
      if let value = tags[key], values.contains(value.lowercased()) { return "\(key)=\(value)" }
    }
    let level = WayLevel(tags)
    guard level.isTunnel || level.isBridge || level.number < 0 else { return nil }
    let key = ["tunnel", "bridge", "layer", "level"].first { tags[$0] != nil }
    return key.map { "\($0)=\(tags[$0] ?? "")" }
  }

  var finding: Finding? {
    guard !counts.isEmpty else { return nil }
    let listed = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(5)
    let message = InputMessage.passableBarriers(
      counts.values.reduce(0, +), of: all,
      tags: listed.map { "\($0.key.prefix(40)) \($0.value)" }.joined(separator: ", "))
    return Finding(.info, .kept, says: message)
  }
}
