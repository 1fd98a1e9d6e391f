import Assessment
import Foundation
import SwiftProtobuf
import Testing
import WalkNetwork

@testable import CityReading
@testable import OSMFiles
@testable import Wording

/// Gates and walls at nodes: 300 m through a gate, 1500 m round it.
@Suite struct ClosedNodeTests {
  private typealias Street = LevelTown.Street

  /// A centimetre for each of the places that OpenStreetMap rounds.
  private static let tolerance = 0.05
  private static let formats: [LevelTown.Format] = [.xml, .pbf]

  private static let closing: [[String: String]] = [
    ["barrier": "gate", "access": "private", "locked": "yes"],
    ["barrier": "gate", "access": "private"], ["barrier": "lift_gate", "foot": "no"],
    ["barrier": "gate", "locked": "yes"], ["barrier": "wall"], ["barrier": "fence"],
    ["barrier": "wall", "access": "yes"], ["barrier": "bollard", "access": "no"],
    ["barrier": "gate", "access": "no;private"], ["barrier": "gate", "foot": "private"],
    ["barrier": "gate", "access": "permit"], ["barrier": "wall; fence"],
    ["barrier": "gate", "access": "Private"],
  ]
  private static let open: [[String: String]] = [
    [:], ["barrier": "gate"], ["barrier": "bollard"], ["barrier": "lift_gate"],
    ["barrier": "gate", "access": "private", "foot": "yes"], ["barrier": "wall", "foot": "yes"],
    ["barrier": "gate", "locked": "yes", "foot": "permissive"], ["access": "private"],
    ["barrier": "gate", "locked": "no"], ["barrier": "gate", "access": "customers"],
    ["barrier": "no", "access": "private"], ["highway": "crossing", "foot": "no"],
    ["barrier": "gate", "foot": "no;yes"],
  ]

  private static let round = Street(places: [(-150, 0), (-150, 600), (150, 600), (150, 0)])
  private static let whole = [Street(places: [(-150, 0), (0, 0), (150, 0)])]
  private static let halves = [
    Street(places: [(-150, 0), (0, 0)]), Street(places: [(0, 0), (150, 0)]),
  ]

  private func town(_ link: [Street], _ tags: [String: String]) -> LevelTown {
    LevelTown(
      streets: link + [Self.round], home: (-150, 0), pharmacy: (150, 0),
      placeTags: [((0, 0), tags)])
  }

  private func expect(
    _ town: LevelTown, _ format: LevelTown.Format, _ metres: Double
  ) async throws {
    let row = try await town.row(format)
    #expect(abs((row.minDistance ?? .infinity) - metres) < Self.tolerance)
    #expect(row.coverage == (metres <= LevelTown.radius ? 1 : 0))
  }

  @Test(arguments: closing, formats)
  func closedNodesCutWays(tags: [String: String], format: LevelTown.Format) async throws {
    try await expect(town(Self.whole, tags), format, 1500)
    try await expect(town(Self.halves, tags), format, 1500)
  }

  @Test(arguments: open, formats)
  func otherNodesDoNot(tags: [String: String], format: LevelTown.Format) async throws {
    try await expect(town(Self.whole, tags), format, 300)
  }

