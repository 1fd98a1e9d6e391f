import NearestStreets
import PlanarGeometry
import Testing
import WalkNetwork

@Suite struct GroundEntriesTests {
  private func graph(_ places: [(Double, Double)], _ ways: [[Int32]], tunnels: [[Int32]] = [])
    -> WalkGraph
  {
    var all = WalkWays(positions: places.map { PlanarPoint(x: $0.0, y: $0.1) })
    for way in ways { all.addWay(way) }
    for way in tunnels { all.addWay(way, access: .atEnds) }
    return WalkGraphBuilder(smallestComponent: 0).build(all)
  }

  private func sources(_ graph: WalkGraph, _ corners: [(Double, Double)]) -> [WalkSource] {
    var entries = GroundEntries(StreetIndex(graph), limit: 500)
    let region = PlanarRegion(polygons: [[corners.map { PlanarPoint(x: $0.0, y: $0.1) }]])
    return entries.sources(of: region, facility: 0)
  }

  /// A park above a tunnel is entered from the street beside it.
  @Test func aboveATunnel() {
    let graph = graph(
      [(0, 0), (300, 0), (300, 100), (0, 100)], [[1, 2, 3]], tunnels: [[0, 1]])
    let found = sources(graph, [(100, -20), (200, -20), (200, 40), (100, 40)])
    #expect(found.map(\.attachment.leg).min() == 60)
    #expect(found.allSatisfy { graph.edges[Int($0.attachment.edge)].isEnterable })
  }

  /// Along a slanting border legs change evenly; a side that is steeper is entered at its near end.
  @Test func besideAStreet() throws {
    let graph = graph([(0, 0), (200, 0)], [[0, 1]])
    let found = sources(graph, [(50, 10), (90, 30), (90, 60)])
    let long = try #require(found.max { $0.extent < $1.extent })
    #expect(abs(long.extent - 40) < 1e-9)
    #expect(abs(abs(long.endLeg - long.attachment.leg) - 20) < 1e-9)
    for x in [0.0, 50, 60, 75, 90, 130] {
      let edge = graph.edges[0]
      let tail = graph.positions[Int(edge.tail)].x
      let place = EdgeAttachment(edge: 0, offset: abs(x - tail), leg: 0)
      let least = try #require(found.map { $0.metres(from: place) }.min())
      let expected = x < 50 ? 10 + 50 - x : x > 90 ? 30 + x - 90 : 10 + 0.5 * (x - 50)
      #expect(abs(least - expected) < 1e-9, "\(x)")
    }
  }

  @Test func aStreetInsideIsEnteredAtOnce() {
    let graph = graph([(0, 0), (200, 0)], [[0, 1]])
    let found = sources(graph, [(-20, -20), (60, -20), (60, 20), (-20, 20)])
    #expect(found.contains { $0.attachment.leg == 0 && abs($0.extent - 60) < 1e-9 })
  }

  @Test func farFromAnyStreet() {
    let graph = graph([(0, 0), (200, 0)], [[0, 1]])
    #expect(sources(graph, [(0, 600), (60, 600), (60, 700)]).isEmpty)
  }
}
