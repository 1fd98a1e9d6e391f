import Assessment
import Foundation
import PlanarGeometry
import TestSupport
import Testing
import WalkNetwork

@testable import WhatIf

@Suite struct ScenarioFiguresTests {
  private func figures(
    _ scenario: Scenario, city: City = ThreeSquares.city,
    options: AssessmentOptions = AssessmentOptions()
  ) async throws -> ScenarioFigures {
    var baseline = try await Baseline(city, standard: ThreeSquares.standard, options: options)
    let rows = baseline.rows
    let people = CommunityPeople(city, measure: options.measure)
    let figures = try baseline.outcome(of: scenario, people: people).figures
    #expect(baseline.rows == rows && baseline.depth == 0)
    return figures
  }

  /// m² of a disc of 300 m, and of the lens of two such discs 400 m apart:
  /// 2R² acos(d/2R) − d/2 √(4R² − d²).
  private let disc = Double.pi * 90_000
  private let lens = 180_000 * acos(2.0 / 3) - 200 * sqrt(200_000)

  /// A second canteen 400 m from the first, both discs within the square.
  @Test func besideAnExistingOne() async throws {
    let new = ThreeSquares.canteen("new", 700, 500, area: 300)
    let figures = try await figures(ThreeSquares.adding(new, cost: 60))
    let gained = (disc - lens) / 1_000_000
    #expect(abs(figures.demandGained - (disc - lens)) < 1e-3)
    #expect(abs((figures.peopleGained ?? 0) - gained * 1000) < 1e-6)
    #expect(abs((figures.elderlyGained ?? 0) - gained * 200) < 1e-6)
    #expect(abs((figures.overlap ?? 0) - lens / disc) < 1e-9)
    #expect(abs((figures.peopleInReach ?? 0) - disc / 1000) < 1e-6)
    #expect(figures.lostToBarriers == nil && figures.peopleInStraightCircle == nil)
    // 28 % before, 50 % afterwards, met from 40 %.
    #expect(figures.typesNewlyMet == 1)
    #expect(figures.newlyMeeting == [1, 0])
    // Of the whole city, with the two squares where nobody gains.
    let still = 3010 - (2 * disc - lens) / 1000
    #expect(abs((figures.withoutBefore ?? 0) - (3010 - disc / 1000)) < 1e-6)
    #expect(abs((figures.stillWithout ?? 0) - still) < 1e-6)
    #expect(figures.cost == 60 && !figures.isCostIncomplete)
    #expect(abs((figures.costPerPerson ?? 0) - 60 / (gained * 1000)) < 1e-9)
    #expect(figures.gains.map(\.community) == [0])
    // 10 m² for each of the 400 households.
    let fit = try #require(figures.floorAreas.first)
    #expect(fit.facility == "new" && fit.type == 1 && fit.area == 300 && fit.fits == false)
    #expect(fit.required == 4000)
  }

  /// Nobody counted the elderly of the second square, and its kind has no norm.
  @Test func twoPlaces() async throws {
    var scenario = ThreeSquares.adding(
      ThreeSquares.canteen("b", 3500, 500), ThreeSquares.canteen("c", 6200, 200))
    scenario.added[1].cost = 5
    let figures = try await figures(scenario)
    #expect(abs((figures.peopleGained ?? 0) - (disc / 1_000_000 * 2000 + 10)) < 1e-6)
    #expect(figures.elderlyGained == nil)
    #expect(figures.overlap == 0)
    #expect(figures.gains.map(\.community) == [1, 2])
    #expect(figures.cost == 5 && figures.isCostIncomplete)
    #expect(figures.floorAreas.isEmpty)
  }

  @Test func anotherSizeChangesNothingButTheFit() async throws {
    var scenario = Scenario(name: "")
    scenario.resized = [Scenario.Resize(id: "F1", floorArea: 5000, cost: 3)]
    let figures = try await figures(scenario)
    #expect(figures.demandGained == 0 && figures.cost == 3)
    #expect(figures.floorAreas.map(\.fits) == [true])
  }

  @Test func closing() async throws {
    var scenario = Scenario(name: "")
    scenario.removed = ["F1"]
    let figures = try await figures(scenario)
    #expect(abs((figures.peopleGained ?? 0) + disc / 1000) < 1e-6)
    #expect(figures.overlap == nil && figures.peopleInReach == nil)
    #expect(figures.costPerPerson == nil && figures.gains.isEmpty)
    #expect(figures.typesNewlyMet == 0)
  }

