internal import PlanarGeometry

/// A k-d tree without nodes, after kdbush: the points lie in such an order that the array is the tree.
///
/// ```
/// points  [ west of m … | m | … east of m ]      the middle slot m of a run divides it by x,
///         [ south … | s | … north ]              the runs on both sides are divided by y, and so on
/// ```
///
/// Runs of up to `leafSize` points are not divided. Memory: 20 bytes a point.
struct KDTree: PointIndex {
  static let leafSize = 16

  private let runs: PointRuns

  /// - Parameter points: finite.
  /// - Complexity: O(n log n), expected.
  init(_ points: [PlanarPoint]) {
    runs = KDOrder(points).runs
  }

  var count: Int { runs.count }

  /// 20 bytes a point.
  var bytes: Int { runs.bytes }

  /// Complexity: O(√n + hits), expected O(log n + hits) for small circles.
  func radius(_ radius: Double, around center: PlanarPoint, into result: inout [Int32]) {
    guard let circle = SearchCircle(radius, around: center) else { return }
    visit(0..<count, along: .x, around: circle, into: &result)
  }

  /// Complexity: O(√n + hits).
  func box(_ box: PlanarBox, into result: inout [Int32]) {
    guard !box.isEmpty else { return }
    visit(0..<count, along: .x, inside: box, into: &result)
  }

  /// Complexity: O(log n), expected.
  func nearest(to center: PlanarPoint, within limit: Double) -> Neighbor? {
    guard let circle = SearchCircle(limit, around: center) else { return nil }
    var nearest = NearestPoint(within: circle)
    offer(0..<count, along: .x, around: center, to: &nearest)
    return nearest.found
  }

  /// Complexity: O(log n + count · log count), expected.
  func nearest(
    _ count: Int, to center: PlanarPoint, within limit: Double, into result: inout [Neighbor]
  ) {
    guard count > 0, let circle = SearchCircle(limit, around: center) else { return }
    var nearest = NearestPoints(count, within: circle, after: &result)
    offer(0..<self.count, along: .x, around: center, to: &nearest)
    nearest.finish(into: &result)
  }

  private func visit(
    _ run: Range<Int>, along axis: Axis, around circle: SearchCircle, into result: inout [Int32]
  ) {
    guard run.count > Self.leafSize else {
      return runs.append(run, inside: circle, to: &result)
    }
    let middle = run.middle
    let offset = axis.of(circle.center) - axis.of(runs.points[middle])
    let isBoth = offset * offset <= circle.squaredRadius
    if isBoth { runs.append(middle..<(middle + 1), inside: circle, to: &result) }
    if isBoth || offset <= 0 {
      visit(run.lowerBound..<middle, along: axis.other, around: circle, into: &result)
    }
    if isBoth || offset >= 0 {
      visit((middle + 1)..<run.upperBound, along: axis.other, around: circle, into: &result)
    }
  }

  private func visit(
    _ run: Range<Int>, along axis: Axis, inside box: PlanarBox, into result: inout [Int32]
  ) {
    guard run.count > Self.leafSize else { return runs.append(run, inside: box, to: &result) }
    let middle = run.middle
    let coordinate = axis.of(runs.points[middle])
    if axis.least(of: box) <= coordinate {
      visit(run.lowerBound..<middle, along: axis.other, inside: box, into: &result)
    }
    runs.append(middle..<(middle + 1), inside: box, to: &result)
    if axis.greatest(of: box) >= coordinate {
      visit((middle + 1)..<run.upperBound, along: axis.other, inside: box, into: &result)
    }
  }

  /// Looks at the side of the centre first, so that the other is out of reach more often.
  private func offer(
    _ run: Range<Int>, along axis: Axis, around center: PlanarPoint,
    to collector: inout some NeighborCollector
  ) {
    guard run.count > Self.leafSize else {
      return runs.offer(run, around: center, to: &collector)
    }
    let middle = run.middle
    let offset = axis.of(center) - axis.of(runs.points[middle])
    let (lower, upper) = (run.lowerBound..<middle, (middle + 1)..<run.upperBound)
    offer(offset < 0 ? lower : upper, along: axis.other, around: center, to: &collector)
    guard offset * offset <= collector.bound else { return }
    runs.offer(middle..<(middle + 1), around: center, to: &collector)
    offer(offset < 0 ? upper : lower, along: axis.other, around: center, to: &collector)
  }
}

extension Range<Int> {
  /// The slot whose point divides a run.
  var middle: Int { (lowerBound &+ upperBound) / 2 }
}
