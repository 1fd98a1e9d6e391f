import Foundation
import TestSupport
import Testing

/// Gaps, priority list and negative list of `assess`.
@Suite struct ShortfallCommandTests {
  private let folder: SiteTownFolder

  init() throws { folder = try SiteTownFolder() }

  private func assess(_ arguments: String...) throws -> BuiltCommand {
    try folder.run("assess", ["--out", "run", "--skip-balance"] + arguments)
  }

  @Test func gapsAreThoseOfCoverage() throws {
    let run = try assess("--candidates", "idle.csv", "--language", "zh")
    #expect(run.status == 0 && run.error == "", "\(run.error)")
    #expect(
      try folder.columns("run/gaps.csv")
        == "rank,community_id,type,finding,people_uncovered,elderly_uncovered,under3_uncovered,coverage,"
        + "min_m,priority,agency,reason,cause,candidate,candidate_cost,local_owner")
    let gaps = try folder.rows("run/gaps.csv")
    let missed = try folder.rows("run/coverage.csv").filter {
      ["partial", "absent"].contains($0["verdict"])
    }
    #expect(
      Set(
        gaps.filter { $0["finding"] != "poor" }.map {
          "\($0["community_id"] ?? "") \($0["type"] ?? "")"
        })
        == Set(missed.map { "\($0["community_id"] ?? "") \($0["type"] ?? "")" }))
    #expect(gaps.map { $0["rank"] } == gaps.indices.map { "\($0 + 1)" })
    for community in ["A", "B"] {
      let own = gaps.filter { $0["community_id"] == community }
      let priorities = own.compactMap { $0["priority"].flatMap { Double($0) } }
      #expect(priorities.count == own.count && priorities == priorities.sorted(by: >))
      #expect(own.allSatisfy { ($0["reason"] ?? "").contains("布局缺失") })
    }
    let canteen = try #require(
      gaps.first { $0["community_id"] == "A" && $0["type"] == "communityCanteen" })
    #expect(canteen["agency"] == "市民政局" && canteen["cause"] == "none")
    #expect(canteen["candidate"] == "s4" && canteen["candidate_cost"] == "10")
    #expect((canteen["reason"] ?? "").hasSuffix("可盘活s4(80平方米,费用10)。"))
    #expect(run.output.contains("短板 ") && run.output.contains("优先纳入清单前2"))
  }

  @Test func poolAndNegativeList() throws {
    #expect(try assess("--language", "en").status == 0)
    #expect(
      try folder.columns("run/pool.csv")
        == "rank,community_id,name,street,district,voice,care,supply,rating,score,basis,people_uncovered,reason"
    )
    let pool = try folder.rows("run/pool.csv")
    #expect(pool.map { $0["rank"] } == ["1", "2"])
    #expect(pool.allSatisfy { $0["voice"] == "" && $0["basis"] == "2/4: care;supply" })
    #expect(
      try folder.columns("run/negative.csv")
        == "community_id,name,street,district,rule,rule_name,evidence,certainty,source")
    let negative = try folder.rows("run/negative.csv")
    #expect(Set(negative.compactMap { $0["rule"] }) == ["noInfantCare", "noCanteen"])
    #expect(negative.allSatisfy { $0["certainty"] == "D" })
  }

  /// A standard without rules makes no list.
  @Test func withoutRulesThereIsNoNegativeList() throws {
    let run = try assess("--standard", "convenience-15min")
    #expect(run.status == 0, "\(run.error)")
    let names = try folder.names("run")
    #expect(names.contains("gaps.csv") && names.contains("pool.csv"))
    #expect(!names.contains("negative.csv"))
  }
}
