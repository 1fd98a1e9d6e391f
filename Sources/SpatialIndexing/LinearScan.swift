public import PlanarGeometry

/// Looks at every point. The oracle of the other strategies' tests, and the fastest for a handful.
public struct LinearScan: PointIndex {
  private let points: [PlanarPoint]

  /// - Parameter points: finite.
  public init(_ points: [PlanarPoint]) { self.points = points }

  public var count: Int { points.count }

  /// 16 bytes a point.
  public var bytes: Int { points.count * MemoryLayout<PlanarPoint>.stride }

  /// Complexity: O(points).
  public func radius(_ radius: Double, around center: PlanarPoint, into result: inout [Int32]) {
    guard let circle = SearchCircle(radius, around: center) else { return }
    for (position, point) in points.enumerated() where circle.contains(point) {
      result.append(Int32(truncatingIfNeeded: position))
    }
  }

  /// Complexity: O(points).
  public func box(_ box: PlanarBox, into result: inout [Int32]) {
    for (position, point) in points.enumerated() where box.contains(point) {
      result.append(Int32(truncatingIfNeeded: position))
    }
  }

  /// Complexity: O(points).
  public func nearest(to center: PlanarPoint, within limit: Double) -> Neighbor? {
    guard let circle = SearchCircle(limit, around: center) else { return nil }
    var nearest = NearestPoint(within: circle)
    offerAll(around: circle, to: &nearest)
    return nearest.found
  }

  /// Complexity: O(points · log count).
  public func nearest(
    _ count: Int, to center: PlanarPoint, within limit: Double, into result: inout [Neighbor]
  ) {
    guard count > 0, let circle = SearchCircle(limit, around: center) else { return }
    var nearest = NearestPoints(count, within: circle, after: &result)
    offerAll(around: circle, to: &nearest)
    nearest.finish(into: &result)
  }

  private func offerAll(around circle: SearchCircle, to collector: inout some NeighborCollector) {
    for (position, point) in points.enumerated() {
      collector.offer(
        Neighbor(
          position: Int32(truncatingIfNeeded: position),
          squaredDistance: point.squaredDistance(to: circle.center)))
    }
  }
}
