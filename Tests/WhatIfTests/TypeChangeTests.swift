import Assessment
import Foundation
import PlanarGeometry
import TestSupport
import Testing

@testable import WhatIf

/// The whole city before and after, and who gains and loses, against examinations place by place.
@Suite struct TypeChangeTests {
  private static let standard = ThreeSquares.standard

  private func figures(
    _ scenario: Scenario, city: City = ThreeSquares.city,
    options: AssessmentOptions = AssessmentOptions()
  ) async throws -> ScenarioFigures {
    var baseline = try await Baseline(city, standard: Self.standard, options: options)
    let (rows, circles) = (baseline.rows, baseline.circles)
    let people = CommunityPeople(city, measure: options.measure)
    let figures = try baseline.outcome(of: scenario, people: people).figures
    #expect(baseline.rows == rows && baseline.circles == circles && baseline.depth == 0)
    return figures
  }

  /// m² of a disc of 300 m, and of the lens of two such discs 400 m apart.
  private let disc = Double.pi * 90_000
  private let lens = 180_000 * acos(2.0 / 3) - 200 * sqrt(200_000)

  /// People live evenly: 1000 on a square kilometre. Where the old and the new disc overlap nobody gains or loses.
  @Test func aMoveWithinOneCommunity() async throws {
    var scenario = Scenario(name: "")
    scenario.moved = [Scenario.Move(id: "F1", to: PlanarPoint(x: 700, y: 500))]
    let figures = try await figures(scenario)
    #expect(abs(figures.peopleGained ?? -1) < 1e-6)
    let change = try #require(figures.types.first)
    #expect(figures.types.count == 1 && change.type == 1)
    let moon = (disc - lens) / 1000
    #expect(abs(change.gained - moon) < 1e-6 && abs(change.lost - moon) < 1e-6)
    #expect(abs(figures.gained - moon) < 1e-6 && abs(figures.lost - moon) < 1e-6)
    #expect(change.all == 3010 && abs(change.before - disc / 1000) < 1e-6)
    #expect(abs(change.after - disc / 1000) < 1e-6)
    #expect(figures.gains.map(\.community) == [0] && figures.losses.map(\.community) == [0])
    #expect(abs((figures.losses.first?.gain ?? 0) - moon) < 1e-6)
    #expect(abs((figures.stillWithout ?? 0) - (3010 - disc / 1000)) < 1e-6)
    #expect(figures.stillWithout == figures.withoutBefore)
  }

  /// From the first square to the third: the whole city is counted, not where some gain.
  @Test func aMoveToAnotherCommunity() async throws {
    var scenario = Scenario(name: "")
    scenario.moved = [Scenario.Move(id: "F1", to: PlanarPoint(x: 6200, y: 200))]
    let figures = try await figures(scenario)
    let change = try #require(figures.types.first)
    #expect(abs(change.gained - 10) < 1e-6 && abs(change.lost - disc / 1000) < 1e-6)
    #expect(change.communities == 3 && change.metBefore == 0 && change.metAfter == 1)
    #expect(figures.gains.map(\.community) == [2] && figures.losses.map(\.community) == [0])
    #expect(abs((figures.withoutBefore ?? 0) - (3010 - disc / 1000)) < 1e-6)
    #expect(abs((figures.stillWithout ?? 0) - 3000) < 1e-6)
    #expect(abs((change.shareAfter ?? 0) - 10.0 / 3010) < 1e-9)
  }

  /// A closure without effect names its type all the same.
  @Test func nothingIsLostBesideATwin() async throws {
    var city = ThreeSquares.city
    city.facilities.append(ThreeSquares.canteen("twin", 300, 500))
    var scenario = Scenario(name: "")
    scenario.removed = ["twin"]
    let figures = try await figures(scenario, city: city)
    #expect(figures.types.map(\.type) == [1] && figures.lost == 0 && figures.losses.isEmpty)
    #expect(figures.types[0].before == figures.types[0].after)
  }

