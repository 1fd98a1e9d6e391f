import PlanarGeometry
import Projection
import Testing

@testable import RunFiles
@testable import TableFiles
@testable import Wording

@Suite struct GeoJSONReaderTests {
  private func layer(_ text: String) throws -> FeatureTable {
    try GeoJSONReader.read(FileContents(path: "t.geojson", content: Array(text.utf8)))
  }

  private let point =
    #"{"type":"Feature","properties":{"id":"a"},"geometry":{"type":"Point","coordinates":[1,2]}}"#

  @Test func framings() throws {
    let texts = [
      #"{"type":"FeatureCollection","features":[\#(point),\#(point)]}"#,
      #"{"features":[\#(point),\#(point)],"type":"FeatureCollection"}"#,
      "[\(point),\n \(point)]", "\(point)\n\(point)\n", "\u{1E}\(point)\n\u{1E}\(point)\n",
      "\u{FEFF}\(point) \(point)",
    ]
    for text in texts {
      let layer = try layer(text)
      #expect(layer.attributes.count == 2)
      #expect(layer.geometry.kinds == [.points, .points])
      #expect(layer.geometry.coordinates == [.init(x: 1, y: 2), .init(x: 1, y: 2)])
      #expect(layer.attributes.text(row: 1, column: 0) == "a")
      #expect(layer.findings.isEmpty)
    }
  }

  @Test func bareObjects() throws {
    #expect(try layer(point).geometry.kinds == [.points])
    let line = #"{"coordinates":[[1,2],[3,4]],"type":"LineString"}"#
    #expect(try layer(line).geometry.kinds == [.lines])
  }

  @Test func multiPolygonStarts() throws {
    let text = """
      {"type":"Feature","properties":null,"geometry":{"coordinates":[[[[0,0],[4,0],[4,4],[0,0]],
      [[1,1],[2,1],[2,2],[1,1]]],[[[9,9,5],[10,9,5,6],[10,10],[9,9]]]],"type":"MultiPolygon"}}
      """
    let geometry = try layer(text).geometry
    #expect(geometry.kinds == [.polygons])
    #expect(geometry.parts(of: 0) == 0..<2)
    #expect(geometry.rings(ofPart: 0) == 0..<2)
    #expect(geometry.rings(ofPart: 1) == 2..<3)
    #expect(geometry.coordinateRange(ofRing: 1) == 4..<8)
    #expect(geometry.coordinates[9] == SourceCoordinate(x: 10, y: 9))
  }

  /// Geometries that cannot be used, one feature each between two sound ones.
  @Test(arguments: [
    "null", "[]", "\"x\"", "3", "{}", #"{"type":"Point"}"#, #"{"type":"Point","coordinates":[]}"#,
    #"{"type":"Point","coordinates":[1]}"#, #"{"type":"Point","coordinates":["1","2"]}"#,
    #"{"type":"Point","coordinates":[NaN,2]}"#, #"{"type":"Point","coordinates":[1,-Infinity]}"#,
    #"{"type":"Point","coordinates":[1e999,2]}"#, #"{"type":"Point","coordinates":[[1,2]]}"#,
    #"{"type":"Point","coordinates":{"x":1}}"#, #"{"type":"Point","coordinates":null}"#,
    #"{"type":"Polygon","coordinates":[[1,2],[3,4],[5,6],[1,2]]}"#,
    #"{"type":"Polygon","coordinates":[[]]}"#, #"{"type":"Polygon","coordinates":[[[1,2]],[]]}"#,
    #"{"type":"Polygon","coordinates":[[[1,2],[[3,4]]]]}"#,
    #"{"type":"Polygon","coordinates":[[[[[[[1,2]]]]]]]}"#,
    #"{"type":"polygon","coordinates":[[[1,2],[3,4],[5,6],[1,2]]]}"#,
    #"{"type":"GeometryCollection","geometries":[]}"#,
  ])
  func unusableGeometryIsSkipped(geometry: String) throws {
    let bad = #"{"type":"Feature","properties":{"id":"b"},"geometry":\#(geometry)}"#
    let layer = try layer("[\(point),\(bad),\(point)]")
    #expect(layer.geometry.kinds == [.points, .none, .points])
    #expect(layer.geometry.coordinateRange(of: 2).count == 1)
    #expect(layer.findings.map(\.row) == [2])
    #expect(layer.findings.map(\.action) == [.skipped])
    #expect(layer.attributes.text(row: 1, column: 0) == "b")
  }

