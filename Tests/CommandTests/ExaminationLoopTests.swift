import Foundation
import TestSupport
import Testing

/// The walk through a whole examination in the documentation, command by command.
@Suite struct ExaminationLoopTests {
  /// Lines of the page's blocks, without the name of the command.
  private static func commands() throws -> [[String]] {
    let page = try String(
      contentsOfFile: Checkout.path("Sources/LifeCircle/LifeCircle.docc/Examination.md"),
      encoding: .utf8)
    return page.split(separator: "\n").filter { $0.hasPrefix("lifecircle ") }
      .map { $0.split(separator: " ").dropFirst().map(String.init) }
  }

  @Test func everyCommandOfThePage() throws {
    let folder = try TemporaryFolder()
    let commands = try Self.commands()
    #expect(commands.count == 11)
    for command in commands {
      let run = try BuiltCommand(command, in: folder)
      #expect(run.status == 0, "\(command): \(run.error)")
      #expect(!run.output.contains("生活圈"))
    }
    for file in [
      "first/gaps.csv", "first/pool.csv", "first/negative.csv", "first/acceptance.csv",
      "first/survey_validity.csv", "first/interviews.csv", "first/examined_units.csv",
      "first/groups.csv", "first/kinds.csv", "plan/projects.csv", "comparison/comparison.csv",
    ] {
      let rows = try folder.content(file).split(separator: "\n")
      #expect(rows.count > 1, "\(file)")
    }
    let summary = try folder.content("first/summary.json")
    #expect(!summary.contains("\"exam_index\": null"))
  }

  /// What `compare` says of the facilities is what the generator did, but for what nothing tells apart.
  @Test func comparisonAgainstTheTruth() throws {
    let folder = try TemporaryFolder()
    func run(_ arguments: String...) throws {
      let run = try BuiltCommand(arguments, in: folder)
      #expect(run.status == 0, "\(arguments): \(run.error)")
    }
    try run("generate", "--exam", "--scale", "0.1", "--out", "city")
    for half in ["", "-b"] {
      try run(
        "assess", "--study", "city/study-exam\(half).yaml", "--metric", "straight", "--measure",
        "area",
        "--skip-balance", "--out", "run\(half)")
    }
    try run("compare", "run", "run-b", "--crosswalk", "city/crosswalk.csv", "--out", "found")
    // change,nature,id_a,id_b,date
    let truth = try WrittenTable.rows(folder.content("city/truth.csv")).dropFirst()
      .filter { ["opened", "closed", "moved", "corrected", "new_record"].contains($0[0]) }
    // facility_id,name,types,cause,evidence,undecidable,…
    let found = try WrittenTable.rows(folder.content("found/comparison_facilities.csv")).dropFirst()
    #expect(truth.count > 10)
    let expected = Set(truth.map { "\($0[0]) \($0[3].isEmpty ? $0[2] : $0[3])" })
    #expect(Set(found.map { "\($0[3]) \($0[0])" }) == expected)
    let natures = Dictionary(truth.map { ($0[3].isEmpty ? $0[2] : $0[3], $0[1]) }) { a, _ in a }
    for row in found where row[5] != "yes" {
      let isReal = ["opened", "closed", "moved"].contains(row[3])
      #expect((natures[row[0]] == "real") == isReal, "\(row)")
    }
  }
}
