import Assessment
import Foundation
import PlanarGeometry
import RunFiles
import TestSupport
import Testing
import WalkNetwork

@testable import CityReading
@testable import OSMFiles
@testable import Wording

/// The network of a city, through the reader of the whole city.
@Suite struct CityNetworkTests {
  private func study(nodes: String, edges: String) throws -> PopulationStudy {
    var made = try PopulationStudy()
    made.study.network = .tables(
      nodes: try made.folder.write("nodes.csv", nodes),
      edges: try made.folder.write("edges.csv", edges), fields: [:], crs: PopulationStudy.metres)
    return made
  }

  private func streets(_ lines: [String]) throws -> PopulationStudy {
    var made = try PopulationStudy()
    let features = lines.map { PopulationStudy.feature("LineString", $0, "") }
    let path = try made.folder.write("streets.geojson", PopulationStudy.collection(features))
    made.study.network = .file(LayerSource(path: path, crs: PopulationStudy.metres))
    return made
  }

  @Test func networkMakesTheMetric() throws {
    var made = try study(
      nodes: "id,x,y\na,-300,0\nb,900,0\nc,900,50\nd,950,50\ne,960,50\n",
      edges: "from,to,length\na,b,1300\nc,d,\nx,a,\n")
    let input = try made.read()
    let graph = try #require(input.city.network?.graph)
    #expect(input.metric == .network)
    #expect(graph.edges.map(\.length) == [1300])
    #expect(input.city.network?.barriers.isEmpty == true)
    #expect(input.networkSeconds > 0)
    #expect(input.inputs.suffix(2).map(\.features) == [5, 3])
    #expect(problems(input, "not in the table of nodes").map(\.row) == [4])
    #expect(problems(input, "1 parts without a way to the rest").count == 1)
    #expect(input.assumed.contains { $0.contains("population = ") } == false)
    made.study.smallestComponent = 10
    #expect(try made.read().city.network?.graph.components.count == 2)
    made.study.metric = .straight
    let straight = try made.read()
    #expect(straight.city.network == nil)
    #expect(straight.inputs.count == 2)
  }

  @Test func crossingsAreJoinedOnRequest() throws {
    var made = try streets(["[[-400,0],[400,0]]", "[[0,-300],[0,300]]"])
    #expect(try made.read().city.network?.graph.edgeCount == 1)
    made.study.streetJoining.joinsCrossings = true
    #expect(try made.read().city.network?.graph.edgeCount == 4)
  }

  /// The communities end at x = 510 m.
  @Test func networkOfAnotherPlace() throws {
    var made = try streets(["[[1600,0],[1700,0]]"])
    #expect {
      try made.read()
    } throws: { error in
      (error as? InputError)?.exitStatus == 3
        && "\(error)".contains("the network lies 1.1 km from the communities")
    }
    made.study.snapLimit = 1091
    #expect(try made.read().city.network?.graph.edgeCount == 1)
    made.study.snapLimit = 1089
    #expect(throws: InputError.self) { try made.read() }
  }

  @Test func networkBeyondASmallSnapLimit() throws {
    var made = try streets(["[[530,0],[600,0]]"])
    made.study.snapLimit = 19
    let error = #expect(throws: InputError.self) { try made.read() }
    #expect(error?.exitStatus == 3)
    let line = error?.line(in: .en) ?? ""
    #expect(line.contains(" m from the communities, beyond the snap limit of 19.0 m"))
  }

  /// A street that only passes through is near, wherever its ends are.
  @Test func passingStreet() throws {
    let made = try streets(["[[-9000,0],[9000,1]]"])
    let graph = try #require(try made.read().city.network?.graph)
    #expect(abs(graph.components[0].length - 18_000) < 1)
  }

  @Test(arguments: [
    ("id,x,y\na,0,0\nb,100,0\n", "from,to,length\na,b,200000\n", "1 segments have no usable"),
    ("id,x,y\na,0,0\nb,100,0\n", "from,to\n", "no usable edge"),
    ("id,x,y\na,0,0\n", "from,to\na,a\n", "no usable edge"),
    (
      "id,x,y\na,0,0\n", "from,to\na,c\n",
      ":2: the edge goes to a node that is not in the table of nodes, or has no place there (no usable edge)"
    ),
  ])
  func emptyNetworks(nodes: String, edges: String, reason: String) throws {
    let made = try study(nodes: nodes, edges: edges)
    let error = #expect(throws: InputError.self) { try made.read() }
    #expect(error?.exitStatus == 3)
    #expect(error?.line(in: .en).contains(reason) == true)
  }

  @Test func profileOfTheStandard() throws {
    var made = try PopulationStudy()
    let osm = """
      <osm><node id="1" lat="30" lon="120"/><node id="2" lat="30" lon="120.001"/>
      <node id="3" lat="30.001" lon="120"/>
      <way id="1"><nd ref="1"/><nd ref="2"/><tag k="highway" v="residential"/></way>
      <way id="2"><nd ref="1"/><nd ref="3"/><tag k="highway" v="motorway"/></way></osm>
      """
    made.study.network = .file(LayerSource(path: try made.folder.write("city.osm", osm)))
    let types = "types: [{id: pharmacy, circle: 5, radius_m: 500}]\n"
    made.study.standard = try made.folder.write("s.yaml", "standard: 1\n" + types)
    let usual = try made.read()
    #expect(usual.walkability == .standard)
    #expect(usual.city.network?.graph.vertices.count == 2)
    let walkability = "walkability: {open_highways: [motorway, residential]}\n"
    made.study.standard = try made.folder.write("s.yaml", "standard: 1\n" + types + walkability)
    let input = try made.read()
    #expect(input.walkability.openHighways == ["motorway", "residential"])
    #expect(input.walkability.platforms == WalkabilityProfile.standard.platforms)
    // One edge through the common node, which is no junction.
    #expect(input.city.network?.graph.vertices.count == 3)
  }
}
