/// Which ways of OpenStreetMap people walk on, by their tags.
///
/// The rule, in this order: `foot` decides where it says yes or no; else `access` may close the way;
/// else the value of `highway` decides, or a sidewalk beside a road that is otherwise closed.
public struct WalkabilityProfile: Hashable, Sendable {
  /// Values of `highway` that are walked on unless another tag closes them.
  public var openHighways: Set<String>
  /// Values of `highway` that are walked on only where `foot` or a sidewalk opens them.
  public var conditionalHighways: Set<String>
  /// Values of `railway` and `public_transport` that are walked on without being a highway.
  public var platforms: Set<String>
  /// Values of `foot` that open a way, whatever `access` says.
  public var openingFoot: Set<String>
  /// Values of `foot` that close a way.
  public var closingFoot: Set<String>
  /// Values of `access` that close a way for which `foot` says nothing.
  public var closingAccess: Set<String>
  /// Values of `sidewalk`, `sidewalk:both`, `sidewalk:left`, `sidewalk:right` that tell of a sidewalk.
  public var sidewalks: Set<String>
  /// Whether outlines of areas (`area=yes`), such as squares, are walked along.
  public var walksAroundAreas: Bool

  public init(
    openHighways: Set<String>, conditionalHighways: Set<String>, platforms: Set<String>,
    openingFoot: Set<String>, closingFoot: Set<String>, closingAccess: Set<String>,
    sidewalks: Set<String>, walksAroundAreas: Bool
  ) {
    self.openHighways = openHighways
    self.conditionalHighways = conditionalHighways
    self.platforms = platforms
    self.openingFoot = openingFoot
    self.closingFoot = closingFoot
    self.closingAccess = closingAccess
    self.sidewalks = sidewalks
    self.walksAroundAreas = walksAroundAreas
  }

  /// Streets, paths, steps and platforms; no motorways, and trunk roads only with a sidewalk.
  public static let standard = WalkabilityProfile(
    openHighways: [
      "bridleway", "corridor", "crossing", "cycleway", "elevator", "footway", "living_street",
      "path", "pedestrian", "platform", "primary", "primary_link", "residential", "road",
      "secondary", "secondary_link", "service", "steps", "tertiary", "tertiary_link", "track",
      "unclassified",
    ],
    conditionalHighways: ["busway", "trunk", "trunk_link"],
    platforms: ["platform"],
    openingFoot: ["yes", "designated", "permissive", "official", "public", "destination"],
    closingFoot: ["no", "private", "use_sidepath", "military"],
    closingAccess: ["no", "private", "military", "agricultural", "forestry"],
    sidewalks: ["yes", "both", "left", "right"],
    walksAroundAreas: true)

  /// Keys of the tags that the profile looks at.
  package static let keys: Set<String> = [
    "highway", "railway", "public_transport", "foot", "access", "area", "sidewalk",
    "sidewalk:both", "sidewalk:left", "sidewalk:right",
  ]

  /// Whether people walk on a way with these tags.
  package func accepts(_ tags: [String: String]) -> Bool {
    guard isWay(tags), walksAroundAreas || tags["area"] != "yes" else { return false }
    if let foot = tags["foot"] {
      if openingFoot.contains(foot) { return true }
      if closingFoot.contains(foot) { return false }
    }
    if let access = tags["access"], closingAccess.contains(access) { return false }
    guard let highway = tags["highway"], conditionalHighways.contains(highway) else { return true }
    return hasSidewalk(tags)
  }

  private func isWay(_ tags: [String: String]) -> Bool {
    if let highway = tags["highway"] {
      return openHighways.contains(highway) || conditionalHighways.contains(highway)
    }
    return ["railway", "public_transport"].contains { tags[$0].map(platforms.contains) ?? false }
  }

  private func hasSidewalk(_ tags: [String: String]) -> Bool {
    ["sidewalk", "sidewalk:both", "sidewalk:left", "sidewalk:right"].contains { key in
      tags[key].map(sidewalks.contains) ?? false
    }
  }
}
