import Assessment
import FacilityLocation
import TableFiles
import WhatIf

extension WhatIfRecord {
  /// `summary.json`: that of the city as it is, with the scenarios.
  ///
  /// - Parameter peakMemory: bytes, nil where the system does not say.
  public func summary(clock: RunClock, peakMemory: Int?) -> [UInt8] {
    base.summary(clock: clock, peakMemory: peakMemory) { json in
      json.key("scenarios")
      json.beginArray()
      for position in outcomes.indices { append(position, to: &json) }
      json.endArray()
      appendAssumptions(to: &json)
    }
  }

  private func append(_ position: Int, to json: inout JSONWriter) {
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
    json.member("people_still_without", figures.stillWithout, decimals: 3)
    json.member("cost", figures.cost, decimals: 3)
    json.member("cost_per_person", figures.costPerPerson, decimals: 6)
    appendWins(of: position, to: &json)
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
