import Assessment
import Foundation
import TestSupport
import Testing

@testable import CityReading
@testable import Wording

/// What came of people, land, streets and barriers. Areas and lengths are those of pyproj's `Geod`.
@Suite struct CensusLayerTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try write(
      "c",
      ["A": "东", "B": "西"].sorted { $0.key < $1.key }.enumerated().map { place, item in
        Self.square(
          120 + 0.01 * Double(place), 30, 0.01, #""id":"\#(item.key)","区":"\#(item.value)""#)
      })
    try folder.write("f.csv", "id,type,lon,lat\n1,pharmacy,120.005,30.005\n")
    try write(
      "land",
      [
        Self.square(120.002, 30.002, 0.004), Self.square(120.008, 30.002, 0.004, width: 0.005),
        Self.square(120.021, 30.002, 0.002),
      ])
    try write(
      "streets",
      [
        Self.line([[120.001, 30.005], [120.019, 30.005]]),
        Self.line([[120.005, 30.001], [120.005, 30.009]]),
      ])
    try write("river", [Self.line([[120.001, 30.008], [120.019, 30.008]])])
  }

  /// Two in 东; in 西 one, one with nobody and one that is no number of people; one outside and one without a place.
  private static let people = """
    id,lon,lat,population
    1,120.005,30.005,10
    2,120.005,30.006,20
    3,120.015,30.005,5
    4,120.016,30.005,0
    5,120.050,30.005,7
    6,120.015,30.006,-3
    7,,,4
    """

  private func write(_ name: String, _ features: [String]) throws {
    try folder.write(
      name + ".geojson",
      #"{"type":"FeatureCollection","features":[\#(features.joined(separator: ","))]}"#)
  }

  private static func square(
    _ x: Double, _ y: Double, _ height: Double, _ properties: String = "", width: Double? = nil
  ) -> String {
    let (right, top) = (x + (width ?? height), y + height)
    return feature(
      properties, "Polygon",
      "[[[\(x),\(y)],[\(right),\(y)],[\(right),\(top)],[\(x),\(top)],[\(x),\(y)]]]")
  }

  private static func line(_ points: [[Double]]) -> String {
    feature(#""highway":"footway""#, "LineString", "\(points)")
  }

  private static func feature(
    _ properties: String, _ type: String, _ coordinates: String
  ) -> String {
    """
    {"type":"Feature","properties":{\(properties)},"geometry":{"type":"\(type)","coordinates":\(coordinates)}}
    """
  }

  private func path(_ name: String) -> String { folder.path + "/" + name }

  private func study() throws -> Study {
    var study = Study()
    study.communities = LayerSource(path: path("c.geojson"))
    study.facilities = [FacilitySource(source: LayerSource(path: path("f.csv")))]
    study.population = LayerSource(path: try folder.write("p.csv", Self.people))
    study.residential = LayerSource(path: path("land.geojson"))
    study.network = .file(LayerSource(path: path("streets.geojson")))
    study.streetJoining.joinsCrossings = true
    study.barriers = LayerSource(path: path("river.geojson"))
    return study
  }

  private func rows(_ kind: LayerKind, _ study: Study) throws -> [CensusRow] {
    let check = CityCheck(study, language: .en)
    #expect(check.failures.isEmpty, "\(check.failures)")
    return try #require(check.input?.census).rows.filter { $0.kind == kind }
  }

  private func expect(_ value: Double?, _ expected: Double) {
    #expect(abs((value ?? 0) - expected) < 1e-3 * expected, "\(value ?? 0)")
  }

  @Test(arguments: [nil, DemandMeasure.area, .residential])
  func peopleByDistrict(measure: DemandMeasure?) throws {
    var study = try study()
    study.measure = measure
    let rows = try rows(.population, study)
    #expect(rows.map(\.district) == ["东", "西", nil])
    #expect(
      rows.map(\.counts) == [
        RecordCounts(records: 2, located: 2, usable: 2),
        RecordCounts(records: 3, located: 3, usable: 2),
        RecordCounts(records: 2, located: 1, usable: 1),
      ])
    #expect(rows.map(\.extent) == [30, 5, 7].map { LayerExtent(people: $0) })
    #expect(rows.map(\.reach?.communities) == [1, 1, nil])
    #expect(rows[0].form == LayerForm(format: "CSV", encoding: "UTF-8", crs: "EPSG:4326"))
  }

  /// People of a polygon are divided as it lies; it is a record of the district that holds a point inside.
  @Test func peopleOfPolygons() throws {
    var study = try study()
    try write(
      "people", [Self.square(120.008, 30.002, 0.002, #""id":"x","population":100"#, width: 0.005)])
    study.population = LayerSource(path: path("people.geojson"))
    let rows = try rows(.population, study)
    #expect(rows.map(\.counts.records) == [0, 1])
    expect(rows[0].extent.people, 40)
    expect(rows[1].extent.people, 60)
  }

  @Test(arguments: [nil, DemandMeasure.population, .residential])
  func landByDistrict(measure: DemandMeasure?) throws {
    var study = try study()
    study.measure = measure
    let rows = try rows(.residential, study)
    #expect(rows.map(\.district) == ["东", "西", nil])
    #expect(rows.allSatisfy { $0.counts == RecordCounts(records: 1, located: 1, usable: 1) })
    expect(rows[0].extent.area, 171_125 + 85_563)
    expect(rows[1].extent.area, 128_344)
    expect(rows[2].extent.area, 42_782)
    #expect(rows[2].reach == nil)
  }

  @Test(arguments: [nil, Metric.straight]) func streetsAndBarriers(metric: Metric?) throws {
    var study = try study()
    study.metric = metric
    let streets = try rows(.network, study)
    #expect(streets.map(\.counts) == [RecordCounts(records: 2, located: 2, usable: 2)])
    expect(streets[0].extent.length, 1736.67 + 886.82)
    #expect(streets[0].form == LayerForm(format: "GeoJSON", encoding: "UTF-8", crs: "EPSG:4326"))
    let barriers = try rows(.barriers, study)
    #expect(barriers.map(\.counts.records) == [1])
    expect(barriers[0].extent.length, 1736.61)
  }

  /// Both tables are files of the census; the edges are in the system of the nodes.
  @Test func tablesOfANetwork() throws {
    var study = try study()
    let nodes = "id,x,y\na,120.001,30.005\nb,120.019,30.005\n"
    study.network = .tables(
      nodes: try folder.write("n.csv", nodes),
      edges: try folder.write("e.csv", "from,to,length\na,b,1800\na,c,5\n"), fields: [:],
      crs: "EPSG:4490")
    let rows = try rows(.network, study)
    #expect(rows.map(\.file) == [path("n.csv"), path("e.csv")])
    #expect(rows.map(\.counts.records) == [2, 2] && rows.map(\.counts.usable) == [2, 1])
    #expect(rows.map(\.form.crs) == ["EPSG:4490", "EPSG:4490"])
    #expect(rows.map(\.extent.length) == [nil, 1800])
  }

  /// Why a layer that an examination would not count cannot be read is a problem and stops nothing.
  @Test func uncountedLayersStopNothing() throws {
    var study = try study()
    study.residential = LayerSource(path: try folder.write("land.csv", "id\n1\n"))
    let check = CityCheck(study, language: .en)
    #expect(check.failures.isEmpty)
    #expect(
      check.input?.problems.contains { $0.file == path("land.csv") && $0.severity == .error }
        == true)
    #expect(check.input?.census?.rows.contains { $0.kind == .population } == true)
  }
}
