import FlatArrays
import PlanarGeometry
import SpatialIndexing

/// Walks round the faces between pieces that meet in vertices alone.
struct FaceTracer {
  private(set) var halfEdges: [Int32] = []
  private(set) var cycleStarts = RowStarts(lengths: [])
  private(set) var faceStarts = RowStarts(lengths: [])
  private(set) var faceOfHalfEdge: [Int32] = []
  private(set) var boxes: [PlanarBox] = []

  private let vertices: [PlanarPoint]
  private let pieces: [StreetSubdivision.Piece]
  /// The half-edge that follows each on its cycle.
  private var next: [Int32] = []
  private var cycleOfHalfEdge: [Int32] = []
  private var cycles: [Cycle] = []

  private struct Cycle {
    var first: Int32
    var count = 0
    var doubledArea = 0.0
    var box = PlanarBox.empty
    /// Half-edge that starts at the western-most vertex, of several the southern-most.
    var west: Int32
    /// Cycle that holds this one, which is a hole; −1 where it runs round a face, −2 outside of everything.
    var holder = Int32(-1)
  }

  /// Complexity: O(n log n + holes · pieces at their height) for n pieces.
  init(vertices: [PlanarPoint], pieces: [StreetSubdivision.Piece], tree: BoxTree) {
    self.vertices = vertices
    self.pieces = pieces
    linkAroundVertices()
    walkCycles()
    findHolders(tree)
    gatherFaces()
  }

  private func tail(of halfEdge: Int32) -> Int32 {
    let piece = pieces[Int(halfEdge >> 1)]
    return halfEdge & 1 == 0 ? piece.tail : piece.head
  }

  private func tailPoint(of halfEdge: Int32) -> PlanarPoint { vertices[Int(tail(of: halfEdge))] }

  /// What turns with the angle of a direction, 0…4, without an arc tangent.
  private func turn(of halfEdge: Int32) -> Double {
    let way = pieces[Int(halfEdge >> 1)].direction * (halfEdge & 1 == 0 ? 1 : -1)
    let share = way.x / (abs(way.x) + abs(way.y))
    return way.y >= 0 ? 1 - share : 3 + share
  }

  /// After a half-edge comes the one clockwise of its twin about their vertex.
  private mutating func linkAroundVertices() {
    let count = 2 * pieces.count
    let about = CompressedRows<Int32>(rowCount: vertices.count) { put in
      for halfEdge in 0..<Int32(count) { put(Int(tail(of: halfEdge)), halfEdge) }
    }
    next = [Int32](repeating: 0, count: count)
    var ways: [(turn: Double, halfEdge: Int32)] = []
    for vertex in vertices.indices {
      ways.removeAll(keepingCapacity: true)
      for halfEdge in about[vertex] { ways.append((turn(of: halfEdge), halfEdge)) }
      ways.sort { ($0.turn, $0.halfEdge) < ($1.turn, $1.halfEdge) }
      for (place, way) in ways.enumerated() {
        next[Int(way.halfEdge ^ 1)] = ways[place == 0 ? ways.count - 1 : place - 1].halfEdge
      }
    }
  }

  private mutating func walkCycles() {
    cycleOfHalfEdge = [Int32](repeating: -1, count: next.count)
    for start in 0..<Int32(next.count) where cycleOfHalfEdge[Int(start)] < 0 {
      var cycle = Cycle(first: start, west: start)
      let origin = tailPoint(of: start)
      var before = PlanarPoint(x: 0, y: 0)
      var halfEdge = start
      repeat {
        cycleOfHalfEdge[Int(halfEdge)] = Int32(cycles.count)
        cycle.count += 1
        let point = tailPoint(of: halfEdge)
        cycle.box.insert(point)
        let west = tailPoint(of: cycle.west)
        if (point.x, point.y) < (west.x, west.y) { cycle.west = halfEdge }
        cycle.doubledArea += before.cross(point - origin)
        before = point - origin
        halfEdge = next[Int(halfEdge)]
      } while halfEdge != start
      cycles.append(cycle)
    }
  }

