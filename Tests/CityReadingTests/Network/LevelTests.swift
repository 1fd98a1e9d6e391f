import Assessment
import TestSupport
import Testing
import WalkNetwork

@testable import CityReading
@testable import RunFiles
@testable import Wording

/// Walks to a pharmacy where ways lie above each other, each way the sum of its straight stretches.
@Suite struct LevelTests {
  private typealias Street = LevelTown.Street

  /// A centimetre for each of the places that OpenStreetMap rounds.
  private static let tolerance = 0.05

  private static let offGround: [[String: String]] = [
    ["tunnel": "yes", "layer": "-1", "foot": "yes"], ["layer": "-1"], ["tunnel": "culvert"],
    ["level": "-1"], ["level": "1", "indoor": "yes"], ["bridge": "viaduct", "layer": "2"],
    ["layer": "-2;-1"],
  ]
  private static let onGround: [[String: String]] = [
    [:], ["bridge": "yes"], ["tunnel": "building_passage"], ["tunnel": "no"], ["layer": "1"],
    ["level": "-1;0"], ["bridge": "no", "layer": "1"],
  ]

  /// The home is 8 m from the way with these tags, which joins the street 1.2 km further on alone, and 22 m
  /// from the street, beside which the pharmacy stands.
  private func home(_ tags: [String: String]) -> LevelTown {
    LevelTown(
      streets: [
        Street(places: [(-600, 0), (600, 0)], tags: tags),
        Street(places: [(-600, 30), (600, 30)]),
        Street(places: [(600, 30), (1800, 30), (1800, 0), (600, 0)]),
      ],
      home: (-20, 8), pharmacy: (200, 40))
  }

  @Test(arguments: offGround, LevelTown.Format.allCases)
  func homeBesideATunnelOrDeck(tags: [String: String], format: LevelTown.Format) async throws {
    let row = try await home(tags).row(format)
    #expect(abs((row.minDistance ?? .infinity) - (22 + 220 + 10)) < Self.tolerance)
    #expect(row.coverage == 1)
  }

  @Test(arguments: onGround, LevelTown.Format.allCases)
  func homeBesideAWayOnTheGround(tags: [String: String], format: LevelTown.Format) async throws {
    let row = try await home(tags).row(format)
    let walk = 8.0 + 620 + 1200 + 30 + 1600 + 10
    #expect(abs((row.minDistance ?? .infinity) - walk) < Self.tolerance)
    #expect(row.coverage == 0)
  }

  /// What can only be walked through a tunnel is walked through it.
  @Test(arguments: LevelTown.Format.allCases)
  func walksPassTunnels(format: LevelTown.Format) async throws {
    let town = LevelTown(
      streets: [
        Street(places: [(-600, 0), (-100, 0)]),
        Street(places: [(-100, 0), (0, 50), (100, 0)], tags: ["tunnel": "yes"]),
        Street(places: [(100, 0), (600, 0)]),
      ],
      home: (-150, 3), pharmacy: (130, 4))
    let row = try await town.row(format)
    let walk = 3 + 50 + 2 * 12_500.0.squareRoot() + 30 + 4
    #expect(abs((row.minDistance ?? .infinity) - walk) < Self.tolerance)
  }

  /// Over (0, 0) from (0, −1000), where the pharmacy is, to (0, 1000), to which a link leads from the street's
  /// end at (1000, 0).
  private func flyover(
    street: [Street], flyover: [Street], pharmacy: LevelTown.Place = (0, -1000)
  ) -> LevelTown {
    let link = Street(places: [(1000, 0), (1000, 1000), (0, 1000)])
    return LevelTown(
      streets: street + flyover + [link], home: (-200, 0), pharmacy: pharmacy)
  }

  private static let deck = ["bridge": "yes", "layer": "1"]
  private let whole = Street(places: [(-1000, 0), (0, 0), (1000, 0)])
  private let halves = [
    Street(places: [(-1000, 0), (0, 0)]), Street(places: [(0, 0), (1000, 0)]),
  ]
  private let over = Street(places: [(0, -1000), (0, 0), (0, 1000)], tags: deck)
  private let overHalves = [
    Street(places: [(0, -1000), (0, 0)], tags: deck),
    Street(places: [(0, 0), (0, 1000)], tags: deck),
  ]

