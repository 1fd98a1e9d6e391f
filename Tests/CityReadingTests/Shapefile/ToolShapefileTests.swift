import Foundation
import PlanarGeometry
import TestSupport
import Testing

@testable import RunFiles
@testable import TableFiles
@testable import Wording

/// What other tools wrote is read as they meant it.
@Suite struct ToolShapefileTests {
  private func write(_ files: [String: String], capitals: Bool = false) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    for (ending, text) in files {
      let data = try #require(Data(base64Encoded: text))
      try folder.write("t." + (capitals ? ending.uppercased() : ending), data)
    }
    return folder
  }

  /// Areas by shapely before the file was written; a hole has the opposite sign of its outline.
  @Test func polygonsOfPyogrio() throws {
    let folder = try write(ToolShapefiles.communities)
    let layer = try FeatureTable(path: folder.path + "/t.shp")
    #expect(layer.findings.isEmpty, "\(layer.findings)")
    #expect(layer.attributes.columns == ["社区编", "name", "population", "households"])
    #expect(layer.geometry.kinds == [.polygons, .polygons, .polygons])
    let areas = (0..<3).map { area(layer.geometry, $0) }
    for (area, expected) in zip(areas, [0.1334, 0.005, 0.12]) {
      #expect(abs(area - expected) < 1e-12)
    }
    #expect(
      layer.geometry.parts(of: 0).map { layer.geometry.rings(ofPart: $0).count } == [2, 2, 1])
    #expect(layer.attributes.text(row: 0, column: 1) == "翠苑一区")
    #expect(layer.attributes.text(row: 1, column: 1) == nil)
    #expect(layer.attributes.number(row: 0, column: 2) == .value(1200.5))
    #expect(layer.attributes.number(row: 2, column: 2) == .absent)
    #expect(layer.attributes.text(row: 2, column: 3) == "30")
    #expect(layer.declaredCRS?.contains("CGCS2000") == true)
  }

  /// Outlines less holes.
  private func area(_ geometry: GeometryTable, _ feature: Int) -> Double {
    geometry.parts(of: feature).reduce(0) { sum, part in
      let areas = geometry.rings(ofPart: part).map { ring in
        let points = geometry.coordinates[geometry.coordinateRange(ofRing: ring)]
        return abs(
          zip(points, points.dropFirst()).reduce(0) {
            $0 + ($1.0.x - 120) * ($1.1.y - 30) - ($1.1.x - 120) * ($1.0.y - 30)
          }) / 2
      }
      return sum + areas[0] - areas.dropFirst().reduce(0, +)
    }
  }

  @Test func linesOfPyogrio() throws {
    let folder = try write(ToolShapefiles.paths, capitals: true)
    for ending in ["SHP", "DBF", "SHX"] {
      let layer = try FeatureTable(path: folder.path + "/t." + ending)
      #expect(layer.path == folder.path + "/t.SHP")
      #expect(layer.geometry.kinds == [.lines, .lines] && layer.findings.isEmpty)
      #expect(layer.geometry.coordinates.map(\.y) == [0, 1, 2, 3, 5, 9, 7])
      #expect(layer.attributes.columns == ["名称"])
      #expect(layer.attributes.text(row: 0, column: 0) == "河滨步道")
      #expect(layer.companions.map(\.path) == [folder.path + "/t.DBF"])
    }
  }

  @Test func heightsOfPyshp() throws {
    let folder = try write(ToolShapefiles.heights)
    let layer = try FeatureTable(path: folder.path + "/t.shp")
    #expect(layer.geometry.kinds == [.points, .none, .points])
    #expect(layer.geometry.coordinates == [.init(x: 1.5, y: 2.5), .init(x: 3.5, y: -2)])
    let rows = (0..<3).map { row in (0..<4).map { layer.attributes.text(row: row, column: $0) } }
    #expect(rows[0] == ["a", "-1.25", "2026-01-31", "true"])
    #expect(rows[1] == ["b", nil, nil, nil])
    #expect(rows[2] == ["c", "1000000", "1999-12-01", "false"])
  }

  @Test func strayParts() throws {
    let folder = try TemporaryFolder()
    let index = try folder.write("a.shx", Data(ShapefileBytes(type: 1).shx))
    let wrong = try folder.write("b.shp", "id,x\n1,2\n")
    for (path, words) in [(index, ".shp and the .dbf"), (wrong, "is no Shapefile")] {
      do {
        _ = try FeatureTable(path: path)
        Issue.record("\(path) was read")
      } catch {
        #expect("\(error)".contains(words))
      }
    }
  }

  /// The hash in the summary is that of the `.shp`, and the `.dbf` has its own.
  @Test func hashes() throws {
    let folder = try write(ToolShapefiles.paths)
    let layer = try FeatureTable(path: folder.path + "/t.shp")
    let files = [layer.attributes.contents] + layer.companions
    for (file, ending) in zip(files, ["shp", "dbf"]) {
      let data = try folder.data("t." + ending)
      #expect(file.inputFile.sha256 == SHA256.hexadecimal(of: Array(data)[...]))
    }
    #expect(files[0].inputFile.sha256 != files[1].inputFile.sha256)
  }
}
