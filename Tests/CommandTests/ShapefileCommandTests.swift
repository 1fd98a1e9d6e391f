import Foundation
import TestSupport
import Testing

/// The same town as GeoJSON and as Shapefiles gives the same bytes.
@Suite struct ShapefileCommandTests {
  private typealias Bytes = ShapefileBytes

  /// A quadrilateral with uneven corners, clockwise and closed, in degrees.
  private func ring(_ column: Int, _ row: Int, _ random: inout SeededRandom) -> [Bytes.Place] {
    let (x, y) = (120.1 + 0.006 * Double(column), 30.2 + 0.005 * Double(row))
    let corners = [(0.0, 0.0), (0, 0.0045), (0.0055, 0.0045), (0.0055, 0)].map { corner in
      (x + corner.0 + 0.0004 * random.unit(), y + corner.1 + 0.0004 * random.unit())
    }
    return corners + [corners[0]]
  }

  private func geoJSON(_ features: [(properties: String, type: String, coordinates: String)])
    -> String
  {
    let texts = features.map {
      #"{"type":"Feature","properties":{\#($0.properties)},"geometry":{"type":"\#($0.type)","coordinates":\#($0.coordinates)}}"#
    }
    return #"{"type":"FeatureCollection","features":[\#(texts.joined(separator: ","))]}"#
  }

  private func write(_ folder: TemporaryFolder) throws {
    var random = SeededRandom(8)
    let rings = (0..<12).map { ring($0 % 4, $0 / 4, &random) }
    let people = (0..<12).map { _ in 1000 * random.unit() }
    let places = (0..<40).map { _ in (120.1 + 0.024 * random.unit(), 30.2 + 0.015 * random.unit()) }
    try folder.write(
      "c.geojson",
      geoJSON(
        rings.indices.map { row in
          let text = rings[row].reversed().map { "[\($0.x),\($0.y)]" }.joined(separator: ",")
          return (
            "\"id\":\"C\(row)\",\"name\":\"社区\(row)\",\"population\":\(people[row])", "Polygon",
            "[[\(text)]]"
          )
        }))
    try folder.write(
      "f.geojson",
      geoJSON(
        places.indices.map { row in
          (
            "\"id\":\"F\(row)\",\"type\":\"\(kind(row))\"", "Point",
            "[\(places[row].0),\(places[row].1)]"
          )
        }))
    var table = Bytes.Table(
      "id", "name", rows: rings.indices.map { ["C\($0)", "社区\($0)", "\(people[$0])"] })
    table.fields.append((Array("population".utf8), "N", 20, 15))
    try Bytes(type: 5, rings.map { Bytes.parts([$0], type: 5) }, table: table)
      .write("c", in: folder, prj: Self.system, cpg: "UTF-8")
    let types = Bytes.Table("id", "type", rows: places.indices.map { ["F\($0)", kind($0)] })
    try Bytes(type: 1, places.map { Bytes.point($0.0, $0.1) }, table: types)
      .write("f", in: folder, prj: Self.system, cpg: "UTF-8")
  }

  private func kind(_ row: Int) -> String { ["pharmacy", "nursery"][row % 2] }

  private static let system =
    #"GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],"#
    + #"PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]"#

  @Test func sameCoverageAsGeoJSON() throws {
    let folder = try TemporaryFolder()
    try write(folder)
    try folder.write(
      "standard.yaml",
      """
      standard: 1
      types:
        - {id: pharmacy, circle: 15, radius_m: 300}
        - {id: nursery, circle: 5, radius_m: 200}
      """)
    var tables: [[Data]] = []
    for ending in ["geojson", "shp", "dbf"] {
      let run = try BuiltCommand(
        [
          "assess", "--communities", "c.\(ending)", "--facilities", "f.\(ending)", "--standard",
          "standard.yaml", "--out", ending,
        ], in: folder)
      #expect(run.status == 0, "\(run.error)")
      tables.append(
        try ["coverage.csv", "communities.csv"].map { try folder.data("\(ending)/\($0)") })
    }
    #expect(tables[0][0].count > 1000)
    #expect(tables[1] == tables[0] && tables[2] == tables[0])
    let problems = try folder.content("shp/problems.csv").split(separator: "\n")
    #expect(
      problems.count == (try folder.content("geojson/problems.csv").split(separator: "\n").count))
    let summary = try folder.content("shp/summary.json")
    for name in ["c.shp", "c.dbf", "f.shp", "f.dbf"] { #expect(summary.contains("\"\(name)\"")) }
  }
}
