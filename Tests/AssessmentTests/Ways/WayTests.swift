import Assessment
import PlanarGeometry
import TestSupport
import Testing
import WalkNetwork
import Wording

/// Ways to the nearest facility: known ones, and those of towns against the distances of the examination.
@Suite struct WayTests {
  private static let name = LocalizedText(zh: "", en: "")
  private static let standard = Standard(
    name: name, circles: [ServiceCircle(minutes: 5, name: name)], categories: [],
    types: [FacilityType(id: "canteen", name: name, circle: 5, radius: .metres(300))])

  private func city(
    _ land: PlanarRegion, facility: (Double, Double), streets: [[(Double, Double)]],
    wall: [(Double, Double)] = []
  ) -> City {
    var table = FacilityTable()
    table.append(
      Facility(
        id: "F", entrances: [PlanarPoint(x: facility.0, y: facility.1)],
        services: [FacilityService(type: 0)]))
    var city = City(
      name: "", communities: [Community(id: "C", region: land)], facilities: table)
    var ways = WalkWays()
    var nodes: [PlanarPoint: Int32] = [:]
    for street in streets {
      ways.addWay(
        street.map { x, y in
          let place = PlanarPoint(x: x, y: y)
          let node = nodes[place] ?? ways.addNode(at: place)
          nodes[place] = node
          return node
        })
    }
    let corners = wall.map { PlanarPoint(x: $0.0, y: $0.1) }
    city.network = PedestrianNetwork(
      graph: WalkGraphBuilder(smallestComponent: 0).build(ways),
      barriers: BarrierLines(
        Array(zip(corners, corners.dropFirst())),
        owners: [Int32](repeating: 0, count: max(corners.count - 1, 0)), names: ["运河"]))
    return city
  }

  private func ways(_ city: City, metric: Metric = .network) async throws -> [CommunityWay] {
    var options = AssessmentOptions()
    options.metric = metric
    return try await CommunityWays.ways(
      city, standard: Self.standard, options: options, community: 0, type: "canteen")
  }

  private func length(_ line: [PlanarPoint]) -> Double {
    zip(line, line.dropFirst()).reduce(0) { $0 + $1.0.distance(to: $1.1) }
  }

  /// Out of the land's corner to the street, round the block and on to the facility.
  @Test func roundABlock() async throws {
    let way = try #require(
      try await ways(
        city(
          .rectangle(0...40, 10...50), facility: (320, 108),
          streets: [[(0, 0), (100, 0), (200, 0)], [(200, 0), (200, 100), (400, 100)]])
      ).first)
    let expected = [(40, 10), (40, 0), (200, 0), (200, 100), (320, 100), (320, 108)]
      .map { PlanarPoint(x: Double($0.0), y: Double($0.1)) }
    #expect(way.start == .nearest && way.isWalked && way.facility == 0)
    #expect(abs(way.metres - 398) < 1e-5 && abs(length(way.line) - 398) < 1e-5)
    for place in expected { #expect(way.line.contains { $0.distance(to: place) < 1e-6 }) }
    #expect(abs(way.firstLeg - 10) < 1e-9 && abs(way.lastLeg - 8) < 1e-9)
    #expect(abs(way.straight - length([expected[0], expected[5]])) < 1e-9)
  }

  /// A leg goes round the end of a wall, and so does the one to the facility.
  @Test func roundAWall() async throws {
    let found = try await ways(
      city(
        .rectangle(-1...0, 12...13), facility: (200, 12), streets: [[(-100, 0), (300, 0)]],
        wall: [(-10, 10), (210, 10)]))
    let way = try #require(found.first)
    #expect(abs(way.line[0].distance(to: PlanarPoint(x: -1, y: 12))) < 1e-6)
    #expect(way.line.contains { $0.distance(to: PlanarPoint(x: -10, y: 10)) < 1e-6 })
    #expect(way.line.contains { $0.distance(to: PlanarPoint(x: 210, y: 10)) < 1e-6 })
    let legs = ((81 + 4.0).squareRoot() + 10, (100 + 4.0).squareRoot() + 10)
    #expect(abs(way.metres - (legs.0 + 220 + legs.1)) < 1e-5)
    #expect(abs(length(way.line) - way.metres) < 1e-5)
    let wall = PlanarSegment(from: PlanarPoint(x: -10, y: 10), to: PlanarPoint(x: 210, y: 10))
    for (from, to) in zip(way.line, way.line.dropFirst()) {
      #expect(!BarrierLines.separates(wall, PlanarSegment(from: from, to: to)))
    }
  }

