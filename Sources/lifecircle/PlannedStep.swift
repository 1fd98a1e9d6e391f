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

  /// Builds the facility in `baseline`, and counts those whom its type is for: the elderly among them where
  /// it is for everyone or the elderly, children where it is for everyone or for them.
  init(
    _ step: SitePlan.Step, _ siting: CitySiting, _ baseline: inout Baseline, _ standard: Standard
  ) throws(ScenarioError) {
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
    let groups: [PopulationGroup] = [type.group, .everyone, .elderly, .children]
    let (effect, counted) = try baseline.apply(scenario, counting: groups)
    gains = Self.gains(counted, of: type.group)
    typesNewlyMet = effect.typesNewlyMet
    newlyMeeting = standard.circles.indices.map {
      effect.communitiesNewlyMeeting(circle: $0).count - effect.communitiesLosing(circle: $0).count
    }
  }

  private static func gains(
    _ counted: [PopulationGroup: Double], of group: PopulationGroup
  ) -> [PopulationGroup: Double] {
    var gains: [PopulationGroup: Double] = [:]
    gains[.everyone] = counted[group] ?? counted[.everyone]
    gains[.elderly] = group == .everyone || group == .elderly ? counted[.elderly] : 0
    gains[.children] = group == .elderly ? 0 : counted[.children]
    if group == .under3 { gains[.children] = counted[.under3] ?? counted[.children] }
    return gains
  }
}
