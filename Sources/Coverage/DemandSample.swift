public import PlanarGeometry

/// One place where demand is measured: a piece of the lattice clipped to a community.
@frozen
public struct DemandSample: Equatable, Sendable {
  /// Centroid of the piece, or a point on its surface where the centroid lies outside.
  public var position: PlanarPoint
  /// Exact area of the piece in m², greater than 0.
  public var weight: Double
  /// Column and row of the lattice cell.
  public var column: Int32
  public var row: Int32

  @inlinable
  public init(position: PlanarPoint, weight: Double, column: Int32, row: Int32) {
    self.position = position
    self.weight = weight
    self.column = column
    self.row = row
  }
}
