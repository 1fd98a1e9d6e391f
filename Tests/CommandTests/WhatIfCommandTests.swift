import Foundation
import TestSupport
import Testing

@Suite struct WhatIfCommandTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    for (name, text) in TwoSquares.files { try write(text, name) }
    try write(
      """
      scenario: 1
      name: 新园
      crs: EPSG:4326
      add: [{id: N1, type: kindergarten, at: [120.015, 30.005], floor_area: 900, cost: 500}]
      """, "new.yaml")
    try write(
      "scenario: 1\nname: Closing\ncrs: EPSG:4326\nremove: [F1]\n", "closing.yaml")
    try write("scenario: 1\nname: As it is\ncrs: EPSG:4326\n", "none.yaml")
  }

  private func write(_ text: String, _ name: String) throws {
    try folder.write(name, text + "\n")
  }

  private func run(_ command: String, _ arguments: [String]) throws -> BuiltCommand {
    let inputs = [
      command, "--communities", "communities.geojson", "--facilities", "facilities.csv",
      "--facilities-crs", "EPSG:4326", "--types", "kindergarten,pharmacy",
    ]
    return try BuiltCommand(inputs + arguments, in: folder)
  }

  private func whatIf(_ scenarios: [String], _ arguments: String...) throws -> BuiltCommand {
    try run("whatif", scenarios.flatMap { ["--scenario", $0] } + arguments)
  }

  /// The disc of 300 m lies inside the square of 1 069 521 m² (by pyproj's Geod, see
  /// `AssessCommandTests`).
  @Test func writesTablesAndPrintsTheComparison() throws {
    let run = try whatIf(["new.yaml", "closing.yaml"])
    #expect(run.status == 0 && run.error == "")
    #expect(run.output.contains("2 communities, 3 facilities, 2 types"))
    #expect(run.output.contains("beats Closing"))
    #expect(run.output.split(separator: "\n").count <= 28)
    #expect(
      try folder.names("lifecircle-out") == [
        "changes.csv", "problems.csv", "scenario_types.csv", "scenarios.csv", "summary.json",
      ])
    let changes = try folder.content("lifecircle-out/changes.csv").split(separator: "\n")
    #expect(changes.count == 3)
    let cells = changes[1].split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    #expect(cells[0...3] == ["新园", "B", "kindergarten", "0.000000000"])
    #expect(cells[5...6] == ["absent", "partial"])
    let share = Double.pi * 300 * 300 / 1_069_521
    #expect(abs((Double(cells[4]) ?? 0) - share) < 2e-5)
    #expect(abs((Double(cells[7]) ?? 0) - 3000 * share) < 0.06)
    #expect(changes[2].hasPrefix("Closing,A,kindergarten,"))
    let scenarios = try folder.content("lifecircle-out/scenarios.csv").split(separator: "\n")
    #expect(scenarios.count == 3)
    #expect(scenarios[1].contains(",straight,area,1,0.8,kindergarten 300,1,"))
  }

  /// The city as it is, as `assess` sees it.
  @Test func withoutChanges() throws {
    #expect(try whatIf(["none.yaml"], "--quiet").status == 0)
    #expect(try folder.content("lifecircle-out/changes.csv").split(separator: "\n").count == 1)
    #expect(try run("assess", ["--out", "assessed", "--quiet"]).status == 0)
    for key in ["meets_5min", "facilities", "communities"] {
      let values = try ["lifecircle-out", "assessed"].map { name in
        let data = Data(try folder.content("\(name)/summary.json").utf8)
        let summary = try #require(JSONSerialization.jsonObject(with: data) as? [String: Any])
        return try #require(summary[key] as? Int)
      }
      #expect(values[0] == values[1])
    }
  }

  @Test func allProblemsAtOnce() throws {
    try write(
      """
      scenario: 1
      name: Wrong
      crs: EPSG:4326
      add:
        - {id: a, type: kindergarden, at: [120.005, 30.005]}
        - {id: b, type: pharmacy, at: [30.005, 120.005]}
        - {id: c, type: pharmacy, at: [121, 31]}
        - {id: F2, type: pharmacy, at: [120.005, 30.005]}
        - {id: d, type: primarySchool, at: [120.005, 30.005]}
      remove: [F9]
      """, "wrong.yaml")
    try write("scenario: 1\nname: 新园\nadd: []\n", "same.yaml")
    let run = try whatIf(["new.yaml", "wrong.yaml", "same.yaml", "missing.yaml"])
    #expect(run.status == 3 && run.output == "")
    let places = run.error.split(separator: "\n").map {
      $0.split(separator: " ").prefix(2).joined(separator: " ")
    }
    #expect(
      places == [5, 6, 7, 8, 9, 10].map { "lifecircle: wrong.yaml:\($0):" } + [
        "lifecircle: same.yaml:1:", "lifecircle: same.yaml:2:", "lifecircle: missing.yaml:",
      ])
    for piece in [
      "write 'kindergarten'", "seem to be swapped", "'c' stands outside all communities",
      "another facility has the id 'F2'", "'d' offers none of the examined types",
      "no facility has the id 'F9'", "key 'crs' is missing",
      "also the name of the scenario in new.yaml", "no such file",
    ] {
      #expect(run.error.contains(piece), "\(piece)")
    }
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/lifecircle-out"))
    let zh = try whatIf(["wrong.yaml"], "--language", "zh")
    #expect(zh.status == 3 && zh.error.contains("wrong.yaml:7: “c”在所有社区之外"))
  }

  /// An id that two rows have stands for neither.
  @Test func aSharedIDIsRefused() throws {
    try write(
      """
      id,type,lon,lat
      P,pharmacy,120.004,30.005
      P,pharmacy,120.006,30.005
      K,kindergarten,120.005,30.005
      """, "shared.csv")
    for change in [
      "remove: [P]", "move: [{id: P, to: [120.004, 30.004]}]",
      "resize: [{id: P, floor_area: 90}]",
    ] {
      try write("scenario: 1\nname: S\ncrs: EPSG:4326\n\(change)", "shared.yaml")
      for (language, words) in [("en", "stands for two facilities"), ("zh", "对应2个设施")] {
        let run = try BuiltCommand(
          [
            "whatif", "--communities", "communities.geojson", "--facilities", "shared.csv",
            "--facilities-crs", "EPSG:4326", "--types", "kindergarten,pharmacy", "--scenario",
            "shared.yaml", "--language", language,
          ], in: folder)
        #expect(run.status == 3 && run.isOneLineOfError && run.error.contains("shared.yaml:4:"))
        #expect(run.error.contains(words), "\(run.error)")
      }
    }
  }

  @Test func usage() throws {
    let cases: [([String], [String], String)] = [
      ([], [], "no scenario; give --scenario"),
      (["new.yaml"], ["--format", "svg"], "svg is not written by whatif"),
      (["new.yaml"], ["--out", "-"], "add --format json"),
    ]
    for (scenarios, arguments, piece) in cases {
      let run = try run("whatif", scenarios.flatMap { ["--scenario", $0] } + arguments)
      #expect(run.status == 2 && run.isOneLineOfError && run.error.contains(piece), "\(run.error)")
    }
  }

  @Test func summaryGoesToTheStandardOutput() throws {
    let run = try whatIf(["new.yaml"], "--out", "-", "--format", "json")
    #expect(run.status == 0)
    let summary = try #require(
      JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    #expect((summary["scenarios"] as? [Any])?.count == 1)
    #expect((summary["inputs"] as? [[String: Any]])?.last?["path"] as? String == "new.yaml")
    let timing = try #require(summary["timing"] as? [String: Double])
    let parts = timing.filter { $0.key != "total" }.values.reduce(0, +)
    #expect(abs(parts - (timing["total"] ?? 0)) < 0.05 * (timing["total"] ?? 0) + 0.02)
  }

  /// The same bytes whatever the number of threads.
  @Test func threads() throws {
    for threads in ["1", "3"] {
      let run = try whatIf(
        ["new.yaml", "closing.yaml"], "--quiet", "--threads", threads, "--out", "t" + threads)
      #expect(run.status == 0)
    }
    for name in ["changes.csv", "scenarios.csv", "problems.csv"] {
      #expect(try folder.content("t1/\(name)") == folder.content("t3/\(name)"))
    }
  }
}
