import Foundation
import PlanarGeometry
import TestSupport
import Testing

@testable import RunFiles
@testable import TableFiles
@testable import Wording

/// What is written, looked at with plain SQL.
@Suite struct GeoPackageWriterTests {
  private func coordinates(_ ring: [[Double]]) -> [SourceCoordinate] {
    ring.map { SourceCoordinate(x: $0[0], y: $0[1]) }
  }

  private func write(changed: String = GeoPackageWriter.fixedDate) throws -> [UInt8] {
    let writer = try GeoPackageWriter(name: "results.gpkg", changed: changed)
    try writer.begin(
      GeoPackageLayer(
        "社区", .polygons,
        columns: [
          .init("编号", .text), .init("people", .integer), .init("share", .real), .init("met", .flag),
        ]))
    let rings = [PackageShape.square(120, 30, side: 4), PackageShape.square(121, 31, side: 1)]
    try writer.row(
      [.text("007"), .integer(12), .real(0.1), .flag(true)], at: .polygons([rings.map(coordinates)])
    )
    try writer.row([.text(nil), .integer(nil), .real(.nan), .flag(nil)])
    try writer.begin(GeoPackageLayer("a \"b\"", .lines, columns: [.init("fid", .text)]))
    try writer.row([.text("=1+1")], at: .lines([coordinates([[1, 2], [3, 5]])]))
    let system = GeoPackageLayer.System(code: 4549, name: "CGCS2000 / 120E", definition: "PROJCS[]")
    try writer.begin(GeoPackageLayer("sites", .points, columns: [], system: system))
    for number in 0..<300 {
      let point = SourceCoordinate(x: Double(number), y: Double(number * 7 % 300))
      try writer.row([], at: .point(point))
    }
    try writer.row([], at: .point(SourceCoordinate(x: .nan, y: 1)))
    try writer.begin(
      GeoPackageLayer("types", columns: [.init("type", .text), .init("n", .integer)]))
    try writer.row([.text("药店"), .integer(3)])
    return try writer.finish()
  }

  private func expect(_ value: String?, _ sql: String, in made: PackageMaker) throws {
    let found = try made.value(sql)
    #expect(found == value, "\(sql): \(found ?? "NULL")")
  }

  @Test func tablesAreThoseOfTheStandard() throws {
    let made = try PackageMaker(Data(write()))
    try expect("ok", "PRAGMA integrity_check", in: made)
    try expect(nil, "PRAGMA foreign_key_check", in: made)
    // The bytes GPKG as a number.
    try expect("1196444487", "PRAGMA application_id", in: made)
    try expect("10300", "PRAGMA user_version", in: made)
    try expect("-1,0,4326,4549", "SELECT group_concat(srs_id) FROM gpkg_spatial_ref_sys", in: made)
    try expect(
      "a \"b\":features:4326;sites:features:4549;types:attributes:0;社区:features:4326",
      """
      SELECT group_concat(x, ';') FROM (SELECT table_name || ':' || data_type || ':' || srs_id AS x
      FROM gpkg_contents ORDER BY table_name)
      """, in: made)
    try expect(
      "120.0 30.0 124.0 34.0",
      "SELECT min_x || ' ' || min_y || ' ' || max_x || ' ' || max_y FROM gpkg_contents WHERE table_name = '社区'",
      in: made)
    try expect(nil, "SELECT min_x FROM gpkg_contents WHERE table_name = 'types'", in: made)
    try expect(
      "MULTILINESTRING MULTIPOLYGON POINT",
      "SELECT group_concat(x, ' ') FROM (SELECT geometry_type_name AS x FROM gpkg_geometry_columns ORDER BY x)",
      in: made)
    try expect(
      "gpkg_rtree_index write-only 3",
      "SELECT extension_name || ' ' || scope || ' ' || count(*) FROM gpkg_extensions", in: made)
  }

