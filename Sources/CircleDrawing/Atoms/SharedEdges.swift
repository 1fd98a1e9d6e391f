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
      region.forEachEdge { start, end in
        edges.append(
          Edge(region: Int32(truncatingIfNeeded: number), line: PlanarSegment(from: start, to: end))
        )
      }
    }
    matchAlongside(matchExactly(edges))
  }

  private struct Edge {
    var region: Int32
    var line: PlanarSegment
  }

  /// Each edge with one of another region that runs back. A block without width has the same border on both sides: its
  /// edges are taken only where there is nothing else.
  ///
  /// - Returns: the edges that no other region has.
  private mutating func matchExactly(_ edges: [Edge]) -> [Edge] {
    let index = EdgeIndex(edges.map(\.line))
    let isThin = edges.map { edge in
      index.positions(of: edge.line.reversed).contains { edges[$0].region == edge.region }
    }
    var isShared = [Bool](repeating: false, count: edges.count)
    for acceptsThin in [false, true] {
      for (position, edge) in edges.enumerated() where !isShared[position] && !isThin[position] {
        let twin = index.positions(of: edge.line.reversed).first {
          !isShared[$0] && isThin[$0] == acceptsThin && edges[$0].region != edge.region
        }
        guard let twin else { continue }
        (isShared[position], isShared[twin]) = (true, true)
        pieces.append(
          Piece(pair: RegionPair(edge.region, edges[twin].region), segment: edge.line))
      }
    }
    return edges.indices.filter { !isShared[$0] && !isThin[$0] }.map { edges[$0] }
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

/// Finds lines by their ends.
private struct EdgeIndex {
  private var last: [PlanarSegment: Int]
  /// By position, the one before it of an equal line.
  private var before: [Int?] = []

  init(_ lines: [PlanarSegment]) {
    last = Dictionary(minimumCapacity: lines.count)
    for (position, line) in lines.enumerated() {
      before.append(last.updateValue(position, forKey: line))
    }
  }

  /// Positions of the lines from the same start to the same end. Complexity: O(1) and those found.
  func positions(of line: PlanarSegment) -> some Sequence<Int> {
    sequence(state: last[line]) { position in
      defer { position = position.flatMap { before[$0] } }
      return position
    }
  }
}

extension PlanarSegment {
  fileprivate var reversed: PlanarSegment { PlanarSegment(from: end, to: start) }

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
