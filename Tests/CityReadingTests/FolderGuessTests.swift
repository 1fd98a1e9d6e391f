import Foundation
import PlanarGeometry
import TestSupport
import Testing

@testable import CityReading
@testable import TableFiles
@testable import Wording

/// What files of a folder are taken for.
@Suite struct FolderGuessTests {
  private static func area(_ properties: String) -> String {
    """
    {"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {\(properties)},
      "geometry": {"type": "Polygon", "coordinates": [[[120, 30], [120.01, 30], [120.01, 30.01], [120, 30]]]}}]}
    """
  }

  private static func line(_ properties: String) -> String {
    """
    {"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {\(properties)},
      "geometry": {"type": "LineString", "coordinates": [[120, 30], [120.01, 30]]}}]}
    """
  }

  private static let cases: [(name: String, text: String, role: FileRole?)] = [
    ("a.geojson", area("\"社区编码\": \"1\""), .communities),
    ("社区.geojson", area("\"x1\": 1"), .communities),
    ("population.geojson", area("\"人口\": 5"), .population),
    ("住宅用地.geojson", area("\"name\": \"a\""), .residential),
    ("水系.geojson", area("\"name\": \"a\""), .barriers),
    ("b.geojson", area("\"x1\": 1"), nil),
    ("grounds.geojson", area("\"id\": 1, \"类型\": \"小学\""), .facilities),
    ("c1.geojson", area("\"id\": 1, \"类型\": \"老旧小区\""), .communities),
    ("ways.geojson", line("\"highway\": \"footway\""), .network),
    ("rivers.geojson", line("\"name\": \"a\""), .barriers),
    ("c.geojson", line("\"name\": \"a\""), nil),
    ("d.csv", "id,类型,lon,lat\n1,药店,120.1,30.1\n", .facilities),
    ("e.csv", "id,what,lon,lat\n1,药店,120.1,30.1\n", .facilities),
    ("药店.csv", "id,lon,lat\n1,120.1,30.1\n", .facilities),
    ("f.csv", "id,lon,lat,人口\n1,120.1,30.1,5\n", .population),
    ("g.csv", "id,lon,lat\n1,120.1,30.1\n", nil),
    ("h.csv", "name,floors\na,2\n", nil),
    ("s.yaml", "study: 1\n", .study), ("t.yaml", "standard: 1\n", .standard),
    ("u.yaml", "scenario: 1\n", .scenario), ("broken.geojson", "{", nil),
    ("m.osm", "<osm version=\"0.6\"></osm>", .network),
  ]

  @Test(arguments: cases.indices) func oneFile(number: Int) throws {
    let (name, text, role) = Self.cases[number]
    let folder = try TemporaryFolder()
    let guess = try FolderGuess(paths: [try folder.write(name, text)])
    #expect(guess.files.map(\.role) == [role], "\(name): \(guess.files.map(\.reason.en))")
    for language in [Language.zh, .en] { #expect(!guess.files[0].reason[language].isEmpty) }
  }

  @Test func nodesAndEdgesBelongTogether() throws {
    let folder = try TemporaryFolder()
    let nodes = try folder.write("nodes.csv", "id,x,y\n1,120.1,30.1\n")
    let edges = try folder.write("edges.csv", "from,to,length\n1,1,5\n")
    #expect(
      try FolderGuess(paths: [nodes, edges]).files.map(\.role) == [.networkEdges, .networkNodes])
    #expect(try FolderGuess(paths: [nodes]).files.map(\.role) == [nil])
  }

  /// What is proposed is a study that can be read, and names what was found.
  @Test func theProposalIsAStudy() throws {
    let folder = try TemporaryFolder()
    let paths = [
      try folder.write("社区's.geojson", Self.area("\"id\": \"1\"")),
      try folder.write("e.csv", "id,what,lon,lat\n1,药店,120.1,30.1\n2,茶馆,120.1,30.1\n"),
    ]
    let guess = try FolderGuess(paths: paths)
    #expect(guess.isComplete)
    let study = try StudyFile.parse(
      text: guess.study(language: .zh) { $0 }, named: folder.path + "/s.yaml")
    #expect(study.communities?.path == paths[0])
    #expect(study.facilities.map(\.source.path) == [paths[1]])
    #expect(study.facilities.map(\.source.fields) == [["type": "what"]])
    #expect(study.facilities.map(\.types) == [["药店": ["pharmacy"]]])
  }

  /// Every layer of a GeoPackage by itself.
  @Test func layersOfOneFile() throws {
    let folder = try TemporaryFolder()
    let writer = try GeoPackageWriter(name: "city.gpkg")
    let corners = [(120.0, 30.0), (120.01, 30.0), (120.01, 30.01), (120.0, 30.0)]
    let ring = corners.map { SourceCoordinate(x: $0.0, y: $0.1) }
    try writer.begin(GeoPackageLayer("社区", .polygons, columns: [.init("id", .text)]))
    try writer.row([.text("1")], at: .polygons([[ring]]))
    try writer.begin(GeoPackageLayer("药店", .points, columns: [.init("id", .text)]))
    try writer.row([.text("1")], at: .point(ring[0]))
    let path = try folder.write("city.gpkg", Data(try writer.finish()))
    let guess = try FolderGuess(paths: [path])
    #expect(guess.files.map(\.layer) == ["社区", "药店"])
    #expect(guess.files.map(\.role) == [.communities, .facilities])
    let study = try StudyFile.parse(
      text: guess.study(language: .en) { $0 }, named: folder.path + "/s.yaml")
    #expect(study.communities?.form.layer == "社区")
    #expect(study.facilities.map(\.source.form.layer) == ["药店"])
    #expect(study.facilities.map(\.type) == ["pharmacy"])
  }
}
