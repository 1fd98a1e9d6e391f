import Foundation
import TestSupport
import Testing

@Suite struct AssessCommandTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    for (name, text) in TwoSquares.files { try write(text, name) }
  }

  private static let inputs = [
    "assess", "--communities", "communities.geojson", "--facilities", "facilities.csv",
    "--facilities-crs", "EPSG:4326",
  ]

  private func write(_ text: String, _ name: String) throws {
    try folder.write(name, text + "\n")
  }

  private func assess(
    _ arguments: String..., environment: [String: String] = [:], shell: String = "",
    after: String = ""
  ) throws -> BuiltCommand {
    try BuiltCommand(
      Self.inputs + arguments, in: folder, environment: environment, shell: shell, after: after)
  }

  private func summary(_ text: String) throws -> [String: Any] {
    try #require(JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  @Test func writesTheDefaultFilesAndTheTable() throws {
    let run = try assess()
    #expect(run.status == 0)
    #expect(run.error == "")
    #expect(run.output.contains("2 communities, 3 facilities, 20 types, met from 80%"))
    #expect(!run.output.contains("\u{1B}"))
    #expect(
      try folder.names("lifecircle-out") == [
        "communities.csv", "communities.geojson", "coverage.csv", "districts.csv",
        "facility_records.csv", "gaps.csv", "groups.csv", "negative.csv", "pool.csv",
        "problems.csv", "streets.csv", "summary.json", "types.csv",
      ])
    #expect(try folder.content("lifecircle-out/coverage.csv").split(separator: "\n").count == 41)
  }

  /// The kindergarten's disc of 300 m lies inside A, whose sides are 965 m (0.01° of longitude at 30°)
  /// and 1109 m (0.01° of latitude): π · 300² ÷ area, where pyproj's Geod gives 1 069 521 m² (WGS 84,
  /// polygon_area_perimeter of the four corners).
  @Test func coverageIsTheShareOfTheDisc() throws {
    #expect(try assess("--types", "kindergarten", "--quiet").status == 0)
    let rows = try folder.content("lifecircle-out/coverage.csv").split(separator: "\n")
    #expect(rows.count == 3)
    let cells = rows[1].split(separator: ",", omittingEmptySubsequences: false)
    let coverage = try #require(Double(cells[8]))
    #expect(abs(coverage - .pi * 300 * 300 / 1_069_521) < 2e-5)
    #expect(cells[cells.count - 2] == "partial")
  }

  @Test func summaryGoesToTheStandardOutput() throws {
    let run = try assess("--format", "json", "--out", "-")
    #expect(run.status == 0)
    let summary = try summary(run.output)
    #expect(summary["communities"] as? Int == 2)
    #expect(summary["facilities"] as? Int == 3)
    let timing = try #require(summary["timing"] as? [String: Double])
    let total = try #require(timing["total"])
    let parts = timing.filter { $0.key != "total" }.values.reduce(0, +)
    // A run this short may be interrupted for longer than a twentieth of it.
    #expect(abs(parts - total) <= 0.05 * total + 0.02)
    #expect(try folder.names() == ["communities.geojson", "facilities.csv"])
  }

  @Test func partialInputsStampEveryOutput() throws {
    let arguments = ["--facilities", "missing.csv"]
    #expect(try BuiltCommand(Self.inputs + arguments, in: folder).status == 3)
    let run = try BuiltCommand(Self.inputs + arguments + ["--allow-partial"], in: folder)
    #expect(run.status == 0)
    #expect(run.output.contains("incomplete: an input was left out"))
    for name in try folder.names("lifecircle-out") {
      #expect(try folder.content("lifecircle-out/" + name).contains("incomplete"), "\(name)")
    }
    #expect(
      try summary(folder.content("lifecircle-out/summary.json"))["incomplete"] as? Bool == true)
    #expect(try assess("--quiet").status == 0)
    #expect(
      try summary(folder.content("lifecircle-out/summary.json"))["incomplete"] as? Bool == false)
    #expect(try !folder.content("lifecircle-out/coverage.csv").contains("incomplete"))
  }

  @Test func anotherFormatLeavesNoOldFileBehind() throws {
    #expect(try assess("--quiet").status == 0)
    try write("mine", "lifecircle-out/notes.txt")
    #expect(try assess("--quiet", "--format", "json").status == 0)
    #expect(try folder.names("lifecircle-out") == ["notes.txt", "problems.csv", "summary.json"])
  }

  @Test func studyFileIsOverriddenByFlags() throws {
    try write(
      """
      study: 1
      name: 示例
      synthetic: true
      communities: {path: communities.geojson}
      facilities: [{path: facilities.csv, crs: "EPSG:4326"}]
      threshold: 0.9
      detour: 1.2
      """, "study.yaml")
    let run = try BuiltCommand(
      ["assess", "--study", "study.yaml", "--threshold", "0.5", "--language", "zh"], in: folder)
    #expect(run.status == 0)
    #expect(run.output.contains("合成示例,不代表杭州"))
    let summary = try summary(folder.content("lifecircle-out/summary.json"))
    #expect(summary["synthetic"] as? Bool == true)
    let parameters = try #require(summary["parameters"] as? [String: Any])
    #expect(parameters["threshold"] as? Double == 0.5)
    #expect(parameters["detour"] as? Double == 1.2)
  }

  @Test(arguments: [
    ["--threshold", "1.5"], ["--threshold", "nan"], ["--detour", "0.9"], ["--cell", "0"],
    ["--threads", "0"], ["--walk-speed", "-1"], ["--walk-speed", "fast"], ["--format", "csv,pdf"],
    ["--types", "nothing"], ["--types", ","], ["--metric", "network"],
    ["--measure", "population"], ["--network-nodes", "n.csv"], ["--snap-limit", "0"],
    ["--network", "a.pbf", "--network-nodes", "n.csv", "--network-edges", "e.csv"],
    ["--snap-limit", "100001"], ["--min-cell", "10"], ["--unit", "s.csv"],
    ["--population-cell", "0"], ["--population-cell", "1e300"], ["--no-such-flag"], ["--out", "-"],
    ["--fail-below", "2"],
    ["--index", "magic"], ["--out"], ["--walk-speed", "1e308"], ["--walk-speed", "0.05"],
    ["--detour", "1e308"], ["--detour", "inf"], ["--cell", "1e300"], ["--cell", "0.5"],
    ["--threshold", "-0.1"], ["--types", "no\nsuch\u{1B}[31m\rtype"], ["--cell", "a\r\nb"],
    ["--types", "primarySchool", "--fail-below", "0.5"],
  ])
  func wrongFlagsAreUsageErrorsOnOneLine(flags: [String]) throws {
    let run = try BuiltCommand(Self.inputs + flags, in: folder)
    #expect(run.status == 2)
    #expect(run.output == "")
    #expect(run.error.hasPrefix("lifecircle: "))
    #expect(run.isOneLineOfError)
    #expect(try folder.names() == ["communities.geojson", "facilities.csv"])
  }

  @Test func unknownIndexesAreToldTheKnownOnes() throws {
    let run = try assess("--index", "rtree")
    #expect(run.status == 2)
    for name in ["grid", "kdtree", "hilbert", "strtree", "linear"] {
      #expect(run.error.contains("'\(name)'"))
    }
  }

  @Test func idsOfTypesAreTrimmed() throws {
    #expect(try assess("--types", " kindergarten , pharmacy ", "--quiet").status == 0)
    #expect(try folder.content("lifecircle-out/types.csv").split(separator: "\n").count == 3)
  }

  @Test func shareBelowNeedsARequiredType() throws {
    try write(
      """
      standard: 1
      types: [{id: pharmacy, circle: 15, radius_m: 500}]
      """, "fifteen.yaml")
    for flags in [["--types", "primarySchool"], ["--standard", "fifteen.yaml"]] {
      let run = try BuiltCommand(Self.inputs + flags + ["--fail-below", "0"], in: folder)
      #expect(run.status == 2)
      #expect(run.error.hasPrefix("lifecircle: no required type has the 5-minute circle"))
    }
  }

  @Test func badPathsAreShownWithoutControlCharacters() throws {
    let path = "a\nb\u{1B}[2J\u{2028}.csv"
    let run = try BuiltCommand(
      ["assess", "--communities", path, "--facilities", "facilities.csv"], in: folder)
    #expect(run.status == 3)
    #expect(run.isOneLineOfError)
  }

  @Test(arguments: ["missing.csv", ".", "/dev/null", "broken.geojson"])
  func badInputIsReportedBeforeAnythingIsWritten(path: String) throws {
    try write("{\"type\":\"FeatureCollection\",\"features\":[{", "broken.geojson")
    let run = try BuiltCommand(
      ["assess", "--communities", path, "--facilities", "facilities.csv"], in: folder)
    #expect(run.status == 3)
    #expect(run.output == "")
    #expect(run.error.hasPrefix("lifecircle: \(path)"))
    #expect(run.isOneLineOfError)
    #expect(try !folder.names().contains("lifecircle-out"))
  }

  @Test func outputThatIsAFileFails() throws {
    let run = try assess("--out", "facilities.csv")
    #expect(run.status == 4)
    #expect(run.isOneLineOfError)
    #expect(try folder.content("facilities.csv").hasPrefix("id,type"))
  }

  /// A limit on the size of files stands in for a full disk.
  @Test func fullDiskLeavesThePreviousResults() throws {
    #expect(try assess("--quiet").status == 0)
    let before = try folder.content("lifecircle-out/coverage.csv")
    let run = try assess("--threshold", "0.1", shell: "ulimit -f 1;")
    #expect(run.status == 4)
    #expect(try folder.content("lifecircle-out/coverage.csv") == before)
    #expect(try folder.names() == ["communities.geojson", "facilities.csv", "lifecircle-out"])
  }

  @Test func workingDirectoryCanBeTheOutput() throws {
    try FileManager.default.moveItem(
      atPath: folder.path + "/communities.geojson", toPath: folder.path + "/land.geojson")
    let run = try BuiltCommand(
      [
        "assess", "--communities", "land.geojson", "--facilities", "facilities.csv", "--out", ".",
        "--format", "json", "--quiet",
      ], in: folder, after: "&& ls -A")
    #expect(run.status == 0)
    #expect(
      run.output.split(separator: "\n").filter { !$0.hasPrefix(".std") } == [
        "facilities.csv", "land.geojson", "problems.csv", "summary.json",
      ])
  }

  /// `communities.geojson` is also the name of a result.
  @Test(arguments: [".", "link"]) func inputsAreNeverReplaced(out: String) throws {
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/link", withDestinationPath: ".")
    let before = try folder.content("communities.geojson")
    let run = try assess("--out", out)
    #expect(run.status == 4)
    #expect(run.error.contains("communities.geojson"))
    #expect(try folder.content("communities.geojson") == before)
    #expect(try folder.names() == ["communities.geojson", "facilities.csv", "link"])
  }

  @Test func shareBelowTheLimitFailsAfterWriting() throws {
    let run = try assess("--fail-below", "0.5", "--quiet")
    #expect(run.status == 1)
    #expect(run.error.hasPrefix("lifecircle: 0.0 % of the communities meet"))
    #expect(try folder.names("lifecircle-out").contains("summary.json"))
    #expect(try assess("--fail-below", "0", "--quiet").status == 0)
  }

  @Test func aReaderThatGoesAwayIsNoError() throws {
    let run = try assess(shell: "set -o pipefail;", after: "| true")
    #expect(run.status == 0)
    #expect(run.error == "")
  }

  @Test func closedStandardOutputFails() throws {
    #expect(try assess("--format", "json", "--out", "-", after: "> /dev/full").status == 4)
  }

  @Test(arguments: ["always", "never", "auto"])
  func progressIsOnTheErrorStreamOnly(mode: String) throws {
    let run = try assess("--progress", mode, "--out", "-", "--format", "json")
    #expect(run.status == 0)
    #expect(try summary(run.output)["communities"] as? Int == 2)
    if mode != "always" { #expect(run.error == "") }
  }

  @Test func versionAndHelp() throws {
    let version = try BuiltCommand(["--version"], in: folder)
    #expect(version.status == 0)
    let pattern = /lifecircle \d+\.\d+\.\d+ \(GEOS \d+\.\d+\.\d+, PROJ \d+\.\d+\.\d+\)\n/
    #expect(version.output.wholeMatch(of: pattern) != nil)
    let help = try BuiltCommand(["assess", "--help"], in: folder)
    #expect(help.status == 0)
    #expect(help.output.contains("lifecircle assess --communities communities.geojson"))
  }
}
