import Assessment
import FacilityLocation
import PlanarGeometry
import WhatIf

@testable import Reporting
@testable import Wording

/// Scenarios of `TwoCommunities`: a canteen for the second community, a clinic for both, and the end of
/// the only canteen.
enum ThreeScenarios {
  static func record(
    language: Language = .en, names: [String] = ["A", "B", "C"], count: Int = 3
  ) async throws -> WhatIfRecord {
    var base = TwoCommunities.record(language: language)
    var baseline = try await Baseline(
      base.city, standard: base.standard, options: AssessmentOptions())
    base.result = baseline.result()
    let people = CommunityPeople(base.city, measure: .area)
    let scenarios = zip(names, all).map { name, scenario in
      var scenario = scenario
      scenario.name = name
      return scenario
    }.prefix(count)
    var outcomes: [ScenarioOutcome] = []
    for scenario in scenarios {
      outcomes.append(try baseline.outcome(of: scenario, people: people))
    }
    let standings = try await ScenarioStandings(of: outcomes, on: baseline, people: people)
    return WhatIfRecord(
      base: base, outcomes: outcomes, people: people, standings: count > 1 ? standings : nil)
  }

  private static var all: [Scenario] {
    var canteen = Scenario(name: "")
    canteen.added = [.init(facility("new-1", type: 0, x: 1100), cost: 90)]
    var clinic = Scenario(name: "")
    clinic.added = [.init(facility("new-2", type: 1, x: 600), cost: 100)]
    clinic.resized = [.init(id: "F1", floorArea: 300)]
    var closing = Scenario(name: "")
    closing.removed = ["F1"]
    return [canteen, clinic, closing]
  }

  private static func facility(_ id: String, type: Int32, x: Double) -> Facility {
    Facility(
      id: id, entrances: [PlanarPoint(x: x, y: 100)], services: [FacilityService(type: type)])
  }
}
