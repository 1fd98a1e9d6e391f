import Foundation
import PlanarGeometry
import Reporting
import Trials
import WalkNetwork

/// W6: a square lattice of streets 64 m apart with a facility at every 20th crossing each way: graph and
/// one search within 1000 m. All nodes but the corners are junctions, the most work that a network of its size can be.
struct GrowthWorkload {
  /// Streets each way.
  private let side: Int

  private static let step = 64.0
  private static let spacing = 20

  init(nodes: Int) { side = Int(Double(nodes).squareRoot().rounded()) }

  /// Prints nodes, edges, seconds for graph and search, and bytes held at most, as a JSON object.
  func run() throws {
    let ways = lattice()
    let (graphSeconds, graph) = best(of: 1) { WalkGraphBuilder().build(ways) }
    let sources = sources(graph)
    var field = DistanceField(graph)
    var queue = BucketQueue()
    let (searchSeconds, _) = try best(of: 3) {
      try field.search(from: sources, within: 1000, queue: &queue)
    }
    let peak = PeakMemory.bytes() ?? 0
    try check(field, graph)
    print(
      """
      {"nodes": \(graph.nodeCount), "edges": \(graph.edgeCount), "graph": \(graphSeconds), \
      "search": \(searchSeconds), "peak": \(peak)}
      """)
  }

  private func lattice() -> WalkWays {
    var ways = WalkWays()
    for row in 0..<side {
      for column in 0..<side {
        let place = PlanarPoint(x: Double(column) * Self.step, y: Double(row) * Self.step)
        let node = ways.addNode(at: place)
        if column > 0 { ways.addWay([node - 1, node]) }
        if row > 0 { ways.addWay([node - Int32(side), node]) }
      }
    }
    return ways
  }

  private func sources(_ graph: WalkGraph) -> [WalkSource] {
    var sources: [WalkSource] = []
    var taken: Set<PlanarPoint> = []
    for edge in 0..<graph.edgeCount {
      for vertex in graph.vertices[graph.vertexRange(ofEdge: edge)]
      where blocksToFacility(vertex.position) == 0 && taken.insert(vertex.position).inserted {
        let attachment = EdgeAttachment(edge: Int32(edge), offset: vertex.measure, leg: 0)
        sources.append(WalkSource(attachment, facility: Int32(sources.count)))
      }
    }
    return sources
  }

  /// Blocks to the nearest crossing with a facility, counted along both directions.
  private func blocksToFacility(_ position: PlanarPoint) -> Int {
    [position.x, position.y].reduce(0) { blocks, coordinate in
      let place = Int((coordinate / Self.step).rounded())
      let below = place % Self.spacing
      let above = Self.spacing - below
      return blocks + (place + above < side ? min(below, above) : below)
    }
  }

  /// Compares all distances with those counted in blocks.
  private func check(_ field: DistanceField, _ graph: WalkGraph) throws {
    for node in 0..<graph.nodeCount {
      let metres = Double(blocksToFacility(graph.positions[node])) * Self.step
      let expected = metres <= 1000 ? metres : nil
      guard field.nearest(toNode: node)?.distance == expected else {
        throw Disagreement(node: node)
      }
    }
  }

  /// A node whose distance is not the counted one.
  private struct Disagreement: Error {
    var node: Int
  }
}
