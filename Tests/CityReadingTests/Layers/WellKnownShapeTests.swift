import PlanarGeometry
import Projection
import TestSupport
import Testing

@testable import CityReading
@testable import TableFiles
@testable import Wording

/// Geometries in one column of a table. The binary ones were written by shapely 2.1.
@Suite struct WellKnownShapeTests {
  private func read(
    _ cells: [String], heading: String = "wkt", fields: [String: String] = [:]
  ) throws -> (layer: InputLayer, problems: [String]) {
    let folder = try TemporaryFolder()
    let rows = cells.enumerated().map { "\($0),\"\($1)\"\n" }.joined()
    let path = try folder.write("t.csv", "id,\(heading)\n" + rows)
    var log = ReadingLog(language: .en)
    let layer = try InputLayer(
      LayerSource(path: path, fields: fields), roles: FieldRole.community, log: &log)
    return (layer, log.problems.map(\.problem))
  }

  private static let square = "POLYGON ((120 30, 120.01 30, 120.01 30.01, 120 30.01, 120 30))"
  private static let point =
    "01010000000000000000005e400000000000003e40"
  private static let pointIn4490 = "01010000208A1100000000000000005E400000000000003E40"
  private static let bigEndianPoint = "0000000001405E000000000000403E000000000000"

  @Test func kindsOfText() throws {
    let (layer, _) = try read([
      Self.square, "MULTIPOINT ((120 30), (120 30.1))", "LINESTRING Z (120 30 5, 120.1 30 6)",
      "GEOMETRYCOLLECTION (POINT (120 30))", "point(120 30)",
    ])
    #expect(
      layer.features.geometry.kinds == [.polygons, .points, .lines, .points, .points])
    let first = layer.features.geometry.coordinateRange(of: 0)
    #expect(layer.features.geometry.coordinates[first].map(\.x) == [120, 120.01, 120.01, 120, 120])
    #expect(layer.features.isTable)
  }

  @Test func binaryInHexadecimalDigits() throws {
    let (layer, _) = try read([Self.point, Self.bigEndianPoint], heading: "geom")
    for row in 0..<2 {
      let place = layer.features.geometry.coordinateRange(of: row).lowerBound
      #expect(layer.features.geometry.coordinates[place].x == 120)
      #expect(layer.features.geometry.coordinates[place].y == 30)
    }
  }

  @Test func theSystemIsTheOneThatAllState() throws {
    #expect(try read(["SRID=4490;" + Self.square]).layer.crs.definition == "EPSG:4490")
    #expect(try read([Self.pointIn4490]).layer.crs.definition == "EPSG:4490")
    #expect(try read([Self.square]).layer.crs == .wgs84)
  }

  @Test func statedColumns() throws {
    let (layer, _) = try read([Self.square], heading: "边界", fields: ["geometry": "边界"])
    #expect(layer.features.geometry.kinds == [.polygons])
    #expect(throws: InputError.self) {
      try read([Self.square], fields: ["geometry": "nothing"])
    }
  }

  /// What is no geometry costs its row, with a reason.
  @Test(arguments: [
    "POLYGON ((120 30, 120.01 30))", "CURVEPOLYGON ((0 0))", "somewhere", "POINT (a b)", "0101",
    "0102000000FFFFFFFF", "POINT EMPTY",
  ]) func whatIsNoGeometry(cell: String) throws {
    let (layer, problems) = try read([Self.square, cell])
    #expect(layer.features.geometry.kinds == [.polygons, .none])
    #expect(!problems.isEmpty)
  }

  /// GEOS reads nested collections by calling itself.
  @Test func deepNestingIsRefused() throws {
    let deep = String(repeating: "GEOMETRYCOLLECTION (", count: 100_000)
    let (layer, problems) = try read([Self.square, deep])
    #expect(layer.features.geometry.kinds == [.polygons, .none])
    #expect(problems.contains { $0.contains("nested too deep") })
    #expect(problems.allSatisfy { $0.count < 400 })
  }
}
