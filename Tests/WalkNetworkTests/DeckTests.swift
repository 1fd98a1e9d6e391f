import PlanarGeometry
import Testing

@testable import WalkNetwork

/// Edges that are walked but not entered.
@Suite struct DeckTests {
  /// From (0, 0) along y = 0, in stretches of 100 m.
  private func street(_ accesses: [GroundAccess]) -> WalkGraph {
    var ways = WalkWays(
      positions: (0...accesses.count).map { PlanarPoint(x: Double($0) * 100, y: 0) })
    for (number, access) in accesses.enumerated() {
      ways.addWay([Int32(number), Int32(number + 1)], access: access)
    }
    return ways.whole
  }

  @Test func kindsAreNotMerged() {
    let graph = street([.anywhere, .anywhere, .atEnds, .atJunctions, .anywhere])
    #expect(graph.edges.map(\.length).sorted() == [100, 200, 200])
    #expect(graph.edges.filter { !$0.isEnterable }.map(\.length) == [200])
    #expect(graph.notEntered == (1, 200))
    #expect(graph.isNodeEntered == [true, true, true, true])
    #expect(graph.components == [.init(wayNodes: 6, length: 500)])
  }

  @Test func longDecksStayDecks() {
    var ways = WalkWays(
      positions: [0.0, 100, 9100, 9200].map { PlanarPoint(x: $0, y: 0) })
    ways.addWay([0, 1])
    ways.addWay([1, 2], access: .atEnds)
    ways.addWay([2, 3])
    #expect(ways.whole.notEntered == (3, 9000))
  }

  /// Where a deck and a street join the same nodes the street stays, and the deck where it is shorter.
  @Test(arguments: [(90.0, [90.0, 100]), (100.0, [100.0]), (110.0, [100.0])])
  func aStreetStaysBesideADeck(deck: Double, lengths: [Double]) {
    for order in [[0, 1], [1, 0]] {
      var ways = WalkWays(positions: [PlanarPoint(x: 0, y: 0), PlanarPoint(x: 80, y: 0)])
      for kind in order {
        ways.addEdge(
          from: 0, to: 1, length: kind == 0 ? 100 : deck,
          access: kind == 0 ? .anywhere : .atJunctions)
      }
      let graph = ways.whole
      #expect(graph.edges.map(\.length).sorted() == lengths)
      #expect(graph.edges.filter(\.isEnterable).map(\.length) == [100])
    }
  }

  @Test func whoStandsBelowADeckWalksToItsEnd() throws {
    let graph = street([.anywhere, .atEnds, .anywhere])
    let entry = try #require(graph.attachments(of: 140, 30).first)
    #expect(entry.leg == 50 && graph.edges[Int(entry.edge)].isEnterable)
    let source = WalkSource(try #require(graph.attachments(of: 300, 0).first), facility: 0)
    let field = try graph.field([source], within: 1000)
    #expect(field.nearest(from: [entry])?.distance == 250)
  }

  /// A bridge that meets nothing has come to the ground; a floor of a building has not.
  @Test func endsThatMeetNothing() throws {
    for (access, leg) in [(GroundAccess.atEnds, 10.0), (.atJunctions, 110)] {
      let graph = street([.anywhere, access])
      let entry = try #require(graph.attachments(of: 210, 0).first)
      #expect(entry.leg == leg)
      let source = WalkSource(try #require(graph.attachments(of: 0, 0).first), facility: 0)
      #expect(try graph.field([source], within: 1000).nearest(from: [entry])?.distance == 210)
    }
    // Half a metre inside of the end is not entered, nor is a bend.
    let graph = street([.anywhere, .atEnds, .atEnds])
    #expect(try #require(graph.attachments(of: 200, 90).first).leg > 130)
    #expect(abs(try #require(graph.attachments(of: 299.5, 0).first).leg - 0.5) < 0.001)
  }

  /// Ends meet the ground only where there is some.
  @Test func aNetworkWithoutGround() {
    let graph = street([.atEnds, .atEnds])
    #expect(graph.notEntered == (1, 200))
    #expect(graph.isNodeEntered == [false, false])
    #expect(graph.attachments(of: 0, 0).isEmpty)
  }

  @Test func shortDecksAreAllLanding() {
    var ways = WalkWays(
      positions: [0, 100, 100.001].map { PlanarPoint(x: $0, y: 0) })
    ways.addWay([0, 1])
    ways.addWay([1, 2], access: .atEnds)
    #expect(ways.whole.edgeCount == 1 && ways.whole.notEntered.edges == 0)
  }
}
