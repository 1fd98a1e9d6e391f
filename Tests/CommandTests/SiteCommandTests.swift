import Foundation
import TestSupport
import Testing

/// Four demand places, two sites; the best choices are plain to see.
@Suite struct SiteCommandTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try write("demand,site,cost\na,s1,1\nb,s1,2\nb,s2,1\nc,s2,9\n", "m.csv")
    try write("id,weight\na,3\nb,2\nc,1\nd,4\n", "d.csv")
  }

  private func write(_ text: String, _ name: String) throws {
    try folder.write(name, text)
  }

  /// Without the mark at the beginning, which reading may take for a part of the text or not.
  private func table(_ name: String) throws -> String {
    let text = try folder.content(name).unicodeScalars
    return String(String.UnicodeScalarView(text.drop { $0 == "\u{FEFF}" }))
  }

  private func site(_ arguments: String..., matrix: String = "m.csv") throws -> BuiltCommand {
    try site(arguments, matrix: matrix)
  }

  private func site(_ arguments: [String], matrix: String) throws -> BuiltCommand {
    try BuiltCommand(
      ["site", "--cost-matrix", matrix, "--demand", "d.csv", "--out", "run"] + arguments,
      in: folder)
  }

  /// s1 covers a and b: 5 of 10.
  @Test func coversTheMostWeight() throws {
    let run = try site("--model", "mclp", "--radius", "2", "--count", "1", "--exact")
    #expect(run.status == 0 && run.output.contains("Objective 5, proven optimal"))
    #expect(
      try table("run/sites.csv")
        == "order,site_id,x,y,gain,covered_after,share_after\n1,s1,,,5,5,0.500000000\n")
    let problems = try folder.content("run/problems.csv")
    #expect(problems.contains(",c,") && problems.contains(",d,"))
  }

  /// A cost that rounding puts a last digit above the radius, 0.1 + 0.2, is within it; a thousandth of it is not.
  @Test(arguments: [("0.30000000000000004", "3"), ("0.3003", "0")])
  func costsMayBeRounded(cost: String, objective: String) throws {
    try write("demand,site,cost\na,s1,\(cost)\n", "r.csv")
    for model in [["mclp", "--count", "1"], ["lscp"]] {
      let run = try site(["--radius", "0.3", "--model"] + model, matrix: "r.csv")
      #expect(run.status == 0, "\(run.error)")
      let reached = model[0] == "mclp" ? objective : objective == "3" ? "1" : "0"
      #expect(run.output.contains("Objective \(reached), proven optimal"), "\(run.output)")
      let sites = try table("run/sites.csv").split(separator: "\n").dropFirst()
      #expect(sites.allSatisfy { $0.contains(",3,3,") } && sites.isEmpty == (objective == "0"))
    }
  }

  /// Without a site in its row a place counts the largest cost, 9: 3·1 + 2·2 + 1·9 + 4·9.
  @Test func countsTheLargestCostWhereThereIsNone() throws {
    let run = try site("--model", "pmedian", "--count", "1", "--exact")
    #expect(run.status == 0 && run.output.contains("Objective 52, proven optimal"))
    #expect(try folder.content("run/problems.csv").contains("2 demand places have no cost"))
  }

  @Test func coversWhatCanBeCovered() throws {
    let all = try site("--model", "lscp", "--radius", "9")
    #expect(all.status == 0 && all.output.contains("Objective 2, proven optimal"))
    let worst = try site("--model", "pcenter", "--count", "2")
    #expect(worst.status == 0 && worst.output.contains("Objective 9, proven optimal"))
  }

  @Test(arguments: [
    ("demand,site,cost\na,s1,1\nx,s1,2\n", "bad.csv:3:"),
    ("demand,site,cost\na,s1,-1\n", "bad.csv:2:"), ("demand,site,cost\na,s1,inf\n", "bad.csv:2:"),
    ("demand,site,cost\na,s1,1\na,s1,2\n", "bad.csv:3:"), ("a,b\n1,2\n", "bad.csv:"),
    ("demand,site,cost\n", "bad.csv:"), ("", "bad.csv:"),
  ])
  func badMatricesAreOneLine(text: String, place: String) throws {
    try write(text, "bad.csv")
    let run = try site("--model", "lscp", "--radius", "1", matrix: "bad.csv")
    #expect(run.status == 3 && run.isOneLineOfError && run.error.contains(place))
  }

  /// s1 has room for 4 of the 5 of a and b; with s2 they are 3·1 + 1·2 + 1·1, and c and d 5·9.
  @Test func sitesServeTheirCapacity() throws {
    let one = try site("--model", "mclp", "--radius", "2", "--count", "1", "--capacity", "4")
    #expect(one.status == 0 && one.output.contains("Objective 4, proven optimal"))
    #expect(
      try folder.content("run/sites.csv").hasSuffix(
        "share_after,cost,capacity,served\n1,s1,,,4,4,0.400000000,1,4,4\n"))
    try write("id,price,capacity\ns1,5,4\ns2,3,1\ns9,1,1\n", "s.csv")
    let both = try site("--model", "pmedian", "--budget", "8", "--sites", "s.csv", "--exact")
    #expect(both.status == 0 && both.output.contains("Objective 51, proven optimal"))
    #expect(try folder.content("run/problems.csv").contains("1 sites are not in the matrix"))
    let cheap = try site("--model", "mclp", "--radius", "2", "--budget", "4", "--sites", "s.csv")
    #expect(cheap.status == 0 && cheap.output.contains("Objective 1, proven optimal"))
  }

  @Test(arguments: [
    ("id,capacity\ns1,4\n", "bad.csv: "), ("id,capacity\ns1,4\ns2,-1\n", "bad.csv:3:"),
    ("id,capacity\ns1,4\ns1,4\ns2,1\n", "bad.csv:3:"), ("a,b\n1,2\n", "bad.csv: "),
    ("id,cost\ns1,4\ns2,\n", "bad.csv:3:"),
  ])
  func badSitesAreOneLine(text: String, place: String) throws {
    try write(text, "bad.csv")
    let run = try site("--model", "pmedian", "--count", "1", "--sites", "bad.csv")
    #expect(run.status == 3 && run.isOneLineOfError && run.error.contains(place))
  }

  @Test func incompleteQuestionsAreUsage() throws {
    for arguments in [["--model", "mclp", "--count", "1"], ["--model", "pmedian"]] {
      let run = try BuiltCommand(
        ["site", "--cost-matrix", "m.csv", "--demand", "d.csv"] + arguments, in: folder)
      #expect(run.status == 2 && run.isOneLineOfError)
    }
    #expect(try site("--model", "pcenter", "--count", "1").status == 3)
  }
}
