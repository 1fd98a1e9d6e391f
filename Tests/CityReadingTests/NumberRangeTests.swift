import Testing

@testable import CityReading
@testable import RunFiles
@testable import Wording

/// Both ends of every range are allowed, what lies beyond them is an error with file and line.
@Suite struct NumberRangeTests {
  @Test(arguments: [
    ("walk_speed", "0.1", "0.09"), ("walk_speed", "2.5", "10.1"), ("detour", "1", "0.99"),
    ("detour", "10", "1e300"), ("cell", "1", "0.99"), ("cell", "10000", "10001"),
    ("threshold", "0", "-0.1"), ("threshold", "1", "1.1"),
  ])
  func study(key: String, allowed: String, refused: String) throws {
    _ = try StudyFile.parse(contents("study: 1\n\(key): \(allowed)\n"))
    #expect {
      try StudyFile.parse(contents("study: 1\n\(key): \(refused)\n"))
    } throws: { "\($0)".hasPrefix("s.yaml:2: '\(key)'") }
  }

  /// Minutes at 1 m/s are 60 m each: 1/60 min and 1666.67 min are the ends.
  @Test(arguments: [
    ("radius_m", "1", "0.99"), ("radius_m", "100000", "100001"),
    ("radius_min", "0.0167", "0.0166"), ("radius_min", "1666", "1667"),
  ])
  func standard(key: String, allowed: String, refused: String) throws {
    let type = "standard: 1\ntypes:\n  - id: a\n    circle: 5\n    \(key): "
    _ = try StandardFile.parse(contents(type + allowed + "\n"))
    #expect {
      try StandardFile.parse(contents(type + refused + "\n"))
    } throws: { "\($0)".hasPrefix("s.yaml:5: '\(key)'") }
  }

  private func contents(_ text: String) -> FileContents {
    FileContents(path: "s.yaml", content: Array(text.utf8))
  }
}
