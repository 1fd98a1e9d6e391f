import PlanarGeometry
import TestSupport
import Testing

@testable import WalkNetwork

@Suite struct DistanceFieldTests {
  private func sources(_ graph: WalkGraph, _ places: [(Double, Double)]) -> [WalkSource] {
    places.enumerated().flatMap { number, place in
      graph.attachments(of: place.0, place.1).map { WalkSource($0, facility: Int32(number)) }
    }
  }

  /// On a lattice of 50 m the walk between junctions is |Δx| + |Δy|. The core of the larger one has more
  /// nodes than are searched from at a time.
  @Test(arguments: [21, 301]) func manhattan(count: Int) throws {
    let graph = lattice(count: count, step: 50).whole
    let core = graph.nodeCount - graph.hierarchy.coreStart
    #expect((core > DistanceField.nodesAtOnce) == (count > 100))
    let scale = Double(count / 20)
    let places = [(100.0, 150.0), (700, 350), (400, 950), (200, 200), (50, 1000)].map {
      ($0.0 * scale, $0.1 * scale)
    }
    let field = try graph.field(sources(graph, places), within: 600)
    for node in 0..<graph.nodeCount {
      let position = graph.positions[node]
      let distances = places.map { abs($0.0 - position.x) + abs($0.1 - position.y) }
      let least = distances.min() ?? .infinity
      let found = field.nearest(toNode: node)
      #expect(found?.distance == (least <= 600 ? least : nil))
      if let found {
        #expect(Int(found.facility) == distances.firstIndex(of: least))
      }
    }
  }

  /// A point 7 m beside a street, 20 m along it, and a facility on the next parallel street.
  @Test func legsAndOffsetsCount() throws {
    let graph = lattice(count: 5, step: 100).whole
    let field = try graph.field(sources(graph, [(130, 103)]), within: 1000)
    let reach = try #require(field.nearest(from: graph.attachments(of: 120, 7)))
    // 7 to the street, 20 back to the corner or 80 on, 100 up, 30 or 70 along, 3 to the facility.
    #expect(abs(reach.distance - (7 + 20 + 100 + 30 + 3)) < 2e-6)
  }

  @Test func twoPointsOnOneEdgeWalkAlongIt() throws {
    let graph = lattice(count: 3, step: 100).whole
    let field = try graph.field(sources(graph, [(30, 2), (170, 198)]), within: 400)
    let reach = try #require(field.nearest(from: graph.attachments(of: 70, 5)))
    #expect(abs(reach.distance - 47) < 2e-6)
    #expect(reach.facility == 0)
  }

  @Test func bothWaysRoundALoop() throws {
    let graph = ways([[(0, 0), (100, 0), (100, 100), (0, 100), (0, 0)]]).whole
    let field = try graph.field(sources(graph, [(10, 0)]), within: 400)
    let across = try #require(field.nearest(from: graph.attachments(of: 0, 10)))
    #expect(abs(across.distance - 20) < 2e-6)
    let along = try #require(field.nearest(from: graph.attachments(of: 100, 10)))
    #expect(abs(along.distance - 100) < 2e-6)
  }

  @Test func ofEqualDistancesTheSmallerFacility() throws {
    let graph = lattice(count: 5, step: 100).whole
    for order in [[(0, 100.0), (1, 300.0)], [(1, 100), (0, 300)]] {
      let sources = order.flatMap { number, x in
        graph.attachments(of: x, 0).map { WalkSource($0, facility: Int32(number)) }
      }
      let field = try graph.field(sources, within: 1000)
      let reach = field.nearest(from: graph.attachments(of: 200, 400))
      #expect(reach == WalkReach(distance: 500, facility: 0))
    }
  }

  @Test(arguments: [(500.0, true), (499.999, false)])
  func theLimitIsInclusive(limit: Double, isReached: Bool) throws {
    let graph = lattice(count: 5, step: 100).whole
    let field = try graph.field(sources(graph, [(100, 0)]), within: limit)
    #expect((field.nearest(from: graph.attachments(of: 200, 400)) != nil) == isReached)
  }

  @Test func islandsAreUnreachable() throws {
    let graph = ways([[(0, 0), (600, 0)], [(0, 50), (600, 50)]]).whole
    let field = try graph.field(sources(graph, [(0, 0)]), within: 100)
    let near = try #require(graph.attachments(of: 500, 1).first)
    let island = try #require(graph.attachments(of: 0, 50).first)
    #expect(field.nearest(from: [near]) == nil && field.isConnected(near))
    #expect(field.nearest(from: [island]) == nil && !field.isConnected(island))
  }

  /// Many points at once get what each gets by itself.
  @Test func manyPointsAtOnce() throws {
    var dice = SeededRandom(9)
    let graph = randomWays(nodes: 60, edges: 80, dice: &dice).whole
    let field = try graph.field(sources(graph, [(20, 30), (350, 200), (100, 390)]), within: 300)
    let attached = (0..<200).map { number in
      let place = dice.point(side: 450)
      return graph.attachments(of: place.x, place.y, count: number % 4)
    }
    var demand = DemandAccesses()
    for attachments in attached { demand.append(attachments, in: graph) }
    var result: [WalkReach] = []
    field.nearest(from: demand, into: &result)
    #expect(result == attached.map { field.nearest(from: $0) ?? .none })
    #expect(result.contains(.none) && result.contains { $0.facility >= 0 })
  }

  /// A new field before its first search, and one without facilities, reach nothing.
  @Test func withoutFacilitiesNothingIsReached() throws {
    let graph = lattice(count: 3, step: 100).whole
    let place = graph.attachments(of: 50, 5)
    #expect(DistanceField(graph).nearest(from: place) == nil)
    #expect(DistanceField(graph).nearest(toNode: 0) == nil)
    let field = try graph.field([], within: 500)
    #expect(field.nearest(from: place) == nil)
    #expect(try !field.isConnected(#require(place.first)))
  }

  @Test func facilitiesOutOfRangeAreRefused() throws {
    let graph = lattice(count: 2, step: 100).whole
    var sources = sources(graph, [(0, 0)])
    sources[0].facility = WalkSource.facilityLimit
    #expect(throws: WalkNetworkError.facilityOutOfRange(1 << 24)) {
      try graph.field(sources, within: 100)
    }
  }

  /// More searches than a label has rounds, each compared with a new field.
  @Test func aFieldForgetsItsEarlierSearches() throws {
    let graph = lattice(count: 12, step: 60).whole
    var field = DistanceField(graph)
    var queue = BucketQueue()
    for turn in 0..<40 {
      let sources = sources(graph, [(Double(turn) * 17, Double(turn % 7) * 90)])
      let limit = turn % 3 == 0 ? 100.0 : 450
      try field.search(from: sources, within: limit, queue: &queue)
      let fresh = try graph.field(sources, within: limit)
      for node in 0..<graph.nodeCount {
        #expect(field.nearest(toNode: node) == fresh.nearest(toNode: node))
      }
    }
  }
}
