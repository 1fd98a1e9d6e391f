import Foundation
import TestSupport
import Testing

/// The same data in every form of a table give the same bytes; all results in one file are the same figures.
@Suite struct TableFormTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("communities.geojson", TwoSquares.files["communities.geojson"] ?? "")
  }

  /// 药店 in GB 2312, as Python's codec writes it.
  private static let pharmacy: [UInt8] = [0xD2, 0xA9, 0xB5, 0xEA]

  private static let rows = [
    ("F1", 120.005, 30.005), ("F2", 120.002, 30.002), ("F3", 120.0123456789012, 30.0051234567890),
  ]

  private func coverage(_ file: String) throws -> Data {
    try folder.write(
      "study.yaml",
      """
      study: 1
      communities: {path: communities.geojson}
      facilities: [{path: \(file), crs: EPSG:4326, types: {药店: pharmacy}}]
      """)
    let run = try BuiltCommand(["assess", "--study", "study.yaml", "--out", "out"], in: folder)
    #expect(run.status == 0, "\(run.error)")
    return try folder.data("out/coverage.csv")
  }

  @Test func everyFormGivesTheSame() throws {
    let plain =
      "id,name,type,lon,lat\n" + Self.rows.map { "\($0),店,药店,\($1),\($2)\n" }.joined()
    try folder.write("plain.csv", plain)
    var chinese = Data()
    let words = ["店": [UInt8](Self.pharmacy[2...]), "药": [UInt8](Self.pharmacy[..<2])]
    for character in plain { chinese += words[String(character)] ?? Array(String(character).utf8) }
    try folder.write("gb.csv", chinese)
    var wide: [UInt8] = [0xFF, 0xFE]
    for unit in plain.replacing(",", with: "\t").utf16 {
      wide += [UInt8(unit & 0xFF), UInt8(unit >> 8)]
    }
    try folder.write("wide.txt", Data(wide))
    let wkt = Self.rows.map { "\($0);店;药店;POINT (\($1) \($2))\n" }.joined()
    try folder.write("wkt.csv", "设施清单;;;\nid;name;type;wkt\n" + wkt)
    let expected = try coverage("plain.csv")
    for file in ["gb.csv", "wide.txt", "wkt.csv"] {
      #expect(try coverage(file) == expected, "\(file)")
    }
  }

  /// The map of the GeoPackage is read as any input, and gives the same again.
  @Test func allTablesInOneFile() throws {
    try folder.write("facilities.csv", (TwoSquares.files["facilities.csv"] ?? "") + "\n")
    let arguments = [
      "--facilities", "facilities.csv", "--facilities-crs", "EPSG:4326", "--measure", "area",
    ]
    let run = try BuiltCommand(
      [
        "assess", "--communities", "communities.geojson", "--format", "csv,xlsx,gpkg", "--out",
        "out",
      ]
        + arguments, in: folder)
    #expect(run.status == 0, "\(run.error)")
    #expect(run.output.contains("results.xlsx") && run.output.contains("results.gpkg"))
    try folder.write(
      "again.yaml",
      """
      study: 1
      communities: {path: out/results.gpkg, layer: communities, fields: {id: community_id}}
      """)
    let again = try BuiltCommand(
      ["assess", "--study", "again.yaml", "--out", "again"] + arguments, in: folder)
    #expect(again.status == 0, "\(again.error)")
    #expect(try verdicts("again") == verdicts("out"))
    #expect(try verdicts("out").count == 41)
  }

  /// Scenarios as a workbook that is read as any table, without the tables themselves.
  @Test func scenariosInOneFile() throws {
    try folder.write("facilities.csv", (TwoSquares.files["facilities.csv"] ?? "") + "\n")
    try folder.write(
      "s.yaml",
      "scenario: 1\nname: 新增\ncrs: EPSG:4326\nadd: [{id: N, type: pharmacy, at: [120.015, 30.005]}]\n"
    )
    let run = try BuiltCommand(
      [
        "whatif", "--communities", "communities.geojson", "--facilities", "facilities.csv",
        "--facilities-crs", "EPSG:4326", "--scenario", "s.yaml", "--format", "xlsx,gpkg", "--out",
        "w",
      ], in: folder)
    #expect(run.status == 0, "\(run.error)")
    #expect(
      try folder.names("w").sorted() == [
        "problems.csv", "results.gpkg", "results.xlsx", "summary.json",
      ])
    #expect(run.output.contains("results.xlsx results.gpkg"), "\(run.output)")
  }

  /// The last column but one of each row.
  private func verdicts(_ out: String) throws -> [String] {
    try folder.content(out + "/coverage.csv").split(separator: "\n").map {
      String($0.split(separator: ",", omittingEmptySubsequences: false).dropLast().last ?? "")
    }
  }
}
