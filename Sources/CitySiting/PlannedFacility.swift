public import Assessment
public import WhatIf

/// A facility of a plan, and what building it adds to those before it, by an examination of the city.
public struct PlannedFacility: Sendable {
  public let type: FacilityType
  public let site: CandidateSite
  public let cost: Double
  /// People who come within reach (`everyone`: all whom the type is for that are told apart), the elderly
  /// and the children among them; a group that the data do not tell is left out.
  public let gains: [PopulationGroup: Double]
  /// Demand that comes within reach, with the weights of equity, in people or m².
  public let demandGained: Double
  /// Pairs of a community and a type.
  public let typesNewlyMet: Int
  /// Communities that newly meet each circle of the standard.
  public let newlyMeeting: [Int]
}

extension Baseline {
  /// Builds the facilities of a plan one after the other; each is a step that `undo` takes back.
  ///
  /// - Parameter sitings: those of the plan, of types of the baseline's standard.
  public mutating func build(
    _ plan: SitePlan, of sitings: [CitySiteModels]
  ) throws(ScenarioError) -> [PlannedFacility] {
    var built: [PlannedFacility] = []
    for step in plan.steps { built.append(try build(step, of: sitings[step.type]).facility) }
    return built
  }

  mutating func build(
    _ step: SitePlan.Step, of siting: CitySiteModels
  ) throws(ScenarioError) -> (facility: PlannedFacility, effect: ScenarioEffect) {
    let (type, site) = (siting.type, siting.candidates[step.candidate])
    let (effect, counted, gain) = try open(site, as: siting)
    var gains = Self.gains(counted, of: type.group)
    // As the figures of a scenario count them.
    gains[.everyone] = CommunityPeople(city, measure: options.measure).gained(
      by: effect, types: types)
    let facility = PlannedFacility(
      type: type, site: site, cost: step.cost, gains: gains, demandGained: gain,
      typesNewlyMet: effect.typesNewlyMet,
      newlyMeeting: effect.newlyMeeting(circles: standard.circles.count))
    return (facility, effect)
  }

  /// The elderly count where the type is for everyone or for them, children likewise.
  private static func gains(
    _ counted: [PopulationGroup: Double], of group: PopulationGroup
  ) -> [PopulationGroup: Double] {
    var gains: [PopulationGroup: Double] = [:]
    gains[.elderly] = group == .everyone || group == .elderly ? counted[.elderly] : 0
    gains[.children] = group == .elderly ? 0 : counted[.children]
    if group == .under3 { gains[.children] = counted[.under3] ?? counted[.children] }
    return gains
  }
}
