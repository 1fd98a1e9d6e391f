import Assessment
import PlanarGeometry
import TestSupport
import Testing

@testable import CityReading
@testable import Wording

/// What is odd about one position or ring costs that, not the community.
@Suite struct OddGeometryTests {
  /// A square of 400 m with a hole of 100 m, and a square beside it that is sound.
  private let outline = "[0,0],[400,0],[400,400],[0,400],[0,0]"
  private let hole = "[100,100],[100,200],[200,200],[200,100],[100,100]"

  private func read(
    _ type: String, _ coordinates: String, member: String = "coordinates",
    language: Language = .en
  ) throws -> (area: Double?, rows: [InputProblem]) {
    let folder = try TemporaryFolder()
    var study = Study()
    let odd =
      #"{"type":"Feature","properties":{"id":"odd","name":"甲"},"geometry":{"type":"\#(type)","#
      + #""\#(member)":\#(coordinates)}}"#
    let sound = PopulationStudy.polygon(
      "[[400,0],[800,0],[800,400],[400,400],[400,0]]", #""id":"sound""#)
    let path = try folder.write("c.geojson", PopulationStudy.collection([odd, sound]))
    study.communities = LayerSource(path: path, crs: PopulationStudy.metres)
    let facility = LayerSource(
      path: try folder.write("f.csv", "id,x,y\nF,10,10\n"), crs: PopulationStudy.metres)
    study.facilities = [FacilitySource(source: facility, type: "pharmacy")]
    let input = try CityReader(study, language: language).read()
    let area = input.city.communities.first { $0.id == "odd" }?.region.area
    return (area, input.problems.filter { $0.file == path && $0.row == 1 })
  }

  private func expect(
    _ area: Double, _ text: String, _ type: String, _ coordinates: String,
    member: String = "coordinates"
  ) throws {
    let (found, rows) = try read(type, coordinates, member: member)
    #expect(abs(try #require(found) - area) < 1, "\(coordinates)")
    let row = try #require(rows.first { $0.problem.contains(text) }, "\(rows)")
    #expect(row.feature == "odd")
  }

  @Test(arguments: ["null", #""12""#, "{}", "[1]"])
  func heightThatIsNoNumber(height: String) throws {
    try expect(
      160_000, "1 heights are no numbers", "Polygon",
      "[[[0,0,\(height)],[400,0,3],[400,400],[0,400],[0,0]]]")
  }

  @Test(arguments: ["[]", "null"])
  func emptyInnerRing(ring: String) throws {
    try expect(160_000, "1 empty rings", "Polygon", "[[\(outline)],\(ring)]")
    try expect(150_000, "1 empty rings", "Polygon", "[[\(outline)],\(ring),[\(hole)]]")
    try expect(160_000, "1 empty rings", "MultiPolygon", "[[[\(outline)],\(ring)]]")
  }

  @Test(arguments: ["[]", "null", "[[]]", "[[],[[100,100],[100,200],[200,200],[100,100]]]"])
  func emptyPart(part: String) throws {
    try expect(160_000, "empty rings, parts", "MultiPolygon", "[[[\(outline)]],\(part)]")
    try expect(160_000, "empty rings, parts", "MultiPolygon", "[\(part),[[\(outline)]]]")
  }

  /// A vertex in the middle of a side, which changes nothing when it goes.
  @Test(arguments: [
    "[null,0]", "[200,null]", #"["200","0"]"#, "[200]", "[NaN,0]", "[200,1e999]", "[{},0]",
  ])
  func oddPosition(position: String) throws {
    try expect(
      160_000, "1 positions are no pairs", "Polygon",
      "[[[0,0],\(position),[400,0],[400,400],[0,400],[0,0]]]")
  }

  @Test func oddPositionThatClosesTheRing() throws {
    try expect(
      80_000, "2 positions are no pairs", "Polygon",
      "[[[null,0],[400,0],[400,400],[0,400],[null,0]]]")
  }

  /// A hole of which two vertices are left goes, the outline stays.
  @Test func holeThatIsMostlyOdd() throws {
    try expect(
      160_000, "1 rings with them", "Polygon",
      "[[\(outline)],[[100,100],[null,1],[null,2],[200,200],[100,100]]]")
  }

  @Test func collectionOfOnePolygon() throws {
    let (area, rows) = try read(
      "GeometryCollection", #"[{"type":"Polygon","coordinates":[[\#(outline)],[\#(hole)]]}]"#,
      member: "geometries")
    #expect(abs(try #require(area) - 150_000) < 1)
    #expect(rows.isEmpty)
  }

  @Test func collectionOfSeveral() throws {
    let polygon = #"{"coordinates":[[\#(outline)]],"type":"Polygon"}"#
    let more = #"{"type":"MultiPolygon","coordinates":[[[[0,500],[9,500],[9,600],[0,500]]]]}"#
    let line = #"{"type":"LineString","coordinates":[[0,0],[1,1]]}"#
    let nested = #"{"type":"GeometryCollection","geometries":[\#(more)]}"#
    let (area, rows) = try read(
      "GeometryCollection", "[\(polygon),\(nested)]", member: "geometries")
    #expect(abs(try #require(area) - 160_450) < 1)
    #expect(rows.isEmpty)
    for others in ["\(line),\(polygon)", "\(polygon),null", #"{"type":"Polygon"},\#(polygon)"#] {
      try expect(
        160_000, "1 of 2 geometries", "GeometryCollection", "[\(others)]", member: "geometries")
    }
  }

  /// Nothing usable is left: the community goes, and is named.
  @Test(arguments: [
    ("Polygon", "[[],[[100,100],[100,200],[200,200],[100,100]]]", "outer ring is empty"),
    ("Polygon", "[[[null,0],[400,null],[null,400],[0,0]]]", "no number"),
    ("Polygon", "[]", "empty"), ("MultiPolygon", "[[],null]", "empty"),
    ("Polygon", "[[[0,0],[400,0],5]]", "not those of a Polygon"),
  ])
  func nothingIsLeft(type: String, coordinates: String, reason: String) throws {
    let (area, rows) = try read(type, coordinates)
    #expect(area == nil)
    #expect(rows.map(\.feature) == ["odd"] && rows.map(\.severity) == [.error])
    #expect(rows[0].problem.contains(reason))
  }

  @Test func inChinese() throws {
    let (_, rows) = try read("Polygon", "[[\(outline)],[]]", language: .zh)
    #expect(rows.map(\.problem) == ["有1个空环、空部分或空坐标,已略去"])
  }
}
