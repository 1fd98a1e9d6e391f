import Foundation
import TestSupport
import Testing

/// People at the very radius, through files: `assess`, `site` and `whatif` agree to the last person.
@Suite struct RadiusTieTests {
  private let town: LatticeTown

  init() throws { town = try LatticeTown() }

  /// What is asked, with the whole numbers that say who is reached.
  private struct Question: CustomTestStringConvertible {
    var arguments: [String]
    var isReached: @Sendable (_ di: Int, _ dj: Int) -> Bool

    var testDescription: String { arguments.joined(separator: " ") }

    /// People within reach of some crossings.
    func count(_ crossings: [LatticeTown.Crossing]) -> Int {
      LatticeTown.people.count { i, j in
        crossings.contains { isReached(i - $0.i, j - $0.j) }
      }
    }
  }

  /// 500 m are ten steps of the lattice, 400 m with a detour of 1.25 eight.
  private static let questions = [
    Question(arguments: ["--metric", "straight"]) { $0 * $0 + $1 * $1 <= 100 },
    Question(arguments: ["--metric", "straight", "--detour", "1.25"]) { $0 * $0 + $1 * $1 <= 64 },
    Question(arguments: ["--metric", "network"]) { abs($0) + abs($1) <= 10 },
    // Half as fast: five steps.
    Question(arguments: ["--metric", "network", "--walk-speed", "0.5"]) { abs($0) + abs($1) <= 5 },
  ]

  private func run(_ command: String, _ arguments: [String], study: String = "study") throws {
    let run = try BuiltCommand(
      [command, "--study", "\(study).yaml", "--quiet", "--out", "run"] + arguments,
      in: town.folder)
    #expect(run.status == 0 && run.error == "", "\(run.error)")
  }

  /// Sum of a column of a table.
  private func sum(_ column: String, of table: String) throws -> Double {
    let text = try town.folder.content("run/\(table)").unicodeScalars.filter { $0 != "\u{FEFF}" }
    let rows = String(String.UnicodeScalarView(text)).split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false)
    }
    let position = try #require(rows[0].firstIndex { $0 == column })
    return rows.dropFirst().reduce(0) { $0 + (Double($1[position]) ?? .nan) }
  }

  @Test(arguments: questions, ["grid", "kdtree", "hilbert", "strtree", "linear"])
  private func everyIndexCountsThem(_ question: Question, index: String) throws {
    try run("assess", question.arguments + ["--index", index])
    #expect(
      try sum("covered", of: "coverage.csv") == Double(question.count([LatticeTown.pharmacy])))
  }

  @Test(arguments: questions) private func everyCommandAgrees(_ question: Question) throws {
    let before = question.count([LatticeTown.pharmacy])
    let after = question.count([LatticeTown.pharmacy] + LatticeTown.premises)
    try run("site", question.arguments + ["--type", "pharmacy", "--count", "3"])
    #expect(try sum("gain", of: "sites.csv") == Double(after - before))
    try town.folder.write("found.yaml", try town.folder.content("run/scenario.yaml"))
    try run("whatif", question.arguments + ["--scenario", "found.yaml"])
    #expect(try sum("people_gained", of: "scenarios.csv") == Double(after - before))
    try run("assess", question.arguments + ["--write-demand"], study: "after")
    #expect(try sum("covered", of: "coverage.csv") == Double(after))
    let reached = try town.folder.content("run/demand.csv").split(separator: ",reached").count - 1
    #expect(reached == after)
  }
}
