import Foundation
import TestSupport
import Testing

/// Circles in other formats and as input of other runs.
@Suite struct CircleFileTests {
  private let town: CircleTown

  init() throws { town = try CircleTown() }

  /// Five-minute circles are units of fifteen-minute ones, and both are examined without a mapping.
  @Test func circlesAreUnitsOfOthers() throws {
    let five = try town.circles(["--minutes", "5", "--people", "1万-2万", "--out", "five"])
    #expect(five.status == 0, "\(five.error)")
    let run = try town.pairs(["--units", "five/circles.geojson", "--language", "en"], out: "out")
    #expect(run.status == 0, "\(run.error)")
    #expect(run.output.contains("Units: the 8 areas of circles.geojson"))
    let direct = try town.pairs([], out: "direct")
    #expect(direct.status == 0)
    for name in ["units.csv", "circles.csv"] {
      #expect(try town.rows("out/" + name) == town.rows("direct/" + name), "\(name)")
    }
    let assessed = try BuiltCommand(
      [
        "assess", "--study", "study.yaml", "--units", "out/circles.geojson", "--out", "assessed",
        "--quiet",
      ], in: town.folder)
    #expect(assessed.status == 0 && assessed.error == "", "\(assessed.error)")
    let (units, circles) = (
      try town.rows("assessed/examined_units.csv"), try town.rows("out/circles.csv")
    )
    #expect(units.map { $0["unit_id"] } == circles.map { $0["id"] })
    for (unit, circle) in zip(units, circles) {
      for column in ["name", "street", "district", "population"] {
        #expect(unit[column] == circle[column], "\(column)")
      }
      #expect(unit["meets_15min"] == circle["meets"])
      #expect(unit["types_met_15min"] == circle["types_met"])
    }
  }

  /// The page draws the circles where they stand in the place of the communities.
  @Test func thePageShowsCircles() throws {
    #expect(try town.pairs([], out: "out").status == 0)
    let page = try BuiltCommand(
      [
        "assess", "--study", "study.yaml", "--communities", "out/circles.geojson", "--format",
        "csv,html", "--out", "page", "--quiet",
      ], in: town.folder)
    #expect(page.status == 0 && page.error == "", "\(page.error)")
    #expect(try town.folder.content("page/report.html").contains("<script"))
    let rows = try town.rows("page/communities.csv")
    #expect(rows.map { $0["community_id"] } == ["15-N1", "15-N3", "15-S1", "15-S3"])
    #expect(rows.map { $0["street"] } == ["北街", "北街", "南街", "南街"])
    #expect(rows.map { $0["meets_15min"] } == ["yes", "no", "yes", "no"])
  }

  @Test func bundlesHoldTheTables() throws {
    let run = try town.pairs(["--format", "csv,xlsx,gpkg"], out: "out")
    #expect(run.status == 0, "\(run.error)")
    #expect(!(try town.folder.names("out").contains("circles.geojson")))
    let book = BundledSheets(try town.folder.data("out/results.xlsx"))
    #expect(book.sheets.map(\.name) == ["circles", "units", "unit_borders", "problems"])
    #expect(book["circles"].map { $0["id"]?.text } == ["15-N1", "15-N3", "15-S1", "15-S3"])
    #expect(book["circles"][0]["population"]?.isNumber == true)
    let made = try PackageMaker(hasTables: false, path: town.folder.path + "/out/results.gpkg")
    let layers = try made.value(
      "SELECT group_concat(table_name) FROM gpkg_contents WHERE data_type = 'features'")
    #expect(layers == "circles,units")
    #expect(try made.value("SELECT count(geom) FROM circles") == "4")
    #expect(try made.value("SELECT sum(population) FROM units") == "120000.0")
    let styles = try made.value(
      "SELECT count(*) FROM layer_styles WHERE f_table_name = 'circles' AND useAsDefault")
    #expect(styles == "1")
  }

  /// Names that a spreadsheet would compute or a page would run are guarded in every file.
  @Test func namesAreEscaped() throws {
    let run = try town.circles(["--minutes", "5", "--people", "1万-2万", "--out", "out"])
    #expect(run.status == 0)
    let table = try town.folder.content("out/circles.csv")
    #expect(table.contains("\nN1,\"'=1+1\",") && table.contains("\nN2,\"<b>,\"\"x\"\"\","))
    let map = try town.folder.content("out/circles.geojson")
    #expect(map.contains("\"name\":\"<b>,\\\"x\\\"\""))
  }

  /// The main street through each community halves it.
  @Test func communitiesAreCut() throws {
    let run = try town.circles(
      [
        "--minutes", "5", "--divide", "--network", "streets.osm", "--out", "out", "--language",
        "en",
      ])
    #expect(run.status == 0, "\(run.error)")
    let circles = try town.rows("out/circles.csv")
    #expect(circles.count == 16 && circles.allSatisfy { $0["population"] == "7500.000" })
    #expect(circles.prefix(2).map { $0["id"] } == ["N1-A", "N1-B"])
    #expect(circles.allSatisfy { $0["households"] == "2500.000" && $0["elderly"] == "1500.000" })
    let areas = Dictionary(grouping: circles) { $0["community_id"] ?? "" }
      .mapValues { $0.reduce(0) { $0 + (Double($1["area_m2"] ?? "") ?? 0) } }
    let whole = CircleTown.width * 96_486 * CircleTown.height * 110_852
    #expect(areas.count == 8 && areas.values.allSatisfy { abs($0 / whole - 1) < 1e-3 })
    #expect(run.output.contains("Units: 8 of 8 communities cut into"))
    let fifteen = try town.pairs(["--divide", "--network", "streets.osm"], out: "fifteen")
    #expect(fifteen.status == 0, "\(fifteen.error)")
    #expect(try town.rows("fifteen/units.csv").count == 16)
  }
}