  @Test(arguments: [
    ("", nil as Int?), ("{", 1), ("[\n\(#"{"type":"Feature""#)", 2), ("nonsense", 1), ("{}", 1),
    (#"{"type":"featurecollection","features":[]}"#, 1), (#"{"type":"FeatureCollection"}"#, 1),
    ("{\n\n\"type\":}", 3), (#"{"type":"Feature","properties":{"a":"\x"}}"#, 1),
    (#"{"type":"Feature","properties":{"a":"\u12G4"}}"#, 1), ("[1,]", 1), ("[tru]", 1),
    (String(repeating: "[", count: 100_000), 1),
    (String(repeating: #"{"a":"#, count: 100_000), 1),
    (#"{"type":"Feature","geometry":{"coordinates":"# + String(repeating: "[", count: 100_000), 1),
  ])
  func whatIsNoGeoJSON(text: String, line: Int?) throws {
    #expect {
      try layer(text)
    } throws: { error in
      guard case InputError.data("t.geojson", let row, _)? = error as? InputError else {
        return false
      }
      return line == nil || row == line
    }
  }

  @Test func values() throws {
    let text = #"""
      {"type":"Feature","geometry":{"type":"Point","coordinates":[1,2]},"properties":{"a":"\u793e\u533a\n",
      "b":"\ud83d\ude00","c":"\ud83dx","d": 12.50 ,"e":true,"f":null,"g":{"h":[1]},"i":"  ","j":"\"\\\/"}}
      """#
    let attributes = try layer(text).attributes
    let texts = attributes.columns.indices.map { attributes.text(row: 0, column: $0) }
    #expect(attributes.columns == ["a", "b", "c", "d", "e", "f", "g", "i", "j"])
    #expect(
      texts == [
        "社区", "😀", "\u{FFFD}x", "12.50", "true", nil, #"{"h":[1]}"#, nil, #""\/"#,
      ])
    #expect(attributes.number(row: 0, column: 3) == .value(12.5))
    #expect(attributes.number(row: 0, column: 5) == .absent)
    #expect(attributes.number(row: 0, column: 4) == .invalid(.notANumber("true")))
  }

  @Test func propertiesInAnyOrder() throws {
    let features = [#"{"a":1,"b":2}"#, #"{"b":3,"a":4}"#, #"{"c":5,"b":6}"#].map {
      #"{"type":"Feature","properties":\#($0),"geometry":{"type":"Point","coordinates":[1,2]}}"#
    }
    let table = try layer("[" + features.joined(separator: ",") + "]").attributes
    #expect(table.columns == ["a", "b", "c"])
    #expect((0..<3).map { table.number(row: $0, column: 0) } == [.value(1), .value(4), .absent])
    #expect((0..<3).map { table.number(row: $0, column: 1) } == [.value(2), .value(3), .value(6)])
  }

  @Test func oldCRSMember() throws {
    let name = "urn:ogc:def:crs:EPSG::4549"
    let text = #"""
      {"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"\#(name)"}},"features":[\#(point)]}
      """#
    #expect(try layer(text).declaredCRS == name)
    let draft = #"""
      {"type":"FeatureCollection","crs":{"type":"EPSG","properties":{"code":4490}},"features":[\#(point)]}
      """#
    #expect(try layer(draft).declaredCRS == "EPSG:4490")
  }

  @Test func featureIDs() throws {
    let text = #"""
      [{"type":"Feature","id":7,"properties":{},"geometry":{"type":"Point","coordinates":[1,2]}},
       {"type":"Feature","id":"x","properties":{},"geometry":{"type":"Point","coordinates":[1,2]}},
       {"type":"Feature","id":{"a":1},"properties":{},"geometry":{"type":"Point","coordinates":[1,2]}}]
      """#
    let layer = try layer(text)
    #expect((0..<3).map { layer.attributes.featureID(row: $0) } == ["7", "x", nil])
    #expect(layer.findings.map(\.row) == [3])
  }

  /// Foreign members named like those of a geometry do not disturb the Feature.
  @Test func foreignCoordinates() throws {
    let text = #"""
      {"coordinates":[5,6],"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[1,2]},"coordinates":[9]}
      """#
    let layer = try layer(text)
    #expect(layer.geometry.coordinates == [SourceCoordinate(x: 1, y: 2)])
    #expect(layer.geometry.kinds == [.points])
  }

  @Test func openRingIsNoted() throws {
    let text = #"{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1]]]}"#
    #expect(try layer(text).findings.map(\.action) == [.repaired])
  }
}
