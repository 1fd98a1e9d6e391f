import Coverage
public import Examination
import PlanarGeometry
import WalkNetwork

extension Baseline {
  /// Works a scenario out and sums up who gains; afterwards the city is as it was.
  ///
  /// - Complexity: that of `apply` a few times, and on a network a search for each type that opens.
  public mutating func summarize(
    _ scenario: Scenario
  ) throws(ScenarioError) -> ScenarioSummary {
    let effect = try whatIf(scenario)
    let opening = try opening(of: scenario)
    let openingGain = try whatIf(opening).rows.reduce(0) { $0 + $1.gain }
    let reach = reach(of: opening)
    let served = reach.reduce(0) { $0 + $1.covered }
    let elderly = try elderlyGained(effect, by: scenario)
    let costs =
      scenario.added.compactMap(\.cost) + scenario.moved.compactMap(\.cost)
      + scenario.resized.compactMap(\.cost)
    return ScenarioSummary(
      scenario: scenario, effect: effect, demandGained: effect.rows.reduce(0) { $0 + $1.gain },
      peopleGained: peopleGained(effect, of: .everyone), elderlyGained: elderly,
      overlap: served > 0 ? min(max(1 - openingGain / served, 0), 1) : nil,
      demandWithout: without(reach, effect), lostToBarriers: lostToBarriers(effect),
      cost: costs.isEmpty ? nil : costs.reduce(0, +), floorAreas: floorAreas(of: scenario))
  }

  /// What opens in a scenario, and what moves as if it opened, with nothing else.
  private func opening(of scenario: Scenario) throws(ScenarioError) -> Scenario {
    var opening = Scenario(name: scenario.name)
    opening.added = scenario.added
    for move in scenario.moved {
      guard let position = position(of: move.id) else { continue }
      var facility = plan.facilities.roster[position].moved(to: move.destination)
      facility.id += "\u{1}moved"
      opening.added.append(Scenario.Addition(facility))
    }
    return opening
  }

  /// People of a group that come within reach; nil where the data do not tell of them.
  private func peopleGained(_ effect: ScenarioEffect, of group: PopulationGroup) -> Double? {
    if options.measure == .population { return effect.rows.reduce(0) { $0 + $1.gain } }
    var people: Double?
    for change in effect.rows {
      guard let count = communities[change.community].people(of: group) else { continue }
      people =
        (people ?? 0) + count * ((change.after.coverage ?? 0) - (change.before.coverage ?? 0))
    }
    return people ?? (communities.contains { $0.people(of: group) != nil } ? 0 : nil)
  }

  private mutating func elderlyGained(
    _ effect: ScenarioEffect, by scenario: Scenario
  ) throws(ScenarioError) -> Double? {
    guard let column = plan.column(of: .elderly) else { return peopleGained(effect, of: .elderly) }
    let pairs = effect.rows.map { ($0.community, $0.type) }
    let before = covered(pairs, column: column)
    try apply(scenario)
    defer { undo() }
    return zip(before, covered(pairs, column: column)).reduce(0) { $0 + $1.1 - $1.0 }
  }

  /// By how much straight lines promise more than walks keep.
  private func lostToBarriers(_ effect: ScenarioEffect) -> Double? {
    guard walks != nil else { return nil }
    return effect.rows.reduce(0) { sum, change in
      let (before, after) = (
        change.before.straightCoverage ?? 0, change.after.straightCoverage ?? 0
      )
      return sum + (after - before) * change.after.demand - change.gain
    }
  }

  /// Demand that stays without, of the communities and types that what opens can reach.
  private func without(_ reach: [Reach], _ effect: ScenarioEffect) -> Double {
    var after: [Int: CoverageRow] = [:]
    for change in effect.rows { after[change.community * types.count + change.type] = change.after }
    return reach.reduce(0) { sum, pair in
      let position = pair.community * types.count + pair.type
      let row = after[position] ?? rows[position]
      return sum + max(row.demand - row.covered, 0)
    }
  }

  private func floorAreas(of scenario: Scenario) -> [FloorAreaFit] {
    let resized = scenario.resized.compactMap { resize in
      position(of: resize.id).map { position in
        var facility = plan.facilities.roster[position]
        for service in facility.services.indices {
          facility.services[service].floorArea =
            resize.floorArea ?? facility.services[service].floorArea
        }
        return facility
      }
    }
    return (scenario.added.map(\.facility) + resized).flatMap { facility in
      facility.services.compactMap { service in
        guard let type = plan.facilities.roster.type(of: service),
          let required = requiredArea(type, where: facility)
        else { return nil }
        return FloorAreaFit(
          facility: facility.id, type: type, floorArea: service.floorArea, required: required)
      }
    }
  }

  /// m² that the standard asks of a type where a facility stands; nil where it asks for nothing.
  private func requiredArea(_ type: Int, where facility: Facility) -> Double? {
    guard let norm = types[type].adequacy else { return nil }
    let place = facility.entrances.first ?? facility.box.center
    let homes = RegionMembership.regions(holding: place, among: communities.map(\.region))
    let home = homes.first.map { communities[Int($0)] }
    guard norm.kinds.isEmpty || norm.kinds.contains(home?.kind ?? "") else { return nil }
    let forHouseholds = norm.areaPer100Households.flatMap { area in
      home?.households.map { area * $0 / 100 }
    }
    return [norm.minimumArea, forHouseholds].compactMap(\.self).max()
  }
}

extension Community {
  fileprivate func people(of group: PopulationGroup) -> Double? {
    switch group {
    case .everyone: population
    case .elderly: elderly
    case .under3: under3
    case .children: children
    }
  }
}
