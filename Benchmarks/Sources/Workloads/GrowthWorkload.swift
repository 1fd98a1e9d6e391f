import Reporting
import RunFiles
import Trials
import WalkNetwork

/// W6: a square lattice of streets, graph and one search within 1000 m.
struct GrowthWorkload {
  private let lattice: StreetLattice

  private static let radius = 1000.0

  init(nodes: Int) { lattice = StreetLattice(nodes: nodes) }

  /// Prints nodes, edges, seconds for graph and search, and bytes held at most, as a JSON object.
  func run() throws {
    let ways = lattice.ways()
    let (graphSeconds, graph) = best(of: 1) { WalkGraphBuilder().build(ways) }
    let sources = lattice.sources(graph)
    var field = DistanceField(graph)
    var queue = BucketQueue()
    let (searchSeconds, _) = try best(of: 3) {
      try field.search(from: sources, within: Self.radius, queue: &queue)
    }
    let peak = PeakMemory.bytes() ?? 0
    try lattice.verify(field, graph, within: Self.radius)
    print(
      """
      {"nodes": \(graph.nodeCount), "edges": \(graph.edgeCount), "graph": \(graphSeconds), \
      "search": \(searchSeconds), "peak": \(peak)}
      """)
  }
}