  private func expect(_ town: LevelTown, _ metres: Double) async throws {
    let row = try await town.row(.lines)
    #expect(abs((row.minDistance ?? .infinity) - metres) < 1e-3)
    #expect(row.coverage == (metres <= LevelTown.radius ? 1 : 0))
  }

  @Test func linesOfDifferentLevelDoNotJoinInside() async throws {
    let round = 1200.0 + 1000 + 1000 + 2000
    try await expect(flyover(street: [whole], flyover: [over]), round)
    // Ends of one level that meet do not seek another one's inside.
    try await expect(flyover(street: halves, flyover: [over]), round)
    try await expect(flyover(street: [whole], flyover: overHalves), round)
    for tags in [["layer": "1"], ["level": "0.5"], ["bridge": "yes"], ["tunnel": "yes"]] {
      let line = Street(places: over.places, tags: tags)
      // Below the ground or above it without a bridge: apart all the same.
      let isFloor = tags["level"] != nil
      let town = flyover(
        street: [whole], flyover: [line], pharmacy: isFloor ? (0, 990) : (0, -1000))
      try await expect(town, isFloor ? 1200 + 1000 + 1000 + 10 : round)
    }
  }

  @Test func linesOfOneLevelJoinInside() async throws {
    try await expect(
      flyover(street: [whole], flyover: [Street(places: over.places)]), 1200)
    let lifted = Street(places: whole.places, tags: ["layer": "1"])
    try await expect(flyover(street: [lifted], flyover: [over]), 1200)
  }

  @Test func endsJoinWhateverTheLevel() async throws {
    try await expect(flyover(street: halves, flyover: overHalves), 1200)
    // An end that meets nothing of its level: a bridge that comes down on the street.
    try await expect(flyover(street: [whole], flyover: [overHalves[0]]), 1200)
  }

  @Test(arguments: LevelTown.Format.allCases)
  func lengthOffTheGroundIsTold(format: LevelTown.Format) throws {
    let input = try home(["tunnel": "yes"]).study(format).read()
    let told = input.problems.filter { $0.problem.contains("in tunnels and on decks") }
    // All but the last millimetre at the end that meets nothing.
    #expect(told.map(\.problem).first?.hasPrefix("1 edges, 1.2 km,") == true)
    #expect(told.count == 1 && told[0].severity == .info && told[0].action == .kept)
    let other = try home([:]).study(format).read()
    #expect(!other.problems.contains { $0.problem.contains("tunnels") })
  }

  @Test(arguments: LevelTown.Format.allCases)
  func aNetworkWithoutGroundIsRefused(format: LevelTown.Format) throws {
    let street = Street(places: [(-600, 0), (600, 0)], tags: ["tunnel": "yes"])
    let town = LevelTown(streets: [street], home: (0, 5), pharmacy: (90, 5))
    let error = #expect(throws: InputError.self) { try town.study(format).read() }
    #expect(error?.exitStatus == 3)
    #expect(error?.line(in: .en).contains("nothing is entered from the ground") == true)
    #expect(error?.line(in: .zh).contains("地面无处可接入") == true)
  }

  @Test func columnsMayBeNamed() throws {
    var made = try home(["tunnel": "yes"]).study(.tables)
    let nodes = try made.folder.write("n.csv", "id,x,y\na,-600,0\nb,600,0\nc,600,500\n")
    let edges = try made.folder.write(
      "e.csv", "from,to,length,深度,隧道\na,b,,-1,\nb,c,,,否\na,c,,0,是\n")
    made.study.network = .tables(
      nodes: nodes, edges: edges, fields: ["layer": "深度"], crs: PopulationStudy.metres)
    let graph = try #require(try made.read().city.network?.graph)
    // Two that meet below the ground are one.
    #expect(graph.notEntered.edges == 1)
    #expect(abs(graph.notEntered.length - 1200 - 1_690_000.0.squareRoot()) < 1e-6)
    made.study.network = .tables(
      nodes: nodes, edges: edges, fields: ["layer": "高度"], crs: PopulationStudy.metres)
    #expect(throws: InputError.self) { try made.read() }
  }
}
