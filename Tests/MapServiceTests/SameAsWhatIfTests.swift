import Foundation
import TestSupport
import Testing

/// What the page is told against the files that `whatif` writes of the scenario that was saved.
@Suite(.serialized) struct SameAsWhatIfTests {
  private static let types = ["pharmacy", "communityCanteen", "kindergarten", "convenienceStore"]

  private static func scenario(_ random: inout SeededRandom) -> String {
    func place() -> String {
      "[\(120 + random.between(-0.01, 0.01)),\(30 + random.between(-0.01, 0.01))]"
    }
    func facility(_ first: Int) -> String { "\"F0000\(first + random.below(25))\"" }
    let local = "[\(random.between(-900, 900)),\(random.between(-900, 900))]"
    return """
      {"add":[{"id":"n 1","type":"\(types[random.below(4)])","at":\(place()),"cost":12.5},\
      {"id":"n2","types":["pharmacy","\(types[1 + random.below(3)])"],"xy":\(local)}],\
      "remove":[\(facility(10))],"move":[{"id":\(facility(40)),"to":\(place())}]}
      """
  }

  @Test(arguments: ["straight", "network"]) func toTheLastPerson(_ metric: String) throws {
    let folder = try TemporaryFolder()
    #expect(
      try BuiltCommand(["generate", "--communities", "5", "--out", "city"], in: folder).status == 0)
    let study = ["--study", "city/study.yaml", "--quiet", "--metric", metric]
    let map = try ServedMap(study + ["--out", "kept"], in: folder)
    var random = SeededRandom(metric.utf8.count)
    var (compared, tried) = (0, 0)
    while compared < 2 && tried < 40 {
      tried += 1
      let scenario = Self.scenario(&random)
      let told = try #require(map.post("/api/whatif", "{\"scenario\":\(scenario)}"))
      guard told.status == 200 else { continue }
      compared += 1
      let body = "{\"name\":\"s\(compared)\",\"scenario\":\(scenario)}"
      #expect(map.post("/api/scenarios", body)?.status == 201)
      let run = try BuiltCommand(
        ["whatif"] + study + ["--scenario", "kept/s\(compared).yaml", "--out", "run"], in: folder)
      #expect(run.status == 0, "\(run.error)")
      try expectSame(try Self.object(told.body), in: folder)
    }
    #expect(compared == 2)
    try expectSitesOfSite(map, study, in: folder)
  }

  private static func object(_ bytes: some Sequence<UInt8>) throws -> [String: Any] {
    try #require(JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
  }

  private func expectSame(_ told: [String: Any], in folder: TemporaryFolder) throws {
    let summary = try Self.object(folder.data("run/summary.json"))
    var expected = try #require((summary["scenarios"] as? [[String: Any]])?.first)
    var figures = try #require(told["figures"] as? [String: Any])
    (expected["name"], figures["name"]) = (nil, nil)
    #expect(figures as NSDictionary == expected as NSDictionary)
    let written = try folder.content("run/changes.csv").split(separator: "\n").dropFirst().map {
      $0.split(separator: ",", omittingEmptySubsequences: false).dropFirst().map(String.init)
    }
    let changes = try #require(told["changes"] as? [[String: Any]])
    #expect(changes.count == written.count && !changes.isEmpty)
    for (change, row) in zip(changes, written) {
      #expect(change["community_id"] as? String == row[0] && change["type"] as? String == row[1])
      for (key, cell) in [
        ("coverage_before", row[2]), ("coverage_after", row[3]), ("people_gained", row[6]),
      ] {
        #expect(change[key] as? Double == Double(cell), "\(key) of \(row)")
      }
      #expect(change["verdict_before"] as? String == row[4])
      #expect(change["verdict_after"] as? String == row[5])
    }
    try expectCircles(told, figures)
  }

  /// The communities that are named are as many as are counted.
  private func expectCircles(_ told: [String: Any], _ figures: [String: Any]) throws {
    for circle in try #require(told["circles"] as? [[String: Any]]) {
      let minutes = try #require(circle["minutes"] as? Int)
      let met = try #require(circle["newly_met"] as? [Any]).count
      let lost = try #require(circle["lost"] as? [Any]).count
      #expect(figures["newly_meet_\(minutes)min"] as? Int == met - lost)
    }
    for (list, key) in [("gains", "gained"), ("losses", "lost")] {
      let amounts = try #require(told[list] as? [[String: Any]]).compactMap {
        $0["amount"] as? Double
      }
      let sum = try #require(figures[key] as? Double)
      #expect(abs(amounts.reduce(0, +) - sum) < 0.01 * Double(amounts.count + 1))
    }
  }

  /// Sites, and what each gains, are those of `site`.
  private func expectSitesOfSite(
    _ map: ServedMap, _ study: [String], in folder: TemporaryFolder
  ) throws {
    let run = try BuiltCommand(
      ["site"] + study + ["--type", "pharmacy", "--count", "3", "--out", "run"], in: folder)
    #expect(run.status == 0, "\(run.error)")
    let told = try #require(map.post("/api/sites", #"{"type":"pharmacy","count":3}"#))
    let sites = try #require(Self.object(told.body)["sites"] as? [[String: Any]])
    let written = try folder.content("run/sites.csv").split(separator: "\n").dropFirst().map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    #expect(sites.count == written.count && !sites.isEmpty)
    for (site, row) in zip(sites, written) {
      #expect(site["site_id"] as? String == row[1])
      let place = try #require(site["at"] as? [Double])
      #expect(
        abs(place[0] - (Double(row[2]) ?? 0)) < 1e-6 && abs(place[1] - (Double(row[3]) ?? 0)) < 1e-6
      )
      #expect(abs((site["gain"] as? Double ?? -1) - (Double(row[4]) ?? 0)) < 0.001)
    }
    let inside = try #require(
      map.post("/api/sites", #"{"type":"pharmacy","count":2,"community":"900101001001"}"#))
    let own = try #require(Self.object(inside.body)["sites"] as? [[String: Any]])
    #expect(own.allSatisfy { $0["community_id"] as? String == "900101001001" })
  }
}
