import Foundation
import TestSupport
import Testing

/// Indices, streets and layers of units in the files of `assess`.
@Suite struct IndexCommandTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    _ = try folder.write("communities.geojson", Self.communities)
    _ = try folder.write(
      "facilities.csv",
      "id,type,lon,lat,rating,area\nF1,pharmacy,120.005,30.005,4,80\nF2,clinic,120.015,30.005,2,\n")
    _ = try folder.write("circles.geojson", Self.circles)
    _ = try folder.write("standard.yaml", Self.standard)
  }

  private static func square(_ x: Int, _ width: Int = 1) -> String {
    let (a, b) = (120 + 0.01 * Double(x), 120 + 0.01 * Double(x + width))
    return "[[[\(a),30],[\(b),30],[\(b),30.01],[\(a),30.01],[\(a),30]]]"
  }

  private static let communities =
    """
    {"type":"FeatureCollection","features":[
    {"type":"Feature","properties":{"id":"A","street":"一街","kind":"老","population":1000},"geometry":{"type":"Polygon","coordinates":\(square(0))}},
    {"type":"Feature","properties":{"id":"B","street":"一街","kind":"新","population":3000},"geometry":{"type":"Polygon","coordinates":\(square(1))}}
    ]}
    """
  private static let circles =
    """
    {"type":"FeatureCollection","features":[
    {"type":"Feature","properties":{"id":"Q1","name":"圈"},"geometry":{"type":"Polygon","coordinates":\(square(0, 2))}}
    ]}
    """
  private static let standard = """
    standard: 1
    threshold: 0.5
    types:
      - {id: pharmacy, circle: 15, radius_m: 500, adequacy: {min_m2: 100}}
      - {id: clinic, circle: 15, radius_m: 500}
    presence: [{type: clinic, in: street, count: 2}]
    ratings: [{name: {zh: 好, en: good}, from: 1}]

    """

  private func assess(_ arguments: String...) throws -> BuiltCommand {
    try BuiltCommand(
      [
        "assess", "--communities", "communities.geojson", "--facilities", "facilities.csv",
        "--facilities-crs", "EPSG:4326", "--standard", "standard.yaml",
      ] + arguments, in: folder)
  }

  /// Rows of a table by column.
  private func table(_ name: String) throws -> [[String: String]] {
    let rows = WrittenTable.rows(try folder.content("lifecircle-out/\(name)"))
    return rows.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(rows[0], $0)) }
  }

  @Test func indicesOfCommunitiesStreetsAndKinds() throws {
    #expect(try assess("--language", "zh").status == 0)
    let communities = try table("communities.csv")
    let street = try #require(try table("streets.csv").first)
    let coverage = try table("coverage.csv")
    for (number, row) in communities.enumerated() {
      let own = coverage[2 * number..<2 * number + 2].compactMap { Double($0["coverage"] ?? "") }
      let base = try #require(Double(row["base_index"] ?? ""))
      #expect(abs(base - 50 * (own[0] + own[1])) < 1e-4)
      #expect(row["rating"] == "好" && row["index_note"]?.contains("自测参考") == true)
    }
    // 1000 and 3000 people.
    let bases = communities.compactMap { Double($0["base_index"] ?? "") }
    #expect(abs((Double(street["base_index"] ?? "") ?? 0) - (bases[0] + 3 * bases[1]) / 4) < 1e-4)
    #expect(street["presence_missing"] == "clinic")
    #expect(street["street_meets_15min"] == "no" && street["street_types_met_15min"] == "0")
    #expect(try table("kinds.csv").map { $0["kind"] } == ["新", "老"])
    #expect(communities.map { $0["rank"] ?? "" }.sorted() == ["1", "2"])
  }

  @Test func theScreenSaysWhatTheIndexIsNot() throws {
    let text = try assess("--language", "zh").output
    #expect(text.contains("自测指数(非官方,满分100)"))
    #expect(text.contains("不可比较、不可用于考核排名"))
    #expect(text.contains("15分钟公共服务圈由街道负责"))
    #expect(text.contains("2项半径中2项待核或自定"))
    #expect(!text.contains("生活圈"))
  }

  /// A layer of units answers in place of the streets.
  @Test func unitsAreExaminedInTheSameRun() throws {
    _ = try folder.write(
      "study.yaml",
      "study: 1\ncommunities: {path: communities.geojson}\nfacilities: [{path: facilities.csv, crs: EPSG:4326}]\n"
        + "standard: standard.yaml\nunits: [{path: circles.geojson, name: 划定圈, circle: 15}]\n")
    let run = try BuiltCommand(["assess", "--study", "study.yaml", "--language", "zh"], in: folder)
    #expect(run.status == 0, "\(run.error)")
    #expect(run.output.contains("按图层“划定圈”判定:达标 0/1"))
    #expect(!run.output.contains("由街道负责"))
    let units = try table("examined_units.csv")
    #expect(units.map { $0["unit_id"] } == ["Q1"] && units[0]["layer"] == "划定圈")
    // The unit is both communities together.
    let coverage = try table("coverage.csv")
    let own = try table("examined_unit_coverage.csv")
    for type in 0..<2 {
      let covered = [coverage[type], coverage[2 + type]].compactMap { Double($0["covered"] ?? "") }
      let all = try #require(Double(own[type]["covered"] ?? ""))
      #expect(abs(all - covered[0] - covered[1]) < 0.5)
    }
    let summary = try folder.content("lifecircle-out/summary.json")
    #expect(summary.contains("\"judged\": 1"))
    #expect(!summary.contains("streets_meet"))
  }

  @Test func theBalanceCanBeLeftOut() throws {
    #expect(try assess("--skip-balance").status == 0)
    let row = try #require(try table("communities.csv").first)
    #expect(row["base_index"] != "" && row["balance_index"] == "" && row["exam_index"] == "")
  }

  @Test func aBasisThatNamesNothing() throws {
    _ = try folder.write(
      "study.yaml",
      "study: 1\ncommunities: {path: communities.geojson}\nfacilities: [{path: facilities.csv, crs: EPSG:4326}]\n"
        + "standard: standard.yaml\nindex_basis: [pharmcy]\n")
    let run = try BuiltCommand(["assess", "--study", "study.yaml"], in: folder)
    #expect(run.status == 3 && run.error.contains("pharmcy"))
  }
}
