import RunFiles
import TableFiles
import Wording

/// Members of `summary.json`.
extension JSONWriter {
  mutating func member(_ name: String, _ value: String) {
    key(name)
    string(value)
  }

  mutating func member(_ name: String, _ value: Bool) {
    key(name)
    boolean(value)
  }

  mutating func member(_ name: String, _ value: Int?) {
    key(name)
    integer(value)
  }

  mutating func member(_ name: String, _ value: Double?, decimals: Int) {
    key(name)
    number(value, decimals: decimals)
  }

  /// The files that a run read, and what the reading took for granted.
  mutating func append(inputs: [InputFile], assumed: [String]) {
    key("inputs")
    beginArray()
    for input in inputs {
      beginObject()
      member("path", input.path)
      member("sha256", input.sha256)
      member("features", input.features)
      endObject()
    }
    endArray()
    key("assumed")
    beginArray()
    for line in assumed { string(line) }
    endArray()
  }

  /// How many problems there are of each severity.
  mutating func append(counts problems: [InputProblem]) {
    key("problems")
    beginObject()
    for severity in InputProblem.Severity.allCases {
      member(severity.rawValue, problems.count { $0.severity == severity })
    }
    endObject()
  }

  /// - Parameter timing: seconds by part of the run.
  mutating func append(timing: [(name: String, seconds: Double)]) {
    key("timing")
    beginObject()
    for part in timing { member(part.name, part.seconds, decimals: 6) }
    endObject()
  }
}