  @Test func valuesKeepTheirTypes() throws {
    let made = try PackageMaker(Data(write()))
    try expect(
      "text integer real integer blob",
      """
      SELECT typeof("编号") || ' ' || typeof(people) || ' ' || typeof(share) || ' ' || typeof(met)
      || ' ' || typeof(geom) FROM "社区" WHERE fid = 1
      """, in: made)
    try expect(
      "007 12 0.1 1", "SELECT \"编号\" || ' ' || people || ' ' || share || ' ' || met FROM \"社区\"",
      in: made)
    try expect(
      "5",
      "SELECT (\"编号\" IS NULL) + (people IS NULL) + (share IS NULL) + (met IS NULL) + (geom IS NULL) FROM \"社区\" WHERE fid = 2",
      in: made)
    // A column has the name of the usual key.
    try expect("1 =1+1", "SELECT fid_1 || ' ' || fid FROM \"a \"\"b\"\"\"", in: made)
    try expect("1 药店 3", "SELECT fid || ' ' || type || ' ' || n FROM types", in: made)
  }

  @Test func geometriesAreBytesOfTheStandard() throws {
    let made = try PackageMaker(Data(write()))
    let polygon = PackageShape.polygon([
      PackageShape.square(120, 30, side: 4), PackageShape.square(121, 31, side: 1),
    ])
    let envelope = [120.0, 124, 30, 34].map { PackageShape.hex($0) }.joined()
    let expected = PackageShape.blob(envelope + PackageShape.multi(6, [polygon]), flags: 3)
    try expect("1", "SELECT geom = \(expected) FROM \"社区\" WHERE fid = 1", in: made)
    let line = PackageShape.multi(5, [PackageShape.line([[1, 2], [3, 5]])])
    let box = [1.0, 3, 2, 5].map { PackageShape.hex($0) }.joined()
    try expect(
      "1", "SELECT geom = \(PackageShape.blob(box + line, flags: 3)) FROM \"a \"\"b\"\"\"", in: made
    )
    let point = PackageShape.blob(PackageShape.point(2, 14), system: 4549)
    try expect("1", "SELECT geom = \(point) FROM sites WHERE fid = 3", in: made)
  }

  @Test func indexHoldsAllFeatures() throws {
    let made = try PackageMaker(Data(write()))
    try expect("300", "SELECT count(*) FROM rtree_sites_geom", in: made)
    try expect(
      "300",
      "SELECT count(*) FROM rtree_sites_geom WHERE minx = id - 1 AND maxx = id - 1 AND miny = (id - 1) * 7 % 300",
      in: made)
    try expect(
      "1 120.0 124.0 30.0 34.0",
      "SELECT id || ' ' || minx || ' ' || maxx || ' ' || miny || ' ' || maxy FROM \"rtree_社区_geom\"",
      in: made)
    try expect("ok", "SELECT rtreecheck('rtree_sites_geom')", in: made)
    try expect(
      "delete,insert,update2,update4,update5,update6,update7",
      """
      SELECT group_concat(x) FROM (SELECT substr(name, 18) AS x FROM sqlite_master
      WHERE type = 'trigger' AND tbl_name = 'sites' ORDER BY x)
      """, in: made)
  }

  @Test func sameRowsGiveTheSameBytes() throws {
    #expect(try write() == write())
    let dated = try PackageMaker(Data(write(changed: "2026-05-01T00:00:00.000Z")))
    try expect("2026-05-01T00:00:00.000Z", "SELECT max(last_change) FROM gpkg_contents", in: dated)
  }

  @Test func whatIsWrittenIsRead() throws {
    let contents = FileContents(path: "r.gpkg", content: try write())
    let table = try GeoPackageReader.read(contents, layer: "社区")
    #expect(table.declaredCRS == "EPSG:4326")
    #expect(table.attributes.columns == ["fid", "编号", "people", "share", "met"])
    #expect(table.geometry.kinds == [.polygons, .none])
    #expect(try GeoPackageReader.read(contents, layer: "types").isTable)
  }

  @Test(arguments: ["T", "gpkg_contents", "sqlite_x"]) func namesThatCannotBe(name: String) throws {
    let writer = try GeoPackageWriter(name: "results.gpkg")
    try writer.begin(GeoPackageLayer("t", columns: []))
    let error = #expect(throws: OutputError.self) {
      try writer.begin(GeoPackageLayer(name, columns: []))
    }
    #expect(error?.line(in: .zh).contains("无法写入图层“\(name)”") == true)
  }

  @Test func columnsWithOneName() throws {
    let writer = try GeoPackageWriter(name: "results.gpkg")
    #expect(throws: OutputError.self) {
      try writer.begin(GeoPackageLayer("t", columns: [.init("a", .text), .init("A", .real)]))
    }
  }
}
