import Foundation
import TestSupport
import Testing

/// `changes.geojson` and `sites.geojson` beside the tables that say the same.
@Suite struct ChangeMapTests {
  private let town: NamedTown

  init() throws { town = try NamedTown() }

  private func properties(_ features: [[String: Any]], _ kind: String) -> [[String: Any]] {
    features.compactMap { $0["properties"] as? [String: Any] }.filter {
      $0["feature"] as? String == kind
    }
  }

  /// Each row of the table is on the map, and no community that does not change.
  @Test func changesAreThoseOfTheTable() throws {
    let run = try town.run(
      ["whatif", "--scenario", "scenario.yaml", "--format", "csv,geojson,gpkg"], out: "w")
    try #require(run.status == 0, "\(run.error)")
    #expect(run.output.contains("changes.geojson"))
    let communities = properties(try town.features("w/changes.geojson"), "community")
    let rows = try town.rows("w/changes.csv")
    #expect(!rows.isEmpty)
    for row in rows {
      let id = try #require(row["community_id"])
      let found = try #require(communities.first { $0["community_id"] as? String == id })
      #expect(found["scenario"] as? String == "<s> & ]]> =1")
      let number = try #require(Int(id.dropFirst()))
      #expect(found["name"] as? String == NamedTown.namesRead[number])
      for column in ["coverage_before", "coverage_after", "people_gained"] {
        let value = try #require(found["\(column)_pharmacy"] as? Double, "\(column)")
        #expect(value == row[column].flatMap(Double.init), "\(column)")
      }
      for column in ["verdict_before", "verdict_after"] {
        #expect(found["\(column)_pharmacy"] as? String == row[column])
      }
      let gained = try #require(row["people_gained"].flatMap(Double.init))
      #expect(found["change"] as? String == (gained > 0 ? "better" : "worse"))
    }
    #expect(
      communities.compactMap { $0["community_id"] as? String }
        == Set(rows.compactMap { $0["community_id"] }).sorted())
    try expectFacilities()
  }

  private func expectFacilities() throws {
    let features = try town.features("w/changes.geojson")
    let facilities = properties(features, "facility")
    #expect(facilities.compactMap { $0["role"] as? String } == ["added", "removed", "moved"])
    #expect(facilities.compactMap { $0["facility_id"] as? String } == ["N<1>", "F0", "F1"])
    let places = features.suffix(3).compactMap {
      ($0["geometry"] as? [String: Any])?["coordinates"] as? [Double]
    }
    for (place, expected) in zip(places, [(120.025, 30.015), (120.005, 30.005), (120.016, 30.004)])
    {
      #expect(abs(place[0] - expected.0) < 1e-7 && abs(place[1] - expected.1) < 1e-7)
    }
    // 0.001° of longitude and of latitude at 30°: 96.5 m and 110.9 m.
    let moved = try #require(facilities[2]["moved_m"] as? Double)
    #expect(abs(moved - (96.49 * 96.49 + 110.85 * 110.85).squareRoot()) < 0.5)
    let made = try town.package("w")
    #expect(
      try made.value("SELECT group_concat(role) FROM scenario_facilities") == "added,removed,moved")
    #expect(
      try made.value("SELECT count(*) FROM changes") == "\(try town.rows("w/changes.csv").count)")
    #expect(
      try made.value("SELECT group_concat(DISTINCT f_table_name) FROM layer_styles")
        == "changes,changed_communities,scenario_facilities")
  }

  /// A site names the community that it lies in, in the table and on the map.
  @Test func sitesNameTheirCommunity() throws {
    let run = try town.run(
      ["site", "--type", "pharmacy", "--count", "1", "--format", "csv,geojson"], out: "s")
    try #require(run.status == 0, "\(run.error)")
    let rows = try town.rows("s/sites.csv")
    let features = try town.features("s/sites.geojson")
    #expect(rows.count == 1 && features.count == 1)
    for (row, feature) in zip(rows, features) {
      let found = try #require(feature["properties"] as? [String: Any])
      let geometry = try #require(feature["geometry"] as? [String: Any])
      let place = try #require(geometry["coordinates"] as? [Double])
      let number = try #require(
        NamedTown.corners.firstIndex {
          ($0.0...$0.0 + 0.01).contains(place[0]) && ($0.1...$0.1 + 0.01).contains(place[1])
        })
      #expect(
        row["community_id"] == "C\(number)" && found["community_id"] as? String == "C\(number)")
      #expect(found["community"] as? String == NamedTown.namesRead[number])
      #expect(found["street"] as? String == NamedTown.streets[number / 3])
      #expect(found["district"] as? String == NamedTown.district)
      for column in ["gain", "share_after"] {
        let value = try #require(found[column] as? Double)
        #expect(abs(value - (row[column].flatMap(Double.init) ?? -1)) < 1e-6)
      }
    }
  }

  @Test func projectsOfAPlanAreSites() throws {
    let run = try town.run(
      ["plan", "--budget", "100", "--format", "csv,geojson,xlsx,gpkg"], out: "p")
    try #require(run.status == 0, "\(run.error)")
    let features = try town.features("p/sites.geojson")
    let rows = try town.rows("p/projects.csv")
    #expect(features.count == rows.count)
    let ids = features.map { ($0["properties"] as? [String: Any])?["project_id"] as? String }
    #expect(ids == rows.map { $0["project_id"] })
    #expect(try town.package("p").value("SELECT count(*) FROM projects") == "\(rows.count)")
  }

  private static let refused = [
    ("whatif", ["svg", "png", "docx", "reach"]), ("site", ["docx", "reach"]),
    ("plan", ["png", "svg", "reach"]), ("compare", ["geojson", "svg", "reach"]),
  ]

  /// By name, before anything is read: no input is there.
  @Test(arguments: refused)
  func otherFormatsAreRefused(command: String, formats: [String]) throws {
    let folder = try TemporaryFolder()
    let arguments = [
      "whatif": ["--study", "no.yaml", "--scenario", "no.yaml"],
      "site": ["--study", "no.yaml", "--type", "pharmacy", "--count", "1"],
      "plan": ["--study", "no.yaml", "--budget", "1"], "compare": ["no", "none"],
    ]
    for format in formats {
      let run = try BuiltCommand(
        [command] + (arguments[command] ?? []) + ["--format", "csv," + format], in: folder)
      #expect(run.status == 2 && run.isOneLineOfError, "\(run.error)")
      #expect(run.error.contains("--format \(format) is not written by \(command); use csv, "))
    }
  }
}
