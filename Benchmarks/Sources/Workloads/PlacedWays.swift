import PlanarGeometry
import Trials
import WalkNetwork

/// Ways, the graph made of them, and where on it each node of the ways lies.
struct PlacedWays {
  let ways: WalkWays
  let graph: WalkGraph
  let nodes: WayNodes
  /// Seconds from ways to graph and to `nodes`, the least of some runs.
  let seconds: (graph: Double, nodes: Double)
  /// Of each of `nodes`.
  private(set) var attachments: [EdgeAttachment] = []
  /// Number in the ways of each of `nodes`; −1 for those at the same position as another, which cannot
  /// be told from it.
  private(set) var numbers: [Int32] = []
  /// Places in `nodes` by number.
  private(set) var places: [Int32: Int] = [:]
  private var numberOfPosition: [PlanarPoint: Int32] = [:]

  init(_ ways: WalkWays, runs: Int) {
    let built = best(of: runs) { WalkGraphBuilder(smallestComponent: 0).build(ways) }
    let listed = best(of: runs) { WayNodes(built.result) }
    self.ways = ways
    graph = built.result
    nodes = listed.result
    seconds = (built.seconds, listed.seconds)
    numberPositions()
    place()
  }

  private mutating func numberPositions() {
    var isUsed = [Bool](repeating: false, count: ways.positions.count)
    for segment in ways.segments {
      isUsed[Int(segment.from)] = true
      isUsed[Int(segment.to)] = true
    }
    for (number, position) in ways.positions.enumerated() where isUsed[number] {
      numberOfPosition[position] = numberOfPosition[position] == nil ? Int32(number) : -1
    }
  }

  private mutating func place() {
    let unset = EdgeAttachment(edge: -1, offset: 0, leg: 0)
    attachments = [EdgeAttachment](repeating: unset, count: graph.nodeCount)
    var positions = graph.positions
    for (number, edge) in graph.edges.enumerated() {
      let edgeNumber = Int32(number)
      attachments[Int(edge.tail)] = EdgeAttachment(edge: edgeNumber, offset: 0, leg: 0)
      attachments[Int(edge.head)] = EdgeAttachment(edge: edgeNumber, offset: edge.length, leg: 0)
      for vertex in graph.vertices[graph.verticesBetweenEnds(ofEdge: number)] {
        positions.append(vertex.position)
        attachments.append(EdgeAttachment(edge: edgeNumber, offset: vertex.measure, leg: 0))
      }
    }
    numbers = positions.map { numberOfPosition[$0] ?? -1 }
    for (place, number) in numbers.enumerated() where number >= 0 { places[number] = place }
  }

  /// Number of the node nearest to an attachment along its edge.
  func node(nearestTo attachment: EdgeAttachment) -> Int32? {
    graph.vertices[graph.vertexRange(ofEdge: Int(attachment.edge))]
      .min { abs($0.measure - attachment.offset) < abs($1.measure - attachment.offset) }
      .flatMap { numberOfPosition[$0.position] }
  }
}
