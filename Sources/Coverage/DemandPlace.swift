public import PlanarGeometry

/// A place of demand at which distances are measured: a piece of land in a cell of the lattice, or a
/// point.
public struct DemandPlace: Sendable {
  public var position: PlanarPoint
  /// Cell of the lattice.
  public var column: Int32
  public var row: Int32
  /// Number of the land or point that it belongs to.
  public var place: Int32
  /// Share of the land's or point's demand, 0…1.
  public var share: Double
}

extension CommunityDemand {
  /// The places at which distances are measured, in the order that all measurements of them keep.
  ///
  /// - Parameter cell: side of the demand lattice in metres, greater than 0.
  /// - Complexity: O(cells · log cells).
  public func places(cell: Double) -> [DemandPlace] {
    var lattice = DemandLattice(cell: cell)
    var sampled = SampledDemand()
    sampled.sample(self, &lattice)
    return sampled.samples
  }
}

/// How far a place of demand is from the nearest facility of a layer, and from which.
public struct PlaceDistance: Equatable, Sendable {
  /// Metres of walking; infinite where there is no way.
  public var distance: Double
  /// Number of the facility in its layer, of equally near ones the smallest; −1 where the distance is
  /// infinite.
  public var facility: Int32
  /// Whether the place counts as covered.
  public var isReached: Bool
  /// Always connected where distances are straight.
  public var connection: NetworkConnection

  init(
    _ nearest: (distance: Double, facility: Int32)?, isReached: Bool,
    _ connection: NetworkConnection
  ) {
    distance = nearest?.distance ?? .infinity
    facility = nearest?.facility ?? -1
    self.isReached = isReached
    self.connection = connection
  }
}
