public import PlanarGeometry

/// The way from a community to its nearest facility of a type.
public struct CommunityWay: Sendable {
  /// From where in the community.
  public enum Start: String, Sendable {
    /// The place of demand that is nearest to a facility.
    case nearest
    /// The one in the middle by its walk: half walk no farther.
    case middle
  }

  public var start: Start
  /// Position of the facility in the city's table.
  public var facility: Int
  /// Whether it is walked on the network; otherwise a straight line that nobody has checked.
  public var isWalked: Bool
  /// Metres: on foot as the network states them, legs included; else straight metres × detour.
  public var metres: Double
  /// From the community to the facility, in local metres; one place alone for who is there already.
  public var line: [PlanarPoint]
  /// Metres of the legs to the network and from it.
  public var firstLeg = 0.0
  public var lastLeg = 0.0
  /// Junctions that are passed.
  public var junctions = 0
  /// Metres in tunnels and on decks.
  public var metresOffGround = 0.0
  /// Whether the straight line passes a barrier, and the barrier's name where it has one.
  public var crossesBarrier = false
  public var barrier: String?

  init(_ start: Start, facility: Int, isWalked: Bool, metres: Double, line: [PlanarPoint]) {
    (self.start, self.facility, self.isWalked) = (start, facility, isWalked)
    (self.metres, self.line) = (metres, line)
  }

  /// Metres from the first place to the last as the crow flies.
  public var straight: Double {
    guard let first = line.first, let last = line.last else { return 0 }
    return first.distance(to: last)
  }
}
