import Foundation
import PlanarGeometry
import TestSupport
import Testing

@testable import RunFiles
@testable import TableFiles
@testable import Wording

/// Layers, columns and rows of sound files.
@Suite struct GeoPackageReaderTests {
  private let square = PackageShape.blob(
    PackageShape.polygon([PackageShape.square(120, 30, side: 0.01)]))

  private func read(
    _ data: Data, layer: String? = nil, box: PlanarBox? = nil
  ) throws -> FeatureTable {
    try GeoPackageReader.read(FileContents(path: "f.gpkg", content: data), layer: layer, box: box)
  }

  private func refusal(_ data: Data, layer: String? = nil) -> InputMessage? {
    do throws(InputError) {
      let contents = FileContents(path: "f.gpkg", content: data)
      _ = try FeatureTable(contents, as: FileForm(layer: layer))
      return nil
    } catch {
      return error.message
    }
  }

  private func texts(_ table: FeatureTable, _ column: String) -> [String?] {
    let place = table.attributes.columns.firstIndex(of: column)
    return (0..<table.attributes.count).map { table.attributes.text(row: $0, column: place) }
  }

  @Test func fileOfGDAL() throws {
    let packed = try #require(Data(base64Encoded: GDALPackage.packed))
    let data = try #require(ZlibStream.gunzip(ArraySlice(packed), atMost: 1 << 20))
    let table = try read(Data(data))
    #expect(table.format == .geoPackage && !table.isTable && table.findings.isEmpty)
    #expect(table.declaredCRS == "EPSG:4490")
    #expect(table.attributes.columns == ["fid", "编号", "人口", "面积"])
    #expect(table.attributes.rowNumbers == [1, 2])
    #expect(texts(table, "编号") == ["甲-1", "乙-2"])
    #expect(table.attributes.number(row: 1, column: 2) == .value(3000))
    #expect(table.attributes.number(row: 1, column: 3) == .value(2.25))
    #expect(table.geometry.kinds == [.polygons, .polygons])
    let second = table.geometry.coordinates[table.geometry.coordinateRange(of: 1)]
    #expect(Set(second.map(\.x)) == [120.01, 120.02] && Set(second.map(\.y)) == [30, 30.01])
  }

  @Test func everyTypeOfValue() throws {
    let maker = try PackageMaker()
    try maker.add(
      "t", columns: "whole INTEGER, real REAL, flag BOOLEAN, day DATE, \"文字\" TEXT, raw BLOB",
      rows: [
        "NULL, 9223372036854775807, 0.1, 1, '2024-02-29', ' 翠苑 ', X'00FF'",
        "NULL, -9223372036854775808, 1e300, 0, NULL, 'a''b', NULL",
        "NULL, NULL, 9e999, NULL, '', 12, X''",
      ])
    let table = try read(maker.data)
    #expect(texts(table, "whole") == ["9223372036854775807", "-9223372036854775808", nil])
    #expect(table.attributes.number(row: 0, column: 2) == .value(0.1))
    #expect(table.attributes.number(row: 1, column: 2) == .value(1e300))
    #expect(table.attributes.number(row: 2, column: 2) == .absent)
    #expect(texts(table, "flag") == ["1", "0", nil])
    #expect(texts(table, "day") == ["2024-02-29", nil, nil])
    #expect(texts(table, "文字") == ["翠苑", "a'b", "12"])
    #expect(texts(table, "raw") == [nil, nil, nil])
    #expect(table.findings.map(\.message) == [.noGeometry, .noGeometry, .noGeometry])
    #expect(table.findings.map(\.row) == [1, 2, 3])
  }

