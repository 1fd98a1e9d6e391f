public import Assessment
public import PlanarGeometry

/// How circles are drawn.
public struct CircleOptions: Sendable {
  /// Of the circle's walk, such as 5 or 15.
  public var minutes: Int
  /// Metres of that walk.
  public var radius: Double
  public var band: PeopleBand
  /// How many circles; nil: as few as the band allows where each lies within a community, otherwise as many as bring
  /// them nearest to the middle of the band.
  public var count: Int?
  /// What a circle lies within; `anyone`: the city.
  public var within: ServedArea
  /// Circles below the band join a neighbour of the same street.
  public var joinsSmall = false
  public var rules = CircleRules()
  /// Metres a person walks for each metre of a straight line where there is no network, at least 1.
  public var detour = 1.0
  /// Metres that a place may lie from the network.
  public var snapLimit = 500.0
  /// Side in metres of the lattice on which people are placed where they are spread over land.
  public var cell = 100.0
  public var seed: UInt64 = 1
  /// Whether the walks of the finished circles are measured; those that are drawn for larger ones need none.
  public var measuresWalks = true
  /// Tasks that work at once; the result does not depend on it.
  public var threads = 1

  public init(minutes: Int, radius: Double, band: PeopleBand, within: ServedArea) {
    self.minutes = minutes
    self.radius = radius
    self.band = band
    self.within = within
  }
}

/// An existing facility that can be the centre of a circle, such as a service station.
public struct CentreSite: Equatable, Sendable {
  public var id: String
  public var name: String?
  public var position: PlanarPoint

  public init(id: String, name: String? = nil, position: PlanarPoint) {
    self.id = id
    self.name = name
    self.position = position
  }
}

/// Circles that exist already.
public struct KeptCircles: Equatable, Sendable {
  public var ids: [String]
  /// By atom, the position in `ids` of its circle; negative where it has none.
  public var circleOfAtom: [Int32]

  public init(ids: [String], circleOfAtom: [Int32]) {
    self.ids = ids
    self.circleOfAtom = circleOfAtom
  }
}

/// A change that a planner makes to circles.
public enum CircleEdit: Equatable, Sendable {
  case move(atom: String, circle: String)
  /// The first keeps its id.
  case merge([String])
  /// Into so many, drawn by the same rules; the part with the centre keeps the id.
  case split(String, into: Int)
}
