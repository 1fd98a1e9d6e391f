import PlanarGeometry

/// The edges of a region by horizontal slabs of equal height, to ask many times what lies where.
///
/// ```
/// edges       [ slab 0 … | slab 1 … | … ]    an edge is in every slab that it passes
/// slabStarts  [ 0,         4,         … ]    one more than slabs
/// ```
struct RegionSlabs {
  struct Edge {
    var from: PlanarPoint
    var to: PlanarPoint
    /// Number of the vertex it ends at.
    var number: Int32
  }

  let box: PlanarBox
  private let vertices: [PlanarPoint]
  /// By edge, the one that begins where it ends.
  private var successors: [Int32] = []
  private var edges: [Edge] = []
  private var slabStarts: [Int] = [0]
  private let slabHeight: Double

  private static let mostSlabs = 1024.0

  /// So many slabs that each edge is in about two. Complexity: O(vertices).
  init(_ region: PlanarRegion) {
    box = region.box
    vertices = region.vertices
    for range in (0..<region.ringCount).map(region.vertexRange(ofRing:)) {
      successors += range.dropFirst().map(Int32.init(truncatingIfNeeded:))
      successors.append(Int32(truncatingIfNeeded: range.lowerBound))
    }
    var all: [Edge] = []
    var climb = 0.0
    region.forEachEdge { from, to in
      all.append(Edge(from: from, to: to, number: Int32(truncatingIfNeeded: all.count)))
      climb += abs(to.y - from.y)
    }
    let height = max(box.height, 1e-3)
    let count = max(1, min(Double(all.count) * height / max(climb, height), Self.mostSlabs))
    slabHeight = height / count.rounded(.down)
    slabStarts = [Int](repeating: 0, count: Int(count) + 1)
    fill(all)
  }

  private mutating func fill(_ all: [Edge]) {
    let ranges = all.map { slabs(from: min($0.from.y, $0.to.y), to: max($0.from.y, $0.to.y)) }
    for slab in ranges.joined() { slabStarts[slab + 1] += 1 }
    for slab in 1..<slabStarts.count { slabStarts[slab] += slabStarts[slab - 1] }
    var next = slabStarts
    edges = [Edge](
      repeating: Edge(from: box.center, to: box.center, number: 0),
      count: slabStarts[slabStarts.count - 1])
    for (edge, range) in zip(all, ranges) {
      for slab in range {
        edges[next[slab]] = edge
        next[slab] += 1
      }
    }
  }

  private func slabs(from minY: Double, to maxY: Double) -> ClosedRange<Int> {
    slab(minY)...max(slab(minY), slab(maxY))
  }

  /// The slab of a height, the outermost for one beyond the region.
  private func slab(_ y: Double) -> Int {
    let place = (y - box.minY) / slabHeight
    let last = slabStarts.count - 2
    return place > 0 ? Int(min(place, Double(last))) : 0
  }

  /// Whether an edge has a point in common with `other`, border included.
  ///
  /// Complexity: O(edges in the slabs that the box meets).
  func edgeMeets(_ other: PlanarBox) -> Bool {
    guard box.intersects(other) else { return false }
    return edges(nearHeightsOf: other).contains { other.meets(segmentFrom: $0.from, to: $0.to) }
  }

  /// The edges that have a point in common with `other`; those in several slabs come several times.
  func edges(meeting other: PlanarBox) -> some Sequence<Edge> {
    edges(nearHeightsOf: other).lazy.filter { other.meets(segmentFrom: $0.from, to: $0.to) }
  }

  private func edges(nearHeightsOf other: PlanarBox) -> ArraySlice<Edge> {
    let range = slabs(from: other.minY, to: other.maxY)
    return edges[slabStarts[range.lowerBound]..<slabStarts[range.upperBound + 1]]
  }

  func end(ofEdge edge: Int32) -> PlanarPoint { vertices[Int(edge)] }

  func next(afterEdge edge: Int32) -> Int32 { successors[Int(edge)] }

  /// Whether `point`, which no edge passes, is inside. Complexity: O(edges in its slab).
  func contains(_ point: PlanarPoint) -> Bool {
    guard box.contains(point) else { return false }
    let slab = slab(point.y)
    var isInside = false
    for edge in edges[slabStarts[slab]..<slabStarts[slab + 1]]
    where (edge.from.y > point.y) != (edge.to.y > point.y) {
      let (low, high) = edge.from.y < edge.to.y ? (edge.from, edge.to) : (edge.to, edge.from)
      if (high - low).cross(point - low) > 0 { isInside.toggle() }
    }
    return isInside
  }
}

extension PlanarBox {
  /// Whether a segment has a point in common with the box, border included; in doubt, by rounding, yes
  /// or no.
  fileprivate func meets(segmentFrom a: PlanarPoint, to b: PlanarPoint) -> Bool {
    guard intersects(PlanarBox(spanning: a, b)) else { return false }
    let along = b - a
    let sides = [
      along.cross(PlanarPoint(x: minX, y: minY) - a),
      along.cross(PlanarPoint(x: maxX, y: minY) - a),
      along.cross(PlanarPoint(x: maxX, y: maxY) - a),
      along.cross(PlanarPoint(x: minX, y: maxY) - a),
    ]
    return sides.contains { $0 <= 0 } && sides.contains { $0 >= 0 }
  }
}
