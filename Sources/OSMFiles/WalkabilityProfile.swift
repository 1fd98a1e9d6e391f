/// Which ways of OpenStreetMap people walk on and which nodes they pass, by their tags.
///
/// The rule for ways, in this order: what is planned or gone (`demolished=yes`) is closed; `foot` decides where it says
/// yes or no; else what is out of use (`disused=yes`) is closed, and `access` may close the way; else the value of
/// `highway` decides, or a sidewalk beside a road that is otherwise closed. For nodes with a `barrier`: `foot` decides
/// where it says yes or no; else `access`, `locked`, `gate` or the value of `barrier` may close the node.
///
/// Values may be lists (`no;private`): `foot` opens with one value that opens, and a list closes when all of its
/// values do.
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
  /// Values of `motorroad` by which a road is walked on only where `foot` or a sidewalk opens it.
  public var conditionalMotorroads: Set<String>
  /// Keys among `lifecycleKeys` that close a way by the value `yes`.
  public var closingLifecycles: Set<String>
  /// Values of `barrier` that close a node for which `foot` says nothing.
  public var closingBarriers: Set<String>
  /// Values of `locked` that close a node with a `barrier` for which `foot` says nothing.
  public var closingLocks: Set<String>
  /// Values of `gate` that close a node with a `barrier` for which `foot` says nothing.
  public var closingGates: Set<String>
  /// Whether nodes close ways at all.
  public var closesAtNodes: Bool
  /// Whether outlines of areas (`area=yes`), such as squares, are walked along.
  public var walksAroundAreas: Bool

  public init(
    openHighways: Set<String>, conditionalHighways: Set<String>, platforms: Set<String>,
    openingFoot: Set<String>, closingFoot: Set<String>, closingAccess: Set<String>,
    sidewalks: Set<String>, conditionalMotorroads: Set<String>, closingLifecycles: Set<String>,
    closingBarriers: Set<String>, closingLocks: Set<String>, closingGates: Set<String>,
    closesAtNodes: Bool, walksAroundAreas: Bool
  ) {
    self.openHighways = openHighways
    self.conditionalHighways = conditionalHighways
    self.platforms = platforms
    self.openingFoot = openingFoot
    self.closingFoot = closingFoot
    self.closingAccess = closingAccess
    self.sidewalks = sidewalks
    self.conditionalMotorroads = conditionalMotorroads
    self.closingLifecycles = closingLifecycles
    self.closingBarriers = closingBarriers
    self.closingLocks = closingLocks
    self.closingGates = closingGates
    self.closesAtNodes = closesAtNodes
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
    closingFoot: refusals.union(["private", "use_sidepath", "military", "permit", "delivery"]),
    closingAccess: refusals.union([
      "private", "military", "agricultural", "forestry", "permit", "delivery",
    ]),
    sidewalks: ["yes", "both", "left", "right"], conditionalMotorroads: ["yes"],
    closingLifecycles: lifecycleKeys,
    closingBarriers: [
      "wall", "fence", "city_wall", "retaining_wall", "hedge", "wire_fence", "wood_fence",
    ],
    closingLocks: ["yes", "true", "1"], closingGates: ["closed", "locked"], closesAtNodes: true,
    walksAroundAreas: true)

  /// Words that plainly say no, as people write them.
  private static let refusals: Set<String> = [
    "no", "false", "0", "none", "prohibited", "forbidden", "closed", "restricted",
  ]
}
