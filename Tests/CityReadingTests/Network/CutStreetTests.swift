import Foundation
import PlanarGeometry
import TestSupport
import Testing

@testable import CityReading
@testable import OSMFiles
@testable import RunFiles
@testable import TableFiles
@testable import Wording

/// Ways that come to one place without a common node: what is told of them, and what is not.
@Suite struct CutStreetTests {
  /// Nodes by id, in 10⁻⁴ degrees east and north of 120°E 30°N, and ways with their tags.
  struct Town {
    var nodes: [(id: Int64, x: Double, y: Double)]
    var ways: [(refs: [Int64], tags: [String: String])]

    func findings(asPBF: Bool) throws -> OSMFindings {
      var extract = asPBF ? try fromPBF() : try fromXML()
      return extract.streets().findings
    }

    private var degrees: [(id: Int64, longitude: Double, latitude: Double)] {
      nodes.map { ($0.id, 120 + $0.x / 10_000, 30 + $0.y / 10_000) }
    }

    private var roads: [(refs: [Int64], tags: [String: String])] {
      ways.map { ($0.refs, ["highway": "footway"].merging($0.tags) { $1 }) }
    }

    private func fromPBF() throws -> OSMExtract {
      var file = try PBFWriting(features: ["OsmSchema-V0.6", "DenseNodes"])
      try file.append(block(nodes: degrees, ways: roads), type: "OSMData", packing: .zlib)
      return try OSMPBFReader.read(
        FileContents(path: "f.pbf", content: file.bytes), profile: .standard)
    }

    var xml: String {
      let places = degrees.map {
        "<node id='\($0.id)' lon='\($0.longitude)' lat='\($0.latitude)'/>"
      }
      let lines = roads.enumerated().map { number, way in
        "<way id='\(number)'>" + way.refs.map { "<nd ref='\($0)'/>" }.joined()
          + way.tags.map { "<tag k='\($0)' v='\($1)'/>" }.joined() + "</way>"
      }
      return "<osm>\((places + lines).joined())</osm>"
    }

    private func fromXML() throws -> OSMExtract {
      try OSMXMLReader.read(
        FileContents(path: "f.osm", content: Array(xml.utf8)), profile: .standard)
    }
  }

  /// Two streets that meet at the nodes 2 and 3, both at (10, 0).
  private func broken(
    _ first: [Int64] = [1, 2], _ second: [Int64] = [3, 4], _ tags: [String: String] = [:],
    both: [String: String] = [:]
  ) -> Town {
    Town(
      nodes: [
        (1, 0, 0), (2, 10, 0), (3, 10, 0), (4, 20, 0), (5, 10, 10), (6, 5, -5), (7, 15, -5),
      ],
      ways: [(first, both), (second, tags.merging(both) { $1 })])
  }

  @Test(arguments: [false, true]) func nodesAtOnePositionAreTold(asPBF: Bool) throws {
    let ends = try broken().findings(asPBF: asPBF)
    #expect(ends.sharedPlaces.count == 1 && ends.sharedPlaces.first == 2 && ends.nodes == 4)
    // Ends on another street's middle, and two middles.
    #expect(try broken([5, 3], [1, 2, 4]).findings(asPBF: asPBF).sharedPlaces.count == 1)
    #expect(try broken([1, 2, 4], [6, 3, 7]).findings(asPBF: asPBF).sharedPlaces.count == 1)
    let deck = ["bridge": "yes", "layer": "1"]
    // A bridge comes to the ground at its end, so does one of two parts of it.
    #expect(try broken([1, 2], [3, 4], deck).findings(asPBF: asPBF).sharedPlaces.count == 1)
    #expect(try broken(both: deck).findings(asPBF: asPBF).sharedPlaces.count == 1)
    // A fork: three nodes at one position are one place.
    var fork = broken()
    fork.nodes.append((8, 10, 0))
    fork.ways.append(([8, 5], [:]))
    #expect(try fork.findings(asPBF: asPBF).sharedPlaces.count == 1)
  }