  /// A cycle without area inside is a hole in the face that a ray to the west meets first.
  ///
  /// - Parameter tree: of the pieces' boxes.
  private mutating func findHolders(_ tree: BoxTree) {
    let frame = cycles.reduce(into: PlanarBox.empty) { $0.insert($1.box) }
    var hits: [Int32] = []
    for number in cycles.indices where cycles[number].doubledArea <= 2e-9 {
      let vertex = tail(of: cycles[number].west)
      let point = vertices[Int(vertex)]
      hits.removeAll(keepingCapacity: true)
      tree.query(
        PlanarBox(minX: frame.minX, minY: point.y, maxX: point.x, maxY: point.y), into: &hits)
      cycles[number].holder = -2
      if let halfEdge = nearest(west: point, from: vertex, among: hits) {
        cycles[number].holder = cycleOfHalfEdge[Int(halfEdge)]
      }
    }
  }

  /// The half-edge whose left side a ray to the west meets first, just above a point.
  private func nearest(
    west point: PlanarPoint, from vertex: Int32, among hits: [Int32]
  ) -> Int32? {
    var best: (x: Double, lean: Double, halfEdge: Int32)?
    for piece in hits where pieces[Int(piece)].tail != vertex && pieces[Int(piece)].head != vertex {
      let (a, b) = (vertices[Int(pieces[Int(piece)].tail)], vertices[Int(pieces[Int(piece)].head)])
      guard (a.y > point.y) != (b.y > point.y) else { continue }
      let lean = (b.x - a.x) / (b.y - a.y)
      let x = a.x + (point.y - a.y) * lean
      guard x < point.x else { continue }
      // A way down has the east on its left.
      let halfEdge = b.y < a.y ? 2 * piece : 2 * piece + 1
      if let best, (best.x, best.lean) >= (x, lean) { continue }
      best = (x, lean, halfEdge)
    }
    return best?.halfEdge
  }

  private mutating func gatherFaces() {
    var faceOfCycle = [Int32](repeating: -1, count: cycles.count)
    var faces = 1
    for number in cycles.indices where cycles[number].holder == -1 {
      faceOfCycle[number] = Int32(faces)
      faces += 1
    }
    for number in cycles.indices { faceOfCycle[number] = face(of: number, faceOfCycle) }
    let byFace = CompressedRows<Int32>(rowCount: faces) { put in
      for (number, cycle) in cycles.enumerated() where cycle.holder == -1 {
        put(Int(faceOfCycle[number]), Int32(number))
      }
      for (number, cycle) in cycles.enumerated() where cycle.holder != -1 {
        put(Int(faceOfCycle[number]), Int32(number))
      }
    }
    faceStarts = RowStarts(lengths: (0..<faces).map { byFace[$0].count })
    let order = (0..<faces).flatMap { byFace[$0] }
    cycleStarts = RowStarts(lengths: order.map { cycles[Int($0)].count })
    faceOfHalfEdge = cycleOfHalfEdge.map { faceOfCycle[Int($0)] }
    boxes = [PlanarBox](repeating: .empty, count: faces)
    halfEdges.reserveCapacity(next.count)
    for number in order {
      let cycle = cycles[Int(number)]
      if cycle.holder == -1 { boxes[Int(faceOfCycle[Int(number)])] = cycle.box }
      var halfEdge = cycle.first
      repeat {
        halfEdges.append(halfEdge)
        halfEdge = next[Int(halfEdge)]
      } while halfEdge != cycle.first
    }
  }

  /// The face of a cycle: its own, or that of what holds it.
  private func face(of cycle: Int, _ faceOfCycle: [Int32]) -> Int32 {
    var number = cycle
    // Every step goes further west, so that it ends.
    while cycles[number].holder >= 0 { number = Int(cycles[number].holder) }
    return cycles[number].holder == -1
      ? faceOfCycle[number] : Int32(StreetSubdivision.outerFace)
  }
}
