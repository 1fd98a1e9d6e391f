import Foundation
import PlanarGeometry
import Projection
import RunFiles
import TestSupport
import Testing
import WalkNetwork

@testable import CityReading
@testable import TableFiles
@testable import Wording

@Suite struct NetworkReaderTests {
  private let projected = "+proj=sterea +lat_0=30 +lon_0=120 +k=1 +datum=WGS84 +units=m"

  private func graph(_ input: NetworkInput) -> WalkGraph {
    WalkGraphBuilder(smallestComponent: 0).build(input.ways)
  }

  private func tables(
    _ nodes: String, _ edges: String, fields: [String: String] = [:]
  ) throws -> NetworkInput {
    let folder = try TemporaryFolder()
    let source = NetworkSource.tables(
      nodes: try folder.write("nodes.csv", nodes), edges: try folder.write("edges.csv", edges),
      fields: fields, crs: projected)
    return try NetworkReader(source).read(local: nearHangzhou)
  }

  private func streets(
    _ lines: [(coordinates: String, properties: String)],
    _ joining: StreetJoining = StreetJoining()
  ) throws -> NetworkInput {
    let features = lines.map { line in
      """
      {"type":"Feature","properties":{\(line.properties)},
      "geometry":{"type":"LineString","coordinates":[\(line.coordinates)]}}
      """
    }
    let text = """
      {"type":"FeatureCollection","features":[\(features.joined(separator: ","))]}
      """
    let folder = try TemporaryFolder()
    let source = LayerSource(path: try folder.write("streets.geojson", text), crs: projected)
    return try NetworkReader(.file(source), streets: joining).read(local: nearHangzhou)
  }

  @Test func pbfToGraph() throws {
    var file = try PBFWriting(features: ["OsmSchema-V0.6", "DenseNodes"])
    try file.append(crossing, type: "OSMData", packing: .zlib)
    let folder = try TemporaryFolder()
    let source = LayerSource(path: try folder.write("city.osm.pbf", Data(file.bytes)))
    let input = try NetworkReader(.file(source)).read(local: nearHangzhou)
    let graph = graph(input)
    #expect(graph.nodeCount == 5)
    #expect(graph.edgeCount == 4)
    // pyproj.Geod(ellps="WGS84").inv: 96.486 m for 0.001° of longitude at 30° N twice,
    // 110.853 m for 0.001° of latitude twice.
    #expect(abs(graph.components[0].length - 414.68) < 0.01)
    #expect(input.inputs.map(\.features) == [2])
    #expect(input.problems.map(\.severity) == [.info])
    #expect(problems(input, "not walked: highway=motorway 0.1 km; walked: ").count == 1)
  }

