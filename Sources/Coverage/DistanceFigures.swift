/// How far the demand of one community is from the nearest facility of one type, in metres of walking.
public struct DistanceFigures: Equatable, Sendable {
  /// Least distance of any place in the region, 0 when a facility is inside; infinite without
  /// facilities.
  public var minimum = Double.infinity
  /// Greatest distance of any sample, infinite without facilities; 0 without samples.
  package var maximum = 0.0
  /// Mean of min(d, 3R); NaN without demand.
  public var mean = Double.nan
  /// Least d that at least half of the demand does not exceed; infinite beyond 3R.
  public var p50 = Double.infinity
  /// Likewise for nine tenths.
  public var p90 = Double.infinity
  /// Mean of clamp((d − R)/R, 0, 1); NaN without demand.
  public var shortfall = Double.nan
  /// Facilities at most R from some place of the region.
  public var facilitiesInReach = 0

  public init() {}
}
