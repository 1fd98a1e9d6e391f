public import PlanarGeometry
import SpatialIndexing

/// Finds the edges of a network that a point can walk to in a straight line: those that can be entered.
public struct EdgeIndex: Sendable {
  public let graph: WalkGraph
  private let barriers: BarrierLines
  private let frame: PlanarBox
  private let tree: BoxTree
  /// Runs of at most `runLength` pieces of an edge, each one item of the tree.
  private let runs: [Run]

  private struct Run: Sendable {
    var edge: Int32
    var firstVertex: Int32
    var lastVertex: Int32
  }

  /// Working memory of queries, reused from one to the next.
  public struct Scratch: Sendable {
    fileprivate var hits: [Int32] = []
    fileprivate var legs: [AccessLeg] = []
    fileprivate var walls: [Int32] = []

    public init() {}
  }

  private static let runLength = 8
  private static let firstRadius = 64.0
  private static let fewBlocked = 8

  /// Complexity: O(n log n) in the vertices of the graph.
  public init(_ graph: WalkGraph, barriers: BarrierLines = .none) {
    self.graph = graph
    self.barriers = barriers
    let runs = Self.runs(of: graph)
    self.runs = runs
    let boxes = runs.map { run in
      PlanarBox(
        around: graph.vertices[Int(run.firstVertex)...Int(run.lastVertex)].lazy.map(\.position))
    }
    frame = boxes.reduce(into: .empty) { $0.insert($1) }
    tree = BoxTree(boxes)
  }

  private static func runs(of graph: WalkGraph) -> [Run] {
    var runs: [Run] = []
    runs.reserveCapacity(graph.edgeCount)
    for edge in 0..<graph.edgeCount where graph.edges[edge].isEnterable {
      let range = graph.vertexRange(ofEdge: edge)
      let last = range.upperBound - 1
      for first in stride(from: range.lowerBound, to: last, by: runLength) {
        runs.append(
          Run(
            edge: Int32(edge), firstVertex: Int32(first),
            lastVertex: Int32(min(first + runLength, last))))
      }
    }
    return runs
  }

  /// Appends to `result` the attachments of `point` to its nearest edges, at most `count` different
  /// ones with legs of at most `limit` metres that no barrier blocks: the shortest leg first, of
  /// equal ones the smaller edge. Appends nothing when the point is off the network.
  ///
  /// Complexity: O(log n + pieces of edges within twice the distance of the last one found).
  public func attachments(
    of point: PlanarPoint, within limit: Double, count: Int,
    into result: inout [EdgeAttachment], scratch: inout Scratch
  ) {
    guard point.isFinite, count > 0, !frame.isEmpty else { return }
    let reach = min(limit, frame.squaredFarthestDistance(to: point).squareRoot())
    let start = result.count
    var radius = min(Self.firstRadius, reach)
    while radius >= 0 {
      collectLegs(from: point, within: radius, &scratch)
      choose(count, from: point, into: &result, &scratch)
      guard result.count < start + count, radius < reach else { return }
      result.removeSubrange(start...)
      radius = min(radius * 2, reach)
    }
  }

  /// Calls `body` with the first vertex and the edge of each piece that may be within `radius` metres
  /// of `center`, those of a run together and in order.
  @inline(__always)
  private func forEachPiece(
    near center: PlanarPoint, within radius: Double, hits: inout [Int32],
    _ body: (_ vertex: Int, _ edge: Int32) -> Void
  ) {
    hits.removeAll(keepingCapacity: true)
    tree.query(PlanarBox(around: center, margin: radius), into: &hits)
    let runs = runs.span
    for hit in hits {
      let run = runs[Int(hit)]
      for vertex in Int(run.firstVertex)..<Int(run.lastVertex) { body(vertex, run.edge) }
    }
  }

  private func collectLegs(from point: PlanarPoint, within radius: Double, _ scratch: inout Scratch)
  {
    var legs: [AccessLeg] = []
    swap(&legs, &scratch.legs)
    legs.removeAll(keepingCapacity: true)
    let vertices = graph.vertices.span
    forEachPiece(near: point, within: radius, hits: &scratch.hits) { vertex, edge in
      let leg = AccessLeg(from: point, to: vertices[vertex], vertices[vertex + 1], edge: edge)
      if leg.squaredLength <= radius * radius { legs.append(leg) }
    }
    swap(&legs, &scratch.legs)
  }

  /// Takes the shortest leg again and again, leaving out blocked ones and edges that are taken. Where
  /// barriers block several, all legs are sorted, as none may be open.
  private func choose(
    _ count: Int, from point: PlanarPoint, into result: inout [EdgeAttachment],
    _ scratch: inout Scratch
  ) {
    let start = result.count
    var blocked = 0
    while result.count < start + count,
      let leg = blocked < Self.fewBlocked ? takeShortest(&scratch.legs) : scratch.legs.popLast()
    {
      guard !result[start...].contains(where: { $0.edge == leg.edge }) else { continue }
      guard !barriers.block(point, leg.end, scratch: &scratch.walls) else {
        blocked += 1
        if blocked == Self.fewBlocked { scratch.legs.sort { $1.precedes($0) } }
        continue
      }
      result.append(
        EdgeAttachment(
          edge: leg.edge, offset: leg.offset, leg: leg.squaredLength.squareRoot()))
    }
  }

  private func takeShortest(_ legs: inout [AccessLeg]) -> AccessLeg? {
    guard var best = legs.indices.first else { return nil }
    for place in legs.indices.dropFirst() where legs[place].precedes(legs[best]) { best = place }
    legs.swapAt(best, legs.count - 1)
    return legs.popLast()
  }
}
