import Assessment
import PlanarGeometry
import Testing

/// Distances are those of rectangles, reckoned by hand.
struct DemandTableTests {
  private typealias Nearest = DemandTable.NearestFacility

  /// From (x, 200 ± d) one walks d to the street, 500 − x to the bridge, 200 over it and 500 back.
  @Test func walksOfPoints() async throws {
    var city = FootCity.city([
      FootCity.facility("B", 0, 0), FootCity.facility("A", 0, 0), FootCity.facility("D", 300, 0),
      FootCity.facility("P", 0, 0, type: 1, region: FootCity.square(x: -90, y: -40, side: 80)),
    ])
    city.population = FootCity.people([
      [(0, 210, 5), (100, 190, 2)], [(0, 10, 7), (-50, -20, 11), (150, -30, 1)],
      [(5500, 5, 13), (5500, 600, 17)],
    ])
    let standard = FootCity.standard(radius: 450)
    let result = try await FootCity.run(city, standard) { $0.measure = .population }
    let demand = try #require(result.demand)
    #expect(Set(demand.ids) == Set((0..<7).map { "p\($0)" }) && demand.ids.count == 7)
    #expect(demand.weights == [.everyone: demand.ids.map { [5, 2, 7, 11, 1, 13, 17][number($0)] }])
    func clinic(_ id: Int) throws -> Nearest { try nearest(demand, "p\(id)", 0) }
    // A and B stand at one place; A, at position 1 of the table, has the smaller id. D is nearer to
    // the bridge by 300 m.
    #expect(try clinic(0) == Nearest(distance: 910, facility: 2, status: .beyond))
    #expect(try clinic(1) == Nearest(distance: 810, facility: 2, status: .beyond))
    #expect(try clinic(2) == Nearest(distance: 10, facility: 1, status: .reached))
    #expect(try clinic(3) == Nearest(distance: 70, facility: 1, status: .reached))
    // Half-way between: 30 m of leg and 150 m either way.
    #expect(try clinic(4) == Nearest(distance: 180, facility: 1, status: .reached))
    let none = Nearest(distance: .infinity, facility: -1, status: .unreachable)
    #expect(try clinic(5) == none)
    #expect(try clinic(6).status == .offNetwork)
    // p3 stands on the grounds of the park, p2 walks 10 m to the part of the street inside.
    #expect(try nearest(demand, "p3", 1) == Nearest(distance: 0, facility: 3, status: .reached))
    #expect(try nearest(demand, "p2", 1) == Nearest(distance: 20, facility: 3, status: .reached))
    // 10 m to the street, 500 m to the bridge, 200 m over it, 510 m to the part inside the park.
    let far = Nearest(distance: 1220, facility: 3, status: .beyond)
    #expect(try nearest(demand, "p0", 1) == far)
    try sumsAgree(result)
  }

  private func number(_ id: String) -> Int { Int(id.dropFirst()) ?? 0 }

  private func nearest(_ demand: DemandTable, _ id: String, _ type: Int) throws -> Nearest {
    let place = try #require(demand.ids.firstIndex(of: id))
    return demand.nearest[place * 2 + type]
  }

  /// What is reached adds up to what is covered, for every community and type, but for a share of the demand.
  private func sumsAgree(_ result: AssessmentResult, within share: Double = 1e-9) throws {
    let demand = try #require(result.demand)
    let count = result.types.count
    for community in 0..<result.communityCount {
      for (number, type) in result.types.enumerated() {
        let reached = demand.ids.indices.filter {
          demand.communities[$0] == community
            && demand.nearest[$0 * count + number].status == .reached
        }
        let sum = try reached.reduce(0) {
          try $0 + #require(demand.weight(of: $1, group: type.group))
        }
        let row = result.row(community: community, type: number)
        #expect(abs(sum - row.covered) <= share * row.demand)
      }
    }
  }

  @Test(arguments: [150.0, 300, 850, 1000])
  func samplesOfLandAddUpToTheCoveredArea(radius: Double) async throws {
    let city = FootCity.city([
      FootCity.facility("A", -40, 0), FootCity.facility("B", 70, 200),
      FootCity.facility("P", 0, 0, type: 1, region: FootCity.square(x: -60, y: -120, side: 70)),
    ])
    let result = try await FootCity.run(city, FootCity.standard(radius: radius)) {
      $0.cell = 20
      $0.threads = 3
    }
    let demand = try #require(result.demand)
    // The squares of 200 m begin at −100 and 150: 10 columns, 10 rows of whole cells or 11.
    #expect((0..<3).map { c in demand.communities.count { $0 == c } } == [110, 110, 100])
    #expect(demand.ids.contains("N:-5:7") && demand.ids.contains("S:-5:-8"))
    #expect(Set(demand.ids).count == demand.ids.count)
    // Cells count as a whole, coverage is exact.
    try sumsAgree(result, within: 0.1)
  }

