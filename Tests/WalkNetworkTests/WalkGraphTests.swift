import PlanarGeometry
import Testing

@testable import WalkNetwork

@Suite struct WalkGraphTests {
  /// A T of three streets: the bends are contracted, the junction and the three ends remain.
  @Test func bendsAreContracted() {
    let graph = ways([[(0, 0), (30, 40), (100, 40)], [(30, 40), (30, 100), (0, 100)]]).whole
    #expect(graph.nodeCount == 4)
    #expect(graph.edgeCount == 3)
    let lengths = graph.edges.map(\.length).sorted()
    #expect(lengths == [50, 70, 90])
    #expect(graph.arcs.map(\.length).reduce(0) { $0 + UInt64($1) } == 420 << 20)
    #expect(graph.vertices.count == 7)
    #expect(graph.components == [.init(wayNodes: 5, length: 210)])
  }

  @Test func aRingBecomesALoop() throws {
    let graph = ways([[(0, 0), (10, 0), (10, 10), (0, 10), (0, 0)]]).whole
    #expect(graph.nodeCount == 1)
    #expect(graph.edgeCount == 1)
    #expect(graph.arcs.isEmpty)
    #expect(graph.edges[0].length == 40)
  }

  /// Two ways round a block between the same junctions stay two edges.
  @Test func parallelEdgesStay() {
    let graph = ways([
      [(-10, 0), (0, 0)], [(0, 0), (50, 10), (100, 0)], [(0, 0), (50, -20), (100, 0)],
      [(100, 0), (110, 0)],
    ]).whole
    #expect(graph.nodeCount == 4)
    #expect(graph.edgeCount == 4)
  }

  @Test func aSegmentGivenTwiceIsOne() {
    let graph = ways([[(0, 0), (10, 0), (20, 0)], [(20, 0), (10, 0), (10, 5)]]).whole
    #expect(graph.edgeCount == 3)
    #expect(graph.components[0].length == 25)
  }

  @Test func ofEdgesBetweenTheSameNodesTheShortestStays() {
    var ways = WalkWays(positions: [PlanarPoint(x: 0, y: 0), PlanarPoint(x: 10, y: 0)])
    for length in [14.0, 11, 12] { ways.addEdge(from: 0, to: 1, length: length) }
    ways.addEdge(from: 1, to: 1, length: 5)
    #expect(ways.whole.edgeCount == 1)
    #expect(ways.whole.edges[0].length == 11)
  }

  @Test func smallComponentsAreLeftOutAndReported() {
    let streets = ways([[(0, 0), (600, 0)], [(0, 50), (40, 50), (40, 60)], [(0, 90), (0, 95)]])
    let graph = WalkGraphBuilder(smallestComponent: 100).build(streets)
    #expect(graph.edgeCount == 1)
    let omitted = graph.omissions
    #expect(omitted.components == 2 && omitted.wayNodes == 5 && omitted.length == 55)
    #expect(omitted.parts.map(\.length) == [50, 5])
    #expect(omitted.segments.map(\.part) == [0, 0, 1])
  }

  @Test func theLongestComponentAlwaysStays() {
    let graph = WalkGraphBuilder(smallestComponent: 1e9).build(
      ways([[(0, 0), (6, 0)], [(0, 50), (40, 50)]]))
    #expect(graph.components == [.init(wayNodes: 2, length: 40)])
  }

  @Test func unusableSegmentsAreCounted() {
    var ways = WalkWays(positions: [
      PlanarPoint(x: 0, y: 0), PlanarPoint(x: .nan, y: 0), PlanarPoint(x: 9, y: 0),
    ])
    ways.addWay([0, 1])
    for length in [-1, .nan, .infinity, 100_001] { ways.addEdge(from: 0, to: 2, length: length) }
    ways.addEdge(from: 0, to: 2, length: 9)
    #expect(ways.whole.omissions.unusableSegments == 5)
    #expect(ways.whole.edgeCount == 1)
  }

  /// 10,500 m in one segment and in 105: no edge is longer than its arc can say.
  @Test func longWaysAreDivided() {
    let straight = ways([[(0, 0), (10_500, 0)]]).whole
    let pieces = ways([(0...105).map { (Double($0) * 100, 0) }]).whole
    for graph in [straight, pieces] {
      #expect(graph.edgeCount == 3)
      #expect(abs(graph.edges.reduce(0) { $0 + $1.length } - 10_500) < 1e-6)
      #expect(graph.edges.allSatisfy { $0.length <= 4000 })
    }
  }

  @Test func anEmptyNetworkIsAnEmptyGraph() {
    #expect(WalkWays().whole.nodeCount == 0)
    #expect(WalkWays().whole.attachments(of: 0, 0).isEmpty)
  }

  /// Edges walked with zero length keep what they join together.
  @Test func zeroLengthsConnect() throws {
    var ways = WalkWays(positions: [
      PlanarPoint(x: 0, y: 0), PlanarPoint(x: 0, y: 0), PlanarPoint(x: 7, y: 0),
      PlanarPoint(x: 0, y: 7),
    ])
    ways.addWay([0, 1])
    ways.addWay([1, 2])
    ways.addWay([1, 3])
    #expect(ways.whole.components.count == 1)
    let source = WalkSource(try #require(ways.whole.attachments(of: 0, 7).first), facility: 0)
    let field = try ways.whole.field([source], within: 50)
    #expect(field.nearest(from: ways.whole.attachments(of: 7, 0))?.distance == 14)
  }
}
