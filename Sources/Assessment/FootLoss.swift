/// A type that a community meets by straight lines and misses on foot, and what makes the difference.
public struct FootLoss: Equatable, Sendable {
  /// Positions of the community, and of the type among the examined.
  public var community: Int
  public var type: Int
  /// People or m² within the radius by straight lines, but not on foot.
  public var lost: Double
  /// The place of demand that shows it: metres to the nearest facility in a straight line…
  public var straightDistance: Double
  /// …and metres on foot to the nearest facility; nil where there is no way.
  public var walkingDistance: Double?
  public var cause: Cause

  /// The walk by the straight line; nil where there is no way, or no distance.
  public var detour: Double? {
    guard let walkingDistance, straightDistance > 0 else { return nil }
    return walkingDistance / straightDistance
  }

  public enum Cause: Equatable, Sendable {
    /// The straight line crosses this barrier, and the walk is longer than streets at right angles would make it.
    case barrier(name: String?)
    /// The ways lead round, such as about a compound without a gate.
    case detour
    /// The network around the place is not connected with any facility's.
    case island
    /// No walkable way lies within the snap limit.
    case offNetwork
  }

  package init(
    community: Int, type: Int, lost: Double, straightDistance: Double, walkingDistance: Double?,
    cause: Cause
  ) {
    self.community = community
    self.type = type
    self.lost = lost
    self.straightDistance = straightDistance
    self.walkingDistance = walkingDistance
    self.cause = cause
  }
}

/// What the network of a run does not connect.
public struct NetworkGaps: Equatable, Sendable {
  /// Positions in the city's facilities of those that have no way to a walkable edge within the snap
  /// limit, ascending: nobody reaches them.
  public var facilitiesOffNetwork: [Int] = []
  /// Demand of the first examined type, in people or m².
  public var demand = 0.0
  /// The part of it that has no way to one.
  public var demandOffNetwork = 0.0
  /// Likewise its share of each community; nil without demand.
  public var shareOffNetwork: [Double?] = []
  /// The part of it on parts of the network that are not connected with its longest.
  public var demandOnIslands = 0.0
  /// The part of it that overlapping parts of land count twice, and in how many communities.
  public var demandCountedTwice = 0.0
  public var communitiesCountedTwice = 0

  public init() {}

  /// The share of the demand that has no way to an edge, 0…1; nil without demand.
  public var offNetwork: Double? { demand > 0 ? min(max(demandOffNetwork / demand, 0), 1) : nil }

  /// Communities with demand, and those of them whose demand is all off the network.
  public var communities: (all: Int, offNetwork: Int) {
    let shares = shareOffNetwork.compactMap(\.self)
    return (shares.count, shares.count { $0 > 1 - 1e-9 })
  }

  /// Whether the network plainly does not cover the study area: at least a tenth of the communities that have
  /// demand, or half of all demand, is off it. A hamlet in the hills is neither; a network of another district is.
  public var leavesOutArea: Bool {
    let (all, off) = communities
    return all > 0 && 10 * off >= all || offNetwork ?? 0 >= 0.5
  }
}
