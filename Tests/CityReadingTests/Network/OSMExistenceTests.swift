import PlanarGeometry
import SwiftProtobuf
import TestSupport
import Testing
import WalkNetwork

@testable import CityReading
@testable import OSMFiles
@testable import RunFiles
@testable import Wording

/// What does not exist, what is incomplete, and positions that stand in ways.
@Suite struct OSMExistenceTests {
  private static let path = #"<tag k="highway" v="path"/>"#

  private func extract(_ elements: String) throws(InputError) -> OSMExtract {
    let contents = FileContents(path: "city.osm", content: Array("<osm>\(elements)</osm>".utf8))
    return try OSMXMLReader.read(contents, profile: .standard)
  }

  /// Longitudes of each way's nodes, in 10⁻³ degrees east of 120°.
  private func ways(_ elements: String) throws -> [[Int]] {
    var extract = try extract(elements)
    let lines = extract.streets().lines
    return (0..<lines.wayCount).map { way in
      lines.way(way).map { Int(((lines.coordinates[Int($0)].x - 120) * 1000).rounded()) }
    }
  }

  private func node(_ id: Int, _ place: Int, _ attributes: String = "", _ tags: String = "")
    -> String
  {
    let longitude = 120 + Double(place) / 1000
    return #"<node id="\#(id)" lat="30" lon="\#(longitude)" \#(attributes)>\#(tags)</node>"#
  }

  private func way(
    _ id: Int, _ refs: [Int], _ attributes: String = "", _ tags: String = path
  ) -> String {
    #"<way id="\#(id)" \#(attributes)>"# + refs.map { "<nd ref='\($0)'/>" }.joined() + tags
      + "</way>"
  }

  private var three: String { node(1, 1) + node(2, 2) + node(3, 3) }

  @Test(arguments: ["action='delete'", "visible='false'", "version='2' visible='false'"])
  func deletedElementsAreNotThere(mark: String) throws {
    #expect(try ways(three + way(1, [1, 2]) + way(2, [2, 3], mark)) == [[1, 2]])
    #expect(try ways(node(1, 1) + node(2, 2, mark) + node(3, 3) + way(1, [1, 2, 3])) == [])
    let relation = "<relation id='1' \(mark)><member type='way' ref='1'/>"
    let tags = "<tag k='type' v='multipolygon'/><tag k='highway' v='pedestrian'/></relation>"
    #expect(try ways(three + way(1, [1, 2], "", "") + relation + tags) == [])
  }

  @Test(arguments: ["action='modify'", "visible='true'", "version='7'"])
  func otherMarksDoNotDelete(mark: String) throws {
    #expect(try ways(three + way(1, [1, 2], mark)) == [[1, 2]])
  }

  /// In any order: a way that moved, one that became a motorway, one that was deleted and one that came back.
  @Test(arguments: [false, true])
  func theNewestVersionCounts(isReversed: Bool) throws {
    let history = [
      way(1, [1, 2], "version='1'"), way(1, [2, 3], "version='2'"),
      way(2, [1, 3], "version='1'"),
      way(2, [1, 3], "version='10'", "<tag k='highway' v='motorway'/>"),
      way(3, [1, 2], "version='2'"), "<way id='3' version='3' visible='false'/>",
      "<way id='4' version='3' visible='false'/>", way(4, [3, 1], "version='4'"),
    ]
    let ordered = isReversed ? history.reversed() : history
    let found = try ways(three + ordered.joined())
    #expect(Set(found) == [[2, 3], [3, 1]] && found.count == 2)
  }

  @Test(arguments: [false, true])
  func theNewestPositionCounts(isReversed: Bool) throws {
    let wall = "<tag k='barrier' v='wall'/>"
    let history = [
      node(1, 9, "version='1'"), node(1, 1, "version='2'"), node(2, 2, "version='2'", wall),
      node(2, 8, "version='1'"), node(3, 7, "version='1'", wall), node(3, 3, "version='3'"),
      node(4, 4, "version='1'"), "<node id='4' version='2' visible='false'/>", node(5, 5),
    ]
    let ordered = isReversed ? history.reversed() : history
    #expect(try ways(ordered.joined() + way(1, [1, 2, 3, 4, 5])) == [[1, 2], [2, 3]])
  }

