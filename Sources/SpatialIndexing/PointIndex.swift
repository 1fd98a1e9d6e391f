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

/// A way to index points, by the name that the command and the benchmarks use. The choice never
/// changes a result.
public struct IndexStrategy: Sendable {
  /// Unique among the strategies in use: two with the same name are equal.
  public let name: String
  private let make: @Sendable ([PlanarPoint]) -> any PointIndex

  public init(name: String, make: @escaping @Sendable ([PlanarPoint]) -> any PointIndex) {
    self.name = name
    self.make = make
  }

  /// - Parameter points: finite.
  public func makeIndex(_ points: [PlanarPoint]) -> any PointIndex { make(points) }

  public static let grid = IndexStrategy(name: "grid") { UniformGrid($0) }
  public static let kdtree = IndexStrategy(name: "kdtree") { KDTree($0) }
  public static let hilbert = IndexStrategy(name: "hilbert") { PackedHilbertTree($0) }
  public static let linear = IndexStrategy(name: "linear") { LinearScan($0) }
}

extension IndexStrategy: Equatable {
  public static func == (a: IndexStrategy, b: IndexStrategy) -> Bool { a.name == b.name }
}

extension IndexStrategy: CustomStringConvertible {
  public var description: String { name }
}

/// What a query with a centre and a distance looks for: points whose computed squared distance is at
/// most `squaredRadius`.
@usableFromInline
package struct SearchCircle: Sendable {
  @usableFromInline package let center: PlanarPoint
  /// In m²; infinite when the radius is, or when its square overflows.
  @usableFromInline package let squaredRadius: Double
  private let radius: Double

  /// nil when no point can be found: a negative or NaN radius, or a centre that is not finite.
  package init?(_ radius: Double, around center: PlanarPoint) {
    guard radius >= 0, center.isFinite else { return nil }
    self.center = center
    self.radius = radius
    squaredRadius = radius * radius
  }

  @inlinable
  package func contains(_ point: PlanarPoint) -> Bool {
    point.squaredDistance(to: center) <= squaredRadius
  }

  /// A box that holds every point of the circle, with a margin for the rounding of differences and
  /// squares: 9 units in the last place of the coordinate or radius, and what squares underflow.
  package var box: PlanarBox {
    guard squaredRadius < .infinity else {
      return PlanarBox(
        minX: -.infinity, minY: -.infinity, maxX: .infinity, maxY: .infinity)
    }
    let least = radius + 1e-150
    let x = least + (abs(center.x) + least) * 2e-15
    let y = least + (abs(center.y) + least) * 2e-15
    return PlanarBox(
      minX: center.x - x, minY: center.y - y, maxX: center.x + x, maxY: center.y + y)
  }
}
