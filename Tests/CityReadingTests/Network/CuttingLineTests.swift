import Assessment
import PlanarGeometry
import TestSupport
import Testing
import Wording

@testable import CityReading
@testable import OSMFiles

/// Lines along which communities can be cut, from whatever a study names.
@Suite struct CuttingLineTests {
  private func read(_ study: Study) throws(InputError) -> CityInput {
    var reader = CityReader(study)
    reader.readsCuttingLines = true
    return try reader.read()
  }

  private func way(_ number: Int, _ tags: String...) -> String {
    let pairs = tags.map { tag in
      let parts = tag.split(separator: "=")
      return "<tag k=\"\(parts[0])\" v=\"\(parts[1])\"/>"
    }
    return "<way id=\"\(number)\"><nd ref=\"1\"/><nd ref=\"2\"/><nd ref=\"3\"/>"
      + pairs.joined() + "</way>"
  }

  private func network(_ ways: String...) throws -> PopulationStudy {
    var made = try PopulationStudy()
    let nodes = [(1, -0.004), (2, 0.0), (3, 0.004)].map {
      "<node id=\"\($0.0)\" lat=\"30.0\" lon=\"\(120 + $0.1)\"/>"
    }
    let path = try made.folder.write(
      "city.osm", "<osm version=\"0.6\">" + nodes.joined() + ways.joined() + "</osm>")
    made.study.network = .file(LayerSource(path: path))
    made.study.smallestComponent = 0
    return made
  }

  @Test func waysOfOpenStreetMapByTheirTags() throws {
    let made = try network(
      way(1, "highway=motorway"), way(2, "highway=primary", "bridge=yes", "layer=1"),
      way(3, "highway=residential"), way(4, "highway=service", "service=driveway"),
      way(5, "highway=footway"), way(6, "railway=rail"), way(7, "railway=subway", "tunnel=yes"),
      way(8, "waterway=river"), way(9, "waterway=stream", "tunnel=culvert"),
      way(10, "barrier=wall"), way(11, "railway=light_rail", "bridge=yes"),
      way(12, "highway=secondary", "tunnel=yes", "layer=-1"), way(13, "highway=service"),
      way(14, "railway=abandoned"), way(15, "highway=trunk_link"))
    let input = try read(made.study)
    #expect(
      input.cuttingLineCounts
        == [.mainStreet: 3, .sideStreet: 2, .railway: 1, .river: 1, .barrier: 1])
    let first = try #require(input.cuttingLines.first)
    #expect(first.points.count == 3)
    let length = first.points[0].distance(to: first.points[2])
    #expect(abs(length - 772) < 2)
    // Nothing is read twice for those who read the figures.
    #expect(Set(input.inputs.map(\.path)).count == input.inputs.count)
    #expect(try CityReader(made.study).read().cuttingLines.isEmpty)
  }

  private func line(_ properties: String) -> String {
    PopulationStudy.feature("LineString", "[[-600,0],[0,10],[600,0]]", properties)
  }

  @Test func classesOfLineLayersInWordsAndChinese() throws {
    var made = try PopulationStudy()
    let classes = [
      "主干路", "次干路", "快速路", "支路", "步行道", "track_grade1", "primary_link", "secondary", "铁路", "神秘",
      "神秘",
    ]
    let layer = PopulationStudy.collection(classes.map { line("\"道路等级\":\"\($0)\"") })
    let path = try made.folder.write("roads.geojson", layer)
    made.study.streets = LayerSource(path: path, crs: PopulationStudy.metres)
    let input = try read(made.study)
    #expect(input.cuttingLineCounts == [.mainStreet: 5, .sideStreet: 1, .railway: 1])
    let told = problems(input, "2 lines have a class that is not known and cut nothing: 神秘 2")
    #expect(told.count == 1)
    #expect(told.first?.file == path)
  }

  @Test func streetsWithoutAClassAreSideStreets() throws {
    var made = try PopulationStudy()
    let path = try made.folder.write(
      "roads.geojson", PopulationStudy.collection([line("\"n\":1"), line("\"n\":2")]))
    made.study.streets = LayerSource(path: path, crs: PopulationStudy.metres)
    #expect(try read(made.study).cuttingLineCounts == [.sideStreet: 2])
    made.study.streets?.fields = ["class": "n"]
    #expect(problems(try read(made.study), "no main street").count == 1)
  }

  @Test func tablesOfEdgesByTheirClass() throws {
    var made = try PopulationStudy()
    let nodes = try made.folder.write("nodes.csv", "id,x,y\na,-300,0\nb,300,0\nc,300,200\n")
    func input(_ edges: String) throws -> CityInput {
      let table = try made.folder.write("edges.csv", edges)
      made.study.network = .tables(
        nodes: nodes, edges: table, fields: [:], crs: PopulationStudy.metres)
      made.study.smallestComponent = 0
      return try read(made.study)
    }
    #expect(try input("from,to\na,b\nb,c\n").cuttingLineCounts == [.sideStreet: 2])
    let classed = try input("from,to,fclass\na,b,primary\nb,c,footway\n")
    #expect(classed.cuttingLineCounts == [.mainStreet: 1])
    #expect(classed.cuttingLines[0].points.map(\.y).allSatisfy { abs($0) < 1000 })
  }

  @Test func barriersByTheirTagsAndPolygonsByTheirOutlines() throws {
    var made = try PopulationStudy()
    let lake = PopulationStudy.polygon(
      "[[-50,-50],[50,-50],[50,50],[-50,-50]]", "\"barrier\":\"lake\"")
    let lines = [
      line("\"barrier\":\"railway\""), line("\"barrier\":\"motorway\""),
      line("\"barrier\":\"wall\""),
      line("\"waterway\":\"stream\""), line("\"类型\":\"运河\""),
      line("\"waterway\":\"river\",\"tunnel\":\"yes\""),
    ]
    let path = try made.folder.write(
      "barriers.geojson", PopulationStudy.collection([lake] + lines))
    made.study.barriers = LayerSource(path: path, crs: PopulationStudy.metres)
    let input = try read(made.study)
    #expect(
      input.cuttingLineCounts == [.railway: 1, .mainStreet: 1, .barrier: 1, .river: 3])
    #expect(input.cuttingLines[0].points.first == input.cuttingLines[0].points.last)
  }

  @Test func linesElsewhereAreLeftOutAndNoneIsTold() throws {
    var made = try PopulationStudy()
    let far = PopulationStudy.feature(
      "LineString", "[[5000,0],[6000,0]]", "\"highway\":\"primary\"")
    let path = try made.folder.write("roads.geojson", PopulationStudy.collection([far]))
    made.study.streets = LayerSource(path: path, crs: PopulationStudy.metres)
    let input = try read(made.study)
    #expect(input.cuttingLines.isEmpty)
    #expect(problems(input, "no main street, railway, river or barrier").count == 1)
  }

  @Test func studyNamesTheLayer() throws {
    let text = """
      study: 1
      streets:
        path: roads.gpkg
        crs: EPSG:4547
        fields: {class: 道路等级}
      """
    let study = try StudyFile.parse(text: text, named: "study.yaml")
    #expect(
      study.streets
        == LayerSource(path: "roads.gpkg", crs: "EPSG:4547", fields: ["class": "道路等级"]))
  }
}
