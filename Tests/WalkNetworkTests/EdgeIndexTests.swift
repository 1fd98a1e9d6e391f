import Foundation
import PlanarGeometry
import TestSupport
import Testing
import WalkNetwork

@Suite struct EdgeIndexTests {
  /// The distance of every edge by walking along its shape in steps too small to matter.
  private func sampledDistance(_ graph: WalkGraph, _ edge: Int, _ point: PlanarPoint) -> Double {
    let vertices = graph.vertices[graph.vertexRange(ofEdge: edge)]
    var least = Double.infinity
    for (a, b) in zip(vertices, vertices.dropFirst()) {
      for step in 0...2000 {
        let place = a.position + (b.position - a.position) * (Double(step) / 2000)
        least = min(least, place.distance(to: point))
      }
    }
    return least
  }

  @Test func nearestEdgesAgreeWithSampling() {
    var dice = SeededRandom(3)
    let graph = randomWays(nodes: 24, edges: 30, dice: &dice).whole
    for _ in 0..<12 {
      let point = dice.point(side: 500)
      let found = graph.attachments(of: point.x, point.y, count: 4)
      let expected = (0..<graph.edgeCount).map { sampledDistance(graph, $0, point) }.sorted()
      #expect(found.count == 4)
      #expect(Set(found.map(\.edge)).count == 4)
      for (attachment, distance) in zip(found, expected) {
        #expect(abs(attachment.leg - distance) < 0.1)
      }
    }
  }

  @Test func offsetRunsAlongTheShape() throws {
    let graph = ways([[(0, 0), (30, 40), (130, 40)]]).whole
    let found = try #require(graph.attachments(of: 80, 60).first)
    #expect(found.leg == 20)
    let fromTail = graph.positions[Int(graph.edges[0].tail)].x == 0
    #expect(abs(found.offset - (fromTail ? 100 : 50)) < 1e-9)
  }

  @Test func aWalkedLengthStretchesTheOffset() throws {
    var ways = WalkWays(positions: [PlanarPoint(x: 0, y: 0), PlanarPoint(x: 100, y: 0)])
    ways.addEdge(from: 0, to: 1, length: 160)
    let found = try #require(ways.whole.attachments(of: 50, 5).first)
    #expect(found.offset == 80)
  }

  @Test(arguments: [(10.0, 1), (9.999, 0)])
  func theLimitIsInclusive(limit: Double, count: Int) {
    var scratch = EdgeIndex.Scratch()
    var found: [EdgeAttachment] = []
    EdgeIndex(lattice(count: 2, step: 100).whole).attachments(
      of: PlanarPoint(x: 50, y: -10), within: limit, count: 3, into: &found, scratch: &scratch)
    #expect(found.count == count)
  }

  @Test func placesThatAreNoneAttachNowhere() {
    let graph = lattice(count: 3, step: 100).whole
    #expect(graph.attachments(of: .nan, 0).isEmpty)
    #expect(graph.attachments(of: .infinity, 0).isEmpty)
    #expect(graph.attachments(of: 1e9, 0).isEmpty)
  }

  private func attach(_ point: PlanarPoint, _ barriers: [(PlanarPoint, PlanarPoint)]) -> [Double] {
    let graph = ways([[(0, 0), (100, 0)], [(0, 60), (100, 60)]]).whole
    var scratch = EdgeIndex.Scratch()
    var found: [EdgeAttachment] = []
    EdgeIndex(graph, barriers: BarrierLines(barriers)).attachments(
      of: point, within: 500, count: 2, into: &found, scratch: &scratch)
    return found.map(\.leg)
  }

  private func point(_ x: Double, _ y: Double) -> PlanarPoint { PlanarPoint(x: x, y: y) }

  @Test func barriersHoldLegsBack() {
    #expect(attach(point(50, 20), []) == [20, 40])
    #expect(attach(point(50, 20), [(point(0, 10), point(100, 10))]) == [40])
    // Two segments that meet where the leg passes let nothing through.
    #expect(
      attach(point(50, 20), [(point(0, 10), point(50, 10)), (point(50, 10), point(100, 5))])
        == [40])
    // A wall beside the leg, a wall along it, and a wall that the point stands on.
    #expect(attach(point(50, 20), [(point(60, 10), point(100, 10))]) == [20, 40])
    #expect(attach(point(50, 20), [(point(50, 10), point(50, 5))]) == [20, 40])
    #expect(attach(point(50, 20), [(point(0, 20), point(100, 20))]) == [20, 40])
  }

  /// On the line of a river, rounding puts the ends of legs on one side of it or the other.
  @Test func aStreetAlongABarrierIsReachedFromBothSides() throws {
    let street = [(0.1, 0.3), (33.3, 71.7), (97.7, 131.1)]
    let graph = ways([street]).whole
    let bank = street.map { point($0.0, $0.1) }
    let index = EdgeIndex(graph, barriers: BarrierLines(Array(zip(bank, bank.dropFirst()))))
    var scratch = EdgeIndex.Scratch()
    var dice = SeededRandom(8)
    for _ in 0..<200 {
      let place = dice.point(side: 130)
      var found: [EdgeAttachment] = []
      index.attachments(of: place, within: 500, count: 1, into: &found, scratch: &scratch)
      let leg = try #require(found.first?.leg)
      let nearest = zip(bank, bank.dropFirst()).map { start, end in
        let along = end - start
        let share = min(max((place - start).dot(along) / along.dot(along), 0), 1)
        return place.distance(to: start + along * share)
      }
      #expect(abs(leg - (nearest.min() ?? .infinity)) < 1e-9)
    }
  }

  /// Short streets all around, the nearest twenty behind a short wall each.
  @Test func manyBlockedLegsAreSortedOut() {
    func across(_ number: Int, at distance: Double, half: Double) -> [PlanarPoint] {
      let angle = Double(number) * .pi / 20
      let (away, aside) = (point(cos(angle), sin(angle)), point(-sin(angle), cos(angle)))
      return [away * distance + aside * half, away * distance - aside * half]
    }
    let streets = (0..<40).map { across($0, at: Double(10 + $0), half: 0.5) }
    let walls = (0..<20).map { across($0, at: 9, half: 0.4) }
    let graph = ways(streets.map { $0.map { ($0.x, $0.y) } }).whole
    let index = EdgeIndex(graph, barriers: BarrierLines(walls.map { ($0[0], $0[1]) }))
    var (found, scratch) = ([EdgeAttachment](), EdgeIndex.Scratch())
    index.attachments(
      of: point(0, 0), within: 500, count: 4, into: &found, scratch: &scratch)
    #expect(found.map { ($0.leg * 1e6).rounded() / 1e6 } == [30, 31, 32, 33])
  }
}
