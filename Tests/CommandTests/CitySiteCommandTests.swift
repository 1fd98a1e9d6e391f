import Foundation
import TestSupport
import Testing

/// `site` in a city through the built command.
@Suite struct CitySiteCommandTests {
  private let folder: SiteTownFolder

  init() throws { folder = try SiteTownFolder() }

  private func site(
    _ arguments: String..., out: String = "run", network: Bool = true
  ) throws -> BuiltCommand {
    try folder.run("site", arguments + ["--out", out], network: network)
  }

  private func number(_ row: [String: String], _ column: String) throws -> Double {
    try #require(row[column].flatMap { Double($0) }, "\(column)")
  }

  private func sum(_ rows: [[String: String]], _ column: String) throws -> Double {
    try rows.reduce(0) { $0 + (try number($1, column)) }
  }

  /// What an examination of the town with the proposed facilities says: the row of `scenarios.csv`.
  private func proposed(_ run: String) throws -> [String: String] {
    let whatIf = try folder.run(
      "whatif", ["--scenario", "\(run)/scenario.yaml", "--out", "whatif-\(run)", "--quiet"])
    #expect(whatIf.status == 0 && whatIf.error == "", "\(whatIf.error)")
    return try #require(try folder.rows("whatif-\(run)/scenarios.csv").first)
  }

