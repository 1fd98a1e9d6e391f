import PlanarGeometry
import SyntheticCity
import Testing

@Suite struct NetworkTests {
  private let network = SampleCity.plan.network

  private func ways(_ kind: WayNetwork.Kind) -> [WayNetwork.Way] {
    network.ways.filter { $0.kind == kind }
  }

  private func length(_ way: WayNetwork.Way) -> Double {
    let points = network.nodes(of: way).map { network.positions[Int($0)] }
    return zip(points, points.dropFirst()).map { $0.distance(to: $1) }.sum
  }

  /// A city of this size was measured with 343,000 nodes and 582,000 edges.
  @Test func size() {
    #expect(abs(Double(network.positions.count) / 343_000 - 1) < 0.05)
    #expect(abs(Double(network.edgeCount) / 582_000 - 1) < 0.05)
  }

  @Test func waysAreWhole() {
    var isUsed = Array(repeating: false, count: network.positions.count)
    var edges: Set<[Int32]> = []
    for way in network.ways {
      let nodes = network.nodes(of: way)
      #expect(nodes.count >= 2)
      for node in nodes { isUsed[Int(node)] = true }
      for (a, b) in zip(nodes, nodes.dropFirst()) { edges.insert([min(a, b), max(a, b)]) }
    }
    #expect(isUsed.allSatisfy { $0 })
    #expect(edges.count == network.edgeCount && edges.allSatisfy { $0[0] != $0[1] })
    #expect(network.positions.allSatisfy { $0.isFinite })
  }

  /// Everybody can walk to everywhere but from a few stray paths; many streets are dead ends.
  @Test func componentsAndDeadEnds() throws {
    let graph = NetworkGraph(network)
    let components = graph.components
    let main = try #require(components.first)
    #expect(Double(main.size) > 0.99 * Double(components.map(\.size).reduce(0, +)))
    #expect((20...120).contains(components.count))
    #expect(components.dropFirst(2).allSatisfy { $0.size < 10 })
    let deadEnds = graph.neighbours.count { $0.count == 1 }
    #expect((1000...8000).contains(deadEnds))
  }

  /// Each county town is reached from the main city, by the road that leads to it.
  @Test func townsAreLinked() throws {
    let graph = NetworkGraph(network)
    let main = try #require(graph.components.first).member
    let reached = Set(graph.reached(from: main).map { network.positions[$0] })
    let plan = SampleCity.plan
    let inTowns = plan.compounds.filter { plan.zones[$0.community] == .town }
    #expect(inTowns.count > 100)
    #expect(inTowns.allSatisfy { $0.openings.contains(where: reached.contains) })
    let roads = ways(.secondary).filter { length($0) > 4000 && $0.structure == .none }
    #expect(roads.count >= 3)
  }

  @Test func classes() {
    #expect(ways(.motorway).map(length).sum > 40_000)
    #expect((ways(.motorway) + ways(.railway)).allSatisfy { !$0.isWalkable })
    #expect(ways(.steps).count > 100)
    #expect(ways(.footway).count { $0.structure == .bridge } > 100)
    #expect(ways(.path).count > 200)
    let closed = network.ways.filter { !$0.isWalkable && $0.structure == .bridge }
      .filter { $0.kind == .primary || $0.kind == .secondary || $0.kind == .residential }
    let open = SampleCity.plan.streets.count { $0.isBridge && $0.length > 900 && $0.isWalkable }
    #expect(closed.count >= 4 && open >= 4)
  }

  /// Nodes that motorways and railways share with what people walk on.
  @Test func trunkLinesShareNoNodes() {
    var isTrunk = Array(repeating: false, count: network.positions.count)
    for way in ways(.motorway) + ways(.railway) {
      for node in network.nodes(of: way) { isTrunk[Int(node)] = true }
    }
    for way in network.ways where way.kind != .motorway && way.kind != .railway {
      #expect(!network.nodes(of: way).contains { isTrunk[Int($0)] })
    }
  }
}
