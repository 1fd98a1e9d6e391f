import FlatArrays
import PlanarGeometry
import SpatialIndexing
import WalkNetwork

/// Cuts the segments of a network that can be entered where they meet.
///
/// Equal coordinates are one vertex; a vertex within `tolerance` of a segment cuts it; two segments that
/// cross in their insides get a vertex there; stretches that then lie on each other are one piece.
struct EdgeCutter {
  private struct Segment {
    var tail: Int32
    var head: Int32
    /// `StreetSubdivision.wall` where it is a barrier.
    var edge: Int32
    var measure: Double
    var stated: Double
    var length: Double
  }

  private struct Cut {
    var segment: Int32
    /// Drawn metres from the segment's tail.
    var offset: Double
    var vertex: Int32
  }

  /// A micrometre: below what coordinates of a city in metres tell apart with certainty.
  static let tolerance = 1e-6

  private(set) var vertices: [PlanarPoint] = []
  private let graph: WalkGraph
  private var segments: [Segment] = []
  private var cuts: [Cut] = []

  private var numbers: [PlanarPoint: Int32] = [:]

  /// - Parameter barriers: segments; those without length or with coordinates that are not finite are left
  ///   out.
  /// - Complexity: O(vertices of the graph + barriers).
  init(_ graph: WalkGraph, barriers: [(PlanarPoint, PlanarPoint)]) {
    self.graph = graph
    numbers.reserveCapacity(graph.vertices.count + barriers.count)
    for edge in 0..<graph.edgeCount where graph.edges[edge].isEnterable {
      var before: WalkGraph.Vertex?
      for vertex in graph.vertices[graph.vertexRange(ofEdge: edge)] {
        if let before {
          append(
            before.position, vertex.position, edge: Int32(edge), measure: before.measure,
            stated: vertex.measure - before.measure)
        }
        before = vertex
      }
    }
    for (start, end) in barriers where start.isFinite && end.isFinite {
      append(
        start, end, edge: StreetSubdivision.wall, measure: 0, stated: start.distance(to: end))
    }
    // As large as all the rest.
    numbers = [:]
  }

  private mutating func append(
    _ start: PlanarPoint, _ end: PlanarPoint, edge: Int32, measure: Double, stated: Double
  ) {
    let (tail, head) = (number(of: start), number(of: end))
    guard tail != head else { return }
    segments.append(
      Segment(
        tail: tail, head: head, edge: edge, measure: measure, stated: stated,
        length: start.distance(to: end)))
  }

  private mutating func number(of point: PlanarPoint) -> Int32 {
    if let number = numbers[point] { return number }
    let number = Int32(vertices.count)
    numbers[point] = number
    vertices.append(point)
    return number
  }

  /// Finds all places where segments meet.
  mutating func cut() {
    let boxes = segments.map { PlanarBox(spanning: vertices[Int($0.tail)], vertices[Int($0.head)]) }
    let tree = BoxTree(boxes)
    var hits: [Int32] = []
    var crossings: [(first: Int32, second: Int32)] = []
    for first in segments.indices {
      hits.removeAll(keepingCapacity: true)
      tree.query(boxes[first].expanded(by: Self.tolerance), into: &hits)
      for second in hits where second > first {
        if meet(first, Int(second)) { crossings.append((Int32(first), second)) }
      }
    }
    crossings.sort { ($0.first, $0.second) < ($1.first, $1.second) }
    addVertices(of: crossings)
    cuts.sort { ($0.segment, $0.offset, $0.vertex) < ($1.segment, $1.offset, $1.vertex) }
  }

