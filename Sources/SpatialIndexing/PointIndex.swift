public import PlanarGeometry

/// Answers neighbourhood questions about a fixed set of points, all of them finite.
///
/// Answers are positions in the array the index was built from. Laws, held by every strategy and
/// tested against `LinearScan`:
/// - `radius` and `box` append every point they name exactly once, in no particular order;
/// - distances are compared as computed squares, `d² ≤ r²`, so a point at exactly the radius is given;
/// - `nearest` orders by (d², position): of equally near points the smallest position comes first;
/// - nothing lies within a negative or NaN distance, around a centre that is not finite, or in a box
///   with a NaN side; an infinite distance reaches every point.
///
/// Which strategy is used therefore never changes a result, only time and memory.
public protocol PointIndex: Sendable {
  var count: Int { get }

  /// Memory in bytes that the index holds, spare capacity of its arrays not counted.
  var bytes: Int { get }

  /// Appends the positions of all points within `radius` metres of `center` to `result`.
  func radius(_ radius: Double, around center: PlanarPoint, into result: inout [Int32])

  /// Appends the positions of all points inside `box`, border included, to `result`.
  func box(_ box: PlanarBox, into result: inout [Int32])

  /// The nearest point at most `limit` metres away, or nil when there is none.
  func nearest(to center: PlanarPoint, within limit: Double) -> Neighbor?

  /// Appends the `count` nearest points at most `limit` metres away to `result`, in ascending order;
  /// fewer when there are fewer, none for a `count` below 1.
  func nearest(
    _ count: Int, to center: PlanarPoint, within limit: Double, into result: inout [Neighbor])
}
