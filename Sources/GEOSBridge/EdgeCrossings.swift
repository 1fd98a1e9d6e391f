internal import PlanarGeometry
internal import SpatialIndexing

/// Estimates how often the edges of a region cross each other, from a few of them.
struct EdgeCrossings {
  /// Edges looked at.
  private static let sampleSize = 256

  /// Exact for regions with at most as many edges as are looked at.
  let estimate: Int

  /// Complexity: O(v log v) in the vertices v.
  init(of region: PlanarRegion) {
    var edges: [(from: PlanarPoint, to: PlanarPoint)] = []
    edges.reserveCapacity(region.vertices.count)
    region.forEachEdge { edges.append(($0, $1)) }
    let boxes = edges.map { PlanarBox(around: [$0.from, $0.to]) }
    let tree = BoxTree(boxes)
    let stride = max(1, edges.count / Self.sampleSize)
    var (sampled, crossings) = (0, 0)
    var near: [Int32] = []
    for index in Swift.stride(from: 0, to: edges.count, by: stride) {
      near.removeAll(keepingCapacity: true)
      tree.query(boxes[index], into: &near)
      crossings += near.count { Self.cross(edges[index], edges[Int($0)]) }
      sampled += 1
    }
    // Every crossing is met from both of its edges.
    estimate = sampled == 0 ? 0 : crossings * edges.count / (2 * sampled)
  }

  /// Whether two edges cross in a point inside both.
  private static func cross(
    _ a: (from: PlanarPoint, to: PlanarPoint), _ b: (from: PlanarPoint, to: PlanarPoint)
  ) -> Bool {
    let (along, across) = (a.to - a.from, b.to - b.from)
    let sidesOfA = along.cross(b.from - a.from) * along.cross(b.to - a.from)
    let sidesOfB = across.cross(a.from - b.from) * across.cross(a.to - b.from)
    return sidesOfA < 0 && sidesOfB < 0
  }
}