  /// Points of people in random towns, each reached or not before and after.
  @Test(arguments: 0..<Thoroughness.cases(6, exhaustive: 40))
  func ofPoints(seed: Int) async throws {
    var numbers = SeededRandom(seed)
    var city = ThreeSquares.city
    city.facilities = FacilityTable()
    func place() -> PlanarPoint {
      PlanarPoint(x: Double(numbers.below(1000)), y: Double(numbers.below(1000)))
    }
    for number in 0..<3 {
      let (id, at) = ("f\(number)", place())
      city.facilities.append(ThreeSquares.canteen(id, at.x, at.y))
    }
    let places = (0..<60).map { _ in place() }
    var layer = PopulationLayer(.points(places), communities: 3)
    layer.people = places.map { _ in Double(1 + numbers.below(9)) }
    layer.ids = places.indices.map { "p\($0)" }
    layer.communityStarts = [0, Int32(places.count), Int32(places.count), Int32(places.count)]
    city.population = layer
    var options = AssessmentOptions()
    options.measure = .population
    let (to, new) = (place(), place())
    var scenario = ThreeSquares.adding(ThreeSquares.canteen("new", new.x, new.y))
    scenario.removed = ["f0"]
    scenario.moved = [Scenario.Move(id: "f1", to: to)]
    let figures = try await figures(scenario, city: city, options: options)
    let entrances = city.facilities.entrances
    func isNear(_ point: PlanarPoint, _ facilities: [PlanarPoint]) -> Bool {
      facilities.contains { point.squaredDistance(to: $0) <= 300.001 * 300.001 }
    }
    var (before, gained, lost) = (0.0, 0.0, 0.0)
    for (point, people) in zip(places, layer.people) {
      let was = isNear(point, entrances)
      let isNow = isNear(point, [entrances[2], to, new])
      before += was ? people : 0
      gained += isNow && !was ? people : 0
      lost += was && !isNow ? people : 0
    }
    let change = try #require(figures.types.first)
    #expect(change.before == before && change.gained == gained && change.lost == lost)
    #expect(change.after == before + gained - lost)
    #expect(figures.stillWithout == layer.people.reduce(0, +) - change.after)
  }
}

/// Ids that the files give to several facilities.
@Suite struct SharedIDTests {
  private func problems(_ scenario: Scenario, city: City) async throws -> [ScenarioProblem] {
    var baseline = try await Baseline(
      city, standard: ThreeSquares.standard, options: AssessmentOptions())
    do throws(ScenarioError) {
      try baseline.apply(scenario)
      return []
    } catch {
      return error.problems
    }
  }

  private static func scenarios(_ id: String) -> [Scenario] {
    let empty = Scenario(name: "")
    var (closing, moving, resizing) = (empty, empty, empty)
    closing.removed = [id]
    moving.moved = [Scenario.Move(id: id, to: PlanarPoint(x: 600, y: 500))]
    resizing.resized = [Scenario.Resize(id: id, floorArea: 500)]
    return [closing, moving, resizing]
  }

  @Test func areRefused() async throws {
    var city = ThreeSquares.city
    city.facilities.append(ThreeSquares.canteen("F1#2", 400, 500))
    city.facilities.noteShared("F1")
    for scenario in Self.scenarios("F1") {
      let found = try await problems(scenario, city: city)
      #expect(found == [ScenarioProblem(facility: "F1", .ambiguousFacility(2))])
    }
    for scenario in Self.scenarios("F1#2") {
      #expect(try await problems(scenario, city: city).isEmpty)
    }
  }

  /// Also where a program gives the same id twice.
  @Test func ofATable() async throws {
    var city = ThreeSquares.city
    for _ in 0..<2 { city.facilities.append(ThreeSquares.canteen("F1", 400, 500)) }
    let found = try await problems(Self.scenarios("F1")[0], city: city)
    #expect(found.map(\.kind) == [.ambiguousFacility(3)])
  }
}
