public import PlanarGeometry

/// Looks at every point. The oracle of the other strategies' tests, and the fastest for a handful.
public struct LinearScan: PointIndex {
  private let points: [PlanarPoint]

  public init(_ points: [PlanarPoint]) { self.points = points }

  public var count: Int { points.count }

  /// Complexity: O(points).
  public func radius(_ radius: Double, around center: PlanarPoint, into result: inout [Int32]) {
    let limit = radius * radius
    for (position, point) in points.enumerated()
    where point.squaredDistance(to: center) <= limit {
      result.append(Int32(position))
    }
  }

  /// Complexity: O(points).
  public func box(_ box: PlanarBox, into result: inout [Int32]) {
    for (position, point) in points.enumerated() where box.contains(point) {
      result.append(Int32(position))
    }
  }

  /// Complexity: O(points).
  public func nearest(to center: PlanarPoint, within limit: Double) -> Neighbor? {
    var best: Neighbor?
    var least = limit * limit
    for (position, point) in points.enumerated() {
      let squared = point.squaredDistance(to: center)
      guard best == nil ? squared <= least : squared < least else { continue }
      least = squared
      best = Neighbor(position: Int32(position), squaredDistance: squared)
    }
    return best
  }
}