  @Test func straightLinesAreNoWalks() async throws {
    let land = PlanarRegion.rectangle(0...40, 10...50)
    let way = try #require(
      try await ways(
        city(land, facility: (70, 90), streets: [[(0, 0), (9, 0)]]), metric: .straight
      )
      .first)
    #expect(!way.isWalked && way.line == [PlanarPoint(x: 40, y: 50), PlanarPoint(x: 70, y: 90)])
    #expect(way.metres == 50 && way.straight == 50)
    let inside = try #require(
      try await ways(
        city(land, facility: (20, 20), streets: [[(0, 0), (9, 0)]]), metric: .straight
      )
      .first)
    #expect(inside.metres == 0)
  }

  @Test func noWayAcrossARiver() async throws {
    let found = try await ways(
      city(
        .rectangle(0...40, 10...50), facility: (20, 150),
        streets: [[(0, 0), (100, 0)], [(0, 160), (100, 160)]], wall: [(-500, 80), (600, 80)]))
    #expect(found.isEmpty)
  }

  /// Ways are as long as the examination says, along streets and free ground, from demand to a facility.
  @Test(arguments: 1..<3, [DemandMeasure.area, .population])
  func waysOfTowns(seed: UInt64, measure: DemandMeasure) async throws {
    let town = RandomTown(seed: seed)
    let options = RandomTown.options(.network, measure)
    let result = try await CircleAssessment.run(
      town.city, standard: RandomTown.standard, options: options)
    // Each way searches anew; every second pair is enough.
    for community in town.city.communities.indices where community % 2 == Int(seed % 2) {
      for (position, type) in RandomTown.standard.types.enumerated() {
        let ways = try await CommunityWays.ways(
          town.city, standard: RandomTown.standard, options: options, community: community,
          type: type.id)
        let row = result.row(community: community, type: position)
        guard let metres = row.minDistance else {
          #expect(ways.isEmpty)
          continue
        }
        let nearest = try #require(ways.first { $0.start == .nearest })
        #expect(abs(nearest.metres - metres) < 0.001, "seed \(seed), \(community), \(type.id)")
        for way in ways { check(way, in: town) }
      }
    }
  }

  private func check(_ way: CommunityWay, in town: RandomTown) {
    #expect(abs(length(way.line) - way.metres) < 0.001)
    if let last = way.line.last {
      let facility = town.city.facilities[way.facility]
      let distance =
        facility.entrances.map { $0.distance(to: last) }.min()
        ?? facility.region?.squaredDistance(to: last).squareRoot() ?? .infinity
      #expect(distance < 1e-3)
    }
    for (from, to) in zip(way.line, way.line.dropFirst()) where crossesCanal(from, to, town) {
      // Over a bridge: on one street.
      let isOnStreet = town.segments.contains { segment in
        [from, to].allSatisfy { place in
          place.squaredDistance(toSegment: segment.start, segment.end) < 1e-6
        }
      }
      #expect(isOnStreet)
    }
  }

  private func crossesCanal(_ from: PlanarPoint, _ to: PlanarPoint, _ town: RandomTown) -> Bool {
    town.walls.contains {
      BarrierLines.separates(
        PlanarSegment(from: $0.start, to: $0.end), PlanarSegment(from: from, to: to))
    }
  }
}

extension WalkOracle.Segment {
  fileprivate var start: PlanarPoint { PlanarPoint(x: tail.x, y: tail.y) }
  fileprivate var end: PlanarPoint { PlanarPoint(x: head.x, y: head.y) }
}

extension WalkOracle.Barrier {
  fileprivate var start: PlanarPoint { PlanarPoint(x: from.x, y: from.y) }
  fileprivate var end: PlanarPoint { PlanarPoint(x: to.x, y: to.y) }
}
