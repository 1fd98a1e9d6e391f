public import PlanarGeometry

/// How the demand of one community walks to the facilities of one layer.
public struct NetworkFigures: Equatable, Sendable {
  /// True distances of the demand.
  public var distances = DistanceFigures()
  /// Demand within the radius.
  public var covered = 0.0
  /// `covered`: what is off the network is not counted.
  public var low = 0.0
  /// `covered` and what is off the network, of which nothing is known.
  public var high = 0.0
  /// Demand without a leg to the network within the snap limit.
  public var demandOffNetwork = 0.0
  /// Demand that overlapping parts of the land count twice: where a face defeats the exact method, `low` and
  /// `high` are apart by it.
  public var demandCountedTwice = 0.0
  /// Only where it was asked for.
  public var curve: ReachCurve?
  /// Demand on parts of the network that are not connected with its longest.
  public var demandOnIslands = 0.0
  /// Some of the samples beyond the radius, of those that straight lines reach if there are any, spread
  /// over the community; only where they were asked for and the threshold is missed.
  public var missed: [MissedSample] = []

  /// Demand beyond the radius.
  public struct MissedSample: Equatable, Sendable {
    public var position: PlanarPoint
    public var weight: Double
    /// Metres; infinite where there is no way.
    public var distance: Double
    public var connection: NetworkConnection
  }

  public init() {}

  /// Sets `low` and `high` from `covered`.
  ///
  /// - Parameters:
  ///   - unknown: demand off the network; where a layer has no facility at all nobody reaches one.
  ///   - total: all demand.
  mutating func setInterval(unknown: Double, for layer: FacilityLayer, of total: Double) {
    low = covered
    high = layer.isEmpty || unknown == 0 ? covered : min(covered + unknown, total)
  }
}

/// How a place is joined to the facilities of a layer, however far they are.
public enum NetworkConnection: Sendable {
  case connected
  /// No way leads from its part of the network to any of them.
  case unconnected
  /// It has no leg to the network within the snap limit.
  case offNetwork
}

/// How far the demand of one community is from the nearest facility of one type, in metres of walking.
public struct DistanceFigures: Equatable, Sendable {
  /// Least distance of any place in the region, 0 when a facility is inside; infinite without
  /// facilities.
  public var minimum = Double.infinity
  /// Greatest distance of any sample, infinite without facilities; 0 without samples.
  package var maximum = 0.0
  /// Mean over the demand that has a way; NaN without any.
  public var mean = Double.nan
  /// Demand without any way to a facility; on foot also what is off the network.
  public var withoutWay = 0.0
  /// Least d that at least half of the demand that has a way does not exceed; infinite without any.
  public var p50 = Double.infinity
  /// Likewise for nine tenths.
  public var p90 = Double.infinity
  /// Mean of clamp((d − R)/R, 0, 1); NaN without demand.
  public var shortfall = Double.nan
  /// Facilities at most R from some place of the region.
  public var facilitiesInReach = 0

  public init() {}
}
