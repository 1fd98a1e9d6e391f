import Assessment
import TableFiles
import WhatIf
import Wording

/// What a live page is told of a scenario: the figures of `summary.json` and the rows of `changes.csv`, with all who
/// gain and lose.
extension WhatIfRecord {
  /// The answer about the only scenario, as JSON; the docs' `LiveMap` says what it holds.
  ///
  /// Complexity: O(changes).
  package func liveAnswer() -> [UInt8] {
    var json = JSONWriter()
    json.beginObject()
    for outcome in outcomes.prefix(1) {
      json.key("figures")
      appendScenario(0, to: &json)
      appendChanges(outcome.effect, to: &json)
      appendCircles(outcome.effect, to: &json)
      append(outcome.figures.gains, as: "gains", to: &json)
      append(outcome.figures.losses, as: "losses", to: &json)
    }
    json.endObject()
    return json.bytes
  }

  private func appendChanges(_ effect: ScenarioEffect, to json: inout JSONWriter) {
    json.key("changes")
    json.beginArray()
    for change in effect.rows where change.changesCoverage {
      let type = base.result.types[change.type]
      json.beginObject()
      json.member("community_id", base.city.communities[change.community].id)
      json.member("type", type.id)
      json.member("coverage_before", change.before.coverage, decimals: 9)
      json.member("coverage_after", change.after.coverage, decimals: 9)
      json.member("covered_before", change.before.covered, decimals: 3)
      json.member("covered_after", change.after.covered, decimals: 3)
      json.member("verdict_before", change.before.verdict.rawValue)
      json.member("verdict_after", change.after.verdict.rawValue)
      json.member("people_gained", people.gain(by: change, type: type), decimals: 3)
      json.endObject()
    }
    json.endArray()
  }

  private func appendCircles(_ effect: ScenarioEffect, to json: inout JSONWriter) {
    json.key("circles")
    json.beginArray()
    for (position, circle) in base.standard.circles.enumerated() {
      json.beginObject()
      json.member("minutes", circle.minutes)
      for (key, communities) in [
        ("newly_met", effect.communitiesNewlyMeeting(circle: position)),
        ("lost", effect.communitiesLosing(circle: position)),
      ] {
        json.key(key)
        json.beginArray()
        for community in communities { appendName(of: community, to: &json) }
        json.endArray()
      }
      json.endObject()
    }
    json.endArray()
  }

  private func appendName(of community: Int, to json: inout JSONWriter) {
    json.beginObject()
    json.member("community_id", base.city.communities[community].id)
    json.key("name")
    json.string(base.city.communities[community].name)
    json.endObject()
  }

  private func append(
    _ gains: [ScenarioFigures.CommunityGain], as key: String, to json: inout JSONWriter
  ) {
    json.key(key)
    json.beginArray()
    for gain in gains {
      json.beginObject()
      json.member("community_id", base.city.communities[gain.community].id)
      json.member("amount", gain.gain, decimals: 3)
      json.endObject()
    }
    json.endArray()
  }
}
