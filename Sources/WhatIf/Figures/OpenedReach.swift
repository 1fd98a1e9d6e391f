import Assessment

/// Whom the facilities that a scenario opens or moves can serve, whoever else serves them.
struct OpenedReach: Equatable, Sendable {
  /// Demand in their reach.
  var demand = 0.0
  /// Share of it, 0…1, that others serve as well.
  var overlap = 0.0
  /// People in their reach; nil where nobody counted them.
  var people: Double?
  /// People in their reach by straight lines; nil where the metric is straight or nobody counted them.
  var straightPeople: Double?
}

extension Baseline {
  /// nil where nothing opens or moves, or nobody is in reach even by straight lines.
  ///
  /// - Complexity: that of `apply` and of measuring the communities near what opens.
  mutating func openedReach(
    of scenario: Scenario, people: CommunityPeople
  ) throws(ScenarioError) -> OpenedReach? {
    let near = reach(of: opening(of: scenario))
    var reach = OpenedReach(demand: near.reduce(0) { $0 + $1.covered })
    reach.people = sum(near, people) { $0.covered }
    reach.straightPeople = sum(near, people) { $0.straight }
    guard near.contains(where: { $0.covered > 0 || $0.straight ?? 0 > 0 }) else { return nil }
    guard reach.demand > 0 else { return reach }
    let all = try covered(by: scenario, near)
    let others = try covered(by: scenario.withoutOpenings, near)
    reach.overlap = min(max(1 - (all - others) / reach.demand, 0), 1)
    return reach
  }

  /// What opens, and what moves as if it opened.
  func opening(of scenario: Scenario) -> Scenario {
    var opening = Scenario(name: scenario.name)
    opening.added = scenario.added
    for move in scenario.moved {
      guard let position = position(of: move.id) else { continue }
      let facility = plan.facilities.roster[position].moved(to: move.destination)
      opening.added.append(Scenario.Addition(facility))
    }
    return opening
  }

  /// Demand, in the places of `near`, that is within reach after a scenario.
  private mutating func covered(
    by scenario: Scenario, _ near: [Reach]
  ) throws(ScenarioError) -> Double {
    try apply(scenario)
    defer { undo() }
    return near.reduce(0) { $0 + rows[$1.community * types.count + $1.type].covered }
  }

  private func sum(
    _ near: [Reach], _ people: CommunityPeople, _ demand: (Reach) -> Double?
  ) -> Double? {
    var tally = Tally()
    for reach in near {
      guard let demand = demand(reach) else { continue }
      tally.add(
        people.people(
          demand, of: rows[reach.community * types.count + reach.type],
          community: reach.community, type: types[reach.type]))
    }
    return tally.sum
  }

  /// The examined types that facilities offer which scenarios open, close or move.
  func examinedTypes(changedBy scenarios: [Scenario], in city: City) -> [FacilityType] {
    let ids = scenarios.flatMap { $0.removed + $0.moved.map(\.id) }
    let offered =
      scenarios.flatMap { $0.added.flatMap(\.facility.services) }.map(\.type)
      + city.facilities.typesOffered(by: ids)
    return Set(offered.compactMap { examinedType($0) }).sorted().map { types[$0] }
  }
}

extension FacilityTable {
  /// Positions in the standard of what the facilities with these ids offer.
  fileprivate func typesOffered(by ids: [String]) -> [Int32] {
    guard !ids.isEmpty else { return [] }
    let wanted = Set(ids)
    return (0..<count).filter { wanted.contains(self.ids[$0]) }.flatMap { position in
      services[serviceRange(of: position)].map(\.type)
    }
  }
}

extension Scenario {
  /// Only what closes.
  fileprivate var withoutOpenings: Scenario {
    var scenario = Scenario(name: name)
    scenario.removed = removed + moved.map(\.id)
    return scenario
  }
}

/// A sum of amounts of which some are not known.
package struct Tally {
  package init() {}

  /// nil as long as none is known.
  package private(set) var sum: Double?

  package mutating func add(_ amount: Double?) {
    if let amount { sum = (sum ?? 0) + amount }
  }
}
