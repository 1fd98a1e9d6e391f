import FlatArrays

/// The edges of a region by horizontal slabs of equal height, to ask many times what lies where.
package struct RegionSlabs {
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
  /// The edges of each slab; an edge is in every slab that it passes.
  private let edges: CompressedRows<Edge>
  private let slabs: Slabs

  private static let mostSlabs = 1024.0

  /// So many slabs that each edge is in about two. Complexity: O(vertices).
  package init(_ region: PlanarRegion) {
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
    let slabs = Slabs(
      minY: box.minY, height: height / count.rounded(.down), last: Int(count) - 1)
    self.slabs = slabs
    edges = CompressedRows(rowCount: Int(count)) { place in
      for edge in all {
        let (low, high) = (min(edge.from.y, edge.to.y), max(edge.from.y, edge.to.y))
        for slab in slabs.range(from: low, to: high) { place(slab, edge) }
      }
    }
  }

  /// Slabs `0...last` from `minY` upwards.
  private struct Slabs {
    let minY: Double
    let height: Double
    let last: Int

    /// The slab of a height, the outermost for one beyond the region.
    func number(at y: Double) -> Int {
      let place = (y - minY) / height
      return place > 0 ? Int(min(place, Double(last))) : 0
    }

    func range(from minY: Double, to maxY: Double) -> ClosedRange<Int> {
      number(at: minY)...max(number(at: minY), number(at: maxY))
    }
  }

  /// Whether an edge has a point in common with `other`, border included.
  ///
  /// Complexity: O(edges in the slabs that the box meets).
  package func edgeMeets(_ other: PlanarBox) -> Bool {
    guard box.intersects(other) else { return false }
    return edges(nearHeightsOf: other).contains { other.meets(segmentFrom: $0.from, to: $0.to) }
  }

  /// The edges that have a point in common with `other`; those in several slabs come several times.
  func edges(meeting other: PlanarBox) -> some Sequence<Edge> {
    edges(nearHeightsOf: other).lazy.filter { other.meets(segmentFrom: $0.from, to: $0.to) }
  }

  private func edges(nearHeightsOf other: PlanarBox) -> ArraySlice<Edge> {
    let range = slabs.range(from: other.minY, to: other.maxY)
    let (first, last) = (edges.range(of: range.lowerBound), edges.range(of: range.upperBound))
    return edges.elements[first.lowerBound..<last.upperBound]
  }

  func end(ofEdge edge: Int32) -> PlanarPoint { vertices[Int(edge)] }

  func next(afterEdge edge: Int32) -> Int32 { successors[Int(edge)] }

  /// Whether `point`, which no edge passes, is inside. Complexity: O(edges in its slab).
  package func contains(_ point: PlanarPoint) -> Bool {
    guard box.contains(point) else { return false }
    var isInside = false
    for edge in edges[slabs.number(at: point.y)]
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