  /// Cuts where an end of one segment lies on the other; says whether they cross in their insides instead.
  private mutating func meet(_ first: Int, _ second: Int) -> Bool {
    let (a, b) = (segments[first], segments[second])
    let sharesEnd = a.tail == b.tail || a.tail == b.head || a.head == b.tail || a.head == b.head
    let (start, along) = (vertices[Int(a.tail)], vertices[Int(a.head)] - vertices[Int(a.tail)])
    let (other, across) = (vertices[Int(b.tail)], vertices[Int(b.head)] - vertices[Int(b.tail)])
    if sharesEnd {
      // Segments that meet in an end can only meet elsewhere where they run along one line.
      let turn = along.cross(across)
      if turn * turn > 1e-6 * along.squaredLength * across.squaredLength { return false }
    }
    var touches = false
    for vertex in [b.tail, b.head] where vertex != a.tail && vertex != a.head {
      if cut(first, at: vertex) { touches = true }
    }
    for vertex in [a.tail, a.head] where vertex != b.tail && vertex != b.head {
      if cut(second, at: vertex) { touches = true }
    }
    guard !touches, !sharesEnd else { return false }
    let sides = (
      along.cross(other - start) > 0, along.cross(other + across - start) > 0,
      across.cross(start - other) > 0, across.cross(start + along - other) > 0
    )
    return sides.0 != sides.1 && sides.2 != sides.3
  }

  /// Cuts a segment at a vertex that lies on it, its ends excepted; says whether the vertex lies on it.
  private mutating func cut(_ segment: Int, at vertex: Int32) -> Bool {
    let own = segments[segment]
    let (start, point) = (vertices[Int(own.tail)], vertices[Int(vertex)] - vertices[Int(own.tail)])
    let direction = (vertices[Int(own.head)] - start) * (1 / own.length)
    guard abs(direction.cross(point)) <= Self.tolerance else { return false }
    let offset = direction.dot(point)
    guard offset >= -Self.tolerance, offset <= own.length + Self.tolerance else { return false }
    if offset > Self.tolerance, offset < own.length - Self.tolerance {
      cuts.append(Cut(segment: Int32(segment), offset: offset, vertex: vertex))
    }
    return true
  }

  private mutating func addVertices(of crossings: [(first: Int32, second: Int32)]) {
    var places: [(point: PlanarPoint, crossing: Int)] = []
    for (number, crossing) in crossings.enumerated() {
      let (a, b) = (segments[Int(crossing.first)], segments[Int(crossing.second)])
      let (start, along) = (vertices[Int(a.tail)], vertices[Int(a.head)] - vertices[Int(a.tail)])
      let (other, across) = (vertices[Int(b.tail)], vertices[Int(b.head)] - vertices[Int(b.tail)])
      let turn = along.cross(across)
      let share = (other - start).cross(across) / turn
      let otherShare = (other - start).cross(along) / turn
      places.append((start + along * share, number))
      cuts.append(Cut(segment: crossing.first, offset: share * a.length, vertex: -1))
      cuts.append(Cut(segment: crossing.second, offset: otherShare * b.length, vertex: -1))
    }
    let numbers = numberOnce(
      places.sorted { ($0.point.x, $0.crossing) < ($1.point.x, $1.crossing) })
    let firstCut = cuts.count - 2 * crossings.count
    for (number, vertex) in numbers.enumerated() {
      cuts[firstCut + 2 * number].vertex = vertex
      cuts[firstCut + 2 * number + 1].vertex = vertex
    }
  }

  /// Crossings within `tolerance` of each other are one vertex.
  private mutating func numberOnce(
    _ places: [(point: PlanarPoint, crossing: Int)]
  ) -> [Int32] {
    var numbers = [Int32](repeating: -1, count: places.count)
    for (place, entry) in places.enumerated() {
      var before = place - 1
      while before >= 0, entry.point.x - places[before].point.x < Self.tolerance {
        if abs(entry.point.y - places[before].point.y) < Self.tolerance {
          numbers[entry.crossing] = numbers[places[before].crossing]
          break
        }
        before -= 1
      }
      if numbers[entry.crossing] < 0 {
        numbers[entry.crossing] = Int32(vertices.count)
        vertices.append(entry.point)
      }
    }
    return numbers
  }
}

