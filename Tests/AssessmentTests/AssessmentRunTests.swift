import Assessment
import PlanarGeometry
import SpatialIndexing
import Testing
import Wording

/// Whole runs on cities small enough to reckon by hand.
struct ExaminationRunTests {
  /// Three squares of 200 m in a row; streets 1, 1 and 2.
  private func city(
    _ facilities: [Facility], land: [PlanarRegion]? = nil
  ) -> City {
    let communities = (0..<3).map { number in
      Community(
        id: "C\(number)", street: number < 2 ? "1" : "2",
        region: .square(atX: 200 * Double(number), side: 200), population: 100)
    }
    var table = FacilityTable()
    for facility in facilities { table.append(facility) }
    return City(
      name: "row", communities: communities, facilities: table, residentialByCommunity: land)
  }

  private func facility(_ id: String, x: Double, y: Double = 100, count: Int32 = 1) -> Facility {
    Facility(
      id: id, entrances: [PlanarPoint(x: x, y: y)],
      services: [FacilityService(type: 0, count: count)])
  }

  private func standard(serves: ServedArea = .anyone, radius: Double = 150) -> Standard {
    let name = LocalizedText(zh: "", en: "")
    return Standard(
      name: name, circles: [ServiceCircle(minutes: 5, name: name)], categories: [],
      types: [
        FacilityType(
          id: "clinic", name: name, circle: 5, radius: .metres(radius), serves: serves),
        FacilityType(id: "school", name: name, circle: 5, radius: .minutes(5), required: false),
      ])
  }

  private func run(
    _ city: City, _ standard: Standard, _ change: (inout AssessmentOptions) -> Void = { _ in }
  ) async throws -> AssessmentResult {
    var options = AssessmentOptions()
    change(&options)
    return try await CircleAssessment.run(city, standard: standard, options: options)
  }

