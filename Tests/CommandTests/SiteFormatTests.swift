import Foundation
import TestSupport
import Testing

/// Proposed sites as a workbook and as a GeoPackage, looked at by zip, XML and plain SQL.
@Suite struct SiteFormatTests {
  private let folder: SiteTownFolder

  init() throws {
    folder = try SiteTownFolder()
    try folder.write(
      """
      id,name,lon,lat,floor_area,owner,acquisition,cost
      007,老学校,120.0052,30.0071,300,"School ""A"", board",<free>,120
      008,Shop,120.0083,30.0032,200,Wang & Co,rented,80.25
      3.0,,120.0121,30.0052,250,City,bought,260.5
      """, "zeros.csv")
  }

  private func site(_ arguments: [String]) throws -> BuiltCommand {
    let run = try folder.run(
      "site", ["--candidates", "zeros.csv", "--candidates-crs", "EPSG:4326"] + arguments)
    #expect(run.status == 0 && run.error == "", "\(run.error)")
    return run
  }

  private static let texts: Set<String> = [
    "site_id", "name", "type", "owner", "acquisition", "sites", "sites_in", "sites_out",
    "within_gap", "severity", "district", "file", "feature", "field", "problem", "action", "fix",
    "rows", "features", "community_id", "community", "street", "district",
  ]

  private static let models = [
    ["--type", "communityHealthStation", "--count", "2", "--alternatives", "2"]
      + ["--alternatives-within", "90"],
    ["--type", "communityHealthStation,pharmacy", "--budget", "400"],
  ]

  @Test(arguments: models)
  func sheetsAreTheTables(arguments: [String]) throws {
    let run = try site(arguments + ["--format", "csv,xlsx", "--out", "run"])
    #expect(run.output.contains("proposals.csv") && run.output.contains("results.xlsx"))
    let tables = try folder.names("run").filter { $0.hasSuffix(".csv") }
    let book = BundledSheets(try folder.data("run/results.xlsx"))
    #expect(book.sheets.first?.name == "sites")
    #expect(book.sheets.map { $0.name + ".csv" }.sorted() == tables)
    for file in tables {
      let rows = try folder.rows("run/" + file)
      let sheet = book[String(file.dropLast(4))]
      #expect(sheet.count == rows.count && (!rows.isEmpty || file == "problems.csv"))
      for (cells, row) in zip(sheet, rows) { try expect(cells, row) }
    }
    #expect(book["sites"].contains { $0["site_id"]?.text.hasPrefix("00") == true })
  }

  /// The cells of a table have no quotes that stand for one.
  private func expect(
    _ cells: [String: BundledSheets.Cell], _ row: [String: String]
  ) throws {
    let filled = row.filter { !$0.value.isEmpty }
    #expect(Set(cells.keys) == Set(filled.keys))
    for (column, text) in filled {
      let cell = try #require(cells[column], "\(column)")
      #expect(cell.isNumber == !Self.texts.contains(column), "\(column)")
      #expect(
        cell.isNumber
          ? Double(cell.text) == Double(text) : cell.text.filter { $0 != "\"" } == text,
        "\(column)")
    }
  }

  @Test(arguments: models)
  func sitesAreALayer(arguments: [String]) throws {
    _ = try site(arguments + ["--format", "csv,gpkg", "--out", "run"])
    let made = try PackageMaker(try folder.data("run/results.gpkg"))
    #expect(try made.value("PRAGMA integrity_check") == "ok")
    #expect(
      try made.value(
        """
        SELECT group_concat(table_name || ':' || geometry_type_name || ':' || srs_id)
        FROM gpkg_geometry_columns WHERE table_name = 'sites'
        """) == "sites:POINT:4326")
    #expect(
      try made.value(
        "SELECT count(*) FROM gpkg_geometry_columns WHERE table_name NOT IN ('sites', 'proposals', 'plan')"
      ) == "0")
    let sites = try folder.rows("run/sites.csv")
    #expect(!sites.isEmpty)
    #expect(try made.value("SELECT count(*) FROM sites") == "\(sites.count)")
    for (number, row) in sites.enumerated() {
      let place = "FROM sites WHERE fid = \(number + 1)"
      #expect(
        try made.value("SELECT typeof(site_id) || site_id \(place)") == "text"
          + row["site_id", default: ""])
      let gain = try made.value("SELECT gain \(place)")
      #expect(gain.flatMap(Double.init) == row["gain"].flatMap(Double.init))
      let blob = try #require(try made.value("SELECT hex(geom) \(place)"))
      let found = Self.lastTwo(of: blob)
      for (value, column) in zip(found, ["x", "y"]) {
        let stated = try #require(row[column].flatMap { Double($0) })
        #expect(abs(value - stated) < 1e-7)
      }
    }
    let proposals = try folder.rows("run/proposals.csv")
    #expect(try made.value("SELECT count(*) FROM proposals") == "\(proposals.count)")
    for (number, row) in proposals.enumerated() {
      let found = try made.value("SELECT acquisition FROM proposals WHERE fid = \(number + 1)")
      #expect(found == row["acquisition"])
    }
  }

  /// The coordinates at the end of a point in well-known binary, lowest bytes first.
  private static func lastTwo(of hex: String) -> [Double] {
    let digits = Array(hex.suffix(32))
    return [0, 16].map { start in
      let bits = (0..<8).reduce(UInt64(0)) { bits, byte in
        let place = start + 2 * byte
        return bits | (UInt64(String(digits[place...place + 1]), radix: 16) ?? 0)
          << UInt64(8 * byte)
      }
      return Double(bitPattern: bits)
    }
  }

  /// A matrix has no places: its tables alone. Without `csv` the tables are in the workbook only.
  @Test func aMatrixGivesTables() throws {
    let folder = try TemporaryFolder()
    try folder.write("m.csv", "demand,site,cost\na,01,1\nb,01,2\nb,s2,1\n")
    try folder.write("d.csv", "id,weight\na,3\nb,2.5\n")
    let run = try BuiltCommand(
      ["site", "--cost-matrix", "m.csv", "--demand", "d.csv", "--model", "mclp", "--radius", "2"]
        + ["--count", "1", "--format", "xlsx,gpkg", "--out", "run"], in: folder)
    #expect(run.status == 0, "\(run.error)")
    #expect(
      try folder.names("run") == ["problems.csv", "results.gpkg", "results.xlsx", "summary.json"])
    let made = try PackageMaker(try folder.data("run/results.gpkg"))
    #expect(try made.value("SELECT count(*) FROM gpkg_geometry_columns") == "0")
    #expect(try made.value("SELECT site_id || ' ' || gain FROM sites") == "01 5.5")
    let cells = BundledSheets(try folder.data("run/results.xlsx"))["sites"][0]
    #expect(cells["site_id"] == .init(text: "01", isNumber: false))
    #expect(cells["gain"] == .init(text: "5.5", isNumber: true))
  }

  @Test(arguments: [
    ["--format", "docx"], ["--format", "xlsx", "--out", "-"], ["--format", "ods"],
  ])
  func otherFormatsAreRefused(arguments: [String]) throws {
    let run = try folder.run(
      "site", ["--type", "pharmacy", "--count", "1", "--candidates", "idle.csv"] + arguments)
    #expect(run.status == 2 && run.error.contains(arguments.contains("-") ? "--out -" : "--format"))
  }
}
