import Assessment
import CircleDrawing
import CityReading
import Projection
public import RunFiles
import TableFiles
import Wording

extension CirclesRecord {
  /// `summary.json`.
  ///
  /// - Parameter peakMemory: bytes, nil where the system does not say.
  public func summary(clock: RunClock, peakMemory: Int?) -> [UInt8] {
    var json = JSONWriter(indented: true)
    json.beginObject()
    json.member("version", Release.version)
    json.member("synthetic", circles.city.isSynthetic)
    appendParameters(to: &json)
    json.append(inputs: inputs, assumed: assumed)
    appendCounts(to: &json)
    appendWalks(to: &json)
    appendVerdicts(to: &json)
    appendKept(to: &json)
    json.append(counts: problems)
    json.member("crs", local.definition)
    json.member("peak_memory_bytes", peakMemory)
    json.append(
      timing: [("read", clock.read), ("network", clock.network)] + timing + [
        ("write", clock.write), ("total", clock.total),
      ])
    json.endObject()
    json.lineBreak()
    return json.bytes
  }

  private func appendParameters(to json: inout JSONWriter) {
    json.key("parameters")
    json.beginObject()
    json.member("minutes", options.minutes)
    json.member("radius_m", options.radius, decimals: 9)
    json.key("standard")
    json.string(question.standard?.rawValue)
    json.key("certainty")
    json.string(question.standard?.certainty(minutes: options.minutes).rawValue)
    json.member("people_least", options.band.least, decimals: 6)
    json.member("people_most", options.band.most, decimals: 6)
    json.member("count", options.count)
    json.member("within", options.within.rawValue)
    json.member("divide", question.divides)
    json.member("join", options.joinsSmall)
    json.member("least_border_m", question.leastBorder, decimals: 9)
    json.member("share_within", options.rules.walkableShare, decimals: 9)
    json.key("centres")
    json.string(question.centres)
    appendRules(to: &json)
    json.member("metric", question.metric.rawValue)
    json.member("detour", options.detour, decimals: 9)
    json.member("cell_m", options.cell, decimals: 9)
    json.key("seed")
    json.number(Double(options.seed), decimals: 0)
    json.member("threads", options.threads)
    json.endObject()
  }

  private func appendRules(to json: inout JSONWriter) {
    json.key("rules")
    json.beginObject()
    for rule in CircleRule.allCases {
      json.key(rule.rawValue)
      switch options.rules[rule] {
      case .hard: json.string("hard")
      case .off: json.string("off")
      case .soft(let weight): json.number(weight, decimals: 9)
      }
    }
    json.endObject()
  }

  private func appendCounts(to json: inout JSONWriter) {
    json.member("communities", communities.count)
    json.member("units", drawn.atoms.count)
    json.member("divided_communities", drawn.atoms.division.divided)
    json.key("undivided_communities")
    json.beginArray()
    for id in drawn.atoms.division.undivided { json.string(id) }
    json.endArray()
    json.key("cutting_lines")
    json.beginObject()
    for kind in CuttingLine.Kind.allCases where question.lines[kind] != nil {
      json.member(kind.rawValue, question.lines[kind])
    }
    json.endObject()
    json.member("joined_slivers", drawn.atoms.division.joinedSlivers)
    json.member("joined_empty", drawn.atoms.division.joinedEmpty)
    json.member("circles", drawn.circles.count)
    json.member("count_by_people", drawn.bounds.byPeople)
    json.member("count_proven", drawn.bounds.proven)
    json.member("areas_below", drawn.bounds.areasBelow)
    let places = drawn.circles.map { place(ofPeople: $0.people) }
    json.member("in_band", places.count { $0 == 0 })
    json.member("below", places.count { $0 < 0 })
    json.member("above", places.count { $0 > 0 })
    json.key("missed_rules")
    json.beginObject()
    for rule in CircleRule.allCases { json.member(rule.rawValue, missing(rule).count) }
    json.endObject()
  }

  private func appendWalks(to json: inout JSONWriter) {
    let walks = walks
    json.member("people", walks.people, decimals: 3)
    json.member("share_within", walks.within, decimals: 9)
    json.member("walk_mean_m", walks.mean, decimals: 3)
    json.member("objective", drawn.objective, decimals: 3)
    json.member("bound", drawn.bound, decimals: 3)
    json.member("gap", gap, decimals: 9)
  }

  private func appendVerdicts(to json: inout JSONWriter) {
    json.member("meets", circles.verdicts?.meeting)
    json.member("undecided", circles.verdicts?.undecided)
    json.member("judged", circles.verdicts?.judged)
  }

  private func appendKept(to json: inout JSONWriter) {
    let changes = kept.map { KeptComparison($0, drawn) }
    json.member("changed_units", changes?.changedAtoms)
    json.member("changed_people", changes?.people, decimals: 3)
    json.member("edits", question.edits.count)
    json.key("edited_circles")
    json.beginArray()
    for edit in editedCircles { json.string(edit.id) }
    json.endArray()
  }
}

extension JSONWriter {
  /// The least and the greatest.
  fileprivate mutating func member(_ name: String, _ range: ClosedRange<Int>) {
    key(name)
    beginArray()
    integer(range.lowerBound)
    integer(range.upperBound)
    endArray()
  }
}
