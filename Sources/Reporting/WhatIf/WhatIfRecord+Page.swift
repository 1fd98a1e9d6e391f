import Assessment
import PlanarGeometry
import TableFiles
import WhatIf

/// `report.html` of scenarios: the page of the city as it is, with what each scenario changes.
extension WhatIfRecord {
  /// - Parameters:
  ///   - kind: `whatif`, or the command that proposes the scenario.
  ///   - tables: of that command, by file.
  /// - Complexity: that of a run's page and O(changes).
  public func page(
    kind: String = "whatif", tables: [(file: String, bytes: [UInt8])] = []
  ) -> [UInt8] {
    let own = [
      ("scenarios.csv", scenarioTable()), ("scenario_types.csv", typeTable()),
    ]
    return base.page(kind: kind, tables: own + tables) { grid in changes(grid) }
  }

  /// The block `changes`: of each scenario what it does to the facilities, and what becomes of communities.
  ///
  /// ```
  /// {"sets": [{"name", "places": [{"role", "id", "name", "types", "x", "y", "fromX", "fromY"}],
  ///            "rows": [[community, type, coverage before, after, verdict before, after, people gained]],
  ///            "circles": [[community, minutes, before, after]]}]}
  /// ```
  private func changes(_ grid: PageGrid) -> [UInt8] {
    var json = JSONWriter()
    json.beginObject()
    json.key("sets")
    json.beginArray()
    for outcome in outcomes {
      json.beginObject()
      json.member("name", outcome.scenario.name)
      appendPlaces(of: outcome.scenario, grid, to: &json)
      appendRows(of: outcome.effect, to: &json)
      appendCircles(of: outcome.effect, to: &json)
      json.endObject()
    }
    json.endArray()
    json.endObject()
    return json.bytes
  }

  private func appendRows(of effect: ScenarioEffect, to json: inout JSONWriter) {
    json.key("rows")
    json.beginArray()
    for change in effect.rows where change.changesCoverage {
      json.beginArray()
      json.integer(change.community)
      json.integer(change.type)
      json.number(change.before.coverage, decimals: 9)
      json.number(change.after.coverage, decimals: 9)
      json.string(change.before.verdict.rawValue)
      json.string(change.after.verdict.rawValue)
      json.number(people.gain(by: change, type: base.result.types[change.type]), decimals: 3)
      json.endArray()
    }
    json.endArray()
  }

  private func appendCircles(of effect: ScenarioEffect, to json: inout JSONWriter) {
    json.key("circles")
    json.beginArray()
    for change in effect.circles where change.before.meets != change.after.meets {
      json.beginArray()
      json.integer(change.community)
      json.integer(base.standard.circles[change.circle].minutes)
      json.string(change.before.meets?.rawValue)
      json.string(change.after.meets?.rawValue)
      json.endArray()
    }
    json.endArray()
  }

  private func appendPlaces(of scenario: Scenario, _ grid: PageGrid, to json: inout JSONWriter) {
    let writer = ChangedPlaces(base: base, grid: grid)
    json.key("places")
    json.beginArray()
    for addition in scenario.added {
      let place = addition.facility.entrances.first ?? addition.facility.region?.box.center
      if let place { writer.append("added", addition.facility, at: place, to: &json) }
    }
    for id in scenario.removed { writer.append("removed", known: id, to: &json) }
    for move in scenario.moved {
      writer.append("moved", known: move.id, movedTo: move.destination, to: &json)
    }
    for resize in scenario.resized { writer.append("resized", known: resize.id, to: &json) }
    json.endArray()
  }
}

/// Writes where the facilities of a scenario are.
private struct ChangedPlaces {
  let base: RunRecord
  let grid: PageGrid

  /// A facility that the city has.
  func append(
    _ role: String, known id: String, movedTo destination: PlanarPoint? = nil,
    to json: inout JSONWriter
  ) {
    guard let position = base.city.facilities.ids.firstIndex(of: id) else { return }
    let place = base.city.facilities.place(of: position)
    append(
      role, base.city.facilities[position], at: destination ?? place,
      from: destination == nil ? nil : place, to: &json)
  }

  func append(
    _ role: String, _ facility: Facility, at place: PlanarPoint, from: PlanarPoint? = nil,
    to json: inout JSONWriter
  ) {
    json.beginObject()
    json.member("role", role)
    json.member("id", facility.id)
    json.member("name", facility.name ?? facility.id)
    json.integers("types", facility.services.compactMap { base.examinedPositions[$0.type] })
    json.member("x", place.x - grid.origin.x, decimals: 2)
    json.member("y", place.y - grid.origin.y, decimals: 2)
    if let from {
      json.member("fromX", from.x - grid.origin.x, decimals: 2)
      json.member("fromY", from.y - grid.origin.y, decimals: 2)
    }
    json.endObject()
  }
}
