import Assessment
public import RunFiles
package import TableFiles
public import WhatIf
import Wording

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

  /// Writes the tables and the map; `summary.json` is made last, because it states how long the writing took.
  ///
  /// - Throws: `OutputError`, or `ProjectionError` when PROJ offers no way back to WGS 84.
  public func write(_ formats: Set<OutputFormat>, to folder: OutputFolder) throws {
    let tables = [
      (name: "scenarios.csv", bytes: scenarioTable()),
      (name: "scenario_types.csv", bytes: typeTable()), (name: "changes.csv", bytes: changeTable()),
    ]
    if formats.contains(.csv) {
      for (name, bytes) in tables { try folder.write(bytes, as: name) }
    }
    if formats.contains(.geojson) { try folder.write(changeMap(), as: Self.mapFile) }
    try folder.write(base.problemTable(), as: "problems.csv")
    if formats.contains(.html) { try folder.write(page(), as: ReportPage.file) }
    try writeBundles(tables, formats, to: folder)
  }

  /// Names of the files that `formats` ask for.
  public static func fileNames(for formats: Set<OutputFormat>) -> [String] {
    (formats.contains(.html) ? [ReportPage.file] : [])
      + (formats.contains(.csv) ? ["scenarios.csv", "scenario_types.csv", "changes.csv"] : [])
      + (formats.contains(.geojson) ? [mapFile] : []) + ["problems.csv", "summary.json"]
      + BundledTables.fileNames(for: formats)
  }
}

extension ScenarioEffect.RowChange {
  /// Whether more than distances and counts of facilities change.
  var changesCoverage: Bool {
    before.coverage != after.coverage || before.verdict != after.verdict
  }
}

extension WhatIfRecord {
  /// `changes.csv`: one row per scenario, community and type whose coverage or verdict changes, in the
  /// order of the scenarios, then of the communities, then of the types.
  ///
  /// Complexity: O(changes).
  public func changeTable() -> [UInt8] {
    var table = base.makeTable([
      "scenario", "community_id", "type", "coverage_before", "coverage_after", "verdict_before",
      "verdict_after", "people_gained",
    ])
    for outcome in outcomes {
      for change in outcome.effect.rows where change.changesCoverage {
        let type = base.result.types[change.type]
        table.text(outcome.scenario.name)
        table.text(base.city.communities[change.community].id)
        table.text(type.id)
        table.share(change.before.coverage)
        table.share(change.after.coverage)
        table.text(change.before.verdict.rawValue)
        table.text(change.after.verdict.rawValue)
        table.number(people.gain(by: change, type: type), decimals: 3)
        base.endRow(of: &table)
      }
    }
    return table.bytes
  }

  /// `scenarios.csv`: one row per scenario. `beats_1` … are the other scenarios in the order of the
  /// rows. Whom `people_still_without` counts is of the whole city, after the scenario; `gained` and `lost` are
  /// people, or m² where nobody counted them, place by place.
  public func scenarioTable() -> [UInt8] {
    var table = base.makeTable(scenarioColumns)
    for (position, outcome) in outcomes.enumerated() {
      table.text(outcome.scenario.name)
      appendParameters(outcome, to: &table)
      appendFigures(outcome.figures, to: &table)
      for other in outcomes.indices where standings != nil {
        table.integer(wins(of: position, over: other)?.count)
      }
      appendTurnover(outcome.figures, to: &table)
      base.endRow(of: &table)
    }
    return table.bytes
  }

  private var scenarioColumns: [String] {
    let circles = base.standard.circles.map { "newly_meet_\($0.minutes)min" }
    let beats = standings == nil ? [] : outcomes.indices.map { "beats_\($0 + 1)" }
    return [
      "scenario", "metric", "measure", "detour", "threshold", "radii_m", "changes",
      "demand_gained", "people_gained", "elderly_gained", "people_in_reach", "overlap",
      "types_newly_met",
    ] + circles + [
      "people_lost_to_barriers", "people_still_without", "floor_areas_fit", "floor_areas_short",
      "floor_areas_unknown", "cost", "cost_per_person",
    ] + beats + [
      "people_without_before", "gained", "lost", "communities_gaining", "communities_losing",
      "people_too_far_on_foot",
    ]
  }

  private func appendTurnover(_ figures: ScenarioFigures, to table: inout CSVWriter) {
    table.number(figures.withoutBefore, decimals: 3)
    table.number(figures.gained, decimals: 3)
    table.number(figures.lost, decimals: 3)
    table.integer(figures.gains.count)
    table.integer(figures.losses.count)
    table.number(figures.tooFarOnFoot, decimals: 3)
  }

