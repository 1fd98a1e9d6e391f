import Foundation
import PlanarGeometry
import Projection
import TableFiles
import Testing
import Wording

@Suite struct GeoJSONWriterTests {
  private func ring(_ points: [(Double, Double)]) -> [PlanarPoint] {
    points.map { PlanarPoint(x: $0.0, y: $0.1) }
  }

  /// The vertices of `region` as if metres were degrees.
  private func positions(_ region: PlanarRegion) -> ArraySlice<GeographicPoint> {
    region.vertices.map { GeographicPoint(longitude: $0.x, latitude: $0.y) }[...]
  }

  private func collection(
    _ region: PlanarRegion, id: String = "a", properties: (inout JSONWriter) -> Void = { _ in }
  ) throws -> [String: Any] {
    var writer = GeoJSONWriter()
    writer.feature(id: id, region: region, vertices: positions(region), properties: properties)
    let parsed = try JSONSerialization.jsonObject(with: Data(writer.finish()))
    return try #require(parsed as? [String: Any])
  }

  private func feature(in collection: [String: Any]) throws -> [String: Any] {
    let features = try #require(collection["features"] as? [[String: Any]])
    return try #require(features.first)
  }

  /// Twice the signed area of a closed ring of positions.
  private func doubledArea(_ ring: [[Double]]) -> Double {
    zip(ring, ring.dropFirst()).reduce(0) { $0 + $1.0[0] * $1.1[1] - $1.1[0] * $1.0[1] }
  }

  @Test func polygonWithHoleIsClosedAndWound() throws {
    let outer = ring([(0, 0), (0, 4), (4, 4), (4, 0)])
    let hole = ring([(1, 1), (2, 1), (2, 2), (1, 2)])
    let region = PlanarRegion(polygons: [[outer, hole]])
    let geometry = try #require(feature(in: collection(region))["geometry"] as? [String: Any])
    #expect(geometry["type"] as? String == "Polygon")
    let rings = try #require(geometry["coordinates"] as? [[[Double]]])
    #expect(rings.map(\.count) == [5, 5])
    #expect(rings.allSatisfy { $0.first == $0.last })
    #expect(rings.map(doubledArea) == [32, -2])
  }

  @Test func severalPolygonsAreAMultiPolygon() throws {
    let a = ring([(0, 0), (1, 0), (0, 1)])
    let b = ring([(5, 5), (6, 5), (5, 6)])
    let region = PlanarRegion(polygons: [[a], [b]])
    let geometry = try #require(feature(in: collection(region))["geometry"] as? [String: Any])
    #expect(geometry["type"] as? String == "MultiPolygon")
    let polygons = try #require(geometry["coordinates"] as? [[[[Double]]]])
    #expect(polygons.map { $0.map(\.count) } == [[4], [4]])
    #expect(polygons[1][0][0] == [5, 5])
  }

  @Test func positionsHaveSevenDecimals() {
    let region = PlanarRegion(polygons: [[ring([(120, 30), (120.123456789, 30), (120, 31)])]])
    var writer = GeoJSONWriter()
    writer.feature(id: "a", region: region, vertices: positions(region)) { _ in }
    let text = String(decoding: writer.finish(), as: UTF8.self)
    #expect(text.contains("[120.1234568,30.0000000]"))
  }

  @Test func propertiesAndIdsComeBackAsTheyWere() throws {
    let region = PlanarRegion(polygons: [[ring([(0, 0), (1, 0), (0, 1)])]])
    let awkward = "引号\" 反斜杠\\ 换行\n 制表\t 控制\u{1} 👵🏽"
    let collection = try collection(region, id: awkward) { json in
      json.key("text")
      json.string(awkward)
      json.key("none")
      json.string(nil)
      json.key("number")
      json.number(0.25, decimals: 9)
      json.key("nan")
      json.number(.nan, decimals: 9)
      json.key("count")
      json.integer(7)
      json.key("flag")
      json.boolean(true)
    }
    let feature = try feature(in: collection)
    #expect(feature["id"] as? String == awkward)
    let properties = try #require(feature["properties"] as? [String: Any])
    #expect(properties["text"] as? String == awkward)
    #expect(properties["none"] is NSNull)
    #expect(properties["number"] as? Double == 0.25)
    #expect(properties["nan"] is NSNull)
    #expect(properties["count"] as? Int == 7)
    #expect(properties["flag"] as? Bool == true)
  }

  @Test func whatHasNoPlaceHasNoGeometry() throws {
    let region = PlanarRegion(polygons: [[ring([(0, 0), (1, 0), (0, .infinity)])]])
    #expect(try feature(in: collection(region))["geometry"] is NSNull)
    #expect(try feature(in: collection(PlanarRegion(polygons: [])))["geometry"] is NSNull)
  }

  @Test func severalFeaturesAreOneCollection() throws {
    let region = PlanarRegion(polygons: [[ring([(0, 0), (1, 0), (0, 1)])]])
    var writer = GeoJSONWriter { json in
      json.key("synthetic")
      json.boolean(true)
    }
    for id in ["a", "b", "c"] {
      writer.feature(id: id, region: region, vertices: positions(region)) { _ in }
    }
    let parsed = try JSONSerialization.jsonObject(with: Data(writer.finish()))
    let collection = try #require(parsed as? [String: Any])
    #expect(collection["type"] as? String == "FeatureCollection")
    #expect(collection["synthetic"] as? Bool == true)
    let features = try #require(collection["features"] as? [[String: Any]])
    #expect(features.map { $0["id"] as? String } == ["a", "b", "c"])
  }
}
