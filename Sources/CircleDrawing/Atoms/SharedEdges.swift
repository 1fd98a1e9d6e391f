import PlanarGeometry
import SpatialIndexing

/// Two positions of regions in a layer, the first less.
struct RegionPair: Hashable, Comparable {
  var first: Int32
  var second: Int32

  init(_ a: Int32, _ b: Int32) { (first, second) = (min(a, b), max(a, b)) }

  static func < (a: RegionPair, b: RegionPair) -> Bool {
    (a.first, a.second) < (b.first, b.second)
  }
}

/// The pieces of border that two regions of a layer share.
///
/// Edges with the same ends are shared. Of those that remain, as where a layer was drawn by hand, the parts are that
/// run side by side in opposite directions.
struct SharedEdges {
  struct Piece {
    var pair: RegionPair
    var segment: PlanarSegment
  }

  private(set) var pieces: [Piece] = []

  /// Metres between edges that are drawn as one.
  fileprivate static let tolerance = 0.5
  /// Least cosine of the angle between them.
  fileprivate static let leastCosine = 0.95

  /// Complexity: O(n log n) in the edges.
  init(of regions: [PlanarRegion]) {
    var edges: [Edge] = []
    for (number, region) in regions.enumerated() {
      for line in region.boundingEdges {
        edges.append(Edge(region: Int32(truncatingIfNeeded: number), line: line))
      }
    }
    matchAlongside(matchExactly(edges))
  }

  private struct Edge {
    var region: Int32
    var line: PlanarSegment
  }

  /// - Returns: the edges that no other region has.
  private mutating func matchExactly(_ edges: [Edge]) -> [Edge] {
    var positions = [PlanarSegment: Int](minimumCapacity: edges.count)
    for (position, edge) in edges.enumerated() { positions[edge.line] = position }
    return edges.filter { edge in
      let twin = PlanarSegment(from: edge.line.end, to: edge.line.start)
      guard let other = positions[twin], edges[other].region != edge.region else { return true }
      if edge.region < edges[other].region {
        pieces.append(Piece(pair: RegionPair(edge.region, edges[other].region), segment: edge.line))
      }
      return false
    }
  }

  private mutating func matchAlongside(_ edges: [Edge]) {
    let tree = BoxTree(edges.map(\.line.box))
    var near: [Int32] = []
    for edge in edges {
      near.removeAll(keepingCapacity: true)
      tree.query(edge.line.box.expanded(by: Self.tolerance), into: &near)
      for other in near.sorted().map({ edges[Int($0)] }) where edge.region < other.region {
        guard let segment = edge.line.stretch(alongside: other.line) else { continue }
        pieces.append(Piece(pair: RegionPair(edge.region, other.region), segment: segment))
      }
    }
  }
}

extension PlanarRegion {
  /// Edges that it lies on one side of: those that run there and back, as on both sides of a block without width, bound
  /// nothing.
  fileprivate var boundingEdges: [PlanarSegment] {
    var edges: [PlanarSegment] = []
    forEachEdge { edges.append(PlanarSegment(from: $0, to: $1)) }
    let all = Set(edges)
    return edges.filter { !all.contains(PlanarSegment(from: $0.end, to: $0.start)) }
  }
}

extension PlanarSegment {
  /// The part of the segment beside which another runs in the opposite direction.
  fileprivate func stretch(alongside other: PlanarSegment) -> PlanarSegment? {
    let (way, back) = (direction, other.direction)
    let square = way.squaredLength
    let cosine = way.dot(back) / (square * back.squaredLength).squareRoot()
    guard cosine < -SharedEdges.leastCosine else { return nil }
    let from = max((other.end - start).dot(way) / square, 0)
    let to = min((other.start - start).dot(way) / square, 1)
    guard (to - from) * square.squareRoot() > 1e-6 else { return nil }
    let part = PlanarSegment(from: start + way * from, to: start + way * to)
    let limit = SharedEdges.tolerance * SharedEdges.tolerance
    let isNear = [part.start, part.end].allSatisfy {
      $0.squaredDistance(toSegment: other.start, other.end) <= limit
    }
    return isNear ? part : nil
  }
}
