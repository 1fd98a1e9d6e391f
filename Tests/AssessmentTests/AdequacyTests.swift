import Assessment
import PlanarGeometry
import TestSupport
import Testing
import Wording

/// Adequacy on a line of people that can be reckoned by hand.
@Suite struct AdequacyTests {
  private static let name = LocalizedText(zh: "", en: "")

  /// Two communities: 30 people at x = 0 and 10 people at x = 100; the radius is 100 m.
  private func adequacies(
    _ facilities: [(x: Double, service: FacilityService)], _ norms: [AdequacyNorm],
    metric: Metric = .straight
  ) async throws -> [Double?] {
    var table = FacilityTable()
    for (number, facility) in facilities.enumerated() {
      table.append(
        Facility(
          id: "F\(number)", entrances: [PlanarPoint(x: facility.x, y: 0)],
          services: [facility.service]))
    }
    var city = City(
      name: "",
      communities: [
        Community(
          id: "A", kind: "old", region: RandomTown.rectangle(-40, -40, 40, 40), population: 30,
          households: 10),
        Community(
          id: "B", kind: "new", region: RandomTown.rectangle(60, -40, 140, 40), population: 10,
          households: 5),
      ], facilities: table)
    var people = PopulationLayer(
      .points([PlanarPoint(x: 0, y: 0), PlanarPoint(x: 100, y: 0)]), communities: 2)
    people.people = [30, 10]
    people.communityStarts = [0, 1, 2]
    people.ids = ["a", "b"]
    city.population = people
    var type = FacilityType(id: "t", name: Self.name, circle: 5, radius: .metres(100))
    type.norms = norms
    let standard = Standard(
      name: Self.name, circles: [ServiceCircle(minutes: 5, name: Self.name)], categories: [],
      types: [type])
    var options = RandomTown.options(metric, .population)
    options.measuresAdequacy = true
    let result = try await CircleAssessment.run(city, standard: standard, options: options)
    return result.rows.map(\.adequacy)
  }

  private func area(_ area: Double?) -> FacilityService {
    FacilityService(type: 0, floorArea: area)
  }

  /// 40 m² for 40 people in reach: 30 m² and 10 m². Asked are 100 m² for 10 households and 50 m² for 5.
  @Test func aFacilityIsSharedByTheDemandInReach() async throws {
    let norm = AdequacyNorm(areaPer100Households: 1000)
    #expect(try await adequacies([(50, area(40))], [norm]) == [0.3, 0.2])
    // One that only B reaches is B's alone.
    #expect(try await adequacies([(50, area(40)), (150, area(20))], [norm]) == [0.3, 0.6])
    #expect(try await adequacies([(50, area(1000))], [norm]) == [1, 1])
  }

  /// What is not known provides nothing; where nothing is known nothing is told.
  @Test func unknownAreas() async throws {
    let norm = AdequacyNorm(areaPer100Households: 1000)
    #expect(try await adequacies([(50, area(nil)), (150, area(20))], [norm]) == [nil, 0.4])
    #expect(try await adequacies([(500, area(40))], [norm]) == [0, 0])
    #expect(try await adequacies([], [norm]) == [0, 0])
  }

  /// One facility must be as large as the least, however many there are.
  @Test func leastArea() async throws {
    let norm = AdequacyNorm(minimumArea: 100)
    #expect(try await adequacies([(50, area(40)), (60, area(80))], [norm]) == [0.8, 0.8])
    #expect(try await adequacies([(50, area(40)), (150, area(200))], [norm]) == [0.4, 1])
  }

  @Test func placesAndCounts() async throws {
    let services = [(50.0, FacilityService(type: 0, count: 2, capacity: 4))]
    // A gets 3 places of 4 per 1000 · 30 … and B 1: each 0.1 a head, 100 per 1000.
    #expect(
      try await adequacies(services, [AdequacyNorm(placesPer1000People: 200)]) == [0.5, 0.5])
    // 1.5 and 0.5 of the two facilities for 30 and 10 people.
    let counted = try await adequacies(services, [AdequacyNorm(peoplePerFacility: 10)])
    #expect(counted == [0.5, 0.5])
  }

  /// The first norm for the kind applies; without one there is no adequacy.
  @Test func kinds() async throws {
    let old = AdequacyNorm(minimumArea: 80, kinds: ["old"])
    #expect(try await adequacies([(50, area(40))], [old]) == [0.5, nil])
    let norms = [old, AdequacyNorm(minimumArea: 160)]
    #expect(try await adequacies([(50, area(40))], norms) == [0.5, 0.25])
  }
}
