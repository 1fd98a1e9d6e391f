import Assessment
import Coverage
import PlanarGeometry
import Testing
import WalkNetwork

/// How facilities are used, reckoned by hand.
@Suite struct FacilityUseByHandTests {
  private func loads(
    _ city: City, _ standard: Standard, _ change: (inout AssessmentOptions) -> Void = { _ in }
  ) async throws -> FacilityLoads {
    let result = try await FootCity.run(city, standard) {
      $0.measure = .population
      $0.measuresFacilities = true
      change(&$0)
    }
    return try #require(result.facilityLoads)
  }

  private func sized(_ id: String, _ x: Double, _ y: Double, capacity: Double?) -> Facility {
    var facility = FootCity.facility(id, x, y)
    facility.services[0].capacity = capacity
    return facility
  }

  /// The canal is between p0 and the clinics: 910 m from A and B, 610 m from D.
  @Test func walksOfPoints() async throws {
    var city = FootCity.city([
      sized("B", 0, 0, capacity: 30), sized("A", 0, 0, capacity: 10),
      sized("D", 300, 0, capacity: 60),
      FootCity.facility("P", 0, 0, type: 1, region: FootCity.square(x: -90, y: -40, side: 80)),
      sized("Z", 9000, 9000, capacity: nil),
    ])
    city.population = FootCity.people([
      [(0, 210, 5), (100, 190, 2)], [(0, 10, 7), (-50, -20, 11), (150, -30, 1)],
      [(5500, 5, 13), (5500, 600, 17)],
    ])
    let loads = try await loads(city, FootCity.standard(radius: 300))
    #expect(loads.rows.map { city.facilities.ids[$0.facility] } == ["A", "B", "D", "P", "Z"])
    #expect(loads.rows.map(\.community) == [1, 1, nil, 1, nil])
    #expect(loads.sizes == [.capacity, .count])
    // p2 (7 people, 10 m), p3 (11 people, 70 m) and p4 (1 person, 180 m) reach A and B, p4 D as well.
    #expect(loads.rows.map(\.demandInReach) == [19, 19, 1, 18, 0])
    // A before B; over the bridge D is nearer.
    #expect(loads.rows.map(\.demandNearest) == [19, 0, 7, 26, 0])
    let (clinic, bridge): (Double, Double) = (7 * 10 + 11 * 70 + 1 * 180, 5 * 910 + 2 * 810)
    let park: Double = 7 * 20 + 1 * 190 + 5 * 1220 + 2 * 1120
    let means = loads.rows.map(\.meanDistance)
    #expect(means[0] == clinic / 19 && means[1] == nil && means[4] == nil)
    #expect(means[2] == bridge / 7)
    // p4 is 30 m from the street and 160 m along it from the park, which is 20 m from p2 and under p3.
    #expect(means[3] == park / 26)
    // 18 people share 40 places; one shares those and D's 60.
    for (row, load) in zip(loads.rows, [4.6, 13.8, 0.6]) {
      #expect(abs(row.load - load) < 1e-12)
    }
    #expect(loads.rows[3].load == 18 && loads.rows[3].capacity == nil)
    #expect(loads.rows.map(\.capacity) == [10, 30, 60, nil, nil])
    #expect(loads.rows[2].loadShare == 0.01 && loads.rows[4].loadShare == nil)
  }

  /// Who may use a facility is who counts for it.
  @Test func facilitiesServeTheirGroupAndArea() async throws {
    var city = FootCity.city([FootCity.facility("A", 60, 210), FootCity.facility("B", 90, 20)])
    city.population = FootCity.people([[(90, 201, 8), (60, 205, 4)], [(90, 0, 2)], []])
    city.population?.elderly = [3, 1, 2]
    var standard = FootCity.standard(radius: 5000, group: .elderly)
    let shared = try await loads(city, standard)
    #expect(shared.rows.map(\.demandInReach) == [6, 6])
    #expect(shared.rows.map(\.demandNearest) == [4, 2])
    #expect(shared.rows.map(\.load) == [3, 3])
    standard.types[0].serves = .community
    let own = try await loads(city, standard)
    #expect(own.rows.map(\.demandInReach) == [4, 2] && own.rows.map(\.load) == [4, 2])
    // The leg from 90, 201 is 1 m, that of A 10 m, 30 m apart; 60, 205 is 5 m off the street.
    let walked: Double = 3 * 41 + 1 * 15
    #expect(own.rows[0].meanDistance == walked / 4)
    let straight = try await loads(city, standard) { $0.metric = .straight }
    #expect(straight.rows.map(\.demandNearest) == [4, 2])
    let line: Double = 3 * (900.0 + 81).squareRoot() + 1 * 5
    #expect(straight.rows[0].meanDistance == line / 4)
  }

  /// A size of nothing is not known; what one facility in reach does not tell stands for none.
  @Test func sizesAreOfOneKind() async throws {
    func kind(_ sizes: [(capacity: Double?, area: Double?)]) async throws -> FacilityLoads {
      var city = FootCity.city(
        sizes.enumerated().map { number, size in
          var facility = sized("F\(number)", Double(number) * 10, 0, capacity: size.capacity)
          facility.services[0].floorArea = size.area
          facility.services[0].count = 2
          return facility
        })
      city.population = FootCity.people([[], [(0, 0, 30)], []])
      return try await loads(city, FootCity.standard(radius: 300))
    }
    let all = try await kind([(1, 400), (2, 100), (3, nil)])
    #expect(all.sizes[0] == .capacity && all.rows.map(\.load) == [5, 10, 15])
    #expect(!all.known[0].isPartial)
    let areas = try await kind([(0, 400), (2, 100), (3, 100)])
    #expect(areas.sizes[0] == .floorArea && areas.rows.map(\.load) == [20, 5, 5])
    #expect(areas.rows.map(\.loadShare) == [0.05, 0.05, 0.05] && areas.known[0].isPartial)
    let none = try await kind([(0, 400), (2, 100), (3, 0)])
    #expect(none.sizes[0] == .count && none.rows.map(\.load) == [10, 10, 10])
    #expect(none.rows.allSatisfy { $0.capacity == nil } && none.known[0].isPartial)
    let unknown = try await kind([(nil, nil), (nil, nil), (nil, nil)])
    #expect(unknown.sizes[0] == .count && !unknown.known[0].isPartial)
  }

  /// More places in reach than may be kept are refused before they are kept.
  @Test func tooManyPlacesInReachAreRefused() async throws {
    let city = FootCity.city([FootCity.facility("A", 0, 0), FootCity.facility("B", 40, 0)])
    for metric in [Metric.network, .straight] {
      var options = AssessmentOptions()
      options.metric = metric
      options.measuresFacilities = true
      let standard = FootCity.standard(radius: 150)
      let input = try AssessmentInput(city, standard: standard, options: options)
      for (limit, isRefused) in [(40, true), (1000, false)] {
        var builder = FacilityLoadBuilder(city, input, limit: limit)
        if let network = input.network {
          let layers = input.facilities.groups[0].layers
          await builder.enter(
            input.facilities.groups[0],
            on: try await NetworkFields.search(network.graph, layers: layers, snapLimit: 500))
        } else {
          await builder.enterStraight()
        }
        if isRefused {
          #expect(throws: AssessmentError.tooManyInReach(type: "clinic")) { try builder.finish() }
        } else {
          #expect(try builder.finish().rows.count == 2)
        }
      }
    }
  }
}
