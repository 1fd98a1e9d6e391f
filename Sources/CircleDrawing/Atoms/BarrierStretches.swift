import Assessment
import PlanarGeometry
import SpatialIndexing
import WalkNetwork

/// Tells which parts of a border run along a river, railway, main street or another barrier.
struct BarrierStretches {
  private let index: CuttingIndex
  private let waters: [PlanarRegion]
  private let waterTree: BoxTree

  /// Metres from the border within which a barrier counts as running along it.
  private static let reach = 30.0
  /// Least cosine of the angle between them: that of 30°.
  private static let leastCosine = 0.866
  /// Metres of border that are judged at once, by their middle.
  private static let step = 20.0

  /// Complexity: O(n log n) in the segments.
  init(_ lines: [CuttingLine], _ barriers: BarrierLines?) {
    let walls = (barriers?.segments ?? []).map {
      CuttingLine(.barrier, through: [$0.0, $0.1])
    }
    index = CuttingIndex(lines.filter { $0.kind != .sideStreet } + walls)
    waters = index.waterAreas
    waterTree = BoxTree(waters.map(\.box))
  }

  /// Metres of a piece of border along a barrier or in the water.
  ///
  /// Complexity: O(length · (log n + barriers near by)).
  func length(along border: PlanarSegment, scratch: inout [Int32]) -> Double {
    let way = border.direction
    let length = way.squaredLength.squareRoot()
    let count = max(1, Int(min(length / Self.step, 1e6).rounded(.up)))
    var sum = 0.0
    for number in 0..<count {
      let middle = border.start + way * ((Double(number) + 0.5) / Double(count))
      if runs(along: way * (1 / length), at: middle, &scratch) { sum += length / Double(count) }
    }
    return sum
  }

  private func runs(
    along way: PlanarPoint, at point: PlanarPoint, _ scratch: inout [Int32]
  ) -> Bool {
    var found = false
    index.forEachSegment(in: PlanarBox(around: point, margin: Self.reach), scratch: &scratch) {
      _, segment in
      guard !found else { return }
      let direction = segment.direction
      let along = abs(direction.dot(way))
      guard along >= Self.leastCosine * direction.squaredLength.squareRoot(), along > 0 else {
        return
      }
      found =
        point.squaredDistance(toSegment: segment.start, segment.end) <= Self.reach * Self.reach
    }
    return found || isInWater(point, &scratch)
  }

  private func isInWater(_ point: PlanarPoint, _ scratch: inout [Int32]) -> Bool {
    scratch.removeAll(keepingCapacity: true)
    waterTree.query(PlanarBox(spanning: point, point), into: &scratch)
    return scratch.contains { waters[Int($0)].contains(point) }
  }
}
