import Assessment
import PlanarGeometry
import Projection
import Testing

@testable import CityReading
@testable import OSMFiles
@testable import RunFiles
@testable import TableFiles
@testable import Wording

@Suite struct CityDeliveryTests {
  private func studyFile(
    name: String, labels: [String], layers: [String] = []
  ) throws -> String {
    let city = City(name: name, communities: [], facilities: FacilityTable())
    let ids = ["pharmacy", "kindergarten", "freshMarket"]
    let delivery = CityDelivery(
      city, center: GeographicPoint(longitude: 120, latitude: 30),
      types: zip(ids, labels).map { (id: $0, label: $1) },
      layers: layers.map { MapLayer(name: $0, features: []) })
    var text = ""
    try delivery.write { name, bytes in
      if name == "study.yaml" { text = String(decoding: bytes, as: UTF8.self) }
    }
    return text
  }

  private func parse(_ text: String) throws -> Study {
    try StudyFile.parse(FileContents(path: "study.yaml", content: Array(text.utf8)))
  }

  /// Whatever names are made of, the study that is written reads as what was meant.
  @Test(arguments: [
    "a: b # c", "- x", "#1", "\"q\"", "it's", "{a}", "[a, b]", "&a", "*a", "a\nb: c", "a\\n",
    "tab\tx", "true", "null", "~", "1", " x ", "%", "@x", "!x", "? x", "示例: #2", "\u{2028}",
    "\u{7}",
    "plain", "社区",
  ])
  func namesAreReadBack(name: String) throws {
    let study = try parse(studyFile(name: name, labels: [name, name + "2"]))
    #expect(study.name == name)
    #expect(study.facilities[0].types == [name: ["pharmacy"], name + "2": ["kindergarten"]])
  }

  @Test func plainNamesStayPlain() throws {
    let text = try studyFile(name: "合成示例城", labels: ["药店"])
    #expect(text.contains("\nname: 合成示例城\n"))
    #expect(text.contains("\n      药店: pharmacy\n"))
  }

  /// Metric and measure follow from what there is, so the study does not say them.
  @Test func layersAreNamedWhereTheyAre() throws {
    let without = try parse(studyFile(name: "a", labels: ["药店"], layers: ["streets"]))
    #expect(without.residential == nil && without.barriers == nil && without.network == nil)
    #expect(without.measure == nil && without.metric == nil)
    let with = try parse(
      studyFile(name: "a", labels: ["药店"], layers: ["residential", "barriers"]))
    #expect(with.residential?.path == "residential.geojson")
    #expect(with.barriers?.path == "barriers.geojson")
  }

  @Test func networkAndPeopleAreNamed() throws {
    var city = City(name: "a", communities: [], facilities: FacilityTable())
    city.residentialByCommunity = []
    let delivery = CityDelivery(
      city, center: GeographicPoint(longitude: 120, latitude: 30), types: [], layers: [],
      network: OSMNetwork(positions: []))
    var files: [String: String] = [:]
    try delivery.write { name, bytes in files[name] = String(decoding: bytes, as: UTF8.self) }
    #expect(
      files.keys.sorted() == [
        "communities.geojson", "facilities.csv", "network.osm.pbf", "population.csv", "study.yaml",
      ])
    let study = try #require(files["study.yaml"])
    #expect(study.contains("\nnetwork: {path: network.osm.pbf}\n"))
    #expect(
      study.contains(
        "\npopulation:\n  path: population.csv\n  crs: EPSG:4549\n  cell: 100\n"))
  }
}
