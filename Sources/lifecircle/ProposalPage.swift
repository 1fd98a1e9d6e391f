import Assessment
import CityReading
import CitySiting
import Reporting
import WhatIf
import Wording

/// The report page of facilities that a run proposes: what they change together, as `whatif` finds it.
struct ProposalPage {
  let input: CityInput
  /// With the radius that was asked for.
  let standard: Standard
  let options: AssessmentOptions
  let language: Language

  /// `report.html`. A site that no scenario may have, since it is off the network or nobody is near, is left out.
  ///
  /// - Parameters:
  ///   - kind: of the page, `site` or `plan`.
  ///   - tables: of the command, by file.
  func bytes(
    kind: String, of proposals: [CitySitingRecord.Proposal],
    tables: [(file: String, bytes: [UInt8])]
  ) async throws -> [UInt8] {
    var baseline = try await Baseline(input.city, standard: standard, options: options)
    let people = CommunityPeople(input.city, measure: options.measure)
    let outcome = try outcome(of: scenario(of: proposals, named: kind), &baseline, people)
    var base = RunRecord(input, result: baseline.result(), language: language)
    base.standard = standard
    let record = WhatIfRecord(base: base, outcomes: [outcome], people: people, standings: nil)
    return record.page(kind: kind, tables: tables)
  }

  private func outcome(
    of scenario: Scenario, _ baseline: inout Baseline, _ people: CommunityPeople
  ) throws(ScenarioError) -> ScenarioOutcome {
    do {
      return try baseline.outcome(of: scenario, people: people)
    } catch {
      let refused = Set(error.problems.map(\.facility))
      var rest = scenario
      rest.added.removeAll { refused.contains($0.facility.id) }
      return try baseline.outcome(of: rest, people: people)
    }
  }

  private func scenario(
    of proposals: [CitySitingRecord.Proposal], named name: String
  ) -> Scenario {
    var scenario = Scenario(name: name)
    scenario.added = proposals.map { proposal in
      let type = standard.types.firstIndex { $0.id == proposal.type.id } ?? 0
      let service = FacilityService(type: Int32(type), floorArea: proposal.site.floorArea)
      let facility = Facility(
        id: "new:\(proposal.site.id)", name: proposal.site.name,
        entrances: [proposal.site.position], services: [service])
      return Scenario.Addition(facility, cost: proposal.site.cost)
    }
    return scenario
  }
}
