package import FlatArrays
package import PlanarGeometry
import SpatialIndexing
package import WalkNetwork

/// The planar subdivision that the drawn edges of a network make: where they meet, cross, touch or run
/// together they are cut, and what lies between them are faces.
///
/// Edges in tunnels and on decks are no part of it: nobody enters them from the ground, and legs pass over
/// and under them.
///
/// It serves legs, which never cross an edge: they would have ended there. It says nothing of ways: at a
/// bridge over a street the two cross in a vertex here and have nothing to do with each other there, so that
/// a walk goes on from a piece of an *edge*, not from a vertex.
///
/// ```
/// half-edges    2 · piece (from its tail) and 2 · piece + 1 (from its head), a face on the left of each
/// halfEdges     [ face 0: cycle 0 … | cycle 1 … | face 1: cycle 2 … ]
/// cycleStarts   [ 0,        8,        12,                 … ]   into halfEdges
/// faceStarts    [ 0,                  2,                  … ]   into cycles
/// ```
///
/// The first face is the one outside of everything; it has no outer cycle. In every other face the first
/// cycle runs round it and the others are holes in it.
///
/// Structure after Muller and Preparata, Finding the intersection of two convex polyhedra (1978,
/// doi:10.1016/0304-3975(78)90051-8).
package struct StreetSubdivision: Sendable {
  /// A straight stretch of an edge between two neighbouring vertices.
  package struct Piece: Hashable, Sendable {
    package var tail: Int32
    package var head: Int32
    /// Of the network; of several that run together the one with the smallest number. `wall` where it is a
    /// barrier that nobody crosses and nothing is nearest to.
    package var edge: Int32
    /// Metres of walking from the edge's tail to the piece's.
    package var measure: Double
    /// Metres of walking on each drawn metre.
    package var slope: Double
    /// Drawn metres, greater than 0.
    package var length: Double
    /// Of length 1, from tail to head.
    package var direction: PlanarPoint
  }

  /// A place on an edge of the network.
  package struct Place: Hashable, Sendable {
    package var edge: Int32
    /// Metres of walking from the edge's tail.
    package var measure: Double
  }

  package let vertices: [PlanarPoint]
  package let pieces: [Piece]
  /// For each vertex where walks go on from there: one place for each node, and one for each edge that
  /// passes through.
  package let placesOfVertices: CompressedRows<Place>
  package let halfEdges: [Int32]
  package let cycleStarts: RowStarts
  package let faceStarts: RowStarts
  /// Face on the left of each half-edge.
  package let faceOfHalfEdge: [Int32]
  /// By position in `halfEdges`.
  let cycleOfPosition: [Int32]
  /// By half-edge, its position in `halfEdges`.
  package let positionOfHalfEdge: [Int32]
  /// Of each face; that of the outer one is empty.
  package let faceBoxes: [PlanarBox]

  /// Of the boxes of the pieces.
  let pieceTree: BoxTree

  package static let outerFace = 0
  /// Instead of the number of an edge.
  package static let wall: Int32 = -1

  package var faceCount: Int { faceBoxes.count }

  @inline(__always)
  package func tail(of halfEdge: Int32) -> Int32 {
    let piece = pieces[Int(halfEdge >> 1)]
    return halfEdge & 1 == 0 ? piece.tail : piece.head
  }

  /// A place beside a half-edge: metres along it and across, on its left.
  package func place(beside halfEdge: Int32, along: Double, across: Double) -> PlanarPoint {
    let piece = pieces[Int(halfEdge >> 1)]
    let way = piece.direction * (halfEdge & 1 == 0 ? 1 : -1)
    return vertices[Int(tail(of: halfEdge))] + way * along
      + PlanarPoint(x: -way.y, y: way.x) * across
  }

  /// The frame of the strip beside a half-edge.
  package func frame(beside halfEdge: Int32) -> ZoneFrame {
    let direction = pieces[Int(halfEdge >> 1)].direction
    return ZoneFrame(
      kind: .strip, origin: vertices[Int(tail(of: halfEdge))],
      axis: direction * (halfEdge & 1 == 0 ? 1 : -1))
  }

  /// Positions in `halfEdges` of all that bound a face, cycle by cycle.
  package func range(ofFace face: Int) -> Range<Int> { cycleStarts[faceStarts[face]] }
}

extension StreetSubdivision {
  /// Cuts the edges of a network and the barriers at each other and walks round the faces.
  ///
  /// - Complexity: O(n log n + pairs of segments whose boxes meet + holes · segments left of a hole) for n
  ///   segments.
  package init(_ graph: WalkGraph, barriers: [(PlanarPoint, PlanarPoint)] = []) {
    var cutter = EdgeCutter(graph, barriers: barriers)
    cutter.cut()
    let (pieces, places) = cutter.pieces()
    let corners = cutter.vertices
    pieceTree = BoxTree(
      pieces.map { PlanarBox(spanning: corners[Int($0.tail)], corners[Int($0.head)]) })
    let tracer = FaceTracer(vertices: corners, pieces: pieces, tree: pieceTree)
    self.pieces = pieces
    vertices = corners
    placesOfVertices = places
    halfEdges = tracer.halfEdges
    cycleStarts = tracer.cycleStarts
    faceStarts = tracer.faceStarts
    faceOfHalfEdge = tracer.faceOfHalfEdge
    faceBoxes = tracer.boxes
    cycleOfPosition = cycleStarts.rowOfSlot
    var positions = [Int32](repeating: 0, count: halfEdges.count)
    for (position, halfEdge) in halfEdges.enumerated() {
      positions[Int(halfEdge)] = Int32(position)
    }
    positionOfHalfEdge = positions
  }
}

extension StreetSubdivision {
  /// The half-edges before and after one on its cycle.
  ///
  /// - Parameter position: in `halfEdges`.
  func neighbors(of position: Int) -> (previous: Int32, next: Int32) {
    let range = cycleStarts[Int(cycleOfPosition[position])]
    let before = position == range.lowerBound ? range.upperBound - 1 : position - 1
    let after = position + 1 == range.upperBound ? range.lowerBound : position + 1
    return (halfEdges[before], halfEdges[after])
  }
}