  /// From the first square to the third: what it leaves is lost, and nobody else serves the new place.
  @Test func moving() async throws {
    var scenario = Scenario(name: "")
    scenario.moved = [Scenario.Move(id: "F1", to: PlanarPoint(x: 6200, y: 200), cost: 2)]
    let figures = try await figures(scenario)
    #expect(abs((figures.peopleGained ?? 0) - (10 - disc / 1000)) < 1e-6)
    #expect(figures.overlap == 0)
    #expect(abs((figures.peopleInReach ?? 0) - 10) < 1e-6)
    #expect(figures.newlyMeeting == [1, 0])
  }

  @Test func withoutChanges() async throws {
    let figures = try await figures(Scenario(name: ""))
    #expect(figures.demandGained == 0 && figures.peopleGained == 0 && figures.stillWithout == 0)
    #expect(figures.newlyMeeting == [0, 0] && figures.overlap == nil && figures.cost == nil)
  }

  /// People at three points of a street along y = 500 and one 200 m beside it, 283 m from the canteen at
  /// (200, 500) as the crow flies and 400 m on foot.
  @Test func circleOnPaperAndOnFoot() async throws {
    var city = ThreeSquares.city
    city.facilities = FacilityTable()
    var layer = PopulationLayer(
      .points([(100, 500), (400, 500), (400, 700), (900, 500)].map { PlanarPoint(x: $0, y: $1) }),
      communities: 3)
    layer.people = [10, 20, 40, 80]
    layer.elderly = [1, 2, 4, 8]
    layer.ids = ["a", "b", "c", "d"]
    layer.communityStarts = [0, 4, 4, 4]
    city.population = layer
    var ways = WalkWays()
    let ends = [0.0, 1000].map { ways.addNode(at: PlanarPoint(x: $0, y: 500)) }
    ways.addWay(ends)
    city.network = PedestrianNetwork(
      graph: WalkGraphBuilder(smallestComponent: 0).build(ways), barriers: .none)
    var options = AssessmentOptions()
    options.metric = .network
    options.measure = .population
    let figures = try await figures(
      ThreeSquares.adding(ThreeSquares.canteen("new", 200, 500)), city: city, options: options)
    #expect(figures.peopleGained == 30 && figures.peopleInReach == 30)
    #expect(figures.peopleInStraightCircle == 70 && figures.tooFarOnFoot == 40)
    #expect(figures.lostToBarriers == nil)
    #expect(figures.elderlyGained.map { abs($0 - 3) < 1e-9 } == true)
    #expect(figures.stillWithout == 120 && figures.overlap == 0)
  }

  /// 10 people beyond a river and 20 without one, all 200 m from the canteen at (200, 500) as the crow flies and
  /// 600 m on foot; another 40 are 290 m away in a straight line across the river and 410 m round by the bridge,
  /// which is no more than √2 of it.
  @Test func barrierMakesTheDifference() async throws {
    var city = ThreeSquares.city
    city.facilities = FacilityTable()
    var layer = PopulationLayer(
      .points([(200, 700), (200, 300), (-10, 700)].map { PlanarPoint(x: $0, y: $1) }),
      communities: 3)
    layer.people = [10, 20, 40]
    layer.ids = ["a", "b", "c"]
    layer.communityStarts = [0, 3, 3, 3]
    city.population = layer
    var ways = WalkWays()
    let corners = [
      (-10.0, 700.0), (0, 700), (200, 700), (0, 500), (200, 500), (0, 300), (200, 300),
    ]
    .map { ways.addNode(at: PlanarPoint(x: $0.0, y: $0.1)) }
    for way in [[0, 1, 2], [1, 3, 4], [3, 5, 6]] { ways.addWay(way.map { corners[$0] }) }
    city.network = PedestrianNetwork(
      graph: WalkGraphBuilder(smallestComponent: 0).build(ways),
      barriers: BarrierLines([
        (PlanarPoint(x: -500, y: 600), PlanarPoint(x: -1, y: 600)),
        (PlanarPoint(x: 1, y: 600), PlanarPoint(x: 900, y: 600)),
      ]))
    var options = AssessmentOptions()
    options.metric = .network
    options.measure = .population
    let figures = try await figures(
      ThreeSquares.adding(ThreeSquares.canteen("new", 200, 500)), city: city, options: options)
    #expect(figures.peopleInReach == 0 && figures.peopleInStraightCircle == 70)
    #expect(figures.tooFarOnFoot == 70 && figures.lostToBarriers == 10)
  }
}
