/// What a line is to somebody who cuts a city along streets, railways and rivers.
package enum LineKind: UInt8, Sendable {
  /// Trunk, primary and secondary roads, and motorways.
  case mainStreet
  /// Other streets that are no footpaths.
  case sideStreet
  /// Railways but those in tunnels, and of light ones those on bridges.
  case railway
  case river
  case barrier

  /// Keys of the tags that are looked at, besides those of `WayLevel`.
  package static let keys: Set<String> = ["highway", "railway", "waterway", "barrier", "service"]

  /// What the tags of a line say; nil where nothing is cut along it: in tunnels, along footpaths and driveways.
  package init?(_ tags: [String: String]) {
    guard !tags.isEmpty else { return nil }
    let kind =
      tags["highway"].flatMap { Self.kind(ofHighway: $0, service: tags["service"]) }
      ?? tags["railway"].flatMap { Self.kind(ofRailway: $0, tags) }
      ?? tags["waterway"].flatMap { Self.waters.contains($0) ? .river : nil }
      ?? tags["barrier"].flatMap { Self.walls.contains($0) ? .barrier : nil }
    guard let kind, !WayLevel(tags).isTunnel else { return nil }
    self = kind
  }

  /// Whether a value of `highway` says that something is a way, whether or not anything is cut along it.
  package static func knows(highway value: String) -> Bool {
    mainStreets.contains(value) || sideStreets.contains(value) || paths.contains(value)
      || value.hasPrefix("track")
  }

  private static func kind(ofHighway value: String, service: String?) -> LineKind? {
    if mainStreets.contains(value) { return .mainStreet }
    guard sideStreets.contains(value) else { return nil }
    return value == "service" && driveways.contains(service ?? "") ? nil : .sideStreet
  }

  private static func kind(ofRailway value: String, _ tags: [String: String]) -> LineKind? {
    guard railways.contains(value) else { return nil }
    return value == "rail" || !WayLevel(tags).isBridge ? .railway : nil
  }

  private static let mainStreets: Set<String> = [
    "motorway", "motorway_link", "trunk", "trunk_link", "primary", "primary_link", "secondary",
    "secondary_link",
  ]
  private static let sideStreets: Set<String> = [
    "tertiary", "tertiary_link", "unclassified", "residential", "living_street", "road", "service",
  ]
  private static let paths: Set<String> = [
    "footway", "path", "steps", "pedestrian", "cycleway", "bridleway", "corridor", "platform",
    "crossing", "elevator", "busway", "bus_guideway", "raceway", "escape", "construction",
    "proposed", "planned", "abandoned", "disused", "razed", "rest_area", "services", "bus_stop",
    "no", "via_ferrata",
  ]
  private static let driveways: Set<String> = [
    "driveway", "parking_aisle", "drive-through", "emergency_access",
  ]
  private static let railways: Set<String> = ["rail", "light_rail", "subway"]
  private static let waters: Set<String> = ["river", "canal", "stream", "riverbank"]
  private static let walls: Set<String> = [
    "wall", "fence", "city_wall", "retaining_wall", "hedge", "wire_fence", "wood_fence",
  ]
}
