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
    #expect(problems.hasSuffix(",2,,c;d\n"), "\(problems)")
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

  /// One site: s1 serves a and b, 3·1 + 2·2; c could be served by s2, d by nobody. With both c walks 9.
  @Test func servesBeforeItShortensWalks() throws {
    let run = try site("--model", "pmedian", "--count", "1", "--exact")
    #expect(run.status == 0 && run.output.contains("Objective 7, proven optimal"))
    #expect(
      run.output.contains(
        "Served: 5 of the demand of 10 (50.0%); left without: 5 in 2 of 4 demand places"))
    let problems = try folder.content("run/problems.csv")
    #expect(problems.contains(",c,,no chosen or existing site serves all of this demand place"))
    #expect(problems.contains(",d,,no site covers this demand place"))
    #expect(
      try table("run/sites.csv").hasSuffix(
        "share_after,walks_saved\n1,s1,,,5,5,0.500000000,0\n"))
    let both = try site("--model", "pmedian", "--count", "2", "--exact", "--language", "zh")
    // a 3·1, b 2·1, c 1·9.
    #expect(both.output.contains("目标值 14,已证明最优"), "\(both.output)")
    #expect(both.output.contains("服务需求 6,占全部需求 10 的 60.0%;未服务 4(需求点共 4 个,涉及 1 个)"))
    #expect(try summary("served") == 6 && summary("served_bound") == 6 && summary("without") == 4)
  }

  private func summary(_ key: String) throws -> Double? {
    let data = Data(try folder.content("run/summary.json").utf8)
    return try #require(JSONSerialization.jsonObject(with: data) as? [String: Any])[key] as? Double
  }

  /// A farm that one barn alone can serve, and a costly way that nobody goes.
  @Test(arguments: [["pmedian"], ["pcenter"]])
  func theFarmIsServed(model: [String]) throws {
    try write("id,weight\nwest,70\neast,80\nfarm,9\n", "d.csv")
    let rows = "demand,site,cost\nwest,p,5\nwest,q,60\nwest,r,70\neast,p,60\neast,q,5\neast,r,70\n"
    for more in ["farm,r,30\n", "farm,r,30\nwest,z,900000\n", "farm,r,30\nfarm,z,900000\n"] {
      try write(rows + more, "f.csv")
      let run = try site(["--model"] + model + ["--count", "2", "--exact"], matrix: "f.csv")
      #expect(run.status == 0 && run.output.contains("Served: 159 of the demand of 159 (100.0%)"))
      #expect(run.output.contains("proven optimal"))
      guard model == ["pmedian"] else { continue }
      // q and r: west 70·60, east 80·5, farm 9·30; p and r 70·5 + 80·60 + 270.
      #expect(run.output.contains("Objective 4870, proven optimal"), "\(run.output)")
      let sites = try table("run/sites.csv")
      #expect(sites.contains(",r,") && sites.contains(",q,"))
    }
  }

  /// s2 exists: it serves b and c at no cost, and s1 is what one more site adds.
  @Test func sitesMayExist() throws {
    try write("id,existing\ns1,no\ns2,yes\n", "yes.csv")
    try write("id,状态\ns1,候选\ns2,现有\n", "zh.csv")
    for flags in [["--existing", "s2"], ["--sites", "yes.csv"], ["--sites", "zh.csv"]] {
      let run = try site(
        ["--model", "pmedian", "--count", "1", "--exact"] + flags, matrix: "m.csv")
      #expect(
        run.status == 0 && run.output.contains("Objective 14, proven optimal"), "\(run.error)")
      #expect(run.output.contains("Existing sites, open at no cost and not counted: 1"))
      let sites = try table("run/sites.csv")
      #expect(sites.contains("\n1,s1,,,3,6,0.600000000,0\n"), "\(sites)")
      let cover = try site(
        ["--model", "mclp", "--radius", "2", "--count", "1"] + flags, matrix: "m.csv")
      #expect(cover.output.contains("Objective 5, proven optimal"))
      #expect(try table("run/sites.csv").contains("\n1,s1,,,3,5,0.500000000\n"))
    }
    // Room for 1 at s2, for 4 at s1: a or b is served in part.
    try write("id,existing,capacity\ns1,no,4\ns2,yes,1\n", "yes.csv")
    let run = try site(
      "--model", "mclp", "--radius", "2", "--count", "1", "--sites", "yes.csv", "--exact")
    #expect(run.output.contains("Objective 5, proven optimal"), "\(run.output)")
    #expect(try table("run/sites.csv").contains("\n1,s1,,,4,5,0.500000000,1,4,4\n"))
  }

  @Test func whoExistsMustBeClear() throws {
    try write("id,existing\ns1,perhaps\ns2,yes\n", "bad.csv")
    let bad = try site("--model", "pmedian", "--count", "1", "--sites", "bad.csv")
    #expect(bad.status == 3 && bad.isOneLineOfError && bad.error.contains("bad.csv:2:"))
    try write("id,status\ns1,good\ns2,fair\n", "other.csv")
    let other = try site("--model", "pmedian", "--count", "1", "--sites", "other.csv")
    #expect(other.status == 0 && !other.output.contains("Existing"))
    #expect(try folder.content("run/problems.csv").contains("column 'status' is not used"))
    let unknown = try site("--model", "pmedian", "--count", "1", "--existing", "s7")
    #expect(unknown.status == 3 && unknown.isOneLineOfError && unknown.error.contains("'s7'"))
  }

  /// s1 covers a and b, 5, and has room for 2; s2 covers c.
  @Test(arguments: [["lscp", "--radius", "9"], ["pcenter", "--count", "2"]])
  func ignoredCapacitiesAreTold(model: [String]) throws {
    try write("id,capacity\ns1,2\ns2,1\n", "s.csv")
    let run = try site(["--sites", "s.csv", "--model"] + model, matrix: "m.csv")
    #expect(
      run.output.contains(
        "This model ignores capacities: within them 3 of the demand of 6 in reach is served"),
      "\(run.output)")
  }

  /// Of three sites two are chosen; all pairs by hand: a 3, b 2, c 1, d 4.
  @Test func otherPlansAreTold() throws {
    try write(
      "demand,site,cost\na,s1,1\nb,s1,2\nb,s2,1\nc,s2,9\nd,s3,1\nc,s3,1\n", "three.csv")
    let run = try site(
      ["--model", "mclp", "--radius", "9", "--count", "2", "--exact", "--alternatives", "5"]
        + ["--alternatives-within", "50"], matrix: "three.csv")
    // s1 + s3 cover 10, s2 + s3 7, s1 + s2 6.
    #expect(run.output.contains("Other plans within 50% of the proposed: 2"), "\(run.output)")
    #expect(run.output.contains("1 objective 7 (-3), s2 instead of s1"))
    #expect(
      try table("run/alternatives.csv") == """
        alternative,objective,objective_change,covered,covered_change,elderly,elderly_change,cost,cost_change,sites,sites_in,sites_out,within_gap
        0,10,0,10,0,,,,,s1;s3,,,yes
        1,7,-3,7,-3,,,,,s2;s3,s2,s1,no
        2,6,-4,6,-4,,,,,s1;s2,s2,s3,no

        """)
    let narrow = try site(
      ["--model", "mclp", "--radius", "9", "--count", "2", "--alternatives", "5"],
      matrix: "three.csv")
    #expect(narrow.output.contains("Other plans within 2% of the proposed: 0"))
    for wrong in [
      ["--alternatives", "0"], ["--alternatives", "21"], ["--alternatives-within", "5"],
    ] {
      let run = try site(["--model", "lscp", "--radius", "9"] + wrong, matrix: "three.csv")
      #expect(run.status == 2 && run.isOneLineOfError)
    }
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

  /// s1 has room for 4 of the 5 of a and b; with s2 they are 3·1 + 1·2 + 1·1, and c and d stay without.
  @Test func sitesServeTheirCapacity() throws {
    let one = try site("--model", "mclp", "--radius", "2", "--count", "1", "--capacity", "4")
    #expect(one.status == 0 && one.output.contains("Objective 4, proven optimal"))
    #expect(
      try folder.content("run/sites.csv").hasSuffix(
        "share_after,cost,capacity,served\n1,s1,,,4,4,0.400000000,1,4,4\n"))
    try write("id,price,capacity\ns1,5,4\ns2,3,1\ns9,1,1\n", "s.csv")
    let both = try site("--model", "pmedian", "--budget", "8", "--sites", "s.csv", "--exact")
    #expect(both.status == 0 && both.output.contains("Objective 6, proven optimal"))
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
    let one = try site("--model", "pcenter", "--count", "1")
    #expect(one.status == 0 && one.output.contains("Objective 2, proven optimal"))
    #expect(one.output.contains("Served: 5 of the demand of 10"))
  }
}