  @Test(arguments: [false, true]) func joinedNodesAreNot(asPBF: Bool) throws {
    let floors = [
      broken([1, 2], [3, 4], ["level": "1"]),
      broken([1, 2], [3, 4], ["layer": "1"]),
      // Over and under each other.
      broken([1, 2, 4], [6, 3, 7], ["bridge": "yes", "layer": "1"]),
      broken([1, 2, 4], [6, 3, 7], ["tunnel": "yes"]),
      broken([1, 2, 4], [6, 3], ["bridge": "yes", "layer": "1"]),
    ]
    for town in floors { #expect(try town.findings(asPBF: asPBF).sharedPlaces.count == 0) }
    let joined = [
      broken([1, 2], [2, 4]), broken([1, 2, 3], [3, 4]), broken([1, 2, 3], [2, 4]),
      broken([1, 2, 5, 6, 1], [6, 7]), broken([1, 2], [4, 5]),
    ]
    for town in joined { #expect(try town.findings(asPBF: asPBF).sharedPlaces.count == 0) }
    // No way that is walked has the other node.
    let motorway = broken([1, 2], [3, 4], ["highway": "motorway"])
    #expect(try motorway.findings(asPBF: asPBF).sharedPlaces.count == 0)
  }

  /// A gate cuts a street knowingly.
  @Test func gatesAreNoFault() throws {
    let wall = "<tag k='barrier' v='wall'/>"
    let text = broken([1, 2, 4], [6, 2, 7]).xml.replacing(
      "lon='120.001' lat='30.0'/>", with: "lon='120.001' lat='30'>\(wall)</node>")
    #expect(text.contains(wall))
    var extract = try OSMXMLReader.read(
      FileContents(path: "f.osm", content: Array(text.utf8)), profile: .standard)
    let findings = extract.streets().findings
    #expect(findings.closedNodes == 1 && findings.sharedPlaces.count == 0)
    #expect(findings.unjoined.crossings == 0)
  }

  /// Two streets across each other at (10, 0), or the second up to there.
  private func cross(
    to end: Double = 10, _ tags: [String: String] = [:], x: Double = 10,
    both: [String: String] = [:]
  ) -> Town {
    Town(
      nodes: [(1, 0, 0), (2, 20, 0), (3, x, -10), (4, x, end)],
      ways: [([1, 2], both), ([3, 4], tags.merging(both) { $1 })])
  }

  @Test(arguments: [false, true]) func crossingsAreCounted(asPBF: Bool) throws {
    for town in [
      cross(), cross(x: 7.31), cross(to: 0), cross(both: ["layer": "1"]),
      // 1 cm before, half a metre being the limit, and behind.
      cross(to: -0.001), cross(to: -0.044), cross(to: 0.001),
    ] {
      let unjoined = try town.findings(asPBF: asPBF).unjoined
      #expect(unjoined.crossings == 1 && unjoined.segments == 2 && unjoined.areMany)
      let first = try #require(unjoined.first)
      #expect(abs(first.x - 120 - town.nodes[2].x / 10_000) < 1e-7 && abs(first.y - 30) < 1e-7)
    }
    // With a vertex of the one, or of both, on the other.
    var bent = cross()
    bent.nodes.append((5, 10, 0))
    bent.ways[0].refs = [1, 5, 2]
    #expect(try bent.findings(asPBF: asPBF).unjoined.crossings == 1)
    bent.nodes.append((6, 10, 0))
    bent.ways[1].refs = [3, 6, 4]
    #expect(try bent.findings(asPBF: asPBF).unjoined.crossings == 0)
    #expect(try bent.findings(asPBF: asPBF).sharedPlaces.count == 1)
  }

  @Test(arguments: [false, true]) func joinedAndOtherLevelsAreNotCounted(asPBF: Bool) throws {
    var joined = cross()
    joined.nodes.append((5, 10, 0))
    joined.ways = [([1, 5, 2], [:]), ([3, 5, 4], [:])]
    for town in [
      joined, cross(["bridge": "yes"]), cross(["tunnel": "yes"]), cross(["layer": "1"]),
      cross(["level": "-1"]), cross(["highway": "motorway"]), cross(both: ["bridge": "yes"]),
      cross(to: -0.06), cross(to: -5),
    ] {
      #expect(try town.findings(asPBF: asPBF).unjoined.crossings == 0)
    }
  }

  /// Long streets through many cells of the search, at any angle; a pair counts once.
  @Test func longStreetsCrossOnce() throws {
    for angle in 0..<24 {
      let turn = Double(angle) * .pi / 24
      func end(_ id: Int64, _ angle: Double, _ side: Double) -> (Int64, Double, Double) {
        (id, (180 * side * sin(angle)).rounded(), (180 * side * cos(angle)).rounded())
      }
      let town = Town(
        nodes: [
          end(1, turn, 1), end(2, turn, -1), end(3, turn + 1.3, 1), end(4, turn + 1.3, -1),
        ], ways: [([1, 2], [:]), ([3, 4], [:])])
      let unjoined = try town.findings(asPBF: true).unjoined
      #expect(unjoined.crossings == 1 && unjoined.segments == 2, "\(angle)")
    }
  }

  /// Of a large lattice, whose streets of 10 segments of 11 m and 10 m cross at 100 places for each 200 segments, a part.
  @Test func aPartOfManyIsLookedAt() throws {
    var town = Town(nodes: [], ways: [])
    let count = 150
    for street in 0..<count {
      for isNorth in [false, true] {
        let first = Int64(town.nodes.count + 1)
        for step in 0...count {
          let (along, across) = (Double(step) - 0.5, Double(street))
          town.nodes.append(
            (first + Int64(step), isNorth ? across : along, isNorth ? along : across))
        }
        town.ways.append((Array(first...first + Int64(count)), [:]))
      }
    }
    let unjoined = try town.findings(asPBF: true).unjoined
    let segments = 2 * count * count
    #expect(unjoined.segments > 2000 && unjoined.segments < segments / 2)
    // A crossing lies on two segments; those at the border of the part have theirs outside.
    let share = Double(unjoined.crossings) / Double(unjoined.segments)
    #expect(share > 0.35 && share < 0.65, "\(share)")
    #expect(unjoined.areMany)
  }

  @Test func bothAreToldInBothLanguages() throws {
    let folder = try TemporaryFolder()
    for (name, town, told) in [
      (
        "shared.osm", broken(),
        [
          (Language.en, "at 1 positions ways of one level have different nodes, such as 2"),
          (.zh, "有1处道路在同一位置上各用不同节点(如节点2)"),
        ]
      ),
      (
        "crossing.osm", cross(),
        [
          (
            .en,
            "1 times ways of one level cross or end on another one without a common node (2 segments looked at), such as at 30.00000, 120.00100"
          ), (.zh, "有1处同层道路相交或端点落在另一条上而没有公共节点(检查了2段),如纬度30.00000、经度120.00100"),
        ]
      ),
    ] {
      let path = try folder.write(name, town.xml)
      for (language, words) in told {
        let reader = NetworkReader(.file(LayerSource(path: path)), language: language)
        let input = try reader.read(local: nearHangzhou)
        #expect(
          input.problems.filter { $0.problem.contains(words) && $0.severity == .warning }.count == 1
        )
        #expect(input.alerts.count == 1 && input.alerts[0][language].hasPrefix("\(name): "))
      }
    }
  }
}
