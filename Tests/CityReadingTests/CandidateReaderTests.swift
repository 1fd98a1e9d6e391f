import Assessment
import PlanarGeometry
import TestSupport
import Testing

@testable import CityReading
@testable import RunFiles
@testable import Wording

@Suite struct CandidateReaderTests {
  private func read(
    _ text: String, name: String = "idle.csv", crs: String? = nil,
    fields: [String: String] = [:], types: [String: [String]] = [:]
  ) throws -> CandidateInput {
    let study = try ScenarioStudy()
    let path = try study.folder.write(name, text)
    let source = LayerSource(path: path, crs: crs, fields: fields)
    return try CandidateReader(CandidateSource(source: source, types: types)).read(
      for: study.input)
  }

  private func problems(_ input: CandidateInput, _ text: String) -> [InputProblem] {
    input.problems.filter { $0.problem.contains(text) }
  }

  @Test func registerWithChineseNames() throws {
    let input = try read(
      """
      编号,名称,经度,纬度,建筑面积,产权单位,取得方式,费用,可用类型
      K2,老厂房,120.171,30.251,320.5,城投集团,划转,80,社区食堂;老年食堂;pharmacy
      K1,旧校舍,120.168,30.2485,,,,,
      K3,门面,120.17,30.25,40,个人,租赁,0,不限
      """)
    #expect(input.sites.map(\.id) == ["K1", "K2", "K3"])
    #expect(input.sites.map(\.name) == ["旧校舍", "老厂房", "门面"])
    #expect(input.sites.map(\.floorArea) == [nil, 320.5, 40])
    #expect(input.sites.map(\.owner) == [nil, "城投集团", "个人"])
    #expect(input.sites.map(\.acquisition) == [nil, "划转", "租赁"])
    #expect(input.sites.map(\.cost) == [nil, 80, 0])
    // Positions of communityCanteen and pharmacy in the built-in standard.
    #expect(input.sites.map(\.types) == [nil, [7, 19], nil])
    // By pyproj, EPSG:4326 to the stereographic system about 120.17, 30.25.
    let place = PlanarPoint(x: 96.2425453028605, y: 110.85709807351058)
    #expect(input.sites[1].position.distance(to: place) < 1e-5)
    #expect(input.inputs.map(\.features) == [3])
    #expect(input.assumed.contains { $0.hasSuffix("crs = EPSG:4326") })
    #expect(input.assumed.contains { $0.contains("floor_area = 建筑面积, owner = 产权单位") })
  }

  @Test func mappedFieldsAndTypes() throws {
    let input = try read(
      "nr;E;N;m2;use\nA;516457.48736717016;3347950.2651721225;55;食堂\n", crs: "EPSG:4549",
      fields: ["id": "nr", "x": "E", "y": "N", "floor_area": "m2", "types": "use"],
      types: ["食堂": ["communityCanteen", "elderlyDayCare"]])
    #expect(input.sites.map(\.types) == [[7, 6]])
    #expect(input.sites[0].floorArea == 55)
    // The same place as K2 above.
    let place = PlanarPoint(x: 96.2425453028605, y: 110.85709807351058)
    #expect(input.sites[0].position.distance(to: place) < 1e-3)
    #expect(input.problems.isEmpty)
  }

  /// A square plot stands at its middle, one with a notch in its middle at a point inside it, and what
  /// a plot covers is no floor area.
  @Test func plots() throws {
    let notched =
      "[120.171,30.251],[120.1712,30.251],[120.1712,30.2512],[120.17115,30.2512]"
      + ",[120.17115,30.25101],[120.17105,30.25101],[120.17105,30.2512],[120.171,30.2512]"
    let input = try read(
      """
      {"type":"FeatureCollection","features":[
      {"type":"Feature","properties":{"id":"square","cost":3},"geometry":{"type":"Polygon",
      "coordinates":[[[120.171,30.251],[120.1712,30.251],[120.1712,30.2512],[120.171,30.2512],[120.171,30.251]]]}},
      {"type":"Feature","properties":{"id":"notched","floor_area":120},"geometry":
      {"type":"Polygon","coordinates":[[\(notched),[120.171,30.251]]]}},
      {"type":"Feature","id":7,"properties":{},"geometry":{"type":"MultiPoint",
      "coordinates":[[120.171,30.251],[120.172,30.251]]}},
      {"type":"Feature","properties":{"id":"way"},"geometry":{"type":"LineString",
      "coordinates":[[120.171,30.251],[120.172,30.251]]}}]}
      """, name: "plots.geojson")
    #expect(input.sites.map(\.id) == ["7", "notched", "square"])
    #expect(input.sites.map(\.floorArea) == [nil, 120, nil])
    // By pyproj; the middle of the square, and the walls of the notch.
    let middle = PlanarPoint(x: 105.8666, y: 121.9428)
    #expect(input.sites[2].position.distance(to: middle) < 0.01)
    let point = input.sites[1].position
    #expect((96.24...115.5).contains(point.x) && (110.85...133.1).contains(point.y))
    #expect(point.y < 111.97 || point.x < 101.06 || point.x > 110.68)
    let lines = problems(input, "is a line; candidate sites")
    #expect(lines.map(\.feature) == ["way"] && lines.map(\.row) == [4])
    #expect(lines.map(\.action) == [.skipped])
  }

