import Assessment
import Foundation
import PlanarGeometry
import RunFiles
import TestSupport
import Testing

@testable import CityReading
@testable import Wording

@Suite struct CityReaderTests {
  private let header = "id,type,x,y\n"
  private let canteen = "F1,communityCanteen,120.17,30.25\n"

  /// A GeoJSON file of rectangles: properties, then west, south, east, north.
  private func rectangles(_ features: [(String, [Double])]) -> String {
    let texts = features.map { properties, box in
      let (w, s, e, n) = (box[0], box[1], box[2], box[3])
      let ring = "[[\(w),\(s)],[\(e),\(s)],[\(e),\(n)],[\(w),\(n)],[\(w),\(s)]]"
      return
        #"{"type":"Feature","properties":{\#(properties)},"geometry":{"type":"Polygon","coordinates":[\#(ring)]}}"#
    }
    return "[" + texts.joined(separator: ",\n") + "]"
  }

  @Test func oneCommunityOneFacility() throws {
    let input = try readCity(facilities: header + canteen)
    let community = input.city.communities[0]
    #expect(input.city.communities.count == 1)
    #expect(community.id == "C1")
    #expect(community.name == "One")
    #expect(community.population == 1000)
    // pyproj.Geod(ellps="WGS84").polygon_area_perimeter of the square: 1066923.58 m².
    #expect(abs(community.region.area - 1_066_923.58) < 1)
    #expect(input.city.facilities.count == 1)
    #expect(input.city.facilities.entrances[0].squaredDistance(to: .init(x: 0, y: 0)) < 1)
    #expect(input.inputs.map(\.features) == [1, 1])
    #expect(input.metric == .straight)
    #expect(input.measure == .area)
    #expect(problems(input, "no facility of type").count == 19)
    #expect(problems(input, "EPSG:4326").map(\.action) == [.assumed])
  }