  @Test func layerIsChosenOrAskedFor() throws {
    let maker = try PackageMaker()
    try maker.add("社区", columns: "id TEXT", rows: ["\(square), 'a'", "\(square), 'b'"])
    try maker.run("CREATE TABLE owners (id INTEGER PRIMARY KEY, name TEXT)")
    try maker.run("INSERT INTO owners VALUES (7, 'x')")
    try maker.register("owners", column: nil)
    // One layer of features beside a table.
    #expect(texts(try read(maker.data), "id") == ["a", "b"])
    let owners = try read(maker.data, layer: "OWNERS")
    #expect(owners.isTable && owners.geometry.count == 0 && texts(owners, "name") == ["x"])
    try maker.add("gates", rows: [square])
    let two = InputMessage.severalLayers(["gates (1)", "社区 (2)"].reversed(), first: "社区")
    #expect(refusal(maker.data) == two)
    #expect(two.fix.en.contains("layer: 社区"))
    #expect(try read(maker.data, layer: "gates").attributes.count == 1)
    #expect(try read(maker.data, layer: "the gates").attributes.count == 1)
    #expect(
      refusal(maker.data, layer: "gate") == .noSuchLayer("gate", among: ["社区", "owners", "gates"]))
  }

  @Test func tablesAlone() throws {
    let maker = try PackageMaker()
    #expect(refusal(maker.data) == .noLayers(hasRasters: false))
    try maker.run(
      "INSERT INTO gpkg_contents (table_name, data_type) VALUES ('ortho', 'tiles'), ('gone', 'features')"
    )
    #expect(refusal(maker.data) == .noLayers(hasRasters: true))
    try maker.run("CREATE TABLE t (x REAL, y REAL); INSERT INTO t VALUES (120.5, 30.5)")
    try maker.register("t", column: nil)
    let table = try read(maker.data)
    #expect(table.isTable && table.attributes.columns == ["x", "y"])
  }

  @Test func viewIsALayer() throws {
    let maker = try PackageMaker()
    try maker.add(
      "t", columns: "id TEXT, n INTEGER", rows: ["\(square), 'a', 1", "\(square), 'b', 2"])
    try maker.run("DELETE FROM gpkg_contents; DELETE FROM gpkg_geometry_columns")
    try maker.run(
      "CREATE VIEW v AS SELECT fid, geom, upper(id) AS id, n * 2 AS twice FROM t WHERE n > 1")
    try maker.register("v")
    let table = try read(maker.data)
    #expect(texts(table, "id") == ["B"] && texts(table, "twice") == ["4"])
    #expect(table.geometry.kinds == [.polygons] && table.attributes.rowNumbers == [1])
  }

  /// An index over all columns would give rows in its own order.
  @Test func rowsAreInTheOrderOfTheKey() throws {
    let maker = try PackageMaker()
    try maker.run("CREATE TABLE t (key INTEGER PRIMARY KEY, id TEXT UNIQUE)")
    try maker.run("INSERT INTO t VALUES (30, 'a'), (10, 'c'), (20, 'b'); ANALYZE")
    try maker.register("t", column: nil)
    #expect(texts(try read(maker.data), "id") == ["c", "b", "a"])
    try maker.run("CREATE TABLE w (id TEXT PRIMARY KEY, n INTEGER) WITHOUT ROWID")
    try maker.run("INSERT INTO w VALUES ('z', 1), ('a', 2)")
    try maker.register("w", column: nil)
    #expect(texts(try read(maker.data, layer: "w"), "id") == ["a", "z"])
  }

  @Test func quotesGeneratedColumnsAndNamesInChinese() throws {
    let maker = try PackageMaker()
    let name = "a \"b\"; DROP TABLE x' --社区"
    try maker.add(
      name, columns: "\"名 \"\"称\"\"\" TEXT, v TEXT AS (\"名 \"\"称\"\"\" || '!') VIRTUAL",
      rows: [])
    try maker.run("INSERT INTO \"a \"\"b\"\"; DROP TABLE x' --社区\" (\"名 \"\"称\"\"\") VALUES ('甲')")
    let table = try read(maker.data)
    #expect(table.attributes.columns == ["fid", "名 \"称\"", "v"])
    #expect(texts(table, "v") == ["甲!"])
    #expect(try read(maker.data, layer: name).attributes.count == 1)
  }

  @Test func geometriesThatCannotBeUsed() throws {
    let maker = try PackageMaker()
    let point = PackageShape.point(1, 2)
    try maker.add(
      "t",
      rows: [
        PackageShape.blob(point), "NULL", PackageShape.blob(point, flags: 0x11),
        PackageShape.blob(PackageShape.point(.nan, .nan)), "X'\(point)'", "'POINT (1 2)'", "5",
        "X'47'", PackageShape.blob(point, flags: 0x21), PackageShape.blob(point, flags: 0x0B),
        PackageShape.blob("0101"),
      ])
    let table = try read(maker.data)
    #expect(table.geometry.count == 11 && table.geometry.kinds[0] == .points)
    #expect(table.geometry.kinds.dropFirst().allSatisfy { $0 == .none })
    #expect(
      table.findings.map(\.message) == [
        .noGeometry, .emptyGeometry, .emptyGeometry, .foreignGeometry, .foreignGeometry,
        .foreignGeometry, .foreignGeometry, .foreignGeometry, .foreignGeometry, .brokenWKB,
      ])
    #expect(table.findings.map(\.row) == Array(2...11))
  }

  /// All forms of the head around the same point.
  @Test(arguments: [(0, 0), (1, 4), (2, 6), (3, 6), (4, 8)]) func envelopes(
    code: UInt8, numbers: Int
  ) throws {
    let envelope = String(repeating: PackageShape.hex(3.0), count: numbers)
    let big = "X'4750000\(code << 1)000010E6" + envelope + PackageShape.point(1, 2) + "'"
    let maker = try PackageMaker()
    try maker.add(
      "t",
      rows: [PackageShape.blob(envelope + PackageShape.point(1, 2), flags: code << 1 | 1), big])
    let table = try read(maker.data)
    #expect(
      table.geometry.coordinates == [SourceCoordinate(x: 1, y: 2), SourceCoordinate(x: 1, y: 2)])
    #expect(table.findings.isEmpty)
  }

  @Test func textsInOtherEncodings() throws {
    let maker = try PackageMaker(hasTables: false)
    try maker.run("PRAGMA encoding = 'UTF-16le'")
    try maker.run("CREATE TABLE gpkg_contents (table_name, data_type, identifier, srs_id)")
    try maker.run("CREATE TABLE t (id TEXT); INSERT INTO t VALUES ('翠苑𠮷')")
    try maker.run("INSERT INTO gpkg_contents VALUES ('t', 'attributes', 't', 0)")
    #expect(texts(try read(maker.data), "id") == ["翠苑𠮷"])
    let bytes = try PackageMaker()
    try bytes.run("CREATE TABLE t (id TEXT, n INTEGER)")
    // GBK in a column of texts.
    try bytes.run(
      "INSERT INTO t VALUES ('a', 1), (CAST(X'B4E4D4B7' AS TEXT), 2), (CAST(X'FF' AS TEXT), 3)")
    try bytes.register("t", column: nil)
    let table = try read(bytes.data)
    #expect(table.findings.map(\.message) == [.textsNotUTF8(2)] && table.findings[0].row == 2)
    #expect(texts(table, "id")[1]?.contains("\u{FFFD}") == true)
  }
}