  @Test func uglyRows() throws {
    let input = try read(
      """
      id,lon,lat,面积,cost,types
      A,120.171,30.251,-5,10,
      A,120.172,30.251,300㎡,-1,pharmacy
      ,120.173,30.251,,,
      D,,30.251,10,,
      E,east,30.251,10,,
      F,30.25,120.17,10,,
      G,120.174,30.251,10,,茶馆
      H,120.175,30.251,10,,茶馆;药店;酒吧
      I,0,0,10,,
      """, crs: "EPSG:4326")
    #expect(input.sites.map(\.id) == ["A", "A#2", "H", "I", "idle#4"])
    #expect(input.sites.map(\.floorArea) == [nil, 300, 10, 10, nil])
    #expect(input.sites.map(\.cost) == [10, nil, nil, nil, nil])
    #expect(input.sites.map(\.types) == [nil, [19], [19], nil, nil])
    let expected: [(text: String, rows: [Int?], action: InputProblem.Action)] = [
      ("is negative", [2, 3], .skipped), ("such as '300㎡', read as 300", [3], .assumed),
      ("1 rows repeat the id of another candidate site, the first is 'A'", [nil], .kept),
      ("has no coordinates", [5], .skipped), ("'east' is not a number", [6], .skipped),
      ("seem to be swapped", [7], .skipped), ("lies at (0, 0)", [10], .kept),
      ("unknown type '茶馆' in 2 rows", [8], .skipped),
      ("unknown type '酒吧' in 1 rows", [9], .skipped),
    ]
    for (text, rows, action) in expected {
      let found = problems(input, text)
      #expect(found.map(\.row) == rows && found.allSatisfy { $0.action == action }, "\(text)")
    }
    #expect(input.problems.count == 10)
  }

  @Test(
    arguments: [
      ("id,lon,lat\n", "idle.csv: has no rows (no usable candidate site remains); export"),
      ("id,lon,lat\nA,,\n", "idle.csv:2: has no coordinates (no usable candidate site remains)"),
      ("id,lon,lat\nA,10,50\n", "idle.csv: no candidate site is near any community; the nearest"),
      ("id,name\nA,B\n", "idle.csv: no fields for x and y found among: id, name"),
      ("id,lon,lat,types\nA,120.17,30.25,茶馆\n", "no usable candidate site"),
    ])
  func nothingUsable(text: String, piece: String) throws {
    #expect {
      try read(text, crs: "EPSG:4326")
    } throws: { error in
      (error as? InputError)?.exitStatus == 3 && "\(error)".contains(piece)
    }
  }

  @Test func unknownIDInTheMapping() throws {
    #expect {
      try read("id,lon,lat\nA,120.17,30.25\n", types: ["食堂": ["canteen"]])
    } throws: { "\($0)".contains("the standard has no type 'canteen'") }
  }

  @Test func sectionOfTheStudy() throws {
    let text = """
      study: 1
      candidates:
        path: idle.xyz
        crs: EPSG:4490
        fields: {id: 编号, types: 用途}
        types: {食堂: communityCanteen}
      """
    let study = try StudyFile.parse(FileContents(path: "d/study.yaml", content: Array(text.utf8)))
    let source = LayerSource(
      path: "d/idle.xyz", crs: "EPSG:4490", fields: ["id": "编号", "types": "用途"])
    let expected = CandidateSource(source: source, types: ["食堂": ["communityCanteen"]])
    #expect(study.candidates == expected)
  }
}
