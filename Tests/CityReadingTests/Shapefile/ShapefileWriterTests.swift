import Foundation
import PlanarGeometry
import TestSupport
import Testing

@testable import RunFiles
@testable import TableFiles
@testable import Wording

/// Shapefiles that are written. That pyogrio (GDAL 3.12) and pyshp 3.1 read these same files as they are meant was seen
/// when the bytes below were fixed.
@Suite struct ShapefileWriterTests {
  private static let date = (year: 2026, month: 1, day: 31)

  private func place(_ x: Double, _ y: Double) -> GeographicPoint {
    GeographicPoint(longitude: x, latitude: y)
  }

  private func points(
    _ columns: [String], _ rows: [[MapValue]]
  ) throws -> ShapefileFiles {
    var writer = try ShapefileWriter(.points, columns: columns)
    for (number, row) in rows.enumerated() {
      try writer.feature(.point(place(Double(number), 0.5)), values: row)
    }
    return try writer.finish(date: Self.date)
  }

  private func read(_ files: ShapefileFiles) throws -> FeatureTable {
    let folder = try TemporaryFolder()
    for (ending, bytes) in files.files { try folder.write("w." + ending, Data(bytes)) }
    return try FeatureTable(path: folder.path + "/w.shp")
  }

  private func bytes(_ files: ShapefileFiles, _ ending: String) -> [UInt8] {
    files.files.first { $0.ending == ending }?.bytes ?? []
  }

