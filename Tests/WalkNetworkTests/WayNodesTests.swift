import PlanarGeometry
import Testing

@testable import WalkNetwork

@Suite struct WayNodesTests {
  private func distances(_ graph: WalkGraph, _ sources: [WalkSource], _ limit: Double) throws
    -> [Double]
  {
    var result: [Double] = []
    try graph.field(sources, within: limit).distances(of: WayNodes(graph), into: &result)
    return result
  }

  /// Positions in the order of the distances.
  private func positions(_ graph: WalkGraph) -> [PlanarPoint] {
    graph.positions
      + (0..<graph.edgeCount).flatMap { edge in
        graph.vertices[graph.verticesBetweenEnds(ofEdge: edge)].map(\.position)
      }
  }

  /// Streets 100 m apart with a node every 25 m: between junctions too the walk to a junction is
  /// |Δx| + |Δy|.
  @Test(arguments: [0.5, 349.9, 350, 5000]) func latticeWithChains(limit: Double) throws {
    let (streets, steps) = ((0...6).map { Double($0) * 100 }, (0...24).map { Double($0) * 25 })
    let graph = ways(
      streets.map { y in steps.map { ($0, y) } } + streets.map { x in steps.map { (x, $0) } }
    ).whole
    let facilities = [PlanarPoint(x: 200, y: 300), PlanarPoint(x: 500, y: 100)]
    let sources = facilities.enumerated().flatMap { number, place in
      graph.attachments(of: place.x, place.y).map { WalkSource($0, facility: Int32(number)) }
    }
    let found = try distances(graph, sources, limit)
    let positions = positions(graph)
    #expect(Set(positions).count == 7 * 25 * 2 - 7 * 7)
    #expect(positions.count == found.count && WayNodes(graph).count == found.count)
    for (position, distance) in zip(positions, found) {
      let metres = facilities.map { abs($0.x - position.x) + abs($0.y - position.y) }.min()
      #expect(metres.map { $0 <= limit ? $0 : .infinity } == distance)
    }
  }

  /// Facilities in the middle of an edge, one of them with an extent: from both sides along the edge.
  @Test func facilitiesOnTheSameEdge() throws {
    let line = ways([[(0, 0), (10, 0), (30, 0), (60, 0), (100, 0), (150, 0)]]).whole
    #expect(line.edgeCount == 1)
    let tail = line.positions[Int(line.edges[0].tail)].x
    func source(_ x: Double, extent: Double = 0) -> WalkSource {
      let start = tail == 0 ? x : 150 - x - extent
      return WalkSource(
        EdgeAttachment(edge: 0, offset: start, leg: 2), extent: extent, facility: 0)
    }
    let found = try distances(line, [source(20), source(90, extent: 15)], 40)
    let expected = [0.0: 22.0, 10: 12, 30: 12, 60: 32, 100: 2, 150: .infinity]
    #expect(found.count == 6)
    for (position, distance) in zip(positions(line), found) {
      #expect(expected[position.x] == distance)
    }
  }

  /// A result of an earlier search is overwritten, whatever its length.
  @Test func resultsAreReplaced() throws {
    let line = ways([[(0, 0), (30, 0), (100, 0)]]).whole
    let source = WalkSource(EdgeAttachment(edge: 0, offset: 0, leg: 0), facility: 0)
    var result = [7.0, 7, 7, 7]
    for limit in [200.0, 10] {
      try line.field([source], within: limit).distances(of: WayNodes(line), into: &result)
      #expect(result.count == 3)
      #expect(result.filter(\.isFinite).count == (limit > 100 ? 3 : 1))
    }
  }
}