  /// A node that two ways pass is closed for both, and each of the four arms is still walked up to it.
  @Test(arguments: formats)
  func aClosedCrossingIsCutForAll(format: LevelTown.Format) async throws {
    var town = town(Self.whole, ["barrier": "gate", "locked": "yes"])
    town.streets.append(Street(places: [(0, -300), (0, 0), (0, 600)]))
    try await expect(town, format, 1500)
    town.pharmacy = (0, 0)
    try await expect(town, format, 150)
    let problems = try town.study(format).read().problems
    #expect(
      problems.filter { $0.problem.contains("1 places on ways are closed") }.map(\.severity) == [
        .info
      ])
  }

  /// One way twice through the gate, and a ring that begins there.
  @Test(arguments: formats)
  func ringsAreCut(format: LevelTown.Format) async throws {
    let ring = Street(places: [(0, 0), (-150, 0), (0, -100), (150, 0), (0, 0)])
    let south = 2 * (150.0 * 150 + 100 * 100).squareRoot()
    try await expect(town([ring], ["barrier": "fence"]), format, south)
  }

  @Test(arguments: formats)
  func closedPlacesAreTold(format: LevelTown.Format) throws {
    var town = town(Self.whole, ["barrier": "wall"])
    town.placeTags.append(((150, 600), ["barrier": "gate", "access": "private"]))
    let made = try town.study(format)
    for (language, words) in [(Language.en, "2 places on ways are closed"), (.zh, "道路上有2处被墙")] {
      let input = try CityReader(made.study, language: language).read()
      #expect(input.problems.count { $0.problem.contains(words) } == 1)
    }
    let one = try self.town(Self.whole, ["barrier": "wall"]).study(format).read()
    #expect(!one.problems.contains { $0.problem.contains("parts without a way") })
    let other = try self.town(Self.whole, ["barrier": "gate"]).study(format).read()
    #expect(!other.problems.contains { $0.problem.contains("are closed by walls") })
  }

  /// At the end of a dead end, alone, twice and beside a node that is missing: every place of the lines is on one.
  @Test func closedNodesLeaveNoPlaceBehind() throws {
    for refs: [Int64] in [
      [1, 2, 3], [2, 3, 1], [3, 2, 1], [2], [2, 2], [1, 2, 9], [9, 2, 9, 1],
    ] {
      var extract = OSMExtract(profile: .standard)
      var sound = crossing
      sound.stringtable.s += ["barrier", "wall"].map { Data($0.utf8) }
      let last = Int32(sound.stringtable.s.count - 1)
      sound.primitivegroup[0].dense.keysVals = [0, last - 1, last, 0, 0, 0, 0]
      sound.primitivegroup[1].ways = [sound.primitivegroup[1].ways[0]]
      sound.primitivegroup[1].ways[0].refs = zip(refs, [0] + refs).map { $0 - $1 }
      let isSound = try extract.append(block: sound.serializedBytes())
      #expect(isSound)
      let lines = extract.streets().lines
      let used = Set((0..<lines.wayCount).flatMap { lines.way($0) })
      // A node that is on no line for the want of its neighbours stays.
      let alone = refs == [9, 2, 9, 1] || refs == [1, 2, 9] && lines.wayCount == 0 ? 1 : 0
      #expect(lines.coordinates.count == used.count + alone, "\(refs)")
    }
  }

  /// A gate at the mouth of a tunnel or bridge, which ends there without meeting the street behind it any more, is
  /// no place to step on it; the other end is.
  @Test(arguments: formats, ["tunnel", "bridge"])
  func nobodyGoesRoundAGateInATunnel(format: LevelTown.Format, key: String) async throws {
    let tunnel = Street(
      places: [(150, 100), (150, 650), (0, 650), (0, 0)],
      tags: [key: "yes", "layer": key == "tunnel" ? "-1" : "1"])
    var town = LevelTown(
      streets: [
        tunnel, Street(places: [(-1200, 0), (0, 0)]),
        Street(places: [(150, 100), (150, 300), (1350, 300)]),
      ],
      home: (0, -10), pharmacy: (150, 300))
    // Through the mouth, 10 m away from the home.
    try await expect(town, format, 10 + 650 + 150 + 550 + 200)
    town.placeTags = [((0, 0), ["barrier": "gate", "locked": "yes"])]
    #expect(try await town.row(format).minDistance == nil)
    town.streets.removeLast()
    town.pharmacy = (150, 100)
    town.home = (150, 110)
    try await expect(town, format, 10)
  }

  /// The segments at the gate alone: from there on people step on the tunnel where it ends.
  @Test func segmentsAtAGateAreTold() {
    for (refs, accesses): ([Int64], [GroundAccess]) in [
      ([1, 3, 4, 2], [.atEnds, .atJunctions]), ([2, 1, 3, 4], [.atJunctions, .atEnds]),
      ([1, 3, 2, 4, 5], [.atEnds, .atJunctions, .atJunctions, .atEnds]), ([1, 2], [.atJunctions]),
      ([2, 1, 2], [.atJunctions, .atJunctions]), ([1, 3, 4], [.atEnds]),
    ] {
      var extract = OSMExtract(profile: .standard)
      for id in Int64(1)...5 {
        extract.nodes.append(id: id, longitude: id, latitude: id, isClosed: id == 2)
      }
      for ref in refs { extract.appendRef(ref) }
      extract.endWay(OSMVersion(id: 1), ["highway": "path", "tunnel": "yes"])
      let lines = extract.streets().lines
      #expect(lines.accesses == accesses, "\(refs)")
      #expect((0..<lines.wayCount).allSatisfy { lines.way($0).count > 1 })
    }
  }

  @Test func theStandardHasTheRule() throws {
    let gate = ["barrier": "gate", "locked": "yes"]
    var profile = WalkabilityProfile.standard
    #expect(profile.closesNode(gate) && profile.closesNode(["barrier": "wall"]))
    profile.closingLocks = []
    profile.closingBarriers = ["toll_booth"]
    #expect(!profile.closesNode(gate) && !profile.closesNode(["barrier": "wall"]))
    #expect(profile.closesNode(["barrier": "toll_booth"]))
    profile.closesAtNodes = false
    #expect(!profile.closesNode(["barrier": "toll_booth", "foot": "no"]))
  }

  @Test func contradictoryTagsOfNodesAreDamage() throws {
    for tags: [Int32] in [[1], [1, 99, 0], [-1, 1, 0]] {
      var wrong = block(nodes: [(1, 120, 30)], ways: [([1], ["barrier": "wall"])])
      wrong.primitivegroup[0].dense.keysVals = tags
      var extract = OSMExtract(profile: .standard)
      let isSound = try extract.append(block: wrong.serializedBytes())
      #expect(!isSound)
    }
  }
}
