import Benchmark
import Trials
import WalkNetwork

/// W3 and W6 in small sizes: lattices of streets, the second four times the first. Before anything is timed
/// all distances have been compared with those counted in blocks.
let benchmarks: @Sendable () -> Void = {
  let configuration = Benchmark.Configuration(
    metrics: [.wallClock, .throughput, .retainCount], maxDuration: .seconds(1))
  for nodes in [20_000, 80_000] {
    Benchmark("graph-\(nodes)-nodes", configuration: configuration) {
      (benchmark: Benchmark, streets: Streets) in
      for _ in benchmark.scaledIterations { blackHole(WalkGraphBuilder().build(streets.ways)) }
    } setup: {
      try Streets(nodes: nodes)
    }
    Benchmark("search-1000-m-\(nodes)-nodes", configuration: configuration) {
      (benchmark: Benchmark, streets: Streets) in
      var field = streets.field
      var queue = BucketQueue()
      for _ in benchmark.scaledIterations {
        try field.search(from: streets.sources, within: Streets.radius, queue: &queue)
      }
    } setup: {
      try Streets(nodes: nodes)
    }
    Benchmark("distances-of-all-nodes-\(nodes)-nodes", configuration: configuration) {
      (benchmark: Benchmark, streets: Streets) in
      var distances: [Double] = []
      for _ in benchmark.scaledIterations {
        streets.field.distances(of: streets.nodes, into: &distances)
      }
      blackHole(distances)
    } setup: {
      try Streets(nodes: nodes)
    }
  }
}

/// A lattice with the distances within 1000 m of its facilities.
private struct Streets {
  let ways: WalkWays
  let nodes: WayNodes
  let sources: [WalkSource]
  let field: DistanceField

  static let radius = 1000.0

  init(nodes: Int) throws {
    let lattice = StreetLattice(nodes: nodes)
    ways = lattice.ways()
    let graph = WalkGraphBuilder().build(ways)
    self.nodes = WayNodes(graph)
    sources = lattice.sources(graph)
    var field = DistanceField(graph)
    var queue = BucketQueue()
    try field.search(from: sources, within: Self.radius, queue: &queue)
    try lattice.verify(field, graph, within: Self.radius)
    self.field = field
  }
}