  /// The same points as the builder of the tests writes them, but for the box of the head.
  @Test func shapesByteForByte() throws {
    let files = try points(["id"], [[.text("a")], [.text("bc")]])
    let records = [(0.0, 0.5), (1, 0.5)].map { ShapefileBytes.point($0.0, $0.1) }
    let oracle = ShapefileBytes(
      type: 1, records, table: .init("id", width: 2, rows: [["a"], ["bc"]]))
    let box = ShapefileBytes.doubles([0, 0.5, 1, 0.5])
    for (ending, expected) in [("shp", oracle.shp), ("shx", oracle.shx)] {
      var expected = expected
      expected.replaceSubrange(36..<68, with: box)
      #expect(bytes(files, ending) == expected)
    }
    #expect(bytes(files, "dbf") == oracle.table?.bytes)
    #expect(bytes(files, "cpg") == Array("UTF-8".utf8))
    #expect(
      String(decoding: bytes(files, "prj"), as: UTF8.self).hasPrefix("GEOGCS[\"GCS_WGS_1984\""))
  }

  /// Outlines run clockwise, holes the other way round, all closed, whatever they were.
  @Test func rings() throws {
    let square = [place(0, 0), place(10, 0), place(10, 10), place(0, 10)]
    let hole = [place(2, 2), place(2, 4), place(4, 4), place(4, 2), place(2, 2)]
    var writer = try ShapefileWriter(.polygons, columns: ["id"])
    for rings in [[square, hole], [square.reversed(), hole.reversed()]] {
      try writer.feature(.polygons([rings]), values: [.text("a")])
    }
    try writer.feature(.none, values: [.text("b")])
    try writer.feature(.polygons([[[place(0, 0), place(.nan, 1), place(1, 1)]]]), values: [])
    let layer = try read(try writer.finish(date: Self.date))
    #expect(layer.geometry.kinds == [.polygons, .polygons, .none, .none])
    for feature in 0..<2 {
      let part = layer.geometry.parts(of: feature).lowerBound
      let rings = layer.geometry.rings(ofPart: part).map {
        Array(layer.geometry.coordinates[layer.geometry.coordinateRange(ofRing: $0)])
      }
      #expect(rings.map(\.count) == [5, 5] && rings.allSatisfy { $0.first == $0.last })
      #expect(area(rings[0]) == -100 && area(rings[1]) == 4)
    }
    #expect(!layer.findings.contains { $0.message.problem.en.contains("ring") })
  }

  private func area(_ ring: [SourceCoordinate]) -> Double {
    zip(ring, ring.dropFirst()).reduce(0) { $0 + $1.0.x * $1.1.y - $1.1.x * $1.0.y } / 2
  }

  @Test func lines() throws {
    var writer = try ShapefileWriter(.lines, columns: [])
    try writer.feature(
      .lines([[place(0, 0), place(1, 1)], [place(5, 5)], [place(2, 2), place(3, 1)]]), values: [])
    try writer.feature(.point(place(0, 0)), values: [])
    let layer = try read(try writer.finish(date: Self.date))
    #expect(layer.geometry.kinds == [.lines, .none])
    #expect(layer.geometry.coordinates.map(\.x) == [0, 1, 2, 3])
    #expect(layer.attributes.columns == ["fid"] && layer.attributes.text(row: 1, column: 0) == "2")
  }

  @Test func numbersSurvive() throws {
    let columns: [[Double?]] = [
      [1, -250, nil], [0.1, 12.375, -3], [120.123456789, 0.000001, nil],
      [1e300, 1.0 / 3, -2.5e-12],
      [330_102_001_001, 0, -0.0], [9_007_199_254_740_993, 1, 2], [.nan, .infinity, 5],
      [123_456.789, 0.1 + 0.2, nil],
    ]
    let rows = (0..<3).map { row in columns.map { MapValue.number($0[row]) } }
    let layer = try read(try points(columns.indices.map { "c\($0)" }, rows))
    for (column, numbers) in columns.enumerated() {
      for (row, number) in numbers.enumerated() {
        let expected = number.flatMap { $0.isFinite ? $0 : nil }.map(NumberReading.value) ?? .absent
        #expect(layer.attributes.number(row: row, column: column) == expected, "\(column) \(row)")
      }
    }
  }

  @Test func flagsAndMixedColumns() throws {
    let files = try points(
      ["f", "m", "e"],
      [
        [.flag(true), .text("a"), .text(nil)], [.flag(false), .number(2.5), .text(nil)], [],
      ])
    let layer = try read(files)
    #expect((0..<3).map { layer.attributes.text(row: $0, column: 0) } == ["true", "false", nil])
    #expect((0..<3).map { layer.attributes.text(row: $0, column: 1) } == ["a", "2.5", nil])
    #expect(layer.attributes.text(row: 0, column: 2) == nil)
  }

  @Test func namesWithoutClashes() throws {
    let names = [
      "population_total", "population_density", "POPULATION", "社区编码", "社区编号", "id", "ID", "",
    ]
    let files = try points(names, [names.map { .text($0) }])
    let columns = try read(files).attributes.columns
    #expect(
      columns == [
        "population", "populati_1", "POPULATI_2", "社区编", "社区_1", "id", "ID_1", "column",
      ])
    #expect(files.renamed.map(\.name) == names.filter { $0 != "id" })
    #expect(files.renamed.map(\.column) == columns.filter { $0 != "id" })
  }

  /// 85 characters of three bytes are one too many for 254 bytes.
  @Test func longTexts() throws {
    let long = String(repeating: "社", count: 85)
    let files = try points(["t"], [[.text(long)], [.text("a")]])
    #expect(files.cutTexts == 1)
    let layer = try read(files)
    #expect(layer.attributes.text(row: 0, column: 0) == String(repeating: "社", count: 84))
    #expect(layer.findings.isEmpty)
  }

  @Test func limits() throws {
    var writer = try ShapefileWriter(.points, columns: ["id"], limit: 100 + 2 * 28)
    try writer.feature(.point(place(0, 0)), values: [.text("a")])
    try writer.feature(.point(place(0, 0)), values: [.text("a")])
    #expect(throws: ShapefileError(message: .shapefileTooLarge)) {
      try writer.feature(.point(place(0, 0)), values: [.text("a")])
    }
    #expect(throws: ShapefileError.self) {
      _ = try ShapefileWriter(.points, columns: (0..<256).map { "c\($0)" })
    }
    var wide = try ShapefileWriter(.points, columns: ["id"], limit: 200)
    try wide.feature(.point(place(0, 0)), values: [.text(String(repeating: "a", count: 200))])
    #expect(throws: ShapefileError.self) { _ = try wide.finish(date: Self.date) }
  }

  @Test func layerOfAMap() throws {
    let region = PlanarRegion(polygons: [
      [
        [
          PlanarPoint(x: 0, y: 0), PlanarPoint(x: 4, y: 0), PlanarPoint(x: 4, y: 4),
        ]
      ]
    ])
    let layer = MapLayer(
      name: "l",
      features: [
        MapFeature(.region(region), properties: [("id", .text("a")), ("people", .number(3))]),
        MapFeature(.region(region), properties: [("id", .text("b")), ("old", .flag(true))]),
      ])
    let files = try layer.shapefile(
      positions: { $0.map { self.place($0.x, $0.y) } }, date: Self.date)
    let table = try read(files)
    #expect(table.attributes.columns == ["id", "people", "old"])
    #expect(table.geometry.kinds == [.polygons, .polygons])
    #expect(table.attributes.text(row: 1, column: 1) == nil)
  }

  @Test func sameBytesEveryTime() throws {
    let rows: [[MapValue]] = [[.text("翠苑"), .number(1.5)], [.text(nil), .number(nil)]]
    let first = try points(["名称", "n"], rows)
    let second = try points(["名称", "n"], rows)
    #expect(first.files.map(\.bytes) == second.files.map(\.bytes))
    #expect(Array(bytes(first, "dbf")[1..<4]) == [126, 1, 31])
  }
}