  /// The kiosk is too small for the 150 m² of the norm and never proposed; the depot's area is unknown.
  @Test func proposesSitesOfTheRegister() throws {
    let run = try site(
      "--type", "communityHealthStation", "--count", "3", "--candidates", "idle.csv", "--exact")
    #expect(run.status == 0 && run.error == "", "\(run.error)")
    #expect(run.output.contains("proven optimal") && run.output.contains("300 m on the network"))
    #expect(run.output.contains("too small or may not hold the type: 1"))
    #expect(
      try folder.names("run") == [
        "problems.csv", "proposals.csv", "scenario.yaml", "sites.csv", "summary.json",
      ])
    #expect(
      try folder.columns("run/sites.csv")
        == "order,site_id,x,y,gain,covered_after,share_after,community_id,community,street,district"
    )
    let sites = try folder.rows("run/sites.csv")
    try expectAddsUp(sites)
    #expect(abs(try number(proposed("run"), "people_gained") - sum(sites, "gain")) < 1e-3)
    try expectKeepsTheRegister(sites)
  }

  /// Shares are of all people; places are those of the register; each site adds at most what the one
  /// before it does.
  private func expectAddsUp(_ sites: [[String: String]]) throws {
    #expect(sites.map { $0["order"] } == ["1", "2", "3"])
    let people = try sum(folder.rows("people.csv"), "population")
    let register = try folder.rows("idle.csv")
    var covered = try number(sites[0], "covered_after") - number(sites[0], "gain")
    #expect(covered > 0)
    var last = Double.infinity
    for site in sites {
      let gain = try number(site, "gain")
      #expect(gain > 0 && gain <= last)
      (covered, last) = (covered + gain, gain)
      #expect(abs(try number(site, "covered_after") - covered) < 1e-6)
      #expect(abs(try number(site, "share_after") - covered / people) < 1e-8)
      let own = try #require(register.first { $0["id"] == site["site_id"] })
      #expect(abs(try number(site, "x") - number(own, "lon")) < 2e-7)
      #expect(abs(try number(site, "y") - number(own, "lat")) < 2e-7)
    }
  }

  private func expectKeepsTheRegister(_ sites: [[String: String]]) throws {
    #expect(
      try folder.columns("run/proposals.csv")
        == "order,site_id,name,type,floor_area,owner,acquisition,cost")
    let proposals = try folder.rows("run/proposals.csv")
    #expect(proposals.map { $0["site_id"] } == sites.map { $0["site_id"] })
    let register = try folder.rows("idle.csv")
    for proposal in proposals {
      let own = try #require(register.first { $0["id"] == proposal["site_id"] })
      for column in ["name", "owner", "acquisition", "floor_area", "cost"] {
        #expect(proposal[column] == own[column], "\(column)")
      }
      #expect(proposal["type"] == "communityHealthStation")
    }
    #expect(!proposals.contains { $0["site_id"] == "s4" })
    let all = try site(
      "--type", "communityHealthStation", "--count", "6", "--candidates", "idle.csv", out: "all")
    #expect(all.status == 0)
    let table = try folder.content("all/proposals.csv")
    #expect(table.contains(",\"Wang, \"\"Lao\"\" Co\",rented,80\n") && table.contains(",街道,划拨,"))
  }

  /// The plan is worth what an examination of the town with all of it says.
  @Test func plansWithinTheBudget() throws {
    let run = try site(
      "--type", "communityHealthStation,kindergarten,pharmacy", "--budget", "400", "--candidates",
      "idle.csv", out: "plan")
    #expect(run.status == 0 && run.error == "", "\(run.error)")
    #expect(
      try folder.columns("plan/plan.csv")
        == "order,site_id,type,x,y,cost,cost_total,people_gained,elderly_gained,children_gained,"
        + "types_newly_met,communities_newly_meeting_5min,communities_newly_meeting_15min")
    let steps = try folder.rows("plan/plan.csv")
    #expect(steps.count > 1 && Set(steps.map { $0["site_id"] }).count == steps.count)
    var total = 0.0
    for step in steps {
      total += try number(step, "cost")
      #expect(abs(try number(step, "cost_total") - total) < 1e-6)
    }
    #expect(total <= 400)
    let whole = try proposed("plan")
    #expect(abs(try number(whole, "elderly_gained") - sum(steps, "elderly_gained")) < 2e-3)
    #expect(abs(try number(whole, "people_gained") - sum(steps, "people_gained")) < 2e-3)
    #expect(try number(whole, "types_newly_met") == sum(steps, "types_newly_met"))
    #expect(try folder.rows("plan/proposals.csv").map { $0["type"] } == steps.map { $0["type"] })
    // A site whose cost the register leaves open costs 1 in the plan and nothing is said of it.
    let free = steps.first { $0["site_id"] == "s6" }
    #expect(free == nil || free?["cost"] == "1")
  }

  /// Over land the gains are those of a what-if, and the screen says beside them what the cells said.
  @Test(arguments: [true, false], ["communityHealthStation", "communityHealthStation,pharmacy"])
  func landIsCountedExactly(network: Bool, types: String) throws {
    let isPlan = types.contains(",")
    let run = try folder.run(
      "site",
      ["--type", types, isPlan ? "--budget" : "--count", isPlan ? "300" : "2", "--candidates"]
        + ["idle.csv", "--measure", "area", "--cell", "100", "--out", "run"], network: network)
    #expect(run.status == 0 && run.error == "", "\(run.error)")
    #expect(run.output.contains("Chosen by cells (newly covered by cells: "), "\(run.output)")
    let gain = try sum(folder.rows("run/sites.csv"), "gain")
    #expect(try abs(gain - exactGain("run", network: network)) < 0.1)
    let summary = try folder.content("run/summary.json")
    #expect(summary.contains("\"gain\": \(String(gain).prefix(8))"))
    let last = try #require(try folder.rows("run/sites.csv").last)
    let before = try number(last, "covered_after") - gain
    #expect(summary.contains("\"covered_before\": \(String(before).prefix(7))"))
  }

  /// m² that a what-if of the run's scenario brings within reach: shares of 9 decimals of about 10⁶ m².
  private func exactGain(_ run: String, network: Bool) throws -> Double {
    let area = ["--measure", "area", "--quiet"]
    let whatIf = try folder.run(
      "whatif", ["--scenario", "\(run)/scenario.yaml", "--out", "w"] + area, network: network)
    let assess = try folder.run("assess", ["--out", "a"] + area, network: network)
    #expect(whatIf.status == 0 && assess.status == 0, "\(whatIf.error)\(assess.error)")
    let coverage = try folder.rows("a/coverage.csv")
    return try folder.rows("w/changes.csv").reduce(0) { sum, change in
      let row = try #require(
        coverage.first {
          $0["community_id"] == change["community_id"] && $0["type"] == change["type"]
        })
      let share = try number(change, "coverage_after") - number(change, "coverage_before")
      return sum + share * (try number(row, "demand"))
    }
  }

  /// One cell in the middle of a large community is reached as a whole, its land is not.
  @Test func aFixByCellsSaysWhatItMisses() throws {
    let run = try folder.run(
      "site",
      ["--type", "pharmacy", "--model", "fix", "--measure", "area", "--cell", "2000"]
        + ["--candidate-cell", "200", "--out", "run", "--language", "zh"], network: false)
    #expect(run.status == 0 && run.error == "", "\(run.error)")
    let missed = try folder.rows("run/problems.csv").filter {
      $0["problem"]?.contains("精确核算不达标") ?? false
    }
    #expect(missed.map { $0["features"] } == ["A;B"])
    #expect(run.output.contains("精确核算仍未达标的社区:2 个"), "\(run.output)")
    #expect(run.output.contains("按格网单元选址"))
  }

  /// No site serves more than its capacity; with less of it fewer people are served.
  @Test func capacitiesLimitWhomASiteServes() throws {
    let question = ["--type", "pharmacy", "--candidates", "idle.csv", "--count", "2", "--exact"]
    var last = Double.infinity
    for capacity in [100_000, 600, 200] {
      let run = try folder.run(
        "site", question + ["--capacity", "\(capacity)", "--out", "run"])
      #expect(run.status == 0 && run.output.contains("proven optimal"), "\(run.error)")
      #expect(
        try folder.columns("run/sites.csv")
          == "order,site_id,x,y,gain,covered_after,share_after,cost,capacity,served,community_id,community,"
          + "street,district")
      let sites = try folder.rows("run/sites.csv")
      #expect(sites.allSatisfy { $0["capacity"] == "\(capacity)" })
      for row in sites { #expect(try number(row, "served") <= Double(capacity)) }
      let served = try sum(sites, "served")
      #expect(abs(served - (try sum(sites, "gain"))) < 1e-6 && served < last)
      last = served
    }
    #expect(last == 400)
    let free = try folder.run("site", question + ["--out", "run"])
    #expect(free.status == 0)
    #expect(!(try folder.columns("run/sites.csv").contains("capacity")))
  }

  @Test(arguments: [
    ["--model", "lscp"], ["--model", "pmedian", "--count", "2"],
    ["--model", "pcenter", "--count", "4"], ["--model", "fix"],
    ["--count", "2", "--objective", "communities"], ["--count", "2", "--objective", "circle"],
    ["--budget", "300"], ["--model", "pmedian", "--budget", "300"],
    ["--count", "2", "--elderly-weight", "2", "--children-weight", "1"],
  ])
  func everyModelAnswers(arguments: [String]) throws {
    let question = ["--type", "pharmacy", "--candidates", "idle.csv", "--threshold", "0.5"]
    for network in [true, false] {
      let run = try folder.run(
        "site", question + arguments + ["--exact", "--out", "run"], network: network)
      #expect(run.status == 0 && run.error == "", "\(run.error)")
      #expect(run.output.contains("proven optimal"), "\(run.output)")
      #expect(run.output.contains(network ? "on the network" : "walks not checked"))
    }
  }

  /// `whatif` and `site` tell what `assess` tells of the same files, on foot and by straight lines.
  @Test func problemsAreThoseOfAnExamination() throws {
    try folder.write(
      """
      id,type,lon,lat
      F1,communityHealthStation,120.0021,30.0022
      F2,pharmacy,120.0183,30.0074
      F2,pharmacy,120.0163,30.0074
      far,pharmacy,120.0283,30.0374
      odd,lighthouse,120.0083,30.0074
      """, "facilities.csv")
    try folder.write(
      """
      scenario: 1
      name: N
      crs: EPSG:4326
      add: [{id: new, type: pharmacy, at: [120.005, 30.005]}]
      """, "n.yaml")
    for network in [true, false] {
      let runs = [
        try folder.run("assess", ["--out", "a"], network: network),
        try folder.run("whatif", ["--scenario", "n.yaml", "--out", "b"], network: network),
        try folder.run(
          "site", ["--type", "pharmacy", "--count", "1", "--out", "c"], network: network),
      ]
      #expect(runs.allSatisfy { $0.status == 0 }, "\(runs.map(\.error))")
      let told = try folder.content("a/problems.csv")
      #expect(told.contains("lighthouse") && told.contains("'F2'"))
      #expect(!network || told.contains(",far,"), "\(told)")
      for other in ["b", "c"] { #expect(try folder.content(other + "/problems.csv") == told) }
    }
  }

  /// Each plan beside the proposed one is found by siting without the others, and says who is covered.
  @Test(arguments: [
    ["--count", "2"], ["--model", "pmedian", "--count", "2"],
    ["--model", "pcenter", "--count", "3"], ["--model", "fix"], ["--budget", "300"],
    ["--count", "2", "--objective", "communities"],
  ])
  func alternativesOfEveryModel(arguments: [String]) throws {
    let question = ["--type", "pharmacy", "--candidates", "idle.csv", "--threshold", "0.5"]
    let run = try folder.run(
      "site",
      question + arguments + ["--exact", "--alternatives", "3", "--alternatives-within", "60"]
        + ["--out", "run"], network: true)
    #expect(run.status == 0 && run.error == "", "\(run.error)")
    let plans = try folder.rows("run/alternatives.csv")
    #expect(plans.count > 1 && plans.count <= 4, "\(run.output)")
    #expect(Set(plans.map { $0["sites"] ?? "" }).count == plans.count)
    #expect(run.output.contains("Other plans within 60% of the proposed: \(plans.count - 1)"))
    for plan in plans.dropFirst() {
      let (sites, first) = (Self.ids(plan, "sites"), Self.ids(plans[0], "sites"))
      #expect(Self.ids(plan, "sites_in") == sites.subtracting(first))
      #expect(Self.ids(plan, "sites_out") == first.subtracting(sites))
      let change = try number(plan, "covered") - number(plans[0], "covered")
      #expect(abs(change - (try number(plan, "covered_change"))) < 1e-5)
    }
  }

  /// Whom no candidate reaches is among those who are left, of whom the same distance decides.
  @Test func whoIsLeftIncludesWhoCannotBeReached() throws {
    let run = try folder.run(
      "site",
      ["--type", "pharmacy", "--model", "pmedian", "--count", "1", "--radius", "120", "--exact"]
        + ["--candidates", "idle.csv", "--out", "run"])
    #expect(run.status == 0, "\(run.error)")
    let data = Data(try folder.content("run/summary.json").utf8)
    let summary = try #require(JSONSerialization.jsonObject(with: data) as? [String: Any])
    let left = try #require(summary["demand_places_without"] as? Int)
    let unreachable = try #require(summary["unreachable"] as? Int)
    #expect(unreachable > 0 && left >= unreachable, "\(left), \(unreachable)")
    let (served, without) = (summary["served"] as? Double, summary["without"] as? Double)
    #expect((served ?? 0) + (without ?? 0) == summary["weight"] as? Double)
  }

  private static func ids(_ row: [String: String], _ column: String) -> Set<String> {
    Set((row[column] ?? "").split(separator: ";").map(String.init))
  }

  /// Every row of the register that cannot be used is told with what to do.
  @Test func whatCannotBeUsedIsTold() throws {
    let far = try folder.content("idle.csv") + "s7,Far,121,31,400,City,rented,5\n"
    try folder.write(far, "far.csv")
    let run = try site(
      "--type", "communityHealthStation", "--budget", "500", "--candidates", "far.csv")
    #expect(run.status == 0 && run.error == "", "\(run.error)")
    let problems = try folder.rows("run/problems.csv").filter { $0["feature"] != "" }
    let found = Dictionary(grouping: problems) { $0["feature"] ?? "" }.mapValues { rows in
      rows.compactMap { $0["problem"] }
    }
    #expect(found["s4"]?.contains { $0.contains("80 m², less than the 150 m²") } ?? false)
    #expect(found["s6"] == ["has no cost and is left out"])
    #expect(found["s7"]?.contains { $0.contains("farther than the radius") } ?? false)
    #expect(run.output.contains("without a cost: 1"))
    let none = try site(
      "--type", "communityHealthStation", "--budget", "1", "--candidates", "idle.csv")
    #expect(none.status == 0 && none.output.contains("No candidate within the budget"))
  }

  @Test func candidatesAreGenerated() throws {
    for kind in ["cells", "nodes"] {
      let run = try site(
        "--type", "pharmacy", "--count", "2", "--generate", kind, "--candidate-cell", "200")
      #expect(run.status == 0, "\(run.error)")
      let ids = try folder.rows("run/sites.csv").compactMap { $0["site_id"] }
      #expect(ids.count == 2 && ids.allSatisfy { $0.hasPrefix(kind.dropLast() + ":") })
      #expect(try number(proposed("run"), "people_gained") > 0)
    }
  }

  @Test(arguments: [
    (["--count", "2"], 2, "give --type"),
    (["--type", "pharmacy,kindergarten", "--count", "2"], 2, "several types need --budget"),
    (["--type", "pharmacy,pharmacy", "--budget", "2"], 2, "names a type twice"),
    (["--type", "pharmacy"], 2, "needs --count"),
    (["--type", "pharmacy", "--count", "2", "--budget", "9"], 2, "exclude each other"),
    (["--type", "spa", "--count", "2"], 2, "the standard has no type 'spa'"),
    (["--type", "pharmacy", "--model", "pmedian"], 2, "needs --count"),
    (["--type", "pharmacy", "--count", "0"], 2, "--count 0 is less than 1"),
    (["--type", "pharmacy", "--count", "1", "--types", "kindergarten"], 2, "not among the types"),
    (["--type", "pharmacy", "--count", "1", "--demand", "d.csv"], 2, "need --cost-matrix"),
    (["--type", "kindergarten", "--count", "1", "--elderly-weight", "2"], 2, "does nothing"),
    (
      ["--type", "pharmacy", "--count", "1", "--candidates", "idle.csv", "--generate", "cells"], 2,
      "excludes --generate"
    ),
    (["--type", "pharmacy", "--model", "pcenter", "--budget", "2"], 2, "knows no --budget"),
    (["--type", "pharmacy", "--budget", "-1"], 2, "--budget"),
    (["--type", "pharmacy", "--count", "2", "--generate", "nodes"], 2, "there is no network"),
    (["--type", "pharmacy", "--count", "2", "--candidate-cell", "5"], 2, "--candidate-cell"),
    (["--type", "pharmacy", "--count", "2", "--candidates", "none.csv"], 3, "none.csv: no such"),
    (["--type", "pharmacy", "--count", "2", "--candidates", "empty.csv"], 3, "empty.csv"),
    (
      ["--type", "communityHealthStation", "--count", "1", "--candidates", "small.csv"], 3,
      "small.csv: every candidate site is too small"
    ),
    (
      ["--type", "pharmacy", "--model", "pcenter", "--count", "1", "--objective", "circle"], 2,
      "needs --model mclp"
    ),
  ])
  func wrongQuestionsAreOneLine(arguments: [String], status: Int, piece: String) throws {
    let run = try folder.run("site", arguments + ["--out", "run"], network: false)
    #expect(Int(run.status) == status && run.output == "", "\(run.error)")
    #expect(run.isOneLineOfError && run.error.contains(piece), "\(run.error)")
    #expect(try !folder.names().contains("run"))
  }

  @Test(arguments: [
    ["--type", "pharmacy", "--count", "3", "--generate", "nodes", "--candidate-cell", "150"],
    ["--type", "communityHealthStation,pharmacy", "--budget", "400", "--candidates", "idle.csv"],
    ["--type", "kindergarten", "--model", "pcenter", "--count", "5", "--candidates", "idle.csv"],
  ])
  func sameBytesTwiceAndWithAnyThreads(arguments: [String]) throws {
    for (out, threads) in [("a", "1"), ("b", "1"), ("c", "3")] {
      let run = try folder.run(
        "site", arguments + ["--out", out, "--threads", threads, "--quiet"])
      #expect(run.status == 0 && run.error == "" && run.output == "", "\(run.error)")
    }
    let names = try folder.names("a")
    for name in names where name != "summary.json" {
      let first = try folder.content("a/\(name)")
      #expect(try folder.content("b/\(name)") == first && folder.content("c/\(name)") == first)
    }
    #expect(try folder.names("b") == names && folder.names("c") == names)
  }
}
