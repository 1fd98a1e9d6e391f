import Assessment
import PlanarGeometry
import SpatialIndexing
import TestSupport
import Testing

/// How facilities are used, against all pairs of places and facilities.
@Suite struct FacilityLoadTests {
  private static let standard = RandomTown.standard

  private func run(
    _ city: City, _ options: AssessmentOptions,
    _ change: (inout AssessmentOptions) -> Void = { _ in }
  ) async throws -> AssessmentResult {
    var options = options
    options.keepsDemand = true
    options.measuresFacilities = true
    change(&options)
    return try await CircleAssessment.run(city, standard: Self.standard, options: options)
  }

  /// - Parameter metres: from a place to a facility, whoever is served.
  private func expectUse(
    _ result: AssessmentResult, _ sized: SizedTown, detour: Double = 1, tolerance: Double,
    _ name: String, metres: (PlanarPoint, Int) -> Double
  ) throws {
    let (demand, loads) = try (#require(result.demand), #require(result.facilityLoads))
    let weights = try demand.ids.indices.map {
      try #require(demand.weight(of: $0, group: .everyone))
    }
    for (number, type) in result.types.enumerated() {
      let services = sized.services(ofType: number)
      let table = demand.positions.indices.map { place in
        services.map { facility, _ in
          sized.serves(facility, Int(demand.communities[place]), type.serves)
            ? metres(demand.positions[place], facility) * detour : .infinity
        }
      }
      let use = FacilityUse(
        metres: table, weights: weights, services: services.map(\.service),
        radius: result.radii[number])
      let rows = loads.rows.filter { $0.type == number }
      #expect(rows.map(\.facility) == services.map(\.facility), "\(name)")
      #expect(loads.sizes[number] == use.kind, "\(name), \(type.id)")
      for (row, expected) in zip(rows, use.rows) {
        let name = "\(name), \(sized.city.facilities.ids[row.facility]) as \(type.id)"
        func near(_ a: Double, _ b: Double) -> Bool { abs(a - b) <= tolerance * max(abs(b), 1) }
        #expect(near(row.demandInReach, expected.inReach), "\(name)")
        #expect(near(row.demandNearest, expected.nearest), "\(name)")
        #expect((row.meanDistance == nil) == (expected.nearest == 0), "\(name)")
        #expect(
          near(row.meanDistance ?? 0, expected.walk / max(expected.nearest, 1e-300)), "\(name)")
        #expect(near(row.load, expected.load), "\(name)")
        #expect(row.capacity == expected.size, "\(name)")
      }
    }
  }

  @Test(arguments: [DemandMeasure.population, .area], [1.0, 1.4])
  func straightUseIsThatOfAllPairs(measure: DemandMeasure, detour: Double) async throws {
    for seed in 0..<UInt64(Thoroughness.cases(12, exhaustive: 200)) {
      let sized = SizedTown(seed: seed)
      let result = try await run(sized.city, RandomTown.options(.straight, measure)) {
        $0.detour = detour
      }
      try expectUse(result, sized, detour: detour, tolerance: 1e-9, "seed \(seed)") {
        sized.straight(from: $0, to: $1)
      }
    }
  }

  /// The oracle searches from each facility on its own, over all segments.
  @Test(arguments: [DemandMeasure.population, .residential])
  func walkedUseIsThatOfAllPairs(measure: DemandMeasure) async throws {
    for seed in 0..<UInt64(Thoroughness.cases(5, exhaustive: 60)) {
      let sized = SizedTown(seed: seed, parks: false)
      let result = try await run(sized.city, RandomTown.options(.network, measure))
      let oracles = (0..<sized.city.facilities.count).map { facility in
        WalkOracle(
          segments: sized.town.segments, barriers: sized.town.walls,
          facilities: sized.city.facilities[facility].entrances.map { .point(.init($0.x, $0.y)) },
          snapLimit: 120)
      }
      try expectUse(result, sized, tolerance: 1e-4, "seed \(seed)") { place, facility in
        let walk = oracles[facility].distance(x: place.x, y: place.y)
        if case .metres(let metres) = walk { return metres }
        return .infinity
      }
    }
  }

  /// What a city is covered by one facility alone is what is in its reach, grounds of parks included.
  @Test(arguments: [Metric.straight, .network])
  func reachIsTheCoverageOfTheFacilityAlone(metric: Metric) async throws {
    for seed in 100..<UInt64(Thoroughness.cases(106, exhaustive: 160)) {
      let sized = SizedTown(seed: seed)
      let options = RandomTown.options(metric, .population)
      let loads = try #require(try await run(sized.city, options).facilityLoads)
      for facility in 0..<sized.city.facilities.count {
        var alone = sized.city
        alone.facilities = FacilityTable()
        alone.facilities.append(sized.city.facilities[facility])
        let result = try await CircleAssessment.run(
          alone, standard: Self.standard, options: options)
        for row in loads.rows where row.facility == facility {
          let covered = alone.communities.indices.reduce(0) {
            $0 + result.row(community: $1, type: row.type).covered
          }
          #expect(row.demandInReach == covered, "seed \(seed), facility \(facility)")
        }
      }
    }
  }

  /// Everyone with a way has one nearest facility, and everyone in reach falls to some facilities; who is nearest is
  /// what the table of demand says.
  @Test(arguments: [Metric.straight, .network])
  func sumsAreThoseOfTheExamination(metric: Metric) async throws {
    for seed in 200..<UInt64(Thoroughness.cases(215, exhaustive: 300)) {
      let sized = SizedTown(seed: seed)
      let result = try await run(sized.city, RandomTown.options(metric, .population))
      let (demand, loads) = try (#require(result.demand), #require(result.facilityLoads))
      for type in result.types.indices {
        let rows = loads.rows.filter { $0.type == type }
        var (way, covered) = (0.0, 0.0)
        for community in sized.city.communities.indices {
          let row = result.row(community: community, type: type)
          way += row.demand * (1 - (row.noWay ?? 1))
          covered += row.covered
        }
        #expect(abs(rows.reduce(0) { $0 + $1.demandNearest } - way) <= 1e-9 * max(way, 1))
        #expect(abs(rows.reduce(0) { $0 + $1.load } - covered) <= 1e-9 * max(covered, 1))
        for row in rows {
          let own = demand.ids.indices.filter {
            Int(demand.nearest[$0 * result.types.count + type].facility) == row.facility
          }
          let people = own.reduce(0) { $0 + (demand.weight(of: $1, group: .everyone) ?? 0) }
          #expect(row.demandNearest == people, "seed \(seed)")
        }
      }
    }
  }

  @Test(arguments: [Metric.straight, .network])
  func threadsAndIndexesChangeNothing(metric: Metric) async throws {
    let sized = SizedTown(seed: 7)
    for measure in [DemandMeasure.population, .area] {
      let options = RandomTown.options(metric, measure)
      let one = try await run(sized.city, options) { $0.cell = 30 }
      #expect(one.facilityLoads?.rows.isEmpty == false)
      for threads in [2, 7] {
        for index in [IndexStrategy.kdtree, .linear, .hilbert] {
          let other = try await run(sized.city, options) {
            $0.cell = 30
            $0.threads = threads
            $0.index = index
          }
          #expect(one.facilityLoads == other.facilityLoads)
        }
      }
      let unasked = try await run(sized.city, options) {
        $0.cell = 30
        $0.measuresFacilities = false
      }
      #expect(unasked.facilityLoads == nil && unasked.rows == one.rows)
    }
  }
}