  @Test func samplesOfResidentialLandAddUp() async throws {
    var city = FootCity.city([FootCity.facility("A", 0, 0)])
    city.residentialByCommunity = [
      FootCity.square(x: 0, y: 180, side: 45), FootCity.square(x: -80, y: -20, side: 130),
      PlanarRegion(polygons: []),
    ]
    let result = try await FootCity.run(city, FootCity.standard(radius: 90)) {
      $0.measure = .residential
    }
    #expect(result.demand?.communities.contains(2) == false)
    // Cells count as a whole, coverage is exact.
    try sumsAgree(result, within: 0.1)
  }

  /// Of a polygon of people each cell carries its share; small ones are one place.
  @Test func polygonsOfPeople() async throws {
    var city = FootCity.city([FootCity.facility("A", 0, 0)])
    var people = PopulationLayer(
      .regions([FootCity.square(x: 10, y: 160, side: 30), FootCity.square(x: 0, y: 0, side: 120)]),
      communities: 3)
    people.ids = ["q1@N", "q2@S"]
    people.communityStarts = [0, 1, 2, 2]
    people.people = [90, 900]
    people.elderly = [30, 0]
    city.population = people
    let standard = FootCity.standard(radius: 95, group: .elderly)
    let result = try await FootCity.run(city, standard) {
      $0.measure = .population
      $0.cell = 40
    }
    let demand = try #require(result.demand)
    let expected = ["q1@N"] + (0..<9).map { "q2@S:\($0 / 3):\($0 % 3)" }
    #expect(demand.ids.sorted() == expected)
    #expect(Set(demand.weights.keys) == [.everyone, .elderly])
    #expect(demand.weights[.elderly]?.max() == 30)
    #expect(demand.weights[.everyone]?.filter { abs($0 - 100) < 1e-9 }.count == 9)
    // Cells count as a whole, coverage is exact.
    try sumsAgree(result, within: 0.1)
  }

  @Test(arguments: [1.0, 1.5])
  func straightDistances(detour: Double) async throws {
    var city = FootCity.city([
      FootCity.facility("B", 30, 10), FootCity.facility("A", -30, 10),
      FootCity.facility("P", 0, 0, type: 1, region: FootCity.square(x: 0, y: 0, side: 40)),
    ])
    city.population = FootCity.people([[(0, 210, 5)], [(0, 50, 7), (37, 10, 3)], [(5500, 5, 13)]])
    let result = try await FootCity.run(city, FootCity.standard(radius: 75)) {
      $0.metric = .straight
      $0.measure = .population
      $0.detour = detour
    }
    let demand = try #require(result.demand)
    // (30, 40) is 50 m long; A and B are equally near.
    let tie = Nearest(
      distance: 50 * detour, facility: 1, status: .reached)
    #expect(try nearest(demand, "p1", 0) == tie)
    let beside = Nearest(distance: 7 * detour, facility: 0, status: .reached)
    #expect(try nearest(demand, "p2", 0) == beside)
    #expect(try nearest(demand, "p2", 1) == Nearest(distance: 0, facility: 2, status: .reached))
    #expect(try nearest(demand, "p1", 1).distance == 10 * detour)
    let other = try nearest(demand, "p0", 0)
    let expected = (30.0 * 30 + 200 * 200).squareRoot()
    #expect(other.status == .beyond)
    #expect(other.facility == 1 && other.distance == expected * detour)
    let far = (5470.0 * 5470 + 5 * 5).squareRoot() * detour
    #expect(
      try nearest(demand, "p3", 0) == Nearest(distance: far, facility: 0, status: .beyond))
    try sumsAgree(result)
  }

  @Test func facilitiesOfOtherAreasAreNotNearest() async throws {
    var city = FootCity.city([FootCity.facility("A", 60, 210), FootCity.facility("B", 90, 20)])
    city.population = FootCity.people([[(90, 201, 1)], [(90, 0, 1)], []])
    var standard = FootCity.standard(radius: 500)
    standard.types[0].serves = .community
    let walked = try await FootCity.run(city, standard) { $0.measure = .population }
    let demand = try #require(walked.demand)
    #expect(demand.nearest[0] == Nearest(distance: 41, facility: 0, status: .reached))
    #expect(demand.nearest[2] == Nearest(distance: 20, facility: 1, status: .reached))
    // No facility is a park.
    #expect(demand.nearest[1].status == .unreachable)
    let unasked = try await FootCity.run(city, standard) { $0.keepsDemand = false }
    #expect(unasked.demand == nil)
  }

  @Test func threadsChangeNothing() async throws {
    let city = FootCity.city([FootCity.facility("A", -40, 0), FootCity.facility("B", 70, 200)])
    let one = try await FootCity.run(city, FootCity.standard(radius: 300)) { $0.cell = 7 }
    let many = try await FootCity.run(city, FootCity.standard(radius: 300)) {
      $0.cell = 7
      $0.threads = 5
    }
    #expect(one.demand?.nearest == many.demand?.nearest && one.demand?.ids == many.demand?.ids)
  }
}