  @Test(arguments: [
    "runtime error: Query timed out in \"query\" at line 4 after 26 seconds.",
    "runtime error: Query run out of memory using about 2048 MB of RAM.",
  ])
  func aRemarkSaysThatTheFileIsIncomplete(remark: String) throws {
    let text = three + way(1, [1, 2]) + "<remark> \(remark)\n</remark>"
    var extract = try extract(text)
    #expect(extract.streets().findings.remark == remark)
    let folder = try TemporaryFolder()
    let path = try folder.write("partial.osm", "<osm>\(text)</osm>")
    for (language, words) in [(Language.en, "the file is incomplete"), (.zh, "文件不完整")] {
      let reader = NetworkReader(.file(LayerSource(path: path)), language: language)
      let input = try reader.read(local: nearHangzhou)
      let told = input.problems.filter { $0.problem.contains(words) }
      #expect(told.count == 1 && told[0].severity == .warning && told[0].file == path)
      #expect(told[0].problem.contains(remark))
      #expect(input.isIncomplete)
    }
    // With nothing in the file the reason is in the error.
    let empty = try folder.write("empty.osm", "<osm><remark>\(remark)</remark></osm>")
    let error = #expect(throws: InputError.self) {
      try NetworkReader(.file(LayerSource(path: empty))).read(local: nearHangzhou)
    }
    #expect(error?.line(in: .en).contains(remark) == true)
  }

  @Test(arguments: ["", "<remark/>", "<remark> </remark>", "<note>The data is made up.</note>"])
  func otherTextIsNoRemark(text: String) throws {
    var extract = try extract(three + way(1, [1, 2]) + text)
    #expect(extract.streets().findings.remark == nil)
  }

  @Test func waysWithoutNodesAreCounted() throws {
    var extract = try extract(
      three + way(1, [1, 2]) + way(2, [2, 77, 3]) + way(3, [88, 99]) + way(4, []))
    let (lines, findings) = extract.streets()
    #expect(lines.wayCount == 1)
    #expect(findings.missingNodes == 3 && findings.cutWays == 3)
    let folder = try TemporaryFolder()
    let path = try folder.write("bare.osm", "<osm>\(way(1, [1, 2]) + way(2, [2, 3]))</osm>")
    let error = #expect(throws: InputError.self) {
      try NetworkReader(.file(LayerSource(path: path))).read(local: nearHangzhou)
    }
    #expect(error?.line(in: .en).contains("2 ways lack nodes: 4 of them") == true)
    #expect(error?.line(in: .en).contains("write the file anew") == true)
    #expect(error?.line(in: .zh).contains("2条道路缺少节点:引用的4个节点") == true)
  }

  /// Positions in the ways themselves; a node of the file counts rather, wherever it stands.
  @Test func positionsInWaysAreRead() throws {
    let geometry = #"<nd ref="1" lat="30" lon="120.001"/><nd ref="2" lat="30" lon="120.002"/>"#
    let street = "<way id='1'>\(geometry)<nd ref='3'/>\(Self.path)</way>"
    let next = "<way id='2'><nd ref='2' lat='30' lon='120.002'/>"
    let end = "<nd ref='4' lat='30' lon='120.004'/>\(Self.path)</way>"
    #expect(try ways(street + next + end) == [[1, 2], [2, 4]])
    #expect(try ways(street + next + end + node(2, 6)) == [[1, 6], [6, 4]])
    #expect(try ways(node(2, 6) + street + next + end) == [[1, 6], [6, 4]])
    let wall = "<tag k='barrier' v='wall'/>"
    var extract = try extract(street + next + end + node(2, 2, "", wall))
    let (lines, findings) = extract.streets()
    #expect(lines.wayCount == 2 && findings.closedNodes == 1)
    #expect(Set(lines.way(0)).isDisjoint(with: lines.way(1)))
  }

  @Test func positionsInWaysOfPBFAreRead() throws {
    var located = block(
      nodes: [(3, 120.003, 30)],
      ways: [([1, 2], ["highway": "path"]), ([2, 3], ["highway": "path"])])
    for (way, places) in [(0, [1, 2]), (1, [2, 9])] {
      let longitudes = places.map { 1_200_000_000 + Int64($0) * 10_000 }
      located.primitivegroup[1].ways[way].lon = [longitudes[0], longitudes[1] - longitudes[0]]
      located.primitivegroup[1].ways[way].lat = [300_000_000, 0]
    }
    var file = try PBFWriting(features: ["OsmSchema-V0.6", "DenseNodes"])
    try file.append(located, type: "OSMData", packing: .zlib)
    let contents = FileContents(path: "f.pbf", content: file.bytes)
    var extract = try OSMPBFReader.read(contents, profile: .standard)
    let (lines, findings) = extract.streets()
    #expect(findings.missingNodes == 0)
    #expect(lines.coordinates.map(\.x) == [120.001, 120.002, 120.003])
    located.primitivegroup[1].ways[0].lon.removeLast()
    var damaged = OSMExtract(profile: .standard)
    let isSound = try damaged.append(block: located.serializedBytes())
    #expect(!isSound)
  }

  /// Whatever its name; lists of changes are no map, and JSON is not read.
  @Test(arguments: ["export.xml", "interpreter", "map.osm"]) func contentIsRecognised(
    name: String
  ) throws {
    let folder = try TemporaryFolder()
    let text = "\u{FEFF}\n<?xml version='1.0'?>\n<osm version='0.6'>\(three + way(1, [1, 2]))</osm>"
    let path = try folder.write(name, text)
    let input = try NetworkReader(.file(LayerSource(path: path))).read(local: nearHangzhou)
    #expect(input.ways.positions.count == 2)
    for (text, words) in [
      ("<osmChange version='0.6'></osmChange>", "is not OpenStreetMap XML"),
      (#"{"version": 0.6, "elements": []}"#, "OpenStreetMap data as JSON"),
      (#"{"generator": "Overpass API 0.7", "elements": []}"#, "OpenStreetMap data as JSON"),
    ] {
      let other = try folder.write("other-\(name)", text)
      let error = #expect(throws: InputError.self) {
        try NetworkReader(.file(LayerSource(path: other))).read(local: nearHangzhou)
      }
      #expect(error?.line(in: .en).contains(words) == true)
    }
  }

  @Test func bzip2IsNamed() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("city.osm", "BZh91AY&SY")
    let error = #expect(throws: InputError.self) {
      try NetworkReader(.file(LayerSource(path: path))).read(local: nearHangzhou)
    }
    #expect(error?.line(in: .en).contains("bzip2") == true)
  }
}
