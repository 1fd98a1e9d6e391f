import PlanarGeometry
import TestSupport
import Testing

@testable import WalkNetwork

@Suite struct WalkHierarchyTests {
  /// Every node has one rank; arcs lead up from all nodes below the core, and stay within it.
  @Test(arguments: 1...5 as ClosedRange<UInt64>)
  func arcsLeadUp(seed: UInt64) {
    var dice = SeededRandom(seed)
    let hierarchy = randomWays(nodes: 300, edges: 900, dice: &dice).whole.hierarchy
    let count = hierarchy.ranks.count
    #expect(hierarchy.ranks.sorted() == (0..<Int32(count)).map { $0 })
    #expect((1..<count).contains(hierarchy.coreStart))
    for rank in 0..<count {
      let least = rank < hierarchy.coreStart ? rank + 1 : hierarchy.coreStart
      let arcs = hierarchy.arcs[Int(hierarchy.firstArc[rank])..<Int(hierarchy.firstArc[rank + 1])]
      #expect(arcs.allSatisfy { $0.head != rank && least <= $0.head && $0.head < count })
      #expect(Set(arcs.map(\.head)).count == arcs.count)
    }
  }

  /// Three arms of 3000 m: an arc that joins two of them would be longer than 32 bits can hold.
  @Test func longEdgesAreNotJoined() throws {
    let graph = ways([[(0, 0), (3000, 0)], [(0, 0), (0, 3000)], [(0, 0), (-3000, 0)]]).whole
    let source = graph.attachments(of: 3000, 0).map { WalkSource($0, facility: 0) }
    let field = try graph.field(source, within: 7000)
    let end = try #require(graph.positions.firstIndex(of: PlanarPoint(x: -3000, y: 0)))
    #expect(field.nearest(toNode: end)?.distance == 6000)
  }

  /// Of several edges between the same nodes the shortest counts.
  @Test func parallelEdges() throws {
    var ways = lattice(count: 6, step: 100)
    // From (100, 100) to (200, 100); a row has six nodes.
    ways.addEdge(from: 7, to: 8, length: 60)
    ways.addEdge(from: 7, to: 8, length: 500)
    let graph = ways.whole
    let place = PlanarPoint(x: 200, y: 100)
    let node = try #require(graph.positions.firstIndex(of: place))
    let field = try graph.field(
      graph.attachments(of: 100, 200).map { WalkSource($0, facility: 0) }, within: 1000)
    #expect(field.nearest(toNode: node)?.distance == 160)
  }
}
