import Assessment
import PlanarGeometry
import TestSupport
import Testing

@testable import WhatIf

/// Who comes within reach, group by group, against what can be told by hand and against examinations of
/// the changed town in which every type is for the group.
@Suite struct BaselineGroupsTests {
  private static let everyGroup: [PopulationGroup] = [.everyone, .elderly, .children]

  /// A disc of 300 m in the middle of the square of 1000 m, with 2000 people and 100 children; another
  /// closes in the square with 1000 people and 200 elderly. Nobody knows the elderly of the former.
  @Test func sharesOfTheCommunities() async throws {
    var city = ThreeSquares.city
    city.communities[1].children = 100
    var baseline = try await Baseline(
      city, standard: ThreeSquares.standard, options: AssessmentOptions())
    let share = Double.pi * 300 * 300 / 1e6
    let opening = ThreeSquares.adding(ThreeSquares.canteen("N", 3500, 500))
    let opened = try baseline.apply(opening, counting: Self.everyGroup).gains
    #expect(abs((opened[.everyone] ?? 0) - 2000 * share) < 1e-6)
    #expect(opened[.elderly] == 0)
    #expect(abs((opened[.children] ?? 0) - 100 * share) < 1e-6)
    var closing = Scenario(name: "")
    closing.removed = ["F1"]
    let closed = try baseline.apply(closing, counting: Self.everyGroup + [.under3]).gains
    #expect(abs((closed[.everyone] ?? 0) + 1000 * share) < 1e-6)
    #expect(abs((closed[.elderly] ?? 0) + 200 * share) < 1e-6)
    #expect(closed[.children] == 0 && closed[.under3] == nil)
    #expect(baseline.depth == 2)
  }

  /// Of the places in the second square (40 people, 7 of them elderly, and 5 people farther off) the
  /// first is within the canteen's 300 m and the pharmacy's 100 m. The places do not tell the children.
  @Test func peopleOfThePlaces() async throws {
    var city = ThreeSquares.city
    var layer = PopulationLayer(
      .points([(500, 200), (3500, 500), (3500, 900)].map(PlanarPoint.init)), communities: 3)
    (layer.people, layer.elderly) = ([10, 40, 5], [3, 7, 2])
    (layer.ids, layer.communityStarts) = (["p", "q", "r"], [0, 1, 3, 3])
    city.population = layer
    city.communities[1].children = 90
    var options = AssessmentOptions()
    options.measure = .population
    var baseline = try await Baseline(city, standard: ThreeSquares.standard, options: options)
    let canteen = ThreeSquares.adding(ThreeSquares.canteen("N", 3500, 550))
    let one = try baseline.apply(canteen, counting: Self.everyGroup).gains
    #expect(one[.everyone] == 40 && one[.elderly] == 7)
    #expect(abs((one[.children] ?? 0) - 90 * 40 / 45) < 1e-9)
    baseline.undo()
    var both = ThreeSquares.canteen("N", 3500, 550)
    both.services.append(FacilityService(type: 0))
    let two = try baseline.apply(ThreeSquares.adding(both), counting: Self.everyGroup).gains
    #expect(two[.everyone] == 80 && two[.elderly] == 14)
  }

  @Test(arguments: [Metric.straight, .network]) func areThoseOfExaminations(
    _ metric: Metric
  ) async throws {
    for seed in Thoroughness.cases([UInt64(80)], exhaustive: [80, 81, 82]) {
      var town = RandomTown(seed: seed)
      let places = town.city.population?.count ?? 0
      town.city.population?.children = (0..<places).map { _ in Double(town.dice.below(3)) }
      let options = RandomTown.options(metric, .population)
      var standard = RandomTown.standard
      standard.types[0].group = .elderly
      standard.types[1].group = .children
      var baseline = try await Baseline(town.city, standard: standard, options: options)
      var tried = 0
      while tried < 12 {
        let scenario = town.scenario(tried, changing: town.city.facilities.ids)
        guard (try? baseline.edit(for: scenario)) != nil else { continue }
        tried += 1
        let gains = try baseline.apply(scenario, counting: Self.everyGroup).gains
        for group in Self.everyGroup {
          let before = try await covered(group, town.city, options)
          var city = town.city
          city.facilities = city.facilities.applying(scenario)
          let expected = try await covered(group, city, options) - before
          #expect(gains[group] == expected, "seed \(seed), \(tried), \(group)")
        }
        baseline.undo()
      }
    }
  }

  /// People of a group within reach of each type, all types together.
  private func covered(
    _ group: PopulationGroup, _ city: City, _ options: AssessmentOptions
  ) async throws -> Double {
    var standard = RandomTown.standard
    for type in standard.types.indices { standard.types[type].group = group }
    let result = try await CircleAssessment.run(city, standard: standard, options: options)
    return result.rows.reduce(0) { $0 + $1.covered }
  }
}
