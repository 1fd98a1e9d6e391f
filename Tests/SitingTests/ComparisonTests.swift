import Examination
import PlanarGeometry
import Testing

@testable import Siting

/// One square community of 1 km with a canteen within 100 m, against areas worked out by hand.
@Suite struct ComparisonTests {
  private static let standard: Standard = {
    let name = LocalizedText(zh: "", en: "")
    return Standard(
      name: name, circles: [ServiceCircle(minutes: 5, name: name)], categories: [],
      types: [
        FacilityType(
          id: "canteen", name: name, circle: 5, radius: .metres(100),
          adequacy: AdequacyNorm(areaPer100Households: 10, minimumArea: 150))
      ])
  }()

  private static func facility(_ id: String, _ x: Double, floorArea: Double? = nil) -> Facility {
    Facility(
      id: id, entrances: [PlanarPoint(x: x, y: 500)],
      services: [FacilityService(type: 0, floorArea: floorArea)])
  }

  private func baseline() async throws -> Baseline {
    var table = FacilityTable()
    table.append(Self.facility("old", 200))
    let corners = [(0, 0), (1000, 0), (1000, 1000), (0, 1000)].map {
      PlanarPoint(x: Double($0.0), y: Double($0.1))
    }
    let community = Community(
      id: "C", region: PlanarRegion(polygons: [[corners]]), population: 10_000, households: 3000,
      elderly: 2000)
    let city = City(name: "", communities: [community], facilities: table)
    return try await Baseline(city, standard: Self.standard, options: ExaminationOptions())
  }

  private func adding(_ facility: Facility, cost: Double? = nil) -> Scenario {
    var scenario = Scenario(name: facility.id)
    scenario.added = [Scenario.Addition(facility, cost: cost)]
    return scenario
  }

  private let disc = 10_000 * Double.pi

  @Test func aNewDiscGainsItsArea() async throws {
    var baseline = try await baseline()
    let summary = try baseline.summarize(
      adding(Self.facility("new", 700, floorArea: 280), cost: 50))
    #expect(abs(summary.demandGained - disc) < 1e-4)
    #expect(abs((summary.peopleGained ?? 0) - 10_000 * disc / 1e6) < 1e-6)
    #expect(abs((summary.elderlyGained ?? 0) - 2000 * disc / 1e6) < 1e-6)
    #expect(abs(summary.overlap ?? 1) < 1e-9)
    #expect(abs(summary.demandWithout - (1e6 - 2 * disc)) < 1e-3)
    #expect(summary.lostToBarriers == nil)
    #expect(abs((summary.costPerPerson ?? 0) - 50 / (10_000 * disc / 1e6)) < 1e-9)
    // 150 m² at least, and 10 m² for each 100 of 3000 households.
    #expect(
      summary.floorAreas == [
        FloorAreaFit(facility: "new", type: 0, floorArea: 280, required: 300)
      ])
    #expect(summary.floorAreas[0].isEnough == false)
  }

  /// Two discs of 100 m whose centres are 100 m apart share 2π/3 − √3/2 of the squared radius.
  @Test func overlapIsTheLensOfTwoDiscs() async throws {
    var baseline = try await baseline()
    let summary = try baseline.summarize(adding(Self.facility("new", 300)))
    let lens = 10_000 * (2 * Double.pi / 3 - 3.0.squareRoot() / 2)
    #expect(abs((summary.overlap ?? 0) - lens / disc) < 1e-9)
    #expect(abs(summary.demandGained - (disc - lens)) < 1e-4)
  }

  @Test func movingLosesAndGains() async throws {
    var baseline = try await baseline()
    var scenario = Scenario(name: "")
    scenario.moved = [Scenario.Move(id: "old", to: PlanarPoint(x: 1000, y: 1000))]
    let summary = try baseline.summarize(scenario)
    #expect(abs(summary.demandGained + 0.75 * disc) < 1e-4)
    #expect(baseline.depth == 0)
  }

  @Test func theFartherBeatsTheNearerInAllCases() async throws {
    var baseline = try await baseline()
    let comparison = try await baseline.compare([
      adding(Self.facility("near", 250)), adding(Self.facility("far", 700)),
      Scenario(name: "nothing"),
    ])
    #expect(comparison.cases.count == 9)
    #expect(Set(comparison.cases.map(\.detour)) == [1, 1.2, 1.3])
    #expect(comparison.wins(of: 1, over: 0) == 9 && comparison.wins(of: 0, over: 1) == 0)
    #expect(comparison.wins(of: 0, over: 2) == 9 && comparison.wins(of: 2, over: 0) == 0)
    // With a detour of 1.3 the discs have a radius of 100/1.3 m.
    let gain = comparison.outcomes[1][8].demandGained
    #expect(abs(gain - disc / 1.69) < 1e-4)
  }

  /// Walks need not be straight: half of what the circle promises lies behind a canal.
  @Test func whatBarriersCost() async throws {
    let town = RandomTown(seed: 6)
    var baseline = try await Baseline(
      town.city, standard: RandomTown.standard, options: RandomTown.options(.network, .population))
    let scenario = adding(
      Facility(
        id: "new", entrances: [PlanarPoint(x: 480, y: 300)], services: [FacilityService(type: 0)]))
    let summary = try baseline.summarize(scenario)
    var straight = RandomTown.options(.straight, .population)
    straight.detour = 1
    var onPaper = try await Baseline(
      town.city, standard: RandomTown.standard, options: straight)
    let promised = try onPaper.summarize(scenario).demandGained
    #expect(summary.demandGained > 0 && promised > summary.demandGained)
    #expect(abs((summary.lostToBarriers ?? 0) - (promised - summary.demandGained)) < 1e-6)
    let elderly = try onPaper.summarize(scenario).elderlyGained
    #expect(elderly.map { $0 > 0 && $0 < promised } ?? false)
  }
}