  @Test func communitiesAreSortedByBytes() throws {
    let ids = ["b", "B", "é", "e\u{301}", "10", "9", "社"]
    let features = ids.enumerated().map { index, id in
      (#""id":"\#(id)""#, [120.0 + Double(index) / 100, 30, 120.01 + Double(index) / 100, 30.01])
    }
    let input = try readCity(communities: rectangles(features), facilities: header + canteen)
    let found = input.city.communities.map { Array($0.id.utf8) }
    #expect(found == found.sorted { $0.lexicographicallyPrecedes($1) })
    #expect(Set(found).count == ids.count)
  }

  @Test func partsOfOneCommunityAreDissolved() throws {
    let features = [
      (#""id":"a","name":"n","population":10,"households":4"#, [120.0, 30.0, 120.01, 30.01]),
      (#""id":"b""#, [120.02, 30.0, 120.03, 30.01]),
      (#""id":"a","name":"m","population":10,"households":5"#, [120.01, 30.0, 120.02, 30.01]),
      (#""id":"a""#, [120.05, 30.0, 120.06, 30.01]),
    ]
    let input = try readCity(communities: rectangles(features), facilities: header + canteen)
    let whole = input.city.communities[0]
    #expect(input.city.communities.map(\.id) == ["a", "b"])
    #expect(whole.name == "n")
    #expect(whole.population == 10)
    #expect(whole.households == 9)
    // Two parts share a border and become one polygon of four or six vertices; the third stays apart.
    #expect(whole.region.polygonCount == 2)
    #expect(whole.region.ringCount == 2)
    #expect(whole.region.vertices.count <= 10)
    #expect(problems(input, "parts of one community").map(\.field) == ["households", "name"])
  }

  @Test func missingIDsAreNeverMerged() throws {
    let box = [120.0, 30.0, 120.01, 30.01]
    let features = [("", box), ("", [120.02, 30.0, 120.03, 30.01]), (#""id":" ""#, box)]
    let input = try readCity(communities: rectangles(features), facilities: header + canteen)
    #expect(
      input.city.communities.map(\.id) == ["communities#1", "communities#2", "communities#3"])
    #expect(problems(input, "3 communities have no id").count == 1)
  }

  @Test func badPolygons() throws {
    let bowTie = #"""
      {"type":"Feature","properties":{"id":"tie"},"geometry":{"type":"Polygon","coordinates":
      [[[120,30],[120.01,30.01],[120.01,30],[120,30.01],[120,30]]]}}
      """#
    let flat = #"""
      {"type":"Feature","properties":{"id":"flat"},"geometry":{"type":"Polygon","coordinates":
      [[[120,30],[120.01,30],[120.02,30],[120,30]]]}}
      """#
    let point =
      #"{"type":"Feature","properties":{"id":"p"},"geometry":{"type":"Point","coordinates":[120,30]}}"#
    let input = try readCity(
      communities: "[\(bowTie),\(flat),\(point)]", facilities: header + canteen)
    #expect(input.city.communities.map(\.id) == ["tie"])
    #expect(input.city.communities[0].region.polygonCount == 2)
    #expect(problems(input, "invalid polygon").map(\.action) == [.repaired])
    #expect(problems(input, "no area").map(\.row) == [2])
    #expect(problems(input, "not a polygon").map(\.row) == [3])
  }

  @Test func overlapsAreReported() throws {
    let features = [
      (#""id":"a""#, [120.0, 30.0, 120.01, 30.01]),
      (#""id":"b""#, [120.005, 30.0, 120.015, 30.01]),
    ]
    let input = try readCity(communities: rectangles(features), facilities: header + canteen)
    #expect(problems(input, "overlaps 'b'").map(\.feature) == ["a"])
    #expect(problems(input, "overlaps 'b'").map(\.severity) == [.warning])
  }

  @Test func chineseNamesOfFields() throws {
    let text = "编号,名称,类型,经度,纬度,面积,评分\nF1,甲,communityCanteen,120.17,30.25,\"1,200\",４．５\n"
    let input = try readCity(facilities: text)
    let facility = input.city.facilities[0]
    #expect(facility.id == "F1")
    #expect(facility.name == "甲")
    #expect(facility.services[0].floorArea == 1200)
    #expect(facility.rating == 4.5)
    let assumed = try #require(input.assumed.first { $0.contains("facilities.csv: id") })
    #expect(
      assumed.hasSuffix(
        "id = 编号, name = 名称, type = 类型, x = 经度, y = 纬度, floor_area = 面积, rating = 评分"))
  }

  @Test func typesOfTheStudy() throws {
    let rows =
      "1,老年食堂,120.17,30.25\n2,综合体,120.17,30.25\n3,公共厕所,120.17,30.25\n4,公共厕所,120.17,30.25\n5,pharmacy,120.17,30.25\n6,小学,120.17,30.25\n7,忽略,120.17,30.25\n8,pharmacy;kindergarten,120.17,30.25\n"
    let input = try readCity(
      facilities: header + rows,
      types: ["老年食堂": ["communityCanteen"], "综合体": ["communityCanteen", "fitnessRoom"], "忽略": []])
    #expect(input.city.facilities.ids == ["1", "2", "5", "8"])
    #expect(input.city.facilities[1].services.map(\.type) == [7, 17])
    #expect(input.city.facilities[3].services.map(\.type) == [19, 3])
    let unknown = problems(input, "unknown type")
    #expect(unknown.map(\.row) == [4, 7])
    #expect(unknown[0].problem == "unknown type '公共厕所' in 2 rows")
    #expect(unknown[0].fix.hasSuffix("types: {公共厕所: ID}"))
    #expect(unknown[1].fix.hasSuffix("types: {小学: primarySchool}"))
  }

  @Test func noFacilityRemains() {
    #expect {
      try readCity(facilities: header + "1,公共厕所,120.17,30.25\n")
    } throws: { error in
      (error as? InputError)?.exitStatus == 3 && "\(error)".contains("types: {公共厕所: ID}")
    }
  }

  @Test func duplicateIDs() throws {
    let row = "F1,pharmacy,120.17,30.25\n"
    let input = try readCity(facilities: header + row + "F1#2,pharmacy,120.17,30.25\n" + row + row)
    #expect(input.city.facilities.ids == ["F1", "F1#2", "F1#3", "F1#4"])
    #expect(problems(input, "repeat the id").count == 1)
    #expect(problems(input, "2 rows repeat").count == 1)
  }

  @Test func mangledIDs() throws {
    let row = "pharmacy,120.17,30.25\n"
    let input = try readCity(facilities: header + "3.30102E+11," + row + "1E5," + row)
    #expect(problems(input, "spreadsheet").map(\.row) == [2])
    #expect(
      problems(try readCity(facilities: header + "E+,\(row)e1," + row), "spreadsheet").isEmpty)
  }

  @Test func rowsWithoutType() throws {
    let text = header + "1,pharmacy,120.17,30.25\n2,,120.17,30.25\n3, ,120.17,30.25\n"
    #expect(problems(try readCity(facilities: text), "2 rows have no type").map(\.row) == [3])
  }

  @Test func communitiesFarApart() throws {
    let features = [
      (#""id":"a""#, [118.0, 28.0, 118.01, 28.01]), (#""id":"b""#, [121.0, 31.0, 121.01, 31.01]),
    ]
    let input = try readCity(communities: rectangles(features), facilities: header + canteen)
    #expect(input.scaleError > 0.05)
    #expect(problems(input, "so far apart").map(\.severity) == [.warning])
  }

  @Test func counts() throws {
    let text =
      "id,type,x,y,count\na,pharmacy,120,30,3\nb,pharmacy,120,30,0\nc,pharmacy,120,30,\nd,pharmacy,120,30,-1\ne,pharmacy,120,30,2.5\nf,pharmacy,120,30,1e30\ng,pharmacy,120,30,nan\n"
    let input = try readCity(facilities: text)
    #expect(input.city.facilities.ids == ["a", "c", "d", "e", "f", "g"])
    #expect(input.city.facilities.services.map(\.count) == [3, 1, 1, 1, 1, 1])
    #expect(problems(input, "1 is taken").map(\.row) == [5, 6, 7, 8])
    #expect(problems(input, "1 is taken").allSatisfy { $0.action == .assumed })
    #expect(problems(input, "1 is taken").map(\.feature) == ["d", "e", "f", "g"])
  }

  @Test func coordinatesOfFacilities() throws {
    let text =
      header + """
        a,pharmacy,120.17,30.25
        b,pharmacy,,30.25
        c,pharmacy,约120,30.25
        d,pharmacy,0,0
        e,pharmacy,30.25,80.17
        f,pharmacy,116.4,39.9
        """
    let input = try readCity(facilities: text)
    #expect(input.city.facilities.ids == ["a", "d", "e", "f"])
    #expect(problems(input, "has no coordinates").map(\.row) == [3])
    #expect(problems(input, "约120").map(\.field) == ["x"])
    #expect(problems(input, "(0, 0)").map(\.row) == [5])
    #expect(problems(input, "km away").map(\.row) == [6, 7])
    // Beijing (116.4, 39.9) is 1124 km from the middle of the square: pyproj.Geod.
    #expect(problems(input, "km away")[1].problem.contains("lies 112"))
  }

  @Test func swappedCoordinates() throws {
    #expect {
      try readCity(facilities: header + "a,pharmacy,30.25,120.17\n")
    } throws: { "\($0)".contains("swapped") && ($0 as? InputError)?.exitStatus == 3 }
    let west = squareCommunity.replacing("120.1", with: "-51.1")
    let input = try readCity(
      communities: west, facilities: header + "a,pharmacy,30.25,-51.17\nb,pharmacy,-51.17,30.25\n")
    #expect(problems(input, "swapped").map(\.feature) == ["a"])
  }

  @Test func coordinateSystems() throws {
    // EPSG:4549 of 120.17°E 30.25°N (pyproj, standards.md 6.1).
    let projected = header + "a,pharmacy,516361.4103,3347839.2640\n"
    let input = try readCity(facilities: projected, crs: "EPSG:4549")
    #expect(input.city.facilities.entrances[0].squaredDistance(to: .init(x: 0, y: 0)) < 0.01)
    for (crs, text) in [
      (nil, projected), ("EPSG:4326", projected), ("EPSG:99999", header + canteen),
      ("Mars", header + canteen), ("BD-09MC", header + canteen),
    ] {
      #expect {
        try readCity(facilities: text, crs: crs)
      } throws: { ($0 as? InputError)?.exitStatus == 3 }
    }
    let degrees = squareCommunity.replacing("120.1", with: "516361.1")
    #expect {
      try readCity(communities: degrees, facilities: header + canteen)
    } throws: { "\($0)".contains("no longitude and latitude") }
  }

  @Test func multiPointAndPolygonFacilities() throws {
    let text = #"""
      [{"type":"Feature","properties":{"id":"m","type":"pharmacy"},"geometry":{"type":"MultiPoint","coordinates":[[120.17,30.25],[120.171,30.25]]}},
       {"type":"Feature","properties":{"id":"p","type":"pharmacy"},"geometry":{"type":"Polygon","coordinates":[[[120.17,30.25],[120.171,30.25],[120.171,30.251],[120.17,30.25]]]}},
       {"type":"Feature","properties":{"id":"l","type":"pharmacy"},"geometry":{"type":"LineString","coordinates":[[120.17,30.25],[120.171,30.25]]}}]
      """#
    let input = try readCity(facilities: text, name: "f.geojson")
    let table = input.city.facilities
    #expect(table.ids == ["m", "p"])
    #expect(table.entranceRange(of: 0).count == 2)
    #expect(table.entranceRange(of: 1).isEmpty)
    #expect(table.regions.keys.sorted() == [1])
    #expect(problems(input, "is a line").map(\.feature) == ["l"])
  }

  @Test func entrances() throws {
    let folder = try TemporaryFolder()
    var study = Study()
    study.communities = LayerSource(path: try folder.write("c.geojson", squareCommunity))
    let gates = "school,x,y\nS1,120.17,30.25\nS1,120.171,30.25\nS9,120.17,30.25\n,120.17,30.25\n"
    let schools = "id,x,y\nS1,120.1705,30.2505\nS2,120.1706,30.2505\n"
    study.facilities = [
      FacilitySource(
        source: LayerSource(path: try folder.write("s.csv", schools)), type: "primarySchool",
        entrances: EntranceSource(
          source: LayerSource(path: try folder.write("g.csv", gates)), facilityField: "school"))
    ]
    let input = try CityReader(study).read()
    #expect(input.city.facilities.entranceStarts == [0, 2, 3])
    #expect(problems(input, "the first is 'S9'").count == 1)
    #expect(problems(input, "names no facility").map(\.row) == [5])
  }

  @Test func residentialLand() throws {
    let folder = try TemporaryFolder()
    let land = rectangles([
      ("", [120.165, 30.245, 120.167, 30.247]), ("", [120.166, 30.246, 120.168, 30.248]),
      ("", [120.17, 30.25, 120.172, 30.252]), ("", [120.174, 30.25, 120.176, 30.252]),
      ("", [120.2, 30.25, 120.201, 30.251]),
    ])
    var study = Study()
    study.communities = LayerSource(path: try folder.write("c.geojson", squareCommunity))
    study.facilities = [
      FacilitySource(source: LayerSource(path: try folder.write("f.csv", header + canteen)))
    ]
    study.residential = LayerSource(path: try folder.write("land.geojson", land))
    let input = try CityReader(study).read()
    #expect(input.measure == .residential)
    // Geodesic areas of the squares less their overlap, pyproj.Geod(ellps="WGS84"): 42678.65 +
    // 42678.22 + 42676.52 - 10669.61 m²; of the fourth, 42676.52 m², half lies in the community, and
    // of the fifth, 10669.18 m², nothing.
    let area = input.city.residentialLand.reduce(0) { $0 + $1.area }
    #expect(abs(area - (117_363.78 + 42_676.52 + 10_669.18)) < 1)
    let own = try #require(input.city.residentialByCommunity)
    #expect(own.count == 1)
    #expect(abs(own[0].area - (117_363.78 + 42_676.52 / 2)) < 1)
    #expect(problems(input, "overlap").count == 1)
    #expect(problems(input, "no residential land").isEmpty)
    study.measure = .area
    #expect(try CityReader(study).read().city.residentialLand.isEmpty)
  }

  @Test func communitiesWithoutResidentialLand() throws {
    let folder = try TemporaryFolder()
    let squares = (0..<6).map { index in
      let west = 120 + Double(index) / 50
      return (#""id":"C\#(index)""#, [west, 30.0, west + 0.01, 30.01])
    }
    var study = Study()
    study.communities = LayerSource(path: try folder.write("c.geojson", rectangles(squares)))
    study.facilities = [
      FacilitySource(source: LayerSource(path: try folder.write("f.csv", header + canteen)))
    ]
    let land = rectangles([("", [120.042, 30.002, 120.046, 30.006])])
    study.residential = LayerSource(path: try folder.write("land.geojson", land))
    let input = try CityReader(study).read()
    let found = problems(input, "no residential land")
    #expect(found.map(\.severity) == [.warning])
    let problem = try #require(found.first?.problem)
    #expect(problem.hasPrefix("5 communities"))
    #expect(problem.contains("C0, C1, C3"))
    #expect(!problem.contains("C2"))
  }

  /// What a measure or a metric needs and is not given is a mistake of the request.
  @Test func optionsWithoutTheirLayers() throws {
    let folder = try TemporaryFolder()
    var study = Study()
    study.communities = LayerSource(path: try folder.write("c.geojson", squareCommunity))
    study.facilities = [
      FacilitySource(source: LayerSource(path: try folder.write("f.csv", header + canteen)))
    ]
    study.snapLimit = 500
    #expect(try problems(CityReader(study).read(), "not used").isEmpty)
    study.metric = .network
    #expect { try CityReader(study).read() } throws: { ($0 as? InputError)?.exitStatus == 2 }
    study.metric = .straight
    study.measure = .population
    #expect { try CityReader(study).read() } throws: { ($0 as? InputError)?.exitStatus == 2 }
    study.measure = .residential
    #expect { try CityReader(study).read() } throws: { ($0 as? InputError)?.exitStatus == 2 }
    study.measure = nil
    #expect(try CityReader(study).read().measure == .area)
  }

  @Test func incompleteStudies() {
    #expect(throws: InputError.usage(.noCommunitiesStated)) { try CityReader(Study()).read() }
    var study = Study()
    study.communities = LayerSource(path: "c.geojson")
    #expect(throws: InputError.usage(.noFacilitiesStated)) { try CityReader(study).read() }
  }

  @Test func partialInput() throws {
    let folder = try TemporaryFolder()
    var study = Study()
    study.communities = LayerSource(path: try folder.write("c.geojson", squareCommunity))
    study.facilities = [
      FacilitySource(source: LayerSource(path: folder.path + "/absent.csv")),
      FacilitySource(source: LayerSource(path: try folder.write("f.csv", header + canteen))),
    ]
    #expect { try CityReader(study).read() } throws: { ($0 as? InputError)?.exitStatus == 3 }
    let input = try CityReader(study, allowsPartial: true).read()
    #expect(input.isPartial)
    #expect(problems(input, "no such file").map(\.action) == [.skipped])
  }

  @Test func fieldsThatDoNotExist() {
    for fields in [["type": "种类"], ["x": "E"]] {
      #expect {
        try readCity(facilities: header + canteen, fields: fields)
      } throws: { "\($0)".contains("use one of: id, type, x, y") }
    }
    #expect {
      try readCity(facilities: "id,kind,x,y\n1,pharmacy,120,30\n")
    } throws: { "\($0)".contains("no field for the type") }
    #expect {
      try readCity(facilities: "id,type\n1,pharmacy\n")
    } throws: { "\($0)".contains("no fields for x and y") }
  }

  @Test func problemsInChinese() throws {
    let folder = try TemporaryFolder()
    var study = Study()
    study.communities = LayerSource(path: try folder.write("c.geojson", squareCommunity))
    study.facilities = [
      FacilitySource(source: LayerSource(path: try folder.write("f.csv", header + canteen)))
    ]
    let input = try CityReader(study, language: .zh).read()
    #expect(input.problems.contains { $0.problem.contains("覆盖率处处为0") })
  }
}