extension EdgeCutter {
  /// The pieces between cuts, and where walks go on from each vertex.
  ///
  /// Of pieces that lie on each other the first stays, which is that of the smallest edge: where a street
  /// is drawn along a river's line, both banks enter it.
  func pieces() -> ([StreetSubdivision.Piece], CompressedRows<StreetSubdivision.Place>) {
    var pieces: [StreetSubdivision.Piece] = []
    var known = Set<UInt64>()
    var places: [(vertex: Int32, place: StreetSubdivision.Place)] = []
    let most = segments.count + cuts.count
    pieces.reserveCapacity(most)
    known.reserveCapacity(most)
    places.reserveCapacity(most)
    var next = 0
    for (number, segment) in segments.enumerated() {
      var tail = (vertex: segment.tail, offset: 0.0)
      func end(at vertex: Int32, _ offset: Double) {
        guard vertex != tail.vertex else { return }
        let piece = piece(of: segment, from: tail, to: (vertex, offset))
        let key =
          UInt64(min(piece.tail, piece.head)) << 32 | UInt64(max(piece.tail, piece.head))
        if known.insert(key).inserted { pieces.append(piece) }
        if segment.edge >= 0 {
          places.append((tail.vertex, .init(edge: segment.edge, measure: piece.measure)))
        }
        tail = (vertex, offset)
      }
      while next < cuts.count, cuts[next].segment == number {
        let cut = cuts[next]
        next += 1
        if cut.vertex != segment.head && cut.vertex != segment.tail {
          end(at: cut.vertex, cut.offset)
        }
      }
      end(at: segment.head, segment.length)
      guard segment.edge >= 0, !goesOn(after: number) else { continue }
      places.append(
        (segment.head, .init(edge: segment.edge, measure: segment.measure + segment.stated)))
    }
    return (pieces, rows(places))
  }

  /// Whether the next segment begins where one ends, and is of the same edge.
  private func goesOn(after number: Int) -> Bool {
    number + 1 < segments.count && segments[number + 1].edge == segments[number].edge
      && segments[number + 1].tail == segments[number].head
  }

  private func piece(
    of segment: Segment, from tail: (vertex: Int32, offset: Double),
    to head: (vertex: Int32, offset: Double)
  ) -> StreetSubdivision.Piece {
    let step = vertices[Int(head.vertex)] - vertices[Int(tail.vertex)]
    let length = step.squaredLength.squareRoot()
    let rate = segment.stated / segment.length
    let measure = segment.measure + rate * tail.offset
    let stated = rate * (head.offset - tail.offset)
    return StreetSubdivision.Piece(
      tail: tail.vertex, head: head.vertex, edge: segment.edge, measure: measure,
      slope: stated / length, length: length, direction: step * (1 / length))
  }

  /// One place for each node and each edge that passes through a vertex.
  private func rows(
    _ places: [(vertex: Int32, place: StreetSubdivision.Place)]
  ) -> CompressedRows<StreetSubdivision.Place> {
    let all = CompressedRows<StreetSubdivision.Place>(rowCount: vertices.count) { put in
      for entry in places { put(Int(entry.vertex), entry.place) }
    }
    return CompressedRows(rowCount: vertices.count) { put in
      var kept: [(place: StreetSubdivision.Place, node: Int32)] = []
      for vertex in vertices.indices {
        kept.removeAll(keepingCapacity: true)
        for place in all[vertex] {
          let node = node(at: place) ?? -1
          let isKnown = kept.contains { node >= 0 ? $0.node == node : $0.place == place }
          if !isKnown { kept.append((place, node)) }
        }
        for entry in kept { put(vertex, entry.place) }
      }
    }
  }

  private func node(at place: StreetSubdivision.Place) -> Int32? {
    let edge = graph.edges[Int(place.edge)]
    if place.measure <= 0 { return edge.tail }
    return place.measure >= edge.length ? edge.head : nil
  }
}
