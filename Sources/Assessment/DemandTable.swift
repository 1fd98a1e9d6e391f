public import PlanarGeometry

/// Every place of demand of a run and how far it is from the nearest facility of each examined type.
///
/// ```
/// ids, communities, positions, weights  [ place 0 | place 1 | … ]     in the order of the communities
/// nearest                               [ place 0: type 0, type 1 … | place 1: … ]
/// ```
public struct DemandTable: Sendable {
  /// The source's id of a point, `community:column:row` of a cell, `source@community` of a polygon's
  /// part (with `:column:row` where the lattice cuts it).
  public var ids: [String] = []
  /// Positions of communities.
  public var communities: [Int32] = []
  public var positions: [PlanarPoint] = []
  /// People or m² by group: `weights[group]` of each place; groups that the source does not tell of
  /// are absent and everyone is counted.
  public var weights: [PopulationGroup: [Double]] = [:]
  public var nearest: [NearestFacility] = []

  package init() {}

  /// People or m² of a place that count for a type of the group.
  public func weight(of place: Int, group: PopulationGroup) -> Double? {
    (weights[group] ?? weights[.everyone])?[place]
  }

  public struct NearestFacility: Equatable, Sendable {
    /// Metres of walking; infinite where there is no way.
    public var distance: Double
    /// Position in the city's facilities; −1 where the distance is infinite.
    public var facility: Int32
    public var status: DemandStatus

    package init(distance: Double, facility: Int32, status: DemandStatus) {
      self.distance = distance
      self.facility = facility
      self.status = status
    }
  }
}

/// How a place of demand stands to the facilities of a type.
public enum DemandStatus: String, Sendable, CaseIterable {
  /// d ≤ R, see `ReachLimit`.
  case reached
  /// A facility can be walked to, farther away.
  case beyond
  /// No way leads from the part of the network where the place is to any facility.
  case unreachable
  /// No walkable edge lies within the snap limit, or barriers are in between.
  case offNetwork = "off_network"
}