  private func appendParameters(_ outcome: ScenarioOutcome, to table: inout CSVWriter) {
    let options = base.result.options
    table.text(options.metric.rawValue)
    table.text(options.measure.rawValue)
    table.number(options.detour, decimals: 3, trimmed: true)
    table.number(base.result.threshold, decimals: 3, trimmed: true)
    let radii = types(of: outcome).map { type in
      base.result.types[type].id + " " + base.result.radii[type].shortText
    }
    table.text(radii.joined(separator: ";"))
    table.integer(outcome.scenario.count)
  }

  private func appendFigures(_ figures: ScenarioFigures, to table: inout CSVWriter) {
    table.number(figures.demandGained, decimals: 3)
    table.number(figures.peopleGained, decimals: 3)
    table.number(figures.elderlyGained, decimals: 3)
    table.number(figures.peopleInReach, decimals: 3)
    table.share(figures.overlap)
    table.integer(figures.typesNewlyMet)
    for count in figures.newlyMeeting { table.integer(count) }
    table.number(figures.lostToBarriers, decimals: 3)
    table.number(figures.stillWithout, decimals: 3)
    for fits in [true, false, nil] { table.integer(figures.floorAreas.count { $0.fits == fits }) }
    table.number(figures.cost, decimals: 3, trimmed: true)
    table.number(figures.costPerPerson, decimals: 6)
  }
}

extension WhatIfRecord {
  /// `summary.json`: that of the city as it is, with the scenarios.
  ///
  /// - Parameter peakMemory: bytes, nil where the system does not say.
  public func summary(clock: RunClock, peakMemory: Int?) -> [UInt8] {
    base.summary(clock: clock, peakMemory: peakMemory) { json in
      json.key("scenarios")
      json.beginArray()
      for position in outcomes.indices { appendScenario(position, to: &json) }
      json.endArray()
      appendAssumptions(to: &json)
    }
  }

  /// The figures of one scenario.
  package func appendScenario(_ position: Int, to json: inout JSONWriter) {
    let (scenario, figures) = (outcomes[position].scenario, outcomes[position].figures)
    json.beginObject()
    json.member("name", scenario.name)
    for (name, count) in [
      ("added", scenario.added.count), ("removed", scenario.removed.count),
      ("moved", scenario.moved.count), ("resized", scenario.resized.count),
    ] {
      json.member(name, count)
    }
    json.member("demand_gained", figures.demandGained, decimals: 3)
    json.member("people_gained", figures.peopleGained, decimals: 3)
    json.member("elderly_gained", figures.elderlyGained, decimals: 3)
    json.member("people_in_reach", figures.peopleInReach, decimals: 3)
    json.member("overlap", figures.overlap, decimals: 9)
    json.member("types_newly_met", figures.typesNewlyMet)
    for (circle, count) in zip(base.standard.circles, figures.newlyMeeting) {
      json.member("newly_meet_\(circle.minutes)min", count)
    }
    json.member("people_lost_to_barriers", figures.lostToBarriers, decimals: 3)
    json.member("people_too_far_on_foot", figures.tooFarOnFoot, decimals: 3)
    json.member("people_still_without", figures.stillWithout, decimals: 3)
    json.member("cost", figures.cost, decimals: 3)
    json.member("cost_per_person", figures.costPerPerson, decimals: 6)
    appendWins(of: position, to: &json)
    appendTurnover(figures, to: &json)
    json.endObject()
  }

  /// Wins over all scenarios in their order; null over itself.
  private func appendWins(of position: Int, to json: inout JSONWriter) {
    guard standings != nil else { return }
    json.key("beats")
    json.beginArray()
    for other in outcomes.indices { json.integer(wins(of: position, over: other)?.count) }
    json.endArray()
  }

  private func appendAssumptions(to json: inout JSONWriter) {
    guard let standings else { return }
    json.key("assumptions")
    json.beginArray()
    for assumption in standings.assumptions {
      json.beginObject()
      json.member("threshold", assumption.threshold, decimals: 9)
      json.member("detour", assumption.detour, decimals: 9)
      json.member("cell_m", assumption.cell, decimals: 9)
      json.member("snap_limit_m", assumption.snapLimit, decimals: 9)
      json.endObject()
    }
    json.endArray()
  }
}
