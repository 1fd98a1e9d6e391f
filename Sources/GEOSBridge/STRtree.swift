internal import PlanarGeometry
public import SpatialIndexing
internal import Synchronization

/// GEOS's R-tree of points, packed by sorted tiles with ten children a node, through its C interface:
/// the strategy that the others are measured against.
///
/// The tree finds points by boxes only; distances are compared here, so that answers are those of
/// every other strategy. Where GEOS fails, which takes a lack of memory, points are looked at one by
/// one.
final class STRtree: PointIndex {
  private let tree: GEOSPointTree?
  private let points: [PlanarPoint]
  private let extent: PlanarBox
  private let idle = Mutex<[IdleContext]>([])

  /// - Parameter points: finite.
  /// - Complexity: O(n log n).
  init(_ points: [PlanarPoint]) {
    self.points = points
    extent = PlanarBox(around: points)
    tree = try? GEOSPointTree(of: points)
  }

  var count: Int { points.count }

  /// 16 bytes a point here and, counted from GEOS 3.11's source, 48 bytes in the tree for every point
  /// and every node.
  var bytes: Int {
    var (nodes, level) = (points.count, points.count)
    while level > 1 {
      level = (level + 9) / 10
      nodes += level
    }
    return points.count * MemoryLayout<PlanarPoint>.stride + nodes * 48
  }

  /// Complexity: O(log n + points in the circle's box).
  func radius(_ radius: Double, around center: PlanarPoint, into result: inout [Int32]) {
    guard let circle = SearchCircle(radius, around: center) else { return }
    let start = result.count
    candidates(in: circle.box, &result)
    keep(after: start, of: &result) { circle.contains($0) }
  }

  /// Complexity: O(log n + hits).
  func box(_ box: PlanarBox, into result: inout [Int32]) {
    let start = result.count
    candidates(in: box, &result)
    keep(after: start, of: &result) { box.contains($0) }
  }

  /// Complexity: O(log n), expected.
  func nearest(to center: PlanarPoint, within limit: Double) -> Neighbor? {
    guard let circle = SearchCircle(limit, around: center) else { return nil }
    let near = withContext { tree?.nearest(to: center, among: points, in: $0) }
    // GEOS gives any of the nearest, and compares distances that are rounded once more.
    let reach = near.map { points[Int($0)].distance(to: center) * (1 + 1e-12) } ?? limit
    guard let around = SearchCircle(min(reach, limit), around: center) else { return nil }
    var found: [Int32] = []
    candidates(in: around.box, &found)
    return neighbors(found, circle).min()
  }

  /// GEOS has no such search in its C interface: boxes grow until one holds enough.
  ///
  /// Complexity: O(log n + count · log count) where points are as dense as all of them in their box.
  func nearest(
    _ count: Int, to center: PlanarPoint, within limit: Double, into result: inout [Neighbor]
  ) {
    guard count > 0, let circle = SearchCircle(limit, around: center) else { return }
    let farthest = extent.squaredFarthestDistance(to: center).squareRoot()
    var reach = firstReach(count, center)
    var found: [Int32] = []
    while true {
      let isAll = !(reach < min(limit, farthest))
      found.removeAll(keepingCapacity: true)
      self.radius(isAll ? limit : reach, around: center, into: &found)
      if isAll || found.count >= count { break }
      reach *= 2
    }
    result += neighbors(found, circle).sorted().prefix(count)
  }

  /// A radius in metres, greater than 0, in which `count` points are expected.
  private func firstReach(_ count: Int, _ center: PlanarPoint) -> Double {
    let share = Double(count) / Double(max(points.count, 1))
    let spread = (extent.width * extent.height * share).squareRoot()
    let outside = extent.squaredDistance(to: center).squareRoot()
    let reach = max(spread, extent.diagonal * share) + outside
    return reach > 0 ? reach : 1
  }

  private func neighbors(_ found: [Int32], _ circle: SearchCircle) -> [Neighbor] {
    found.lazy
      .map { position in
        Neighbor(
          position: position,
          squaredDistance: self.points[Int(position)].squaredDistance(to: circle.center))
      }
      .filter { $0.squaredDistance <= circle.squaredRadius }
  }

  /// Appends the positions of the points in `box`, and maybe more.
  private func candidates(in box: PlanarBox, _ result: inout [Int32]) {
    guard !box.isEmpty, box.intersects(extent) else { return }
    let isDone = withContext { tree?.query(box, in: $0, into: &result) } ?? false
    if !isDone { result += points.indices.map(Int32.init(truncatingIfNeeded:)) }
  }

  /// Drops those positions from number `start` on whose points are no hits.
  private func keep(
    after start: Int, of result: inout [Int32], where isHit: (PlanarPoint) -> Bool
  ) {
    var end = start
    for place in start..<result.count where isHit(points[Int(result[place])]) {
      result[end] = result[place]
      end += 1
    }
    result.removeLast(result.count - end)
  }

  /// nil when `body` gives nil or no context can be made.
  private func withContext<Result>(_ body: (GEOSContext) -> Result?) -> Result? {
    let known = idle.withLock { $0.popLast() }
    guard let context = try? known ?? IdleContext(context: GEOSContext()) else { return nil }
    defer { idle.withLock { $0.append(context) } }
    return body(context.context)
  }
}

extension IndexStrategy {
  /// GEOS's R-tree of points.
  public static let strtree = IndexStrategy(name: "strtree") { STRtree($0) }

  /// Every strategy, in the order in which tables list them; the linear scan, which all others must agree
  /// with, comes last.
  public static let all = [grid, kdtree, hilbert, strtree, linear]

  /// Those that sort their points.
  public static let sorting = Array(all.dropLast())
}

/// A context between two queries. Only one thread at a time has it.
private struct IdleContext: @unchecked Sendable {
  let context: GEOSContext
}
