import PlanarGeometry
import Testing

@testable import RunFiles
@testable import TableFiles
@testable import Wording

/// Rows that are carried over to another file as they are written.
@Suite struct WrittenRowsTests {
  private func layer(_ text: String, _ name: String, headerRow: Int? = nil) throws -> FeatureTable {
    let form = FileForm(headerRow: headerRow)
    return try FeatureTable(FileContents(path: name, content: Array(text.utf8)), as: form)
  }

  private func cells(_ layer: FeatureTable) -> [[String?]] {
    (0..<layer.attributes.count).map { row in
      layer.attributes.columns.indices.map { layer.attributes.text(row: row, column: $0) }
    }
  }

  @Test(arguments: [
    "id,name\na,1\nb,2\nc,3", "id;name\r\na;1\r\nb;2\r\nc;3\r\n", "sep=;\nid;name\na;1\nb;2\nc;3\n",
    "\u{FEFF}id\tname\n\na\t1\n\nb\t2\nc\t3\n", "id|name\na|1\nb|2\nc|3\n",
    "A register,\n\nid,name\na,1\nb,2\nc,3\n",
    "id,name\na,\"two\nlines \"\"quoted\"\"\"\nb,\"x,y\"\nc,3\n",
    "id,name,more\na, 1 ,\nb,=2,'\nc,3,\"\"\n",
  ])
  func tablesReadAsBefore(text: String) throws {
    let whole = try layer(text, "t.csv")
    #expect(whole.attributes.count == 3)
    let written = try #require(WrittenRows(whole))
    for chosen in [[0, 2], [1], [0, 1, 2], []] {
      let bytes = written.file(of: chosen)
      let part = try layer(
        String(decoding: bytes, as: UTF8.self), "t.csv", headerRow: written.headerRow)
      #expect(part.attributes.columns == whole.attributes.columns)
      #expect(cells(part) == chosen.map { cells(whole)[$0] })
      #expect(part.findings.filter { $0.severity != .info }.isEmpty)
    }
  }

  /// Not what is read of a record, but the record.
  @Test func recordsKeepTheirBytes() throws {
    let text = "id,name,more\na, 1 ,\"q\"\nb,=2,'\n"
    let written = try #require(WrittenRows(try layer(text, "t.csv")))
    #expect(written.file(of: [0]) == Array("\u{FEFF}id,name,more\na, 1 ,\"q\"\n".utf8))
    #expect(written.file(of: [1]) == Array("\u{FEFF}id,name,more\nb,=2,'\n".utf8))
  }

  private static func point(_ id: String) -> String {
    #"{"type":"Feature","properties":{"id":"\#(id)","n":{"features":[1,"]"]}},"geometry":{"type":"Point","coordinates":[1.10,2]}}"#
  }

  private static let features = ["a", "b", "c"].map { point($0) }

  @Test(arguments: [
    #"{"type":"FeatureCollection","features":[\#(features.joined(separator: ", "))],"x":[{}]}"#,
    #"{"features":[\#(features.joined(separator: "\n,\n"))],"type":"FeatureCollection"}"#,
    "[\(features.joined(separator: ","))]", features.joined(separator: "\n"),
    "\u{1E}" + features.joined(separator: "\n\u{1E}") + "\n",
    "[\(features[0])]{\"type\":\"FeatureCollection\",\"features\":[\(features[1])]}\(features[2])",
  ])
  func featuresKeepTheirBytes(text: String) throws {
    let written = try #require(WrittenRows(try layer(text, "t.geojson")))
    #expect(written.headerRow == nil)
    let frame = ("{\"type\":\"FeatureCollection\",\"features\":[", "\n]}\n")
    let bytes = String(decoding: written.file(of: [0, 2]), as: UTF8.self)
    #expect(bytes == frame.0 + "\n" + Self.features[0] + ",\n" + Self.features[2] + frame.1)
    #expect(String(decoding: written.file(of: []), as: UTF8.self) == frame.0 + frame.1)
  }

  /// What is written anew, for formats that are no text, reads the same.
  @Test func othersReadTheSame() throws {
    let shapes = [
      #"{"type":"Point","coordinates":[0.1,0.30000000000000004]}"#,
      #"{"type":"MultiLineString","coordinates":[[[1,2],[3,4]],[[5,6],[7,8.5]]]}"#,
      #"{"type":"MultiPolygon","coordinates":[[[[0,0],[9,0],[9,9],[0,0]],[[2,1],[3,1],[3,2],[2,1]]],[[[20,0],[29,0],[29,9],[20,0]]]]}"#,
      "null",
    ]
    let features = shapes.enumerated().map { number, shape in
      #"{"type":"Feature","properties":{"id":"\#(number)","name":"\"<b>\\u4e00","n":1.50},"geometry":\#(shape)}"#
    }
    let whole = try layer("[\(features.joined(separator: ","))]", "t.geojson")
    let part = try layer(
      String(decoding: whole.text(of: [0, 1, 2, 3]), as: UTF8.self), "t.geojson")
    #expect(part.geometry.kinds == whole.geometry.kinds)
    #expect(part.geometry.coordinates == whole.geometry.coordinates)
    for feature in 0..<3 {
      #expect(
        part.geometry.parts(of: feature).map { part.geometry.rings(ofPart: $0).count }
          == whole.geometry.parts(of: feature).map { whole.geometry.rings(ofPart: $0).count })
    }
    #expect(cells(part) == cells(whole))
    let table = try layer("id,name\na,\"x\"\"\ny\"\n=b,\nc,\"1,5\"\n", "t.csv")
    let again = try layer(String(decoding: table.text(of: [0, 1, 2]), as: UTF8.self), "t.csv")
    #expect(cells(table) == [["a", "x\"\ny"], ["=b", nil], ["c", "1,5"]])
    #expect(cells(again) == cells(table))
  }
}
