import CityReading
import RunFiles
import TableFiles
import Wording

extension SitingRecord {
  /// `summary.json`.
  ///
  /// - Parameters:
  ///   - seconds: of wall clock: reading, solving, writing and all.
  ///   - peakMemory: bytes, nil where the system does not say.
  public func summary(
    seconds: (read: Double, solve: Double, write: Double, total: Double), peakMemory: Int?
  ) -> [UInt8] {
    var json = JSONWriter(indented: true)
    json.beginObject()
    json.key("version")
    json.string(Release.version)
    appendQuestion(to: &json)
    appendAnswer(to: &json)
    appendInputs(to: &json)
    json.key("peak_memory_bytes")
    json.integer(peakMemory)
    json.key("timing")
    json.beginObject()
    let parts = [
      ("read", seconds.read), ("solve", seconds.solve), ("write", seconds.write),
      ("total", seconds.total),
    ]
    for (name, value) in parts {
      json.key(name)
      json.number(value, decimals: 6)
    }
    json.endObject()
    json.endObject()
    json.lineBreak()
    return json.bytes
  }

  private func appendQuestion(to json: inout JSONWriter) {
    json.key("model")
    json.string(model)
    json.key("parameters")
    json.beginObject()
    json.key("radius")
    json.number(radius, decimals: 9)
    json.key("count")
    json.integer(count)
    json.key("exact")
    json.boolean(isExact)
    json.endObject()
    for (name, value) in [
      ("demand_places", demandCount), ("candidates", candidateCount), ("pairs", pairCount),
      ("unreachable", unreachable),
    ] {
      json.key(name)
      json.integer(value)
    }
    json.key("weight")
    json.number(weight, decimals: 6)
  }

  private func appendAnswer(to json: inout JSONWriter) {
    json.key("objective")
    json.number(objective, decimals: 6)
    json.key("bound")
    json.number(bound, decimals: 6)
    json.key("gap")
    json.number(gap, decimals: 9)
    json.key("proven")
    json.boolean(isProven)
    json.key("time_over")
    json.boolean(isTimeOver)
    json.key("iterations")
    json.integer(iterations)
    json.key("nodes")
    json.integer(nodes)
    json.key("sites")
    json.beginArray()
    for site in sites { json.string(site.id) }
    json.endArray()
  }

  private func appendInputs(to json: inout JSONWriter) {
    json.key("inputs")
    json.beginArray()
    for input in inputs {
      json.beginObject()
      json.key("path")
      json.string(input.path)
      json.key("sha256")
      json.string(input.sha256)
      json.key("features")
      json.integer(input.features)
      json.endObject()
    }
    json.endArray()
    json.key("assumed")
    json.beginArray()
    for line in assumed { json.string(line) }
    json.endArray()
    json.key("problems")
    json.beginObject()
    for severity in InputProblem.Severity.allCases {
      json.key(severity.rawValue)
      json.integer(problems.count { $0.severity == severity })
    }
    json.endObject()
  }
}
