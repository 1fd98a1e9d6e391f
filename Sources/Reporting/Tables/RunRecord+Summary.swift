import Assessment
import CityReading
import Projection
import RunFiles
import TableFiles
import Wording

/// Seconds of wall clock of a run besides those that the examination measured.
public struct RunClock: Equatable, Sendable {
  /// Reading everything but the network.
  public var read: Double
  /// Reading the network and making its graph.
  public var network: Double
  public var write: Double
  /// Working out scenarios; nil where there are none.
  public var scenarios: Double?
  public var total: Double

  public init(
    read: Double, network: Double = 0, write: Double, scenarios: Double? = nil, total: Double
  ) {
    self.read = read
    self.network = network
    self.write = write
    self.scenarios = scenarios
    self.total = total
  }
}

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
    json.key("synthetic")
    json.boolean(city.isSynthetic)
    json.key("incomplete")
    json.boolean(isPartial)
    appendParameters(to: &json)
    appendInputs(to: &json)
    appendFindings(to: &json)
    addFindings(&json)
    appendProblems(to: &json)
    json.member("crs", local.definition)
    json.member("scale_error_m_per_km", scaleError, decimals: 6)
    json.key("peak_memory_bytes")
    json.integer(peakMemory)
    appendTiming(clock, to: &json)
    json.endObject()
    json.lineBreak()
    return json.bytes
  }

  private func appendParameters(to json: inout JSONWriter) {
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

  private func appendInputs(to json: inout JSONWriter) {
    json.key("inputs")
    json.beginArray()
    for input in inputs {
      json.beginObject()
      json.member("path", input.path)
      json.member("sha256", input.sha256)
      json.member("features", input.features)
      json.endObject()
    }
    json.endArray()
    json.key("assumed")
    json.beginArray()
    for line in assumed { json.string(line) }
    json.endArray()
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
    for name in [
      "exam_index", "base_index", "balance_index", "governance_index", "index_basis",
    ] {
      json.key(name)
      json.null()
    }
  }

  private func appendThresholds(to json: inout JSONWriter) {
    json.key("met_by_threshold")
    json.beginObject()
    for threshold in Self.comparedThresholds {
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

  private func appendProblems(to json: inout JSONWriter) {
    json.key("problems")
    json.beginObject()
    for severity in InputProblem.Severity.allCases {
      json.member(severity.rawValue, problemCount(severity))
    }
    json.endObject()
  }

  private func appendTiming(_ clock: RunClock, to json: inout JSONWriter) {
    let steps = result.timing
    json.key("timing")
    json.beginObject()
    for (name, seconds) in [
      ("read", clock.read), ("prepare", steps.prepare), ("network", clock.network + steps.network),
      ("coverage", steps.coverage), ("distance", steps.distance), ("score", steps.score),
      ("write", clock.write), ("total", clock.total),
    ] {
      json.member(name, seconds, decimals: 6)
    }
    if let scenarios = clock.scenarios { json.member("scenarios", scenarios, decimals: 6) }
    json.endObject()
  }

  /// θ at which the circles are always counted.
  static let comparedThresholds = [0.70, 0.80, 0.90]

  /// The circles of the standard, and the two usual ones, whose keys are always there.
  private var summaryCircles: [Int] {
    Set(standard.circles.map(\.minutes) + [5, 15]).sorted()
  }
}

extension JSONWriter {
  mutating func member(_ name: String, _ value: String) {
    key(name)
    string(value)
  }

  mutating func member(_ name: String, _ value: Int?) {
    key(name)
    integer(value)
  }

  mutating func member(_ name: String, _ value: Double?, decimals: Int) {
    key(name)
    number(value, decimals: decimals)
  }
}