  @Test func verdictsOfARow() async throws {
    let result = try await run(city([facility("F", x: 100, count: 3)]), standard())
    // The disc of 150 m holds the first square (its corners are 141 m away), cuts the second in a
    // segment and leaves the third alone.
    #expect(
      (0..<3).map { result.row(community: $0, type: 0).verdict } == [.met, .partial, .absent])
    #expect(result.row(community: 0, type: 0).coverage == 1)
    #expect(result.row(community: 2, type: 0).coverage == 0)
    #expect((0..<3).map { result.row(community: $0, type: 0).facilitiesInside } == [3, 0, 0])
    #expect((0..<3).map { result.row(community: $0, type: 0).facilitiesInReach } == [3, 3, 0])
    #expect((0..<3).map { result.row(community: $0, type: 0).minDistance } == [0, 100, 300])
    #expect(result.circles.map { $0[0].meets } == [.yes, .no, .no])
    #expect(result.circles.map { $0[0].missed } == [[], [0], [0]])
    #expect(result.circles.map { $0[0].required } == [1, 1, 1])
    #expect(result.facilityCounts == [3, 0])
  }

  @Test func radiiScaleWithTheWalkingSpeed() async throws {
    let result = try await run(city([facility("F", x: 100)]), standard()) { $0.walkSpeed = 0.5 }
    #expect(result.radii == [75, 150])
    let expected = Double.pi * 75 * 75
    #expect(abs(result.row(community: 0, type: 0).covered - expected) < 1e-9 * expected)
  }

  @Test func detourShortensTheReach() async throws {
    let result = try await run(city([facility("F", x: 100)]), standard()) { $0.detour = 2 }
    let expected = Double.pi * 75 * 75
    #expect(abs(result.row(community: 0, type: 0).covered - expected) < 1e-9 * expected)
    #expect(result.row(community: 1, type: 0).minDistance == 200)
    #expect(result.sensitivity == nil)
  }

  @Test(arguments: [
    (ServedArea.anyone, [true, true, true]), (.street, [true, true, false]),
    (.community, [false, true, false]),
  ])
  func facilitiesServeTheirArea(serves: ServedArea, reached: [Bool]) async throws {
    let standard = standard(serves: serves, radius: 500)
    let result = try await run(city([facility("F", x: 250)]), standard)
    let met = (0..<3).map { result.row(community: $0, type: 0).verdict == .met }
    #expect(met == reached)
    // The district is not known: its facilities serve nobody.
    let nobody = try await run(city([facility("F", x: 250)]), self.standard(serves: .district))
    for community in 0..<3 {
      let row = nobody.row(community: community, type: 0)
      #expect(row.verdict == .absent && row.meanDistance == nil && row.shortfall == 1)
      #expect(row.minDistance == nil && row.facilitiesInReach == 0)
    }
  }

  @Test func residentialLandIsMeasuredWhereItIs() async throws {
    let land = [
      PlanarRegion.square(atX: 0, side: 20), PlanarRegion(polygons: []),
      .square(atX: 400, side: 10),
    ]
    let result = try await run(city([facility("F", x: 10, y: 10)], land: land), standard()) {
      $0.measure = .residential
    }
    #expect((0..<3).map { result.row(community: $0, type: 0).demand } == [400, 0, 100])
    let verdicts = (0..<3).map { result.row(community: $0, type: 0).verdict }
    #expect(verdicts == [.met, .noDemand, .absent])
    #expect(result.row(community: 1, type: 0).coverage == nil)
    #expect(result.circles[1][0].meets == nil && result.circles[1][0].required == 0)
  }

  @Test func sensitivityCountsAtALongerWalk() async throws {
    let result = try await run(city([facility("F", x: 100)]), standard())
    // π·115.4² less four segments is 92.6 % of the square of 200 m around it.
    #expect(result.sensitivity?.meeting == [1])
    let shorter = try await run(city([facility("F", x: 100)]), standard()) { $0.detour = 1.3 }
    let meeting = shorter.circles.count { $0[0].meets == .yes }
    #expect(result.sensitivity?.meeting == [meeting])
  }

  @Test func refusesWhatItCannotDo() async throws {
    let row = city([facility("F", x: 100)])
    await #expect(throws: AssessmentError.unknownType("zoo")) {
      try await run(row, standard()) { $0.types = ["clinic", "zoo"] }
    }
    for speed in [1e308, 1e-300] {
      await #expect(throws: AssessmentError.radiusOutOfRange(type: "clinic")) {
        try await run(row, standard()) { $0.walkSpeed = speed }
      }
    }
    await #expect(throws: AssessmentError.missingNetwork) {
      try await run(row, standard()) { $0.metric = .network }
    }
    await #expect(throws: AssessmentError.missingDemand(.residential)) {
      try await run(row, standard()) { $0.measure = .residential }
    }
    await #expect(throws: AssessmentError.latticeTooFine(community: "C0", cell: 1e-3)) {
      try await run(row, standard()) { $0.cell = 1e-3 }
    }
  }

  /// Cells of 10 µm: on foot only places one by one need them.
  @Test func onFootLandNeedsNoLattice() async throws {
    let city = FootCity.city([FootCity.facility("F", 0, 0)])
    let standard = FootCity.standard(radius: 300)
    let usual = try await FootCity.run(city, standard) { $0.keepsDemand = false }
    let fine = try await FootCity.run(city, standard) {
      $0.keepsDemand = false
      $0.cell = 1e-5
    }
    #expect(fine.rows == usual.rows && fine.rows.contains { $0.covered > 0 })
    await #expect(throws: AssessmentError.latticeTooFine(community: "N", cell: 1e-5)) {
      try await FootCity.run(city, standard) { $0.cell = 1e-5 }
    }
  }

  /// Squares of 2000 × 2000 cells: a lattice covers each, a run not all.
  @Test func refusesWhatWouldTakeAllMemory() async throws {
    func squares(_ count: Int) -> City {
      var city = city([facility("F", x: 100)])
      city.communities = (0..<count).map { number in
        Community(id: "C\(number + 100)", region: .square(atX: 200 * Double(number), side: 200))
      }
      return city
    }
    await #expect(throws: AssessmentError.tooManyPlaces(cell: 0.1)) {
      try await run(squares(40), standard()) { $0.cell = 0.1 }
    }
    await #expect(throws: AssessmentError.tooManyPlaces(cell: 0.1)) {
      try await run(squares(10), standard()) {
        $0.cell = 0.1
        $0.keepsDemand = true
      }
    }
  }

  @Test func typesAndOrderOfTheInputChangeNothing() async throws {
    let facilities = [facility("B", x: 100), facility("A", x: 350), facility("C", x: 90)]
    let result = try await run(city(facilities), standard())
    let other = try await run(city(facilities.reversed()), standard()) {
      $0.threads = 7
      $0.index = .linear
    }
    #expect(result.rows == other.rows)
    let one = try await run(city(facilities), standard()) { $0.types = ["clinic"] }
    #expect(one.rows == (0..<3).map { result.row(community: $0, type: 0) })
  }
}

extension PlanarRegion {
  fileprivate static func square(atX x: Double, side: Double) -> PlanarRegion {
    let corners = [(x, 0), (x + side, 0), (x + side, side), (x, side)]
    return PlanarRegion(polygons: [[corners.map { PlanarPoint(x: $0.0, y: $0.1) }]])
  }
}
