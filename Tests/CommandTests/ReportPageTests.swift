import Foundation
import TestSupport
import Testing

/// `report.html` in a real browser, by the scripts of `Tests/PageTests`. They are skipped, and say so, where there is no
/// Python or no browser.
@Suite(.serialized) struct ReportPageTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    let city = try BuiltCommand(
      ["generate", "--exam", "--communities", "16", "--out", "city"], in: folder)
    #expect(city.status == 0, "\(city.error)")
  }

  private static let study = "city/study-exam.yaml"

  /// Lines of a script of checks; nil where it was skipped.
  @discardableResult
  private func check(_ script: String, _ arguments: String...) throws -> String? {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments =
      ["python3", Checkout.path("Tests/PageTests/\(script)")] + arguments
    process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
    let output = folder.path + "/checks.txt"
    try Data().write(to: URL(fileURLWithPath: output))
    process.standardOutput = FileHandle(forWritingAtPath: output)
    try process.run()
    process.waitUntilExit()
    let lines = try folder.content("checks.txt")
    if [77, 127].contains(process.terminationStatus) {
      print("skipped: \(script) found no Python or no browser")
      return nil
    }
    #expect(process.terminationStatus == 0, "\(script): \(lines)")
    return lines
  }

  private func run(_ arguments: String...) throws {
    let run = try BuiltCommand(arguments, in: folder)
    #expect(run.status == 0, "\(arguments): \(run.error)")
  }

  private func assess(_ flags: String...) throws {
    let words =
      ["assess", "--study", Self.study, "--format", "csv,geojson,html", "--out", "results"] + flags
    let run = try BuiltCommand(words, in: folder)
    #expect(run.status == 0, "\(run.error)")
  }

  @Test func sourcesOfThePage() throws {
    try check("check_sources.py", Checkout.path("Sources/Reporting/Resources/page"))
  }

  @Test func everythingOfAReport() throws {
    try assess("--language", "zh")
    try check("check_report.py", "results/report.html", "results")
  }

  @Test func previewAgainstWhatIf() throws {
    try assess("--language", "en", "--metric", "straight", "--skip-balance")
    try check("check_whatif.py", "preview", BuiltCommand.path, Self.study, "results/report.html")
  }

  @Test func liveMapAgainstWhatIf() throws {
    // Without a register of idle premises, so that there are sites to propose.
    try check("check_whatif.py", "map", BuiltCommand.path, "city/study.yaml")
  }

  /// Pages of scenarios, sites and plans, and of two runs.
  @Test func pagesOfChanges() throws {
    try folder.write(
      "a.yaml",
      """
      scenario: 1
      name: <b>Two & more</b>
      remove: [\(try facility(of: "communityCanteen")), \(try facility(of: "pharmacy"))]
      """)
    // Without a register of idle premises, whose owners offer little in a small city.
    let straight = ["--study", "city/study.yaml", "--metric", "straight", "--format"]
    for (words, formats) in [
      (["whatif", "--scenario", "a.yaml"], "csv,html"),
      (["site", "--type", "pharmacy", "--count", "2"], "csv,html"),
      (["plan", "--years", "1", "--budget", "3"], "csv,html"),
    ] {
      let run = try BuiltCommand(
        words + straight + [formats, "--out", "page-\(words[0])"], in: folder)
      #expect(run.status == 0, "\(words): \(run.error)")
      try check("check_whatif.py", "changes", "page-\(words[0])")
    }
  }

  @Test func pageOfTwoRuns() throws {
    for half in ["", "-b"] {
      try run(
        "assess", "--study", "city/study-exam\(half).yaml", "--metric", "straight",
        "--skip-balance", "--format", "csv,geojson,html", "--out", "run\(half)")
    }
    try run("compare", "run", "run-b", "--format", "csv,html", "--out", "page-compare")
    try check("check_whatif.py", "changes", "page-compare")
    // Without the page of the later run there is none of the comparison.
    try FileManager.default.removeItem(atPath: folder.path + "/run-b/report.html")
    let run = try BuiltCommand(
      ["compare", "run", "run-b", "--format", "html", "--out", "none"], in: folder)
    #expect(run.status == 3 && run.isOneLineOfError && run.error.contains("report.html"))
  }

  /// Id of the first facility of a type.
  private func facility(of type: String) throws -> String {
    try assess("--metric", "straight", "--skip-balance")
    let rows = WrittenTable.rows(try folder.content("results/facility_records.csv"))
    return try #require(rows.first { $0.count > 4 && $0[2] == type && $0[4] == "open" }?[0])
  }
}
