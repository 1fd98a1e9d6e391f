public import Assessment
import FlatArrays

/// What a scenario does, and what a meeting asks about it.
public struct ScenarioOutcome: Sendable {
  public let scenario: Scenario
  public let effect: ScenarioEffect
  public let figures: ScenarioFigures
}

extension Baseline {
  /// What a scenario does to the city as it stands, with all that is told of it; afterwards the city is as
  /// it was.
  ///
  /// - Throws: all problems of the scenario at once.
  /// - Complexity: that of `apply`, twice more where something closes while something opens, of measuring
  ///   the communities near what opens, and O(communities · types that change).
  public mutating func outcome(
    of scenario: Scenario, people: CommunityPeople
  ) throws(ScenarioError) -> ScenarioOutcome {
    let edit = try edit(for: scenario)
    let near = reach(of: opening(of: scenario))
    let effect = apply(edit)
    let elderly = elderlyPairs(effect)
    let elderlyAfter = elderly.map { covered($0.pairs, weightColumn: $0.weightColumn) }
    let coveredAfter = covered(near)
    undo()
    var figures = ScenarioFigures(scenario, effect, in: self, people: people)
    let turnover = turnover(of: edit, effect)
    let types = typeChanges(types(of: edit, effect), effect, turnover: turnover, people: people)
    figures.take(types, turnover, in: self, people: people)
    if let elderly, let elderlyAfter {
      let before = covered(elderly.pairs, weightColumn: elderly.weightColumn)
      figures.elderlyGained = zip(before, elderlyAfter).reduce(0) { $0 + $1.1 - $1.0 }
    }
    if near.contains(where: { $0.covered > 0 || $0.straight ?? 0 > 0 }) {
      figures.peopleInReach = sum(of: near, people) { $0.covered }
      figures.peopleInStraightCircle = sum(of: near, people) { $0.straight }
      if near.contains(where: { $0.behindBarriers != nil }) {
        figures.lostToBarriers = sum(of: near, people) { $0.behindBarriers }
      }
      figures.overlap = try overlap(of: scenario, near, coveredAfter: coveredAfter)
    }
    return ScenarioOutcome(scenario: scenario, effect: effect, figures: figures)
  }

  /// Positions of the examined types that the facilities of an edit offer or whose rows change, ascending.
  private func types(of edit: FacilityEdit, _ effect: ScenarioEffect) -> [Int] {
    let facilities = edit.added + edit.removed.map { input.facilities.roster[$0] }
    let offered = facilities.flatMap(\.services).compactMap { examinedType($0.type) }
    return Set(offered + effect.rows.map(\.type)).sorted()
  }

  /// The changed rows of types that are for everyone or for people of 60 and over, whose weights the demand
  /// tells apart; nil where it does not.
  private func elderlyPairs(
    _ effect: ScenarioEffect
  ) -> (pairs: [(community: Int, type: Int)], weightColumn: Int)? {
    guard let weightColumn = input.weightColumn(of: .elderly) else { return nil }
    let pairs = effect.rows.map { ($0.community, $0.type) }.filter { _, type in
      [.everyone, .elderly].contains(types[type].group)
    }
    return (pairs, weightColumn)
  }

  /// Share, 0…1, of the demand in reach of what opens that others serve as well; nil where nobody is in
  /// reach.
  private mutating func overlap(
    of scenario: Scenario, _ near: [Reach], coveredAfter: Double
  ) throws(ScenarioError) -> Double? {
    let demand = near.reduce(0) { $0 + $1.covered }
    guard demand > 0 else { return nil }
    let closing = scenario.withoutOpenings
    if closing.count > 0 { try apply(closing) }
    let others = covered(near)
    if closing.count > 0 { undo() }
    return min(max(1 - (coveredAfter - others) / demand, 0), 1)
  }

  /// Demand, in the places of `near`, that is within reach.
  private func covered(_ near: [Reach]) -> Double {
    near.reduce(0) { $0 + rows[index[$1.community, $1.type]].covered }
  }

  /// What opens, and what moves as if it opened.
  func opening(of scenario: Scenario) -> Scenario {
    var opening = Scenario(name: scenario.name)
    opening.added = scenario.added
    for move in scenario.moved {
      guard let position = position(of: move.id) else { continue }
      let facility = input.facilities.roster[position].moved(to: move.destination)
      opening.added.append(Scenario.Addition(facility))
    }
    return opening
  }

  private func sum(
    of near: [Reach], _ people: CommunityPeople, _ demand: (Reach) -> Double?
  ) -> Double? {
    var tally = Tally()
    for reach in near {
      guard let demand = demand(reach) else { continue }
      tally.add(
        people.people(
          demand, of: rows[index[reach.community, reach.type]],
          community: reach.community, type: types[reach.type]))
    }
    return tally.sum
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
