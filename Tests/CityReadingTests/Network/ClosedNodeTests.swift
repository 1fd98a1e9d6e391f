import Assessment
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
    #expect(problems.filter { $0.problem.contains("1 nodes") }.map(\.severity) == [.info])
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
    for (language, words) in [(Language.en, "ways are cut at 2 nodes"), (.zh, "道路在2处节点")] {
      let input = try CityReader(made.study, language: language).read()
      #expect(input.problems.count { $0.problem.contains(words) } == 1)
    }
    let one = try self.town(Self.whole, ["barrier": "wall"]).study(format).read()
    #expect(!one.problems.contains { $0.problem.contains("parts without a way") })
    let other = try self.town(Self.whole, ["barrier": "gate"]).study(format).read()
    #expect(!other.problems.contains { $0.problem.contains("ways are cut") })
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
      let isSound = extract.append(wrong)
      #expect(!isSound)
    }
  }
}