  @Test func aNetworkWithoutWalkableWaysIsRefused() throws {
    var file = try PBFWriting(features: ["OsmSchema-V0.6", "DenseNodes"])
    try file.append(block(nodes: [(1, 0, 0)], ways: []), type: "OSMData", packing: .zlib)
    let folder = try TemporaryFolder()
    let source = LayerSource(path: try folder.write("sea.osm.pbf", Data(file.bytes)))
    let error = #expect(throws: InputError.self) {
      try NetworkReader(.file(source)).read(local: nearHangzhou)
    }
    #expect(error?.exitStatus == 3)
  }

  @Test func tablesBecomeWays() throws {
    let input = try tables(
      "id,x,y\na,0,0\nb,100,0\nc,100,50\n", "from,to,length\na,b,120\nb,c,\n")
    let graph = graph(input)
    #expect(graph.edgeCount == 1)
    #expect(abs(graph.edges[0].length - 170) < 1e-6)
    #expect(
      input.problems.map(\.problem).allSatisfy { $0.hasPrefix("1 of 2 edges have no length") })
    #expect(input.inputs.map(\.features) == [3, 2])
  }

  @Test func chineseNamesOfFields() throws {
    let input = try tables("编号,经度,纬度\n甲,0,0\n乙,100,0\n", "起点,终点,长度\n甲,乙,130\n")
    #expect(graph(input).edges.map(\.length) == [130])
  }

  /// What is no length is told, and the edge is there: 100 m along the straight line.
  @Test func badEdgesAreReported() throws {
    let input = try tables(
      "id,x,y\na,0,0\nb,100,0\nb,1,1\nd,,\n",
      "from,to,length\na,b,90\na,z,1\na,,1\na,b,-4\na,b,far\na,d,3\n")
    #expect(input.ways.segmentCount == 3)
    #expect(input.problems.filter { $0.severity == .error }.count == 4)
    #expect(
      problems(input, "2 of 6 lengths, this the first, are no lengths ('-4')").map(\.row) == [5])
    let absent = problems(input, "not in the table of nodes")
    #expect(absent.map(\.row) == [3, 7] && absent.map(\.feature) == ["z", "d"])
    #expect(problems(input, "occurred before").map(\.feature) == ["b"])
  }

  @Test func tablesWithoutTheirFieldsAreRefused() {
    #expect(throws: InputError.self) { try tables("x,y\n0,0\n", "from,to\na,b\n") }
    #expect(throws: InputError.self) { try tables("id,x,y\na,0,0\n", "start,end\na,a\n") }
    #expect(throws: InputError.self) { try tables("id,x,y\na,0,0\n", "from,to\na,q\n") }
  }

  @Test func streetsJoinAtTheirEnds() throws {
    let lines = [
      ("[0,0],[100,0]", ""), ("[100.3,0.2],[200,0]", ""), ("[100,-0.1],[100,80]", ""),
      ("[101,0],[101,-70]", ""),
    ]
    let graph = graph(try streets(lines))
    // The last begins 0.7 m away, more than the tolerance of 0.5 m.
    #expect(graph.components.count == 2)
    #expect(graph.edgeCount == 4)
    let wider = try streets(lines, StreetJoining(tolerance: 1))
    #expect(self.graph(wider).components.count == 1)
  }

  @Test func anEndOnAVertexJoins() throws {
    let graph = graph(
      try streets([("[0,0],[50,0],[100,0]", ""), ("[50,0.4],[50,60]", "")]))
    #expect(graph.components.count == 1)
    #expect(graph.edgeCount == 3)
  }

  @Test func crossingsJoinOnRequest() throws {
    let lines = [
      ("[0,0],[100,0]", ""), ("[50,-50],[50,50]", ""), ("[20,0.3],[20,40]", ""),
      ("[80,-50],[80,50]", #""bridge":"yes""#), ("[60,-50],[60,50]", #""layer":"-1""#),
      ("[70,-50],[70,50]", #""bridge":"no""#),
    ]
    #expect(graph(try streets(lines)).components.count == 6)
    let joined = graph(try streets(lines, StreetJoining(joinsCrossings: true)))
    // The bridge and the street below stay by themselves: 100 m each.
    #expect(joined.components.count == 3)
    #expect(joined.components.dropFirst().allSatisfy { abs($0.length - 100) < 0.001 })
    #expect(abs(joined.components[0].length - 340) < 0.5)
    // The way below has come to the ground at both ends.
    #expect(joined.edgeCount == 2 + 2 + 2 + 4 + (1 + 2))
  }

  @Test func whatTheGraphLeavesOutIsReported() throws {
    let folder = try TemporaryFolder()
    let nodes = "id,x,y\na,0,0\nb,2000,0\nc,0,50\nd,30,50\n"
    let source = NetworkSource.tables(
      nodes: try folder.write("nodes.csv", nodes),
      edges: try folder.write("edges.csv", "from,to,length\na,b,\nc,d,\na,c,200000\n"),
      fields: [:], crs: projected)
    let (graph, input) = try NetworkReader(source).readGraph(local: nearHangzhou)
    #expect(graph.components.count == 1)
    #expect(problems(input, "1 parts without a way to the rest, 2 nodes and 30 m").count == 1)
    #expect(problems(input, "1 segments have no usable length").count == 1)
  }

  @Test func crossingsAreBounded() {
    var network = JoinedStreets(tolerance: 0.5)
    for number in 0..<20 {
      let place = Double(number) * 10 + 5
      network.append([PlanarPoint(x: place, y: 0), PlanarPoint(x: place, y: 200)], level: 0)
      network.append([PlanarPoint(x: 0, y: place), PlanarPoint(x: 200, y: place)], level: 0)
    }
    // 400 crossings, each a vertex in two lines.
    var other = network
    let (isWithin, isBeyond) = (network.joinCrossings(limit: 800), !other.joinCrossings(limit: 799))
    #expect(isWithin && isBeyond)
    let graph = WalkGraphBuilder(smallestComponent: 0).build(network.ways())
    #expect(graph.nodeCount == 400 + 80)
  }

  /// Seeded damage to tables and lines: a value or an `InputError`, nothing else.
  @Test func damageNeverTraps() {
    var random = SeededRandom(31)
    let nodes = "id,x,y\na,0,0\nb,100,0\nc,1e3,50\n"
    let edges = "from,to,length\na,b,120\nb,c,\nc,a,7\n"
    func damaged(_ text: String) -> String {
      var bytes = Array(text.utf8)
      for _ in 0...random.below(2) {
        bytes[random.below(bytes.count)] = Array("0123456789-e.,\"\n xab".utf8)[random.below(20)]
      }
      return String(decoding: bytes, as: UTF8.self)
    }
    var read = 0
    for _ in 0..<200 {
      guard let input = try? tables(damaged(nodes), damaged(edges)) else { continue }
      read += 1
      let graph = graph(input)
      #expect(graph.edges.allSatisfy { $0.length <= 4000 })
    }
    for _ in 0..<100 {
      let lines = (0..<3).map { _ in (damaged("[0,0],[50,20],[100,0]"), #""level":0"#) }
      guard let input = try? streets(lines, StreetJoining(joinsCrossings: true)) else { continue }
      read += 1
      #expect(graph(input).edges.allSatisfy { $0.length <= 4000 })
    }
    #expect(read > 30)
  }

  @Test func otherGeometriesAreReported() throws {
    let folder = try TemporaryFolder()
    let text = """
      {"type":"FeatureCollection","features":[
      {"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[120,30]}},
      {"type":"Feature","properties":{},"geometry":{"type":"MultiLineString",
      "coordinates":[[[120,30],[120.001,30]],[[120.001,30],[120.001,30.001]]]}}]}
      """
    let source = LayerSource(path: try folder.write("s.geojson", text))
    let input = try NetworkReader(.file(source)).read(local: nearHangzhou)
    #expect(input.ways.segmentCount == 2)
    #expect(problems(input, "is not a line").map(\.row) == [1])
  }

  private func problems(_ input: NetworkInput, _ text: String) -> [InputProblem] {
    input.problems.filter { $0.problem.contains(text) }
  }
}
