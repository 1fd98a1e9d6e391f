import Assessment
import Foundation
import PlanarGeometry
import TestSupport
import Testing

@testable import CityReading
@testable import RunFiles
@testable import TableFiles
@testable import Wording

/// Seeded mutations of sound files: whatever comes out, a value or an `InputError`, nothing else.
@Suite struct FuzzTests {
  private let geoJSON = """
    {"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"EPSG:4326"}},"features":[
    {"type":"Feature","id":1,"properties":{"id":"a","社区":"甲\\u793e","人口":1.5e3},"geometry":
    {"type":"Polygon","coordinates":[[[120,30],[120.01,30],[120.01,30.01],[120,30]]]}},
    {"type":"Feature","bbox":[0,0,1,1],"properties":null,"geometry":{"type":"MultiPolygon",
    "coordinates":[[[[121,30,1],[121.01,30],[121.01,30.01],[121,30]]],[[[121.1,30],[121.2,30],[121.2,30.1],[121.1,30]]]]},"features":[]}]}
    {"type":"Feature","geometry":{"type":"Point","coordinates":[120,30]},"features":[],"properties":{"id":"p"}}
    """
  private let csv = #"""
    编号,名称,类型,经度,纬度,数量\#r
    1,"甲,""乙""",pharmacy,120.001,30.001,2\#r
    2,丙,kindergarten,"120.002",30.002,\#r
    3,,药店,120.003,30.003,1
    """#
  private let yaml = """
    study: 1
    name: &n Example
    communities: {path: c.geojson, fields: {id: 编码}}
    facilities:
      - path: f.csv
        types: {药店: [pharmacy], a: b}
      - {path: g.csv, type: pharmacy, entrances: {path: h.csv, facility: id}}
    threshold: 0.8
    """

  /// Changes, removes, repeats or moves some bytes.
  private func mutated(_ bytes: [UInt8], _ random: inout SeededRandom) -> [UInt8] {
    var bytes = bytes
    let special =
      Array("{}[]\",:;\\\n\r\t0-eE.+#&*!|>'%@`\u{0}\u{FEFF}9nut".utf8) + [0xFF, 0xC3, 0x80]
    for _ in 0...random.below(4) {
      guard bytes.count > 8 else { return bytes }
      let start = random.below(bytes.count)
      let end = min(start + random.below(12), bytes.count)
      switch random.below(5) {
      case 0: bytes[start] = special[random.below(special.count)]
      case 1: bytes.insert(special[random.below(special.count)], at: start)
      case 2: bytes.removeSubrange(start..<end)
      case 3: bytes.insert(contentsOf: bytes[start..<end], at: random.below(bytes.count))
      default: bytes.removeSubrange(start...)
      }
    }
    return bytes
  }

  @Test func geoJSONNeverTraps() throws {
    var random = SeededRandom(1)
    var read = 0
    for _ in 0..<5_000 {
      let contents = FileContents(path: "f", content: mutated(Array(geoJSON.utf8), &random))
      guard let layer = try? GeoJSONReader.read(contents) else { continue }
      read += 1
      #expect(layer.geometry.count == layer.attributes.count)
      for feature in 0..<layer.geometry.count {
        let range = layer.geometry.coordinateRange(of: feature)
        #expect(range.upperBound <= layer.geometry.coordinates.count)
        for column in layer.attributes.columns.indices {
          _ = layer.attributes.text(row: feature, column: column)
          _ = layer.attributes.number(row: feature, column: column)
        }
      }
    }
    #expect(read > 300)
  }

  @Test func csvNeverTraps() throws {
    var random = SeededRandom(2)
    var read = 0
    for _ in 0..<5_000 {
      let contents = FileContents(path: "f", content: mutated(Array(csv.utf8), &random))
      guard let layer = try? CSVReader.read(contents) else { continue }
      read += 1
      for row in 0..<layer.attributes.count {
        for column in layer.attributes.columns.indices {
          _ = layer.attributes.text(row: row, column: column)
          _ = layer.attributes.number(row: row, column: column)
        }
      }
    }
    #expect(read > 300)
  }

  @Test func yamlNeverTraps() {
    var random = SeededRandom(3)
    var read = 0
    for _ in 0..<3_000 {
      let contents = FileContents(path: "f", content: mutated(Array(yaml.utf8), &random))
      if (try? StudyFile.parse(contents)) != nil { read += 1 }
    }
    #expect(read > 40)
  }

  @Test func scenarioNeverTraps() throws {
    let text = """
      scenario: 1
      name: &n Two
      crs: EPSG:4326
      add: [{id: a, type: pharmacy, at: [120.17, 30.25], cost: 1e1}, {id: *n, types: [pharmacy]}]
      remove: [F1, 007]
      move:
        - id: F2
          to: [120.18, 30.26]
      resize: [{id: F3, floor_area: 45.5}]
      """
    let study = try ScenarioStudy()
    let box = PlanarBox(minX: -500, minY: -500, maxX: 500, maxY: 500)
    let parsing = ScenarioParser(
      standard: study.input.standard, local: study.input.local, box: box)
    var random = SeededRandom(7)
    var kept = 0
    for _ in 0..<2_000 {
      let contents = FileContents(path: "f", content: mutated(Array(text.utf8), &random))
      let reading = parsing.read(contents)
      #expect(reading.file != nil || !reading.problems.isEmpty)
      #expect(reading.problems.allSatisfy { $0.exitStatus == 3 })
      let places = (reading.file?.scenario.moved ?? []).map(\.destination)
      #expect(places.allSatisfy { $0.isFinite })
      kept += reading.file?.scenario.count ?? 0
    }
    #expect(kept > 1_000)
  }

  @Test func standardNeverTraps() {
    var random = SeededRandom(4)
    let text = Array(ShippedStandard.all[0].text.utf8)
    var read = 0
    for _ in 0..<40 {
      let contents = FileContents(path: "f", content: mutated(text, &random))
      if (try? StandardFile.parse(contents)) != nil { read += 1 }
    }
    #expect(read > 3)
  }

  /// Points and cells of a population table, through the whole reader.
  @Test func populationNeverTraps() throws {
    var random = SeededRandom(6)
    let table = """
      id,x,y,人口,60岁以上
      a,-100,0,30,6
      "b",-100.5,1e2,12.5,
      c,40,7,1000000,5
      d,250,0,0,0
      """
    var made = try PopulationStudy()
    var read = 0
    for round in 0..<Thoroughness.cases(120, exhaustive: 300) {
      let text = String(decoding: mutated(Array(table.utf8), &random), as: UTF8.self)
      try made.setPopulation(text, cell: round % 2 == 0 ? nil : 50)
      do throws(InputError) {
        let layer = try made.read().city.population
        #expect(layer?.people.allSatisfy { $0 > 0 && $0 <= 1e10 } == true)
        read += 1
      } catch {
        #expect(error.exitStatus == 3)
      }
    }
    #expect(read > 40)
  }

  /// The whole way from two files to a city.
  @Test func cityNeverTraps() throws {
    var random = SeededRandom(5)
    let folder = try TemporaryFolder()
    var read = 0
    for _ in 0..<Thoroughness.cases(150, exhaustive: 400) {
      let changesFirst = random.below(2) == 0
      let communities = changesFirst ? mutated(Array(geoJSON.utf8), &random) : Array(geoJSON.utf8)
      let facilities = changesFirst ? Array(csv.utf8) : mutated(Array(csv.utf8), &random)
      var study = Study()
      study.communities = LayerSource(path: try folder.write("c.geojson", Data(communities)))
      let source = LayerSource(path: try folder.write("f.csv", Data(facilities)))
      study.facilities = [FacilitySource(source: source, types: ["药店": ["pharmacy"]])]
      do throws(InputError) {
        let input = try CityReader(study).read()
        #expect(!input.city.communities.isEmpty)
        read += 1
      } catch {
        #expect(error.exitStatus == 3)
      }
    }
    #expect(read > Thoroughness.cases(15, exhaustive: 40))
  }
}
