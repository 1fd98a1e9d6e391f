import PlanarGeometry
import TestSupport
import Testing

@testable import WalkNetwork

/// Distances on random networks, where no closed form helps.
@Suite struct ShortestPathTests {
  private struct Case {
    var ways: WalkWays
    var graph: WalkGraph
    var sources: [WalkSource]

    init(seed: UInt64) {
      var dice = SeededRandom(seed)
      ways = randomWays(nodes: 40, edges: 55, dice: &dice)
      graph = ways.whole
      sources = []
      for facility in 0..<5 {
        let place = dice.point(side: 400)
        for attachment in graph.attachments(of: place.x, place.y, count: 1 + facility % 2) {
          sources.append(WalkSource(attachment, facility: Int32(facility)))
        }
      }
    }
  }

  /// No arc can make a label smaller, and every label has a source or an arc to come from.
  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func certificate(seed: UInt64) throws {
    let test = Case(seed: seed)
    let graph = test.graph
    let field = try graph.field(test.sources, within: 700)
    var witnessed = Set<Int>()
    for source in test.sources {
      let edge = graph.edges[Int(source.attachment.edge)]
      let length = edge.length
      let offset = source.attachment.offset
      for (node, rest) in [(edge.tail, offset), (edge.head, length - offset)] {
        let seeded = source.attachment.leg + rest
        guard let found = field.nearest(toNode: Int(node)) else {
          #expect(seeded > 700 - 1e-6)
          continue
        }
        #expect(found.distance <= seeded + 1e-6)
        if abs(found.distance - seeded) < 1e-6 { witnessed.insert(Int(node)) }
      }
    }
    for node in 0..<graph.nodeCount {
      guard let from = field.nearest(toNode: node) else { continue }
      for arc in graph.arcs[Int(graph.firstArc[node])..<Int(graph.firstArc[node + 1])] {
        let offer = from.distance + WalkLength.metres(UInt64(arc.length))
        guard let to = field.nearest(toNode: Int(arc.head)) else {
          #expect(offer > 700)
          continue
        }
        #expect((to.distance, to.facility) <= (offer, from.facility))
        if to.distance == offer, to.facility == from.facility { witnessed.insert(Int(arc.head)) }
      }
    }
    #expect(
      (0..<graph.nodeCount).allSatisfy {
        field.nearest(toNode: $0) == nil || witnessed.contains($0)
      })
  }

  /// All pairs by Floyd and Warshall over the graph's edges, with facilities and demand inserted as
  /// nodes on their edges.
  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func floydWarshall(seed: UInt64) throws {
    let test = Case(seed: seed)
    let graph = test.graph
    var dice = SeededRandom(seed + 1000)
    let demand = (0..<15).map { _ in dice.point(side: 450) }.map {
      graph.attachments(of: $0.x, $0.y, count: 2)
    }
    let table = AllPairs(graph, test.sources.map(\.attachment) + demand.flatMap(\.self))
    let field = try graph.field(test.sources, within: 900)
    var row = graph.nodeCount + test.sources.count
    for attachments in demand {
      var best = (Double.infinity, Int32.max)
      for attachment in attachments {
        for (number, source) in test.sources.enumerated() {
          let walk = table.distances[row][graph.nodeCount + number]
          best = min(best, (attachment.leg + walk + source.attachment.leg, source.facility), by: <)
        }
        row += 1
      }
      let found = field.nearest(from: attachments)
      #expect((found == nil) == (best.0 > 900))
      if let found {
        #expect(abs(found.distance - best.0) < 1e-4)
        #expect(found.facility == best.1)
      }
    }
  }

  /// The same ways in another order, with nodes numbered otherwise, give the same distances.
  @Test(arguments: 1...10 as ClosedRange<UInt64>)
  func orderDoesNotMatter(seed: UInt64) throws {
    let test = Case(seed: seed)
    var mirrored = WalkWays(positions: test.ways.positions.reversed())
    let last = Int32(test.ways.positions.count - 1)
    for segment in test.ways.segments.reversed() {
      mirrored.addEdge(from: last - segment.to, to: last - segment.from, length: segment.length)
    }
    var dice = SeededRandom(seed)
    let places = (0..<30).map { _ in dice.point(side: 400) }
    let answers = try [test.graph, mirrored.whole].map { graph in
      let sources = places[..<4].enumerated().reversed().flatMap { number, place in
        graph.attachments(of: place.x, place.y).map { WalkSource($0, facility: Int32(number)) }
      }
      let field = try graph.field(sources, within: 800)
      return places.map { field.nearest(from: graph.attachments(of: $0.x, $0.y)) }
    }
    for (one, other) in zip(answers[0], answers[1]) {
      #expect(one?.facility == other?.facility)
      #expect(abs((one?.distance ?? 0) - (other?.distance ?? 0)) < 1e-4)
    }
  }
}

private func min(
  _ a: (Double, Int32), _ b: (Double, Int32), by less: ((Double, Int32), (Double, Int32)) -> Bool
) -> (Double, Int32) {
  less(b, a) ? b : a
}

/// Shortest ways between all nodes of a graph and all points attached to its edges.
private struct AllPairs {
  var distances: [[Double]]

  init(_ graph: WalkGraph, _ points: [EdgeAttachment]) {
    let count = graph.nodeCount + points.count
    distances = [[Double]](repeating: [Double](repeating: .infinity, count: count), count: count)
    for node in 0..<count { distances[node][node] = 0 }
    for (number, edge) in graph.edges.enumerated() {
      let inner = points.enumerated().filter { Int($0.element.edge) == number }
      var stops = [(Int(edge.tail), 0.0), (Int(edge.head), edge.length)]
      stops += inner.map { (graph.nodeCount + $0.offset, $0.element.offset) }
      stops.sort { $0.1 < $1.1 }
      for (a, b) in zip(stops, stops.dropFirst()) { join(a.0, b.0, b.1 - a.1) }
    }
    for middle in 0..<count {
      for from in 0..<count where distances[from][middle] < .infinity {
        for to in 0..<count {
          distances[from][to] = min(
            distances[from][to], distances[from][middle] + distances[middle][to])
        }
      }
    }
  }

  private mutating func join(_ a: Int, _ b: Int, _ length: Double) {
    distances[a][b] = min(distances[a][b], length)
    distances[b][a] = distances[a][b]
  }
}
