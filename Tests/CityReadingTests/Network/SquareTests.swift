import Assessment
import SwiftProtobuf
import Testing

@testable import CityReading
@testable import OSMFiles
@testable import Wording

/// Squares that are drawn as relations: 500 m along the outline, 2800 m round it.
@Suite struct SquareTests {
  private typealias Street = LevelTown.Street
  private typealias Relation = LevelTown.Relation

  private static let tolerance = 0.05
  private static let formats: [LevelTown.Format] = [.xml, .pbf]
  private static let square = ["type": "multipolygon", "highway": "pedestrian"]

  private static let roads = [
    Street(places: [(-200, 0), (-50, 0)]), Street(places: [(50, 0), (200, 0)]),
    Street(places: [(-200, 0), (-200, 1200), (200, 1200), (200, 0)]),
  ]
  private static let north: [LevelTown.Place] = [(50, 0), (50, 50), (-50, 50), (-50, 0)]
  private static let south: [LevelTown.Place] = [(-50, 0), (-50, -50), (50, -50), (50, 0)]

  private func outline(_ places: [LevelTown.Place]) -> Street {
    Street(places: places, isRoad: false)
  }

  private func town(_ outlines: [Street], _ relations: [Relation]) -> LevelTown {
    LevelTown(
      streets: Self.roads + outlines, home: (-200, 0), pharmacy: (200, 0), relations: relations)
  }

  private func expect(
    _ town: LevelTown, _ format: LevelTown.Format, _ metres: Double
  ) async throws {
    let row = try await town.row(format)
    #expect(abs((row.minDistance ?? .infinity) - metres) < Self.tolerance)
  }

  @Test(arguments: formats)
  func outlinesAreWalked(format: LevelTown.Format) async throws {
    let ring = outline(Self.north + Self.south.dropFirst())
    for tags in [
      Self.square, Self.square.merging(["area": "yes"]) { $1 },
      ["type": "multipolygon", "railway": "platform"],
      ["type": "multipolygon", "highway": "footway", "access": "private", "foot": "yes"],
    ] {
      try await expect(town([ring], [Relation(streets: [3], tags: tags)]), format, 500)
    }
    // Of two ways, one of them a fence.
    let fence = Street(places: Self.south, tags: ["barrier": "fence"], isRoad: false)
    let halves = [outline(Self.north), fence]
    try await expect(
      town(halves, [Relation(streets: [3, 4], tags: Self.square)]), format, 500)
    // The inner outline of two squares' relation is walked as well.
    let inner = [outline([(-50, 0), (0, -20), (50, 0)])]
    let short = 300 + 2 * 2900.0.squareRoot()
    try await expect(
      town([ring] + inner, [Relation(streets: [3, 4], tags: Self.square)]), format, short)
  }

  @Test(arguments: formats)
  func otherRelationsAreNot(format: LevelTown.Format) async throws {
    let ring = outline(Self.north + Self.south.dropFirst())
    for tags in [
      ["type": "multipolygon", "building": "yes"], ["type": "multipolygon", "highway": "motorway"],
      Self.square.merging(["access": "private"]) { $1 }, ["type": "route", "route": "foot"],
      ["type": "site", "highway": "pedestrian"], ["highway": "pedestrian"],
    ] {
      try await expect(town([ring], [Relation(streets: [3], tags: tags)]), format, 2800)
    }
  }

  @Test(arguments: formats)
  func whatIsNotReadIsTold(format: LevelTown.Format) throws {
    let site = Relation(streets: [3], tags: ["type": "site", "highway": "pedestrian"])
    let torn = Relation(streets: [3, 77, 78], tags: Self.square)
    let made = try town([outline(Self.north)], [site, site, torn]).study(format)
    for (language, words) in [
      (Language.en, ["2 relations have tags of ways", "2 members of squares"]),
      (.zh, ["2个关系带有可步行道路的标签", "广场有2个成员未读取"]),
    ] {
      let problems = try CityReader(made.study, language: language).read().problems
      for text in words { #expect(problems.count { $0.problem.contains(text) } == 1, "\(text)") }
    }
    let sound = town(
      [outline(Self.north)],
      [
        Relation(streets: [3], tags: Self.square), Relation(streets: [0], tags: ["type": "route"]),
      ])
    let problems = try sound.study(format).read().problems
    #expect(
      !problems.contains { $0.problem.contains("relation") || $0.problem.contains("squares") })
  }

  /// A road's own tags count rather than the square's.
  @Test(arguments: formats)
  func ownTagsDecide(format: LevelTown.Format) async throws {
    let closed = Street(
      places: Self.north, tags: ["highway": "service", "access": "private"])
    try await expect(
      town([closed], [Relation(streets: [3], tags: Self.square)]), format, 2800)
  }

  @Test func contradictoryMembersAreDamage() throws {
    var wrong = crossing
    wrong.append(members: [1, 2], tags: Self.square)
    var extract = OSMExtract(profile: .standard)
    let isSound = try extract.append(block: wrong.serializedBytes())
    #expect(isSound)
    wrong.primitivegroup[2].relations[0].types.removeLast()
    let isDamaged = try !extract.append(block: wrong.serializedBytes())
    #expect(isDamaged)
  }
}
