import Foundation
import TestSupport
import Testing

/// `lifecircle compare` and `lifecircle explain`, through the built command.
@Suite struct CompareCommandTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("communities.geojson", TwoSquares.files["communities.geojson"] ?? "")
    try folder.write("a.csv", Self.head + Self.kept + "F4,pharmacy,120.015,30.005,在建,\n")
    try folder.write("b.csv", Self.head + Self.kept + "F4,pharmacy,120.015,30.005,营业,\n")
  }

  private static let head = "id,type,lon,lat,状态,启用日期\n"
  private static let kept = """
    F1,kindergarten,120.005,30.005,营业,2020-01-01
    F2,pharmacy,120.005,30.005,营业,2021-01-01
    F3,pharmacy,120.002,30.002,营业,2022-01-01

    """

  private func assess(_ facilities: String, _ out: String, _ more: String...) throws {
    let run = try BuiltCommand(
      [
        "assess", "--communities", "communities.geojson", "--facilities", facilities,
        "--facilities-crs", "EPSG:4326", "--types", "pharmacy,kindergarten", "--quiet",
        "--language", "en", "--out", out,
      ] + more, in: folder)
    #expect(run.status == 0, "\(run.error)")
  }

  private func compare(_ arguments: String...) throws -> BuiltCommand {
    try BuiltCommand(["compare"] + arguments + ["--language", "en"], in: folder)
  }

  private func rows(_ name: String) throws -> [String] {
    try folder.content(name).split(separator: "\n").map(String.init)
  }

  @Test func aRunWithItselfIsEmpty() throws {
    try assess("a.csv", "a")
    let run = try compare("a", "a", "--fail-if-worse", "--out", "c")
    #expect(run.status == 0, "\(run.error)")
    #expect(
      try folder.names("c") == ["comparison.csv", "comparison.json", "comparison_facilities.csv"])
    #expect(try rows("c/comparison.csv").count == 1)
    #expect(try rows("c/comparison_facilities.csv").count == 1)
  }

  @Test func whatOpenedIsTold() throws {
    try assess("a.csv", "a")
    try assess("b.csv", "b")
    let run = try compare("a", "b", "--out", "c", "--fail-if-worse")
    #expect(run.status == 0, "\(run.error)")
    let row = try #require(try rows("c/comparison.csv").first { $0.contains("B,pharmacy") })
    #expect(row.contains(",opened,F4 (was planned (在建) before),no"), "\(row)")
    #expect(run.output.contains("inputs exchanged one at a time: facilities"), "\(run.output)")
    #expect(
      try rows("c/comparison_facilities.csv")[1].hasPrefix("F4,,pharmacy,opened,"))
    // The other way round the city is worse.
    let back = try compare("b", "a", "--out", "c", "--fail-if-worse")
    #expect(back.status == 1 && back.isOneLineOfError && back.error.contains("worse: "))
    #expect(try !rows("c/comparison.csv").isEmpty)
    // The files may be gone or changed: then nothing is exchanged.
    try folder.write("a.csv", Self.head + Self.kept)
    let kept = try compare("a", "b", "--out", "c")
    #expect(kept.status == 0 && !kept.output.contains("exchanged"))
    #expect(try rows("c/comparison.csv").contains { $0.contains(",opened,F4 ") })
  }

  /// Both the facilities and the people differ; exchanged one at a time each row finds its own cause.
  @Test func inputsAreExchangedOneAtATime() throws {
    let head = "id,lon,lat,population\n"
    try folder.write(
      "p.csv", head + "p1,120.005,30.005,10\np2,120.018,30.005,10\np3,120.0152,30.005,10\n")
    try folder.write(
      "q.csv", head + "p1,120.009,30.005,10\np2,120.018,30.005,10\np3,120.0152,30.005,10\n")
    try assess("a.csv", "a", "--population", "p.csv", "--population-crs", "EPSG:4326")
    try assess("b.csv", "b", "--population", "q.csv", "--population-crs", "EPSG:4326")
    let run = try compare("a", "b", "--out", "c")
    #expect(run.output.contains("exchanged one at a time: facilities, population"), "\(run.output)")
    let rows = try rows("c/comparison.csv")
    #expect(rows.contains { $0.hasPrefix("A,kindergarten,") && $0.contains(",population,") })
    #expect(rows.contains { $0.hasPrefix("B,pharmacy,") && $0.contains(",opened,F4 ") })
    let untold = try compare("a", "b", "--out", "c", "--skip-exchange")
    #expect(!untold.output.contains("exchanged one"))
    #expect(
      try folder.content("c/comparison.csv").contains(",several,"))
  }

  @Test func whatIsNoResultIsRefused() throws {
    try assess("a.csv", "a")
    try assess("a.csv", "json", "--format", "json")
    for (name, words) in [
      ("none", "no folder of results"), ("json", "communities.csv"), ("a.csv", "a.csv"),
    ] {
      let run = try compare("a", name, "--out", "c")
      #expect(run.status == 3 && run.isOneLineOfError && run.error.contains(words), "\(run.error)")
    }
    let date = try compare("a", "a", "--since", "soon", "--out", "c")
    #expect(date.status == 2 && date.isOneLineOfError)
    let out = try compare("a", "a", "--out", "-")
    #expect(out.status == 2 && out.isOneLineOfError)
    #expect(try !folder.names().contains("c"))
  }

  @Test func theCrosswalkIsToldWhereItDoesNotFit() throws {
    try assess("a.csv", "a")
    try folder.write("x.csv", "code_a,code_b\nA,A\nZ,B\n")
    let run = try compare("a", "a", "--crosswalk", "x.csv", "--out", "c")
    #expect(run.status == 0 && run.output.contains("1 codes of the crosswalk are no community's"))
  }

  @Test func theProgrammeIsToldBesideItsTargets() throws {
    let map = try folder.content("communities.geojson")
    try folder.write(
      "communities.geojson",
      map.replacingOccurrences(of: "\"name\":\"甲\"", with: "\"name\":\"甲\",\"创建状态\":\"建成\""))
    try assess("a.csv", "a")
    let run = try compare("a", "a", "--out", "c")
    #expect(
      run.output.contains("  建成 ") && run.output.contains("target 2035: 100%, i.e. 2 communities"))
    #expect(run.output.contains("1 to go"), "\(run.output)")
  }

  // MARK: - Explaining

  private func explain(_ arguments: String...) throws -> BuiltCommand {
    try BuiltCommand(["explain"] + arguments, in: folder)
  }

  /// Every figure of a row of coverage.csv is in the words, as it is there.
  @Test(arguments: ["en", "zh"]) func whatIsSaidIsWhatTheTableSays(language: String) throws {
    try assess("a.csv", "a", "--walk-speed", "1.3")
    let table = try rows("a/coverage.csv")
    let names = table[0].drop { $0 == "\u{FEFF}" }.split(separator: ",").map(String.init)
    for line in table.dropFirst() {
      let values = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      let cells = Dictionary(uniqueKeysWithValues: zip(names, values))
      let run = try explain(
        "--run", "a", "--community", cells["community_id"] ?? "", "--type", cells["type"] ?? "",
        "--language", language)
      #expect(run.status == 0, "\(run.error)")
      for name in ["radius_m", "demand", "covered", "coverage", "min_m", "mean_m"] {
        let value = try #require(cells[name])
        #expect(!value.isEmpty && run.output.contains(value), "\(name) \(value): \(run.output)")
      }
      for name in ["facilities_inside", "facilities_in_reach"] {
        let value = try #require(cells[name])
        let words =
          language == "en"
          ? ["\(value) in the community", "\(value) within reach"]
          : ["社区内\(value)处", "可达\(value)处"]
        #expect(run.output.contains(words[name == "facilities_inside" ? 0 : 1]), "\(run.output)")
      }
      let verdicts = ["met": "达标", "partial": "部分覆盖", "absent": "缺失"]
      let verdict = try #require(cells["verdict"])
      #expect(
        run.output.contains(language == "en" ? ": \(verdict)\n" : ":\(verdicts[verdict] ?? "?")\n"))
    }
  }

  @Test func namesAreTakenAndUnknownOnesGetTheNearest() throws {
    try assess("a.csv", "a")
    let byName = try explain("--run", "a", "--community", "乙", "--language", "en")
    #expect(
      byName.status == 0 && byName.output.hasPrefix("乙 B, population 3000\n"), "\(byName.error)")
    #expect(byName.output.contains("missing: ") && byName.output.contains("add --study"))
    let unknown = try explain("--run", "a", "--community", "AB", "--language", "en")
    #expect(
      unknown.status == 2 && unknown.isOneLineOfError && unknown.error.contains("nearest: A, B"),
      "\(unknown.error)")
    let type = try explain("--run", "a", "--community", "A", "--type", "school")
    #expect(type.status == 2 && type.isOneLineOfError && type.error.contains("kindergarten"))
    let none = try explain("--run", "none", "--community", "A")
    #expect(none.status == 3 && none.isOneLineOfError)
  }

  /// The best site of a square without any is where its disc of 500 m fits in: π · 500² of 1 069 521 m² (as in
  /// `AssessCommandTests.coverageIsTheShareOfTheDisc`), unless the square is narrower than the disc.
  @Test func theBestSiteIsToldWithItsGain() throws {
    try folder.write(
      "study.yaml",
      """
      study: 1
      communities: {path: communities.geojson}
      facilities: [{path: a.csv, crs: EPSG:4326}]
      types: [pharmacy, kindergarten]
      """)
    let run = try BuiltCommand(["assess", "--study", "study.yaml", "--out", "a"], in: folder)
    #expect(run.status == 0, "\(run.error)")
    let told = try explain(
      "--run", "a", "--community", "B", "--type", "kindergarten", "--study", "study.yaml",
      "--language", "en")
    #expect(told.status == 0, "\(told.error)")
    let line = try #require(told.output.split(separator: "\n").first { $0.contains("best site") })
    // The radius is 300 m.
    #expect(line.contains("share 0.0% → 26.4%, still not met"), "\(line)")
  }
}
