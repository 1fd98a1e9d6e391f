import Assessment
import Projection
public import RunFiles
import TableFiles
import Wording

extension RunRecord {
  /// `summary.json`.
  ///
  /// - Parameter peakMemory: bytes, nil where the system does not say.
  public func summary(clock: RunClock, peakMemory: Int?) -> [UInt8] {
    summary(clock: clock, peakMemory: peakMemory) { _ in }
  }

  /// - Parameter addFindings: writes members behind those of the examination.
  func summary(
    clock: RunClock, peakMemory: Int?, addFindings: (inout JSONWriter) -> Void
  ) -> [UInt8] {
    var json = JSONWriter(indented: true)
    json.beginObject()
    json.member("version", Release.version)
    json.member("synthetic", city.isSynthetic)
    json.member("incomplete", isPartial)
    appendParameters(to: &json)
    json.append(inputs: inputs, assumed: assumed)
    appendRequest(to: &json)
    appendFindings(to: &json)
    addFindings(&json)
    json.append(counts: problems)
    json.member("crs", local.definition)
    json.member("scale_error_m_per_km", scaleError, decimals: 6)
    json.member("peak_memory_bytes", peakMemory)
    appendTiming(clock, to: &json)
    json.endObject()
    json.lineBreak()
    return json.bytes
  }

  func appendParameters(to json: inout JSONWriter) {
    let options = result.options
    json.key("parameters")
    json.beginObject()
    json.member("metric", options.metric.rawValue)
    json.member("measure", options.measure.rawValue)
    json.member("threshold", result.threshold, decimals: 9)
    json.member("detour", options.detour, decimals: 9)
    json.member("walk_speed", options.walkSpeed, decimals: 9)
    json.member("cell_m", options.cell, decimals: 9)
    json.member("threads", options.threads)
    json.endObject()
  }

  private func appendFindings(to json: inout JSONWriter) {
    json.member("communities", city.communities.count)
    json.member("facilities", city.facilities.facilityCount)
    json.member("facility_types", result.types.count)
    for minutes in summaryCircles {
      json.member(
        "meets_\(minutes)min",
        result.communitiesMeeting(circle: minutes, threshold: result.threshold))
    }
    appendThresholds(to: &json)
    appendFacilitySizes(to: &json)
    appendStreets(to: &json)
    appendUnits(to: &json)
    appendIndices(to: &json)
    appendSurvey(to: &json)
    appendAcceptance(to: &json)
    appendShortfalls(to: &json)
  }

  private func appendSurvey(to json: inout JSONWriter) {
    guard let counts = city.survey?.counts else { return }
    json.member("survey_valid", counts.valid)
    json.member("survey_below", counts.below)
    json.member("survey_missing", counts.missing)
  }

  /// How many streets meet the circles that they answer for, and how many have a verdict.
  private func appendStreets(to json: inout JSONWriter) {
    for (circle, meeting, judged) in streetsMeeting {
      json.member("streets_meet_\(circle.minutes)min", meeting)
      json.member("streets_judged_\(circle.minutes)min", judged)
    }
  }

  private func appendUnits(to json: inout JSONWriter) {
    guard !units.isEmpty else { return }
    json.key("units")
    json.beginArray()
    for unit in units {
      json.beginObject()
      json.member("layer", unit.name)
      json.member("circle", unit.circle)
      json.member("units", unit.record.city.communities.count)
      json.member("meeting", unit.meeting?.count)
      json.member("judged", unit.meeting?.judged)
      json.endObject()
    }
    json.endArray()
  }

  private func appendIndices(to json: inout JSONWriter) {
    let indices = scores?.indices(of: Array(city.communities.indices))
    let named: [(String, Double?)] = [
      ("exam_index", indices?.exam), ("base_index", indices?.base),
      ("balance_index", indices?.balance), ("governance_index", indices?.governance),
    ]
    for (name, value) in named { json.member(name, value, decimals: 4) }
    json.key("index_basis")
    guard let scores else { return json.null() }
    json.beginArray()
    for name in ["coverage"] + scores.basis.names { json.string(name) }
    json.endArray()
    json.member("index_note", IndexTexts.disclaimer[language])
    json.member("uncertain_radii", standard.uncertainRadii)
    appendIndexWeights(to: &json)
    appendProgramme(to: &json)
  }

  private func appendFacilitySizes(to json: inout JSONWriter) {
    guard let loads = result.facilityLoads else { return }
    json.key("facility_sizes")
    json.beginObject()
    for (type, size) in zip(result.types, loads.sizes) { json.member(type.id, size.rawValue) }
    json.endObject()
  }

  private func appendThresholds(to json: inout JSONWriter) {
    json.key("met_by_threshold")
    json.beginObject()
    for threshold in standard.thresholds {
      json.key(threshold.fixedText(decimals: 2))
      json.beginObject()
      for minutes in summaryCircles {
        json.member(
          "meets_\(minutes)min", result.communitiesMeeting(circle: minutes, threshold: threshold))
      }
      json.endObject()
    }
    json.endObject()
  }

  private func appendTiming(_ clock: RunClock, to json: inout JSONWriter) {
    let steps = result.timing
    json.append(
      timing: [
        ("read", clock.read), ("prepare", steps.prepare),
        ("network", clock.network + steps.network),
        ("coverage", steps.coverage), ("distance", steps.distance), ("balance", steps.balance),
        ("score", steps.score),
        ("write", clock.write), ("total", clock.total),
      ] + (clock.scenarios.map { [("scenarios", $0)] } ?? []))
  }

  /// The circles of the standard, and the two usual ones, whose keys are always there.
  private var summaryCircles: [Int] {
    Set(standard.circles.map(\.minutes) + [5, 15]).sorted()
  }
}
