internal import PlanarGeometry

/// A packed R-tree of points in Hilbert order, after flatbush.
///
/// ```
/// points  [ run 0 (runSize points) | run 1 | … ]     along the Hilbert curve
/// levels  [ boxes of the runs | … | root ]
/// ```
///
/// Memory: 20 bytes a point and 32 a box, about one for 14 points.
struct PackedHilbertTree: PointIndex {
  private static let runSize = 16

  private let levels: PackedLevels
  private let runs: PointRuns

  /// - Parameter points: finite.
  /// - Complexity: O(points).
  init(_ points: [PlanarPoint]) {
    let positions = HilbertOrder(points).positions
    let runs = PointRuns(points: positions.map { points[Int($0)] }, positions: positions)
    self.runs = runs
    levels = PackedLevels(
      stride(from: 0, to: points.count, by: Self.runSize).map { start in
        PlanarBox(around: runs.points[start..<min(start + Self.runSize, points.count)])
      })
  }

  var count: Int { runs.count }

  /// 20 bytes a point, 32 a box and 8 a level.
  var bytes: Int { runs.bytes + levels.bytes }

  private func run(_ number: Int) -> Range<Int> {
    let start = number &* Self.runSize
    return start..<min(start &+ Self.runSize, count)
  }

  /// Complexity: O(log n + hits), expected.
  func radius(_ radius: Double, around center: PlanarPoint, into result: inout [Int32]) {
    guard let circle = SearchCircle(radius, around: center) else { return }
    levels.forEachItem {
      $0.squaredDistance(to: center) <= circle.squaredRadius
    } _: {
      runs.append(run($0), inside: circle, to: &result)
    }
  }

  /// Complexity: O(log n + hits), expected.
  func box(_ box: PlanarBox, into result: inout [Int32]) {
    levels.forEachItem {
      $0.intersects(box)
    } _: {
      runs.append(run($0), inside: box, to: &result)
    }
  }

  /// Complexity: O(log n), expected.
  func nearest(to center: PlanarPoint, within limit: Double) -> Neighbor? {
    guard let circle = SearchCircle(limit, around: center) else { return nil }
    var nearest = NearestPoint(within: circle)
    offerAll(around: center, to: &nearest)
    return nearest.found
  }

  /// Complexity: O(log n + count · log count), expected.
  func nearest(
    _ count: Int, to center: PlanarPoint, within limit: Double, into result: inout [Neighbor]
  ) {
    guard count > 0, let circle = SearchCircle(limit, around: center) else { return }
    var nearest = NearestPoints(count, within: circle, after: &result)
    offerAll(around: center, to: &nearest)
    nearest.finish(into: &result)
  }

  private func offerAll(around center: PlanarPoint, to collector: inout some NeighborCollector) {
    guard levels.itemCount > 0 else { return }
    offer(node: 0, level: levels.rootLevel, around: center, to: &collector)
  }

  /// Looks at the children of a node from the nearest to the farthest.
  private func offer(
    node: Int, level: Int, around center: PlanarPoint, to collector: inout some NeighborCollector
  ) {
    guard level > 0 else { return runs.offer(run(node), around: center, to: &collector) }
    let children = levels.children(of: node, level: level)
    var near = ChildrenByDistance()
    for child in children {
      let squared = levels.boxes[child].squaredDistance(to: center)
      if squared <= collector.bound { near.insert(child, squared) }
    }
    for place in 0..<near.count where near.squaredDistances[place] <= collector.bound {
      let child = near.slots[place] &- levels.levelStarts[level - 1]
      offer(node: child, level: level - 1, around: center, to: &collector)
    }
  }
}

/// Children of one node, sorted by the distance of their boxes.
private struct ChildrenByDistance {
  private(set) var count = 0
  private(set) var slots = InlineArray<8, Int>(repeating: 0)
  private(set) var squaredDistances = InlineArray<8, Double>(repeating: 0)

  @inline(__always)
  mutating func insert(_ slot: Int, _ squaredDistance: Double) {
    var place = count
    while place > 0 && squaredDistances[place - 1] > squaredDistance {
      slots[place] = slots[place - 1]
      squaredDistances[place] = squaredDistances[place - 1]
      place &-= 1
    }
    slots[place] = slot
    squaredDistances[place] = squaredDistance
    count &+= 1
  }
}
