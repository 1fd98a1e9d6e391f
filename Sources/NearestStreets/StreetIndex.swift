package import PlanarGeometry
import SpatialIndexing
package import WalkNetwork

/// A network with its subdivision, ready to be asked what is near some land.
package struct StreetIndex: Sendable {
  package let graph: WalkGraph
  package let streets: StreetSubdivision
  let hasWalls: Bool
  /// By face: whether it is bounded by barriers alone, so that whoever is in it is off the network.
  private let isPocket: [Bool]
  private let faces: BoxTree

  /// Faces with more half-edges are looked at in part.
  static let wholeFace = 64

  /// Complexity: that of the subdivision.
  package init(_ graph: WalkGraph, barriers: [(PlanarPoint, PlanarPoint)] = []) {
    self.graph = graph
    streets = StreetSubdivision(graph, barriers: barriers)
    hasWalls = streets.pieces.contains { $0.edge == StreetSubdivision.wall }
    faces = BoxTree(streets.faceBoxes)
    var isPocket = [Bool](repeating: true, count: streets.faceCount)
    for (halfEdge, face) in streets.faceOfHalfEdge.enumerated()
    where streets.pieces[halfEdge >> 1].edge != StreetSubdivision.wall {
      isPocket[Int(face)] = false
    }
    self.isPocket = isPocket
  }

  func isWhole(_ face: Int) -> Bool {
    face != StreetSubdivision.outerFace
      && streets.range(ofFace: face).count <= Self.wholeFace
  }

  /// The faces with streets that are looked at as a whole and may meet a box, ascending.
  func wholeFaces(in box: PlanarBox, into result: inout [Int32]) {
    result.removeAll(keepingCapacity: true)
    faces.query(box, into: &result)
    result.removeAll { !isWhole(Int($0)) || isPocket[Int($0)] }
    result.sort()
  }

  /// Positions of the half-edges of the other faces with streets that come within a box, by face, each
  /// ascending.
  func parts(
    ofLargeFacesIn box: PlanarBox, _ hits: inout [Int32]
  ) -> [(face: Int, positions: [Int])] {
    pieces(in: box, into: &hits)
    var positions: [Int] = []
    for piece in hits {
      for halfEdge in [2 * piece, 2 * piece + 1] {
        let face = Int(streets.faceOfHalfEdge[Int(halfEdge)])
        guard !isWhole(face), !isPocket[face] else { continue }
        positions.append(Int(streets.positionOfHalfEdge[Int(halfEdge)]))
      }
    }
    positions.sort()
    var groups: [(face: Int, positions: [Int])] = []
    for position in positions {
      let face = Int(streets.faceOfHalfEdge[Int(streets.halfEdges[position])])
      if groups.last?.face == face {
        groups[groups.count - 1].positions.append(position)
      } else {
        groups.append((face, [position]))
      }
    }
    return groups
  }

  /// Calls `body` with the sides of faces that barriers alone bound and that pass through or above a box, the
  /// face on the left.
  func forEachSide(
    ofPocketsIn box: PlanarBox, _ hits: inout [Int32], _ body: (PlanarPoint, PlanarPoint) -> Void
  ) {
    var above = box
    above.maxY = .infinity
    pieces(in: above, into: &hits)
    for piece in hits {
      let isLeft = isPocket[Int(streets.faceOfHalfEdge[Int(2 * piece)])]
      guard isLeft != isPocket[Int(streets.faceOfHalfEdge[Int(2 * piece + 1)])] else { continue }
      let ends = (
        streets.vertices[Int(streets.pieces[Int(piece)].tail)],
        streets.vertices[Int(streets.pieces[Int(piece)].head)]
      )
      if isLeft { body(ends.0, ends.1) } else { body(ends.1, ends.0) }
    }
  }

  /// The pieces, barriers among them, whose boxes meet a box.
  func pieces(in box: PlanarBox, into result: inout [Int32]) {
    result.removeAll(keepingCapacity: true)
    streets.pieceTree.query(box, into: &result)
  }

  /// Metres from a point to the nearest piece of a street as the crow flies, at most `limit`.
  func distance(to point: PlanarPoint, atMost limit: Double, _ hits: inout [Int32]) -> Double {
    var radius = min(32, limit)
    while true {
      pieces(in: PlanarBox(around: point, margin: radius), into: &hits)
      var nearest = limit * limit
      for number in hits where streets.pieces[Int(number)].edge >= 0 {
        let piece = streets.pieces[Int(number)]
        let (tail, head) = (streets.vertices[Int(piece.tail)], streets.vertices[Int(piece.head)])
        nearest = min(nearest, point.squaredDistance(toSegment: tail, head))
      }
      if nearest <= radius * radius || radius >= limit { return nearest.squareRoot() }
      radius = min(radius * 2, limit)
    }
  }
}
