import Examination
import Siting

/// A facility of a plan, and what an examination of the city with those before it says of it.
struct PlannedStep {
  let type: FacilityType
  let site: CandidateSite
  let cost: Double
  /// People who come within reach, by group; a group that the data do not tell is left out.
  let gains: [PopulationGroup: Double]
  let typesNewlyMet: Int
  /// Communities that newly meet each circle of the standard.
  let newlyMeeting: [Int]

  /// Builds the facility in `baseline`.
  init(
    _ step: SitePlan.Step, _ siting: CitySiting, _ baseline: inout Baseline, _ standard: Standard
  ) {
    type = siting.type
    site = siting.candidates[step.candidate]
    cost = step.cost
    let position = standard.types.firstIndex { $0.id == siting.type.id } ?? 0
    var scenario = Scenario(name: site.id)
    scenario.added = [
      Scenario.Addition(
        Facility(
          id: "\u{1}\(type.id):\(site.id)", entrances: [site.position],
          services: [FacilityService(type: Int32(position), floorArea: site.floorArea)]))
    ]
    // A site that gains anything stands near a community and the network.
    let applied = try? baseline.apply(scenario, counting: [.everyone, .elderly, .children])
    gains = applied?.gains ?? [:]
    typesNewlyMet = applied?.effect.typesNewlyMet ?? 0
    newlyMeeting = standard.circles.indices.map {
      applied?.effect.communitiesNewlyMeeting(circle: $0).count ?? 0
    }
  }
}
