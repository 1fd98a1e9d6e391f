public import Assessment
import FacilityLocation
public import RunFiles
public import WhatIf

/// A finished comparison of scenarios with the city as it is.
public struct WhatIfRecord: Sendable {
  /// The city as it is.
  public var base: RunRecord
  /// In the order in which the scenarios were given.
  public var outcomes: [ScenarioOutcome]
  /// Who is behind the gains.
  public var people: CommunityPeople
  /// nil for a single scenario.
  public var standings: ScenarioStandings?

  public init(
    base: RunRecord, outcomes: [ScenarioOutcome], people: CommunityPeople,
    standings: ScenarioStandings?
  ) {
    self.base = base
    self.outcomes = outcomes
    self.people = people
    self.standings = standings
  }
}

extension WhatIfRecord {
  /// Names of the files besides those that grow with the options.
  public static let fileNames = ["scenarios.csv", "changes.csv", "problems.csv", "summary.json"]

  /// Positions of the examined types that a scenario opens or changes, ascending.
  func types(of outcome: ScenarioOutcome) -> [Int] {
    let ids = outcome.scenario.added.flatMap(\.facility.services).compactMap { service in
      let position = Int(service.type)
      return base.standard.types.indices.contains(position)
        ? base.standard.types[position].id : nil
    }
    let opened = base.result.types.indices.filter { ids.contains(base.result.types[$0].id) }
    return Set(opened + outcome.effect.rows.filter(\.changesCoverage).map(\.type)).sorted()
  }

  /// Wins of one scenario over another, by position, and the assumptions that they are counted among.
  func wins(of scenario: Int, over other: Int) -> (count: Int, assumptions: Int)? {
    guard let standings, scenario != other else { return nil }
    return (standings.wins(of: scenario, over: other), standings.assumptions.count)
  }

  /// Writes the tables; `summary.json` is made last, because it states how long the writing took.
  ///
  /// - Throws: `OutputError`.
  public func write(_ formats: Set<OutputFormat>, to folder: OutputFolder) throws(OutputError) {
    if formats.contains(.csv) {
      try folder.write(scenarioTable(), as: "scenarios.csv")
      try folder.write(changeTable(), as: "changes.csv")
    }
    try folder.write(base.problemTable(), as: "problems.csv")
  }
}

extension ScenarioEffect.RowChange {
  /// Whether more than distances and counts of facilities change.
  var changesCoverage: Bool {
    before.coverage != after.coverage || before.verdict != after.verdict
  }
}
