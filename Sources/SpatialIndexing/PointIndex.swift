public import PlanarGeometry

/// Answers neighbourhood questions about a fixed set of points.
///
/// Answers are positions in the array the index was built from. Laws, held by every strategy and
/// tested against `LinearScan`:
/// - `radius` and `box` give every point they name exactly once, in no particular order;
/// - distances are compared as squares, `d² ≤ r²`, so a point at exactly the radius is given;
/// - of equally near points `nearest` gives the one with the smallest position.
public protocol PointIndex: Sendable {
  /// Points must be finite.
  init(_ points: [PlanarPoint])

  var count: Int { get }

  /// Appends the positions of all points within `radius` metres of `center` to `result`.
  func radius(_ radius: Double, around center: PlanarPoint, into result: inout [Int32])

  /// Appends the positions of all points inside `box`, border included, to `result`.
  func box(_ box: PlanarBox, into result: inout [Int32])

  /// The nearest point at most `limit` metres away, or nil when there is none.
  func nearest(to center: PlanarPoint, within limit: Double) -> Neighbor?
}

/// A point found by an index.
@frozen
public struct Neighbor: Hashable, Sendable {
  /// Position in the indexed points.
  public var position: Int32
  /// Squared distance in m².
  public var squaredDistance: Double

  @inlinable
  public init(position: Int32, squaredDistance: Double) {
    self.position = position
    self.squaredDistance = squaredDistance
  }
}
