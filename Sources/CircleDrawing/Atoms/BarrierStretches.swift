import Assessment
import PlanarGeometry
import SpatialIndexing
import WalkNetwork

/// Tells which parts of a border run along a river, railway, main street or another barrier, or along a street that
/// people step on from both sides.
struct BarrierStretches {
  private let barriers: CuttingIndex
  private let streets: CuttingIndex
  private let waters: [PlanarRegion]
  private let waterTree: BoxTree

  /// Metres from the border within which a barrier counts as running along it.
  private static let barrierReach = 30.0
  /// Metres from the border within which a street is on both sides of it.
  private static let streetReach = 10.0
  /// Least cosine of the angle between them: that of 30°.
  private static let leastCosine = 0.866
  /// Metres of border that are judged at once, by their middle.
  private static let step = 20.0

  /// What a piece of border runs along.
  enum Course {
    case barrier, street, neither
  }

  /// Complexity: O(n log n) in the segments.
  init(_ lines: [CuttingLine], _ network: PedestrianNetwork?) {
    let walls = (network?.barriers.segments ?? []).map {
      CuttingLine(.barrier, through: [$0.0, $0.1])
    }
    barriers = CuttingIndex(lines.filter { $0.kind != .sideStreet } + walls)
    streets = CuttingIndex(network?.graph.enterableLines ?? [])
    waters = barriers.waterAreas
    waterTree = BoxTree(waters.map(\.box))
  }

  /// Calls `body` with metres of a piece of border and what they run along.
  ///
  /// Complexity: O(length · (log n + lines near by)).
  func follow(
    _ border: PlanarSegment, scratch: inout [Int32], _ body: (Double, Course) -> Void
  ) {
    let way = border.direction
    let length = way.squaredLength.squareRoot()
    guard length > 0 else { return }
    let count = max(1, Int(min(length / Self.step, 1e6).rounded(.up)))
    for number in 0..<count {
      let middle = border.start + way * ((Double(number) + 0.5) / Double(count))
      body(length / Double(count), course(along: way * (1 / length), at: middle, &scratch))
    }
  }

  private func course(
    along way: PlanarPoint, at point: PlanarPoint, _ scratch: inout [Int32]
  ) -> Course {
    if runs(along: way, at: point, of: barriers, within: Self.barrierReach, &scratch)
      || isInWater(point, &scratch)
    {
      return .barrier
    }
    return runs(along: way, at: point, of: streets, within: Self.streetReach, &scratch)
      ? .street : .neither
  }

  private func runs(
    along way: PlanarPoint, at point: PlanarPoint, of index: CuttingIndex, within reach: Double,
    _ scratch: inout [Int32]
  ) -> Bool {
    var found = false
    index.forEachSegment(in: PlanarBox(around: point, margin: reach), scratch: &scratch) {
      _, segment in
      guard !found else { return }
      let direction = segment.direction
      let along = abs(direction.dot(way))
      guard along >= Self.leastCosine * direction.squaredLength.squareRoot(), along > 0 else {
        return
      }
      found = point.squaredDistance(toSegment: segment.start, segment.end) <= reach * reach
    }
    return found
  }

  private func isInWater(_ point: PlanarPoint, _ scratch: inout [Int32]) -> Bool {
    scratch.removeAll(keepingCapacity: true)
    waterTree.query(PlanarBox(spanning: point, point), into: &scratch)
    return scratch.contains { waters[Int($0)].contains(point) }
  }
}

extension WalkGraph {
  /// The edges that people step on from beside them, as lines.
  fileprivate var enterableLines: [CuttingLine] {
    edges.indices.filter { edges[$0].isEnterable }.map { edge in
      CuttingLine(.sideStreet, through: vertices[vertexRange(ofEdge: edge)].map(\.position))
    }
  }
}
