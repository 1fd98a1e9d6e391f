import PlanarGeometry
import Testing

@testable import CityReading
@testable import OSMFiles
@testable import RunFiles
@testable import Wording

/// Positions without ids: along the members of relations, as downloads with geometry have them, and in ways.
@Suite struct BareNodeTests {
  private static let path = #"<tag k="highway" v="path"/>"#
  private static let square =
    #"<tag k="type" v="multipolygon"/><tag k="highway" v="pedestrian"/>"#

  /// Two streets that end at 120.001° and 120.002°.
  private static let streets =
    node(1, 0) + node(2, 1) + node(3, 2) + node(4, 3)
    + "<way id='1'><nd ref='1'/><nd ref='2'/>\(path)</way>"
    + "<way id='2'><nd ref='3'/><nd ref='4'/>\(path)</way>"

  private static func node(_ id: Int, _ place: Int, _ tags: String = "") -> String {
    "<node id='\(id)' \(position(place))>\(tags)</node>"
  }

  private static func position(_ place: Int) -> String {
    "lat='30' lon='\(120 + Double(place) / 1000)'"
  }

  private static func member(_ way: Int, _ places: [Int?]) -> String {
    "<member type='way' ref='\(way)' role='outer'>"
      + places.map { "<nd \($0.map(position) ?? "")/>" }.joined() + "</member>"
  }

  private static func relation(_ members: String, _ tags: String = square) -> String {
    "<relation id='9'><bounds minlat='30' minlon='120' maxlat='30' maxlon='121'/>"
      + "\(members)\(tags)</relation>"
  }

  /// The parts that the streets hang together in, as places in 10⁻³ degrees east of 120°, and what was found.
  private func parts(_ elements: String) throws -> (parts: Set<Set<Int>>, findings: OSMFindings) {
    let contents = FileContents(path: "city.osm", content: Array("<osm>\(elements)</osm>".utf8))
    var extract = try OSMXMLReader.read(contents, profile: .standard)
    let (lines, findings) = extract.streets()
    var parts: [Set<Int32>] = []
    for way in 0..<lines.wayCount {
      let nodes = Set(lines.way(way))
      let joined = parts.filter { !$0.isDisjoint(with: nodes) }.reduce(nodes) { $0.union($1) }
      parts = parts.filter { $0.isDisjoint(with: nodes) } + [joined]
    }
    let places = parts.map { part in
      Set(part.map { Int(((lines.coordinates[Int($0)].x - 120) * 1000).rounded()) })
    }
    return (Set(places), findings)
  }

  @Test func outlinesInRelationsJoinTheStreets() throws {
    let outline = Self.relation(Self.member(5, [1, 7, 2]))
    for elements in [Self.streets + outline, outline + Self.streets] {
      let (parts, findings) = try parts(elements)
      #expect(parts == [[0, 1, 2, 3, 7]])
      #expect(findings.missingMembers == 0 && findings.missingNodes == 0)
    }
    // Of two members, which meet at a place that has no id at all.
    let halves = Self.member(5, [1, 7]) + Self.member(6, [7, 2])
    #expect(try parts(Self.streets + Self.relation(halves)).parts == [[0, 1, 2, 3, 7]])
  }

  @Test func aWayOfTheFileCountsRather() throws {
    let own = "<way id='5'><nd ref='1'/><nd ref='2'/></way>"
    for elements in [
      Self.streets + own + Self.relation(Self.member(5, [1, 7, 2])),
      Self.relation(Self.member(5, [1, 7, 2])) + own + Self.streets,
    ] { #expect(try parts(elements).parts == [[0, 1], [2, 3]]) }
    let deleted = "<way id='5' action='delete'><nd ref='1'/><nd ref='2'/></way>"
    let outline = Self.relation(Self.member(5, [1, 7, 2]))
    #expect(try parts(Self.streets + deleted + outline).parts == [[0, 1], [2, 3]])
  }

  @Test func otherRelationsAreNotWalked() throws {
    for tags in [
      #"<tag k="type" v="multipolygon"/><tag k="building" v="yes"/>"#,
      #"<tag k="type" v="route"/><tag k="highway" v="pedestrian"/>"#,
      Self.square + #"<tag k="access" v="private"/>"#,
    ] {
      let elements = Self.streets + Self.relation(Self.member(5, [1, 7, 2]), tags)
      #expect(try parts(elements).parts == [[0, 1], [2, 3]])
    }
    let member =
      "<member type='way' ref='5'/><member type='node' ref='2'><nd lat='1' lon='1'/></member>"
    let (parts, findings) = try parts(Self.streets + Self.relation(member))
    #expect(parts == [[0, 1], [2, 3]])
    #expect(findings.missingMembers == 1)
  }

  /// Outside of the box that was asked for the positions are left out.
  @Test func gapsCutAndAreCounted() throws {
    let outline = Self.relation(Self.member(5, [1, 7, nil, 8, 2]))
    let (parts, findings) = try parts(Self.streets + outline)
    #expect(parts == [[0, 1, 7], [8, 2, 3]])
    #expect(findings.missingNodes == 1 && findings.cutWays == 1)
  }

  @Test func waysOfPositionsAloneAreJoined() throws {
    let street = { (id: Int, places: [Int]) in
      "<way id='\(id)'>" + places.map { "<nd \(Self.position($0))/>" }.joined() + Self.path
        + "</way>"
    }
    #expect(
      try parts(street(1, [0, 1]) + street(2, [1, 2]) + street(3, [4, 5])).parts == [
        [0, 1, 2], [4, 5],
      ])
    #expect(try parts(Self.streets + street(3, [1, 2])).parts == [[0, 1, 2, 3]])
    let wall = Self.node(7, 1, "<tag k='barrier' v='wall'/>")
    let (parts, findings) = try parts(street(1, [0, 1]) + street(2, [1, 2]) + wall)
    #expect(findings.closedNodes == 1 && parts == [[0, 1], [1, 2]])
  }
}
