import Assessment
import TableFiles
import Testing

@testable import CityReading
@testable import RunFiles
@testable import Wording

@Suite struct StudyFileTests {
  private func parse(_ text: String, path: String = "data/study.yaml") throws -> Study {
    try StudyFile.parse(FileContents(path: path, content: Array(text.utf8)))
  }

  /// The example of the interface with every key.
  private let example = """
    study: 1
    name: Example district
    synthetic: true
    communities:
      path: communities.geojson
      crs: EPSG:4326
      fields: {id: 社区编码, name: 社区, street: 街道, district: 区, kind: 类型, population: 人口, households: 户数, elderly: 60岁以上, under3: 3岁以下, children: 0–14岁, programme_status: 创建状态}
    facilities:
      - path: facilities.csv
        crs: GCJ-02
        fields: {id: 编号, name: 名称, type: 类型, subtype: 小类, x: 经度, y: 纬度, floor_area: 面积, capacity: 床位, rating: 评分, status: 状态, site_id: 场所, count: 数量}
        types: {老年食堂: communityCanteen, 公共厕所: [toilet300, toilet500]}
      - path: /abs/schools.gpkg
        layer: primary
        type: primarySchool
        entrances: {path: gates.csv, facility: school_id}
    network: {path: city.osm.pbf}
    barriers: {path: rivers.geojson}
    population: {path: grid.gpkg, fields: {population: pop}}
    residential: {path: land.geojson}
    survey: {path: survey.csv}
    units: [{path: circles.geojson, name: 15-minute circles}]
    standard: standard.yaml
    metric: network
    measure: population
    threshold: 0.80
    """

  @Test func everyKey() throws {
    let study = try parse(example)
    #expect(study.name == "Example district")
    #expect(study.isSynthetic)
    #expect(study.communities?.path == "data/communities.geojson")
    #expect(study.communities?.crs == "EPSG:4326")
    #expect(study.communities?.fields.count == 11)
    #expect(study.communities?.fields["children"] == "0–14岁")
    #expect(study.facilities.count == 2)
    #expect(study.facilities[0].types["公共厕所"] == ["toilet300", "toilet500"])
    #expect(study.facilities[0].types["老年食堂"] == ["communityCanteen"])
    #expect(study.facilities[1].source.path == "/abs/schools.gpkg")
    #expect(study.facilities[1].source.form.layer == "primary")
    #expect(study.facilities[1].type == "primarySchool")
    #expect(study.facilities[1].entrances?.source.path == "data/gates.csv")
    #expect(study.facilities[1].entrances?.facilityField == "school_id")
    #expect(study.network == .file(LayerSource(path: "data/city.osm.pbf")))
    #expect(study.population?.fields == ["population": "pop"])
    #expect(study.units.first?.name == "15-minute circles")
    #expect(study.standard == "data/standard.yaml")
    #expect(study.metric == .network)
    #expect(study.measure == .population)
    #expect(study.threshold == 0.8)
    #expect(study.file?.sha256.count == 64)
  }

  @Test func byteOrderMark() throws {
    #expect(try parse("\u{FEFF}" + example).name == "Example district")
    #expect(try parse("\u{FEFF}study: 1\n").file?.sha256.count == 64)
  }

  @Test func largeFilesAreRefused() {
    let keys = String(repeating: "# 7890123456789012345678901234567\n", count: (8 << 20) / 34 + 1)
    #expect {
      try parse("study: 1\n" + keys)
    } throws: { error in
      (error as? InputError)?.exitStatus == 3 && "\(error)".contains("8 MiB")
    }
  }

  @Test func networkTables() throws {
    let text =
      "study: 1\nnetwork: {nodes: n.csv, edges: e.csv, fields: {length: m}, crs: 'EPSG:4549'}\n"
    #expect(
      try parse(text, path: "study.yaml").network
        == .tables(nodes: "n.csv", edges: "e.csv", fields: ["length": "m"], crs: "EPSG:4549"))
  }

  @Test func networkAndPopulation() throws {
    let study = try parse(
      """
      study: 1
      network: {path: streets.geojson, join_crossings: true, join_tolerance: 1.5, smallest_component: 0}
      barriers: {path: rivers.geojson, crs: "EPSG:4549", fields: {name: 河名}}
      population: {path: grid.csv, cell: 100, fields: {population: pop, elderly: old}}
      snap_limit: 250
      """, path: "study.yaml")
    #expect(study.network == .file(LayerSource(path: "streets.geojson")))
    #expect(study.streetJoining == StreetJoining(tolerance: 1.5, joinsCrossings: true))
    #expect(study.smallestComponent == 0)
    #expect(study.barriers?.fields == ["name": "河名"])
    #expect(study.population?.fields == ["population": "pop", "elderly": "old"])
    #expect(study.populationCell == 100)
    #expect(study.snapLimit == 250)
  }

  @Test(arguments: [
    ("name: x\n", 1), ("study: 1\ncolour: red\n", 2), ("study: 1\ncommunities: {}\n", 2),
    ("study: 1\ncommunities: {path: a, field: {}}\n", 2),
    ("study: 1\ncommunities: {path: a, fields: {populace: x}}\n", 2),
    ("study: 1\nfacilities: {path: a}\n", 2),
    ("study: 1\nfacilities:\n  - {path: a, type: x, types: {a: b}}\n", 3),
    ("study: 1\nfacilities:\n  - {path: a, types: {a: {b: c}}}\n", 3),
    ("study: 1\nmetric: crow\n", 2), ("study: 1\nthreshold: 80\n", 2),
    ("study: 1\ndetour: 0.5\n", 2),
    ("study: 1\ncell: 0\n", 2), ("study: 1\nsynthetic: yes please\n", 2),
    ("study: 1\nnetwork: {nodes: n.csv}\n", 2), ("study: 1\nsnap_limit: 0\n", 2),
    ("study: 1\npopulation: {path: p, cell: 0}\n", 2),
    ("study: 1\nnetwork: {path: p, join_crossings: maybe}\n", 2),
    ("study: 1\nnetwork: {path: p, smallest_component: -1}\n", 2),
    ("study: 1\nbarriers: {path: p, fields: {id: x}}\n", 2),
    ("study: 1\nfacilities:\n  - {path: a, entrances: {path: g}}\n", 3),
  ])
  func errors(text: String, row: Int) throws {
    #expect {
      try parse(text)
    } throws: { error in
      guard case InputError.data("data/study.yaml", row, _)? = error as? InputError else {
        return false
      }
      return true
    }
  }
}
