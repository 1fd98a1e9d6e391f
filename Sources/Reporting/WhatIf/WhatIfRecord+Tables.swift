import Assessment
import CityReading
import FacilityLocation
import TableFiles
import WhatIf
import Wording

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
  /// rows.
  public func scenarioTable() -> [UInt8] {
    var table = base.makeTable(scenarioColumns)
    for (position, outcome) in outcomes.enumerated() {
      table.text(outcome.scenario.name)
      appendParameters(outcome, to: &table)
      appendFigures(outcome.figures, to: &table)
      for other in outcomes.indices where standings != nil {
        table.integer(wins(of: position, over: other)?.count)
      }
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
    ] + beats
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
