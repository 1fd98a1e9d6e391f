import Assessment
import TableFiles
import WhatIf
import Wording

extension WhatIfRecord {
  /// People, or m² where nobody counted them.
  var unit: String { people.countsPeople ? "people" : "m2" }

  /// `scenario_types.csv`: one row per scenario and type that it changes or whose facilities it does: how the
  /// whole city stands before and after, in the order of the scenarios, then of the types. `all`, `before`,
  /// `after`, `gained`, `lost` and who is without are in `unit`; shares are of `all`, and `communities` are
  /// those with demand.
  public func typeTable() -> [UInt8] {
    var table = base.makeTable([
      "scenario", "type", "radius_m", "unit", "all", "before", "after", "gained", "lost",
      "share_before", "share_after", "without_before", "without_after", "communities",
      "met_before", "met_after",
    ])
    for outcome in outcomes {
      for change in outcome.figures.types {
        table.text(outcome.scenario.name)
        table.text(base.result.types[change.type].id)
        table.number(base.result.radii[change.type], decimals: 3, trimmed: true)
        table.text(unit)
        append(change, to: &table)
        base.endRow(of: &table)
      }
    }
    return table.bytes
  }

  private func append(_ change: TypeChange, to table: inout CSVWriter) {
    for amount in [change.all, change.before, change.after, change.gained, change.lost] {
      table.number(amount, decimals: 3)
    }
    table.share(change.shareBefore)
    table.share(change.shareAfter)
    table.number(change.withoutBefore, decimals: 3)
    table.number(change.withoutAfter, decimals: 3)
    for count in [change.communities, change.metBefore, change.metAfter] { table.integer(count) }
  }

  /// What a scenario changes in the whole city, type by type, and who gains and loses most.
  func appendTurnover(_ figures: ScenarioFigures, to json: inout JSONWriter) {
    json.member("people_without_before", figures.withoutBefore, decimals: 3)
    json.member("unit", unit)
    json.member("gained", figures.gained, decimals: 3)
    json.member("lost", figures.lost, decimals: 3)
    append(figures.gains, as: "gain_most", to: &json)
    append(figures.losses, as: "lose_most", to: &json)
    json.key("types")
    json.beginArray()
    for change in figures.types { append(change, to: &json) }
    json.endArray()
  }

  private static let listedCommunities = 10

  private func append(
    _ communities: [ScenarioFigures.CommunityGain], as key: String, to json: inout JSONWriter
  ) {
    json.key(key)
    json.beginArray()
    for gain in communities.prefix(Self.listedCommunities) {
      json.beginObject()
      json.member("community_id", base.city.communities[gain.community].id)
      json.member("amount", gain.gain, decimals: 3)
      json.endObject()
    }
    json.endArray()
  }

  private func append(_ change: TypeChange, to json: inout JSONWriter) {
    json.beginObject()
    json.member("type", base.result.types[change.type].id)
    for (key, amount) in [
      ("all", change.all), ("before", change.before), ("after", change.after),
      ("gained", change.gained), ("lost", change.lost),
      ("without_before", change.withoutBefore), ("without_after", change.withoutAfter),
    ] {
      json.member(key, amount, decimals: 3)
    }
    json.member("share_before", change.shareBefore, decimals: 9)
    json.member("share_after", change.shareAfter, decimals: 9)
    json.member("communities", change.communities)
    json.member("met_before", change.metBefore)
    json.member("met_after", change.metAfter)
    json.endObject()
  }
}
