import PlanarGeometry
import TestSupport
import Testing

@testable import CityReading
@testable import TableFiles
@testable import WalkNetwork
@testable import Wording

/// Fields of lines and of edges that say what a way is, as extracts of OpenStreetMap name them.
@Suite struct LineTagTests {
  private let projected = "+proj=sterea +lat_0=30 +lon_0=120 +k=1 +datum=WGS84 +units=m"

  /// A street of 100 m and a line of 60 m beside it.
  private func read(street: String, other: String) throws -> NetworkInput {
    let features = [(street, "[0,0],[100,0]"), (other, "[0,50],[60,50]")].map {
      """
      {"type":"Feature","properties":{\($0.0)},"geometry":{"type":"LineString","coordinates":[\($0.1)]}}
      """
    }
    let folder = try TemporaryFolder()
    let path = try folder.write(
      "lines.geojson",
      #"{"type":"FeatureCollection","features":[\#(features.joined(separator: ","))]}"#)
    return try NetworkReader(.file(LayerSource(path: path, crs: projected)))
      .read(local: nearHangzhou)
  }

  @Test(arguments: [
    (#""highway":"residential""#, #""highway":null,"waterway":"river""#, "waterway=river"),
    (#""highway":"residential""#, #""highway":"motorway""#, "highway=motorway"),
    (#""highway":"residential""#, #""highway":"footway","foot":"no""#, "foot=no"),
    (#""highway":"residential""#, #""highway":"service","access":"private""#, "access=private"),
    (#""highway":"service""#, #""highway":"['motorway', 'trunk']""#, "highway=motorway;trunk"),
    (
      #""highway":"service""#, #""highway":["motorway","motorway_link"]"#,
      "highway=motorway;motorway_link"
    ),
    (
      #""highway":"residential","other_tags":null"#,
      #""highway":null,"other_tags":"\"power\"=>\"line\",\"cables\"=>\"3\"""#, "power=line"
    ),
    (
      #""highway":"residential""#,
      #""highway":"path","other_tags":"\"access\"=>\"private\"""#, "access=private"
    ),
    (#""fclass":"track_grade3""#, #""fclass":"motorway_link""#, "highway=motorway_link"),
    (
      #""class":"unknown","subtype":"road""#, #""class":"standard_gauge","subtype":"rail""#,
      "subtype=rail"
    ),
    (#""name":"Lake Road""#, #""railway":"rail""#, "railway=rail"),
    (#""name":"Lake Road""#, #""foot":"private""#, "foot=private"),
    (#""allowed_uses":"WALK,BIKE""#, #""allowed_uses":"AUTO""#, "allowed_uses=AUTO"),
  ]) func isNoWay(street: String, other: String, tag: String) throws {
    let input = try read(street: street, other: other)
    #expect(input.ways.segmentCount == 1)
    #expect(
      input.problems.map(\.problem).contains { $0.hasPrefix("not walked: \(tag) 0.1 km; walked: ") }
    )
  }

  /// Fields that bear a name of a tag and hold something else.
  @Test(arguments: [
    (#""class":"A""#, #""class":"B""#), (#""mode":"1""#, #""mode":"2""#),
    (#""tunnel":"F","railway":"F""#, #""waterway":"no""#),
    (#""highway":"主干路""#, #""highway":"支路""#),
    (#""highway":"residential""#, #""highway":"['steps', 'footway']""#),
    (#""railway":"platform""#, #""highway":"steps""#),
  ]) func isAWay(street: String, other: String) throws {
    let input = try read(street: street, other: other)
    #expect(input.ways.segmentCount == 2)
    #expect(input.problems.isEmpty)
  }

  @Test func aLayerOfRiversIsRefused() {
    let error = #expect(throws: InputError.self) {
      try read(street: #""waterway":"river""#, other: #""waterway":"canal""#)
    }
    #expect("\(error.map { "\($0)" } ?? "")".contains("waterway=river 0.1 km"))
  }

  @Test func theFieldIsStated() throws {
    let folder = try TemporaryFolder()
    let source = NetworkSource.tables(
      nodes: try folder.write("nodes.csv", "id,x,y\na,0,0\nb,100,0\nc,100,50\n"),
      edges: try folder.write(
        "edges.csv", "from,to,length,kind\na,b,100,residential\nb,c,50,trunk\n"),
      fields: ["highway": "kind"], crs: projected)
    let input = try NetworkReader(source).read(local: nearHangzhou)
    #expect(input.ways.segmentCount == 1)
    #expect(input.assumed.contains { $0.hasSuffix("edges.csv: highway = kind") })
  }

  /// Seven lines across five: 35 crossings, and none where each crossing is a vertex of both.
  @Test func crossingsWithoutVertexAreCounted() {
    func grid(isJoined: Bool) -> JoinedStreets.Unjoined {
      var streets = JoinedStreets(tolerance: 0.5)
      let (xs, ys) = ((0...6).map { 10 * Double($0) }, (0...4).map { 10 * Double($0) })
      for x in xs {
        let inner = isJoined ? ys.map { PlanarPoint(x: x, y: $0) } : []
        streets.append([PlanarPoint(x: x, y: -5)] + inner + [PlanarPoint(x: x, y: 45)], level: 0)
      }
      for y in ys {
        let inner = isJoined ? xs.map { PlanarPoint(x: $0, y: y) } : []
        streets.append([PlanarPoint(x: -5, y: y)] + inner + [PlanarPoint(x: 65, y: y)], level: 0)
      }
      return streets.unjoined()
    }
    #expect(grid(isJoined: false).crossings == 35)
    #expect(grid(isJoined: true).crossings == 0)
  }

  /// A street that ends on another one, one that ends at its vertex, and one that passes under it.
  @Test func endsOnSegments() {
    var streets = JoinedStreets(tolerance: 0.5)
    for line in [
      [(0.0, 0.0), (100, 0), (200, 0)], [(50, 0.1), (50, 80)], [(100, 0), (100, -60)],
    ] { streets.append(line.map { PlanarPoint(x: $0.0, y: $0.1) }, level: 0) }
    streets.append([PlanarPoint(x: 150, y: -50), PlanarPoint(x: 150, y: 50)], level: 1)
    #expect(streets.unjoined() == JoinedStreets.Unjoined(crossings: 1, segments: 5, levels: 0))
  }

  /// `layer` as a class of roads: three lines share a vertex in the middle of one of them.
  @Test func verticesOfDifferentLevels() {
    var streets = JoinedStreets(tolerance: 0.5)
    streets.append([(0.0), 50, 100].map { PlanarPoint(x: $0, y: 0) }, level: 1)
    streets.append([PlanarPoint(x: 50, y: 0), PlanarPoint(x: 50, y: 90)], level: 2)
    #expect(streets.unjoined().levels == 1)
  }
}
