import Foundation
import TestSupport
import Testing

/// `assess --format reach` and `explain --route`, through the built command.
@Suite struct ReachCommandTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    for (name, contents) in TwoSquares.files { try folder.write(name, contents) }
    try folder.write("streets.geojson", Self.streets)
    try folder.write("study.yaml", Self.study)
  }

  /// One street along the middle of both squares and one up to the second facility.
  private static let streets =
    """
    {"type":"FeatureCollection","features":[
    {"type":"Feature","properties":{},"geometry":{"type":"LineString","coordinates":
    [[119.999,30.005],[120.002,30.005],[120.021,30.005]]}},
    {"type":"Feature","properties":{},"geometry":{"type":"LineString","coordinates":
    [[120.002,30.005],[120.002,30.001]]}}
    ]}
    """

  private static let study =
    """
    study: 1
    communities: {path: communities.geojson}
    facilities: [{path: facilities.csv, crs: "EPSG:4326"}]
    network: {path: streets.geojson}
    """

  private func run(_ arguments: String...) throws -> BuiltCommand {
    try BuiltCommand(arguments, in: folder)
  }

  private struct Layer: Decodable {
    struct Feature: Decodable {
      struct Geometry: Decodable { var type: String }
      struct Properties: Decodable {
        var type: String
        var metric: String?
        var areaM2: Double?
        var facilityId: String?
        var facilities: Int?
        var start: String?
        var line: String?
        var metres: Double?
        var straightM: Double?
      }
      var properties: Properties
      var geometry: Geometry?
    }
    var features: [Feature]
  }

  private func layer(_ name: String) throws -> [Layer.Feature] {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    return try decoder.decode(Layer.self, from: folder.data(name)).features
  }

  private func rows(_ name: String) throws -> [[String: String]] {
    let rows = WrittenTable.rows(try folder.content(name))
    let columns = rows.first ?? []
    return rows.dropFirst().map { cells in
      Dictionary(zip(columns, cells), uniquingKeysWith: { first, _ in first })
    }
  }

  @Test func reachOfTypesAndFacilities() throws {
    let flags = ["assess", "--study", "study.yaml", "--measure", "area", "--quiet"]
    let all = try BuiltCommand(
      flags + ["--format", "reach,gpkg,csv", "--out", "all"], in: folder)
    #expect(all.status == 0, "\(all.error)")
    let types = try layer("all/reach.geojson")
    let pharmacy = types.filter { $0.properties.type == "pharmacy" }.map(\.properties)
    #expect(pharmacy.map(\.metric) == ["network", "straight"])
    #expect(pharmacy.allSatisfy { $0.facilities == 2 && ($0.areaM2 ?? 0) > 100_000 })
    #expect((pharmacy[0].areaM2 ?? 0) < (pharmacy[1].areaM2 ?? 0))
    #expect(types.filter { $0.properties.facilities == 0 }.allSatisfy { $0.geometry == nil })
    #expect(try folder.names("all").contains("results.gpkg"))
    let covered = try rows("all/coverage.csv").filter { $0["type"] == "pharmacy" }
      .compactMap { $0["covered"].flatMap(Double.init) }.reduce(0, +)
    #expect(abs(covered - (pharmacy[0].areaM2 ?? 0)) < 1000)
    let each = try BuiltCommand(
      flags + [
        "--format", "reach", "--reach-of", "facility", "--types", "pharmacy", "--out", "each",
      ], in: folder)
    #expect(each.status == 0, "\(each.error)")
    let single = try layer("each/reach.geojson").map(\.properties)
    #expect(single.map(\.facilityId) == ["F2", "F2", "F3", "F3"])
    // A later run without reach takes the file away.
    #expect(try BuiltCommand(flags + ["--out", "each"], in: folder).status == 0)
    #expect(try !folder.names("each").contains("reach.geojson"))
  }

  @Test func othersRefuseReach() throws {
    let scenario = try run(
      "whatif", "--study", "study.yaml", "--scenario", "s.yaml", "--format", "reach")
    #expect(scenario.status == 2 && scenario.error.contains("--format reach"))
    let tolerance = try run(
      "assess", "--study", "study.yaml", "--format", "reach", "--reach-tolerance", "0")
    #expect(tolerance.status == 2 && tolerance.error.contains("--reach-tolerance"))
  }

  @Test func wayOfACommunity() throws {
    #expect(
      try run("assess", "--study", "study.yaml", "--quiet", "--measure", "area", "--out", "run")
        .status == 0)
    let explain = [
      "explain", "--run", "run", "--community", "B", "--type", "pharmacy", "--study",
      "study.yaml", "--language", "en", "--route",
    ]
    let told = try BuiltCommand(explain, in: folder)
    #expect(told.status == 0, "\(told.error)")
    #expect(told.output.contains("m on foot") && told.output.contains("Route: route.geojson"))
    let ways = try layer("route.geojson").map(\.properties)
    #expect(ways.map(\.start) == ["nearest", "nearest", "middle", "middle"])
    #expect(ways.map(\.line) == ["walk", "straight", "walk", "straight"])
    let row = try #require(
      try rows("run/coverage.csv").first { $0["type"] == "pharmacy" && $0["community_id"] == "B" })
    let least = try #require(row["min_m"].flatMap(Double.init))
    #expect(abs((ways[0].metres ?? 0) - least) < 0.01)
    #expect((ways[0].straightM ?? 0) <= least + 0.01)
    #expect((ways[2].metres ?? 0) > least)
    // An earlier route is replaced, somebody's own file is not.
    #expect(try BuiltCommand(explain, in: folder).status == 0)
    #expect(try BuiltCommand(explain + ["way.gpkg"], in: folder).status == 0)
    #expect(try BuiltCommand(explain + ["communities.geojson"], in: folder).status == 4)
    #expect(try run("explain", "--run", "run", "--community", "B", "--route").status == 2)
  }
}
