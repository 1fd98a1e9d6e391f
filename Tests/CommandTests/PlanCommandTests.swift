import Foundation
import TestSupport
import Testing

/// `plan`, and `assess` with what it writes, through the built command.
@Suite struct PlanCommandTests {
  private let folder: SiteTownFolder

  init() throws { folder = try SiteTownFolder() }

  private static let types = ["--types", "communityHealthStation,pharmacy,communityCanteen"]

  private func plan(_ arguments: String..., out: String = "plan") throws -> BuiltCommand {
    try folder.run(
      "plan", Self.types + ["--candidates", "idle.csv", "--out", out] + arguments)
  }

  private func assess(_ arguments: String..., out: String = "run") throws -> BuiltCommand {
    try folder.run("assess", Self.types + ["--out", out, "--skip-balance"] + arguments)
  }

  private func number(_ row: [String: String], _ column: String) throws -> Double {
    try #require(row[column].flatMap { Double($0) }, "\(column)")
  }

  private func summary(_ name: String) throws -> [String: Any] {
    let text = try folder.content("\(name)/summary.json")
    return try #require(JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  private static let columns =
    "project_id,community_id,type,lead_agency,local_owner,mode,premises_id,floor_area,cost_wan,fund,"
    + "year,start,finish,status,people,reason"

  /// Each year spends at most its budget and what the years before left; core types come first where they can be paid.
  @Test func spreadsThePlanOverYears() throws {
    let run = try plan("--years", "3", "--budget", "100,90,300", "--first-year", "2027")
    #expect(run.status == 0 && run.error == "", "\(run.error)")
    #expect(try folder.columns("plan/projects.csv") == Self.columns)
    let rows = try folder.rows("plan/projects.csv")
    #expect(rows.count >= 3 && rows.allSatisfy { $0["status"] == "计划" && $0["mode"] == "盘活" })
    #expect(Set(rows.compactMap { $0["premises_id"] }).count == rows.count)
    let register = try folder.rows("idle.csv")
    var left = 0.0
    for (year, budget) in [(2027, 100.0), (2028, 90), (2029, 300)] {
      let own = rows.filter { $0["year"] == "\(year)" }
      let spent = try own.reduce(0) { $0 + (try number($1, "cost_wan")) }
      left += budget - spent
      #expect(left >= -1e-6)
      for row in own {
        let premises = try #require(register.first { $0["id"] == row["premises_id"] })
        #expect(try number(row, "cost_wan") == number(premises, "cost"))
        #expect((row["reason"] ?? "").contains("Missing: "))
      }
    }
    // 90 of the second year do not pay the 120 of the school; with the 10 or more that the first left they may.
    #expect(rows.map { $0["year"] ?? "" } == rows.map { $0["year"] ?? "" }.sorted())
    #expect(run.output.contains("2027: ") && run.output.contains("Target 2035: ≥ 100%"))
    #expect(!run.output.contains("Target 2025"))
  }

  /// The gain of the plan is what `whatif` finds for it, and what `assess` finds once all is finished.
  @Test(arguments: ["1000", "150,150"])
  func gainsWhatAnExaminationFinds(budget: String) throws {
    #expect(try plan("--budget", budget).status == 0)
    let rows = try folder.rows("plan/projects.csv")
    let gain = try rows.reduce(0) { $0 + (try number($1, "people")) }
    let whatIf = try folder.run(
      "whatif", Self.types + ["--scenario", "plan/scenario.yaml", "--out", "whatif"])
    #expect(whatIf.status == 0, "\(whatIf.error)")
    let found = try #require(try folder.rows("whatif/scenarios.csv").first)
    #expect(gain > 0)
    #expect(abs(try number(found, "people_gained") - gain) < 1e-3)
    #expect(abs(try #require(summary("plan")["people"] as? Double) - gain) < 1e-5)
    try expectFinishedAreFacilities(gain)
  }

  private func expectFinishedAreFacilities(_ gain: Double) throws {
    #expect(try assess(out: "before").status == 0)
    let text = try folder.content("plan/projects.csv")
    try folder.write(text.replacingOccurrences(of: "计划", with: "已验收"), "done.csv")
    let after = try assess("--projects", "done.csv", "--candidates", "idle.csv", out: "after")
    #expect(after.status == 0, "\(after.error)")
    let covered = try ["before", "after"].map { run in
      try folder.rows("\(run)/coverage.csv").reduce(0) { $0 + (try number($1, "covered")) }
    }
    #expect(abs(covered[1] - covered[0] - gain) < 1e-2)
    let count = try #require(summary("after")["facilities"] as? Int)
    #expect(count == 2 + (try folder.rows("plan/projects.csv").count))
  }

  @Test func progressOfProjects() throws {
    try folder.write(
      """
      project_id,community_id,type,mode,premises_id,floor_area,cost_wan,year,finish,status
      P1,A,pharmacy,盘活,s1,300,120,2026,2026-06-30,已完工
      P2,A,药店,reuse,s2,200,80,2026,2026-03,under way
      P3,B,社区食堂,新建,,150,90,2027,2027-05-01,计划
      P4,B,老年食堂,盘活,nowhere,400,10,2026,,finished
      """, "projects.csv")
    let run = try assess(
      "--projects", "projects.csv", "--candidates", "idle.csv", "--as-of", "2026-12-01",
      "--language", "zh")
    #expect(run.status == 0, "\(run.error)")
    #expect(run.output.contains("补短板项目库 4 项:计划 1 · 已完工 2 · 逾期 1;应完成 3,已完成 2(66.7%);盘活面积 900 平方米"))
    let progress = try #require(summary("run")["projects_progress"] as? [String: Any])
    #expect(progress["overdue"] as? Int == 1 && progress["under_way"] as? Int == 0)
    #expect(progress["reused_area_m2"] as? Double == 900 && progress["cost_wan"] as? Double == 300)
    #expect((progress["years"] as? [[String: Any]])?.map { $0["projects"] as? Int } == [3, 1])
    // P1 stands at the school; P4 is finished somewhere.
    #expect(try summary("run")["facilities"] as? Int == 3)
    let problems = try folder.rows("run/problems.csv").filter { $0["file"] == "projects.csv" }
    #expect(problems.contains { $0["row"] == "5" && ($0["problem"] ?? "").contains("没有位置") })
    #expect(problems.contains { $0["row"] == "5" && ($0["problem"] ?? "").contains("nowhere") })
    let negative = try folder.rows("run/negative.csv").filter { $0["rule"] == "projectOverdue" }
    #expect(negative.map { $0["evidence"] } == ["逾期项目:P2"])
    #expect(negative.map { $0["community_id"] } == ["A"])
    // Without a day nothing is late.
    #expect(try assess("--projects", "projects.csv", out: "later").status == 0)
    let later = try #require(summary("later")["projects_progress"] as? [String: Any])
    #expect(later["overdue"] as? Int == 0 && later["under_way"] as? Int == 1)
  }

  @Test func whatIsWrongWithProjects() throws {
    try folder.write(
      """
      project_id,community_id,type,mode,year,finish,status,x,y
      P1,C,pharmacy,盘活,2026,,planned,,
      P2,A,pharmacie,盘活,2026,,planned,,
      P3,A,pharmacy,盘活,2026,,soon,,
      P4,A,pharmacy,盘活,二零,someday,planned,,
      P4,A,pharmacy,拆,1,,,,
      P6,A,pharmacy,新建,1,,done,120.0183,30.0074
      """, "projects.csv")
    #expect(try assess("--projects", "projects.csv", "--language", "en").status == 0)
    let problems = try folder.rows("run/problems.csv").filter { $0["file"] == "projects.csv" }
    func has(_ row: Int, _ severity: String, _ field: String, _ text: String) -> Bool {
      problems.contains {
        $0["row"] == "\(row)" && $0["severity"] == severity && $0["field"] == field
          && ($0["problem"] ?? "").contains(text)
      }
    }
    #expect(has(2, "error", "community_id", "'C'") && has(3, "error", "type", "'pharmacie'"))
    #expect(has(4, "error", "status", "'soon'") && has(5, "warning", "year", "'二零'"))
    #expect(has(5, "warning", "finish", "'someday'") && has(6, "warning", "mode", "'拆'"))
    #expect(has(6, "warning", "status", "no status") && has(6, "warning", "project_id", "'P4'"))
    #expect(problems.contains { ($0["problem"] ?? "").contains("taken for facility 'F2'") })
    let progress = try #require(summary("run")["projects_progress"] as? [String: Any])
    #expect(progress["projects"] as? Int == 3)
    #expect(try summary("run")["facilities"] as? Int == 2)
  }

  @Test(arguments: [
    (["--budget", "1,2", "--years", "3"], "--budget has 2 numbers for --years 3"),
    (["--budget", "1,x"], "'x' is not a number"), (["--budget", "0"], "no money"),
    (["--budget", "1", "--years", "0"], "--years 0"),
    (["--budget", "1", "--as-of", "May"], "'May'"),
    ([], "--budget"),
  ])
  func flagsAreChecked(arguments: [String], says text: String) throws {
    let run = try folder.run("plan", arguments)
    #expect(run.status == 2 && run.isOneLineOfError && run.error.contains(text), "\(run.error)")
  }

  @Test func aTableOfSomethingElseIsRefused() throws {
    let run = try assess("--projects", "idle.csv")
    #expect(run.status == 3 && run.isOneLineOfError, "\(run.error)")
    let missing = try assess("--projects", "nothing.csv")
    #expect(missing.status == 3 && missing.isOneLineOfError)
  }

  /// Without a register each cell costs 1 and stands for a new building.
  @Test func plansWithoutARegister() throws {
    let run = try folder.run(
      "plan", ["--types", "pharmacy", "--budget", "1,1", "--out", "plan", "--language", "zh"])
    #expect(run.status == 0, "\(run.error)")
    let rows = try folder.rows("plan/projects.csv")
    #expect(rows.map { $0["year"] } == ["1", "2"] && rows.allSatisfy { $0["mode"] == "新建" })
    #expect(rows.allSatisfy { $0["premises_id"] == "" && $0["cost_wan"] == "" })
    #expect(run.output.contains("预算即处数"))
  }
}
