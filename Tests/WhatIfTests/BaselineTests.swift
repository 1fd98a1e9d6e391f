import Assessment
import PlanarGeometry
import TestSupport
import Testing

@testable import WhatIf

/// What-ifs against an examination of the changed city, which knows nothing of them.
@Suite struct BaselineTests {
  static let cases: [(Metric, DemandMeasure)] = [
    (.straight, .area), (.straight, .population), (.network, .area), (.network, .population),
  ]

  private func examine(_ city: City, _ options: AssessmentOptions) async throws
    -> AssessmentResult
  {
    try await CircleAssessment.run(city, standard: RandomTown.standard, options: options)
  }

  /// 250 random scenarios, or 60, for each metric and measure, every other one on top of the one before.
  @Test(arguments: cases, [UInt64(1), 2, 3, 4, 5])
  func isAnExaminationOfTheChangedCity(_ kind: (Metric, DemandMeasure), seed: UInt64) async throws {
    var town = RandomTown(seed: seed)
    let options = RandomTown.options(kind.0, kind.1)
    var baseline = try await Baseline(
      town.city, standard: RandomTown.standard, options: options, keepsPlaces: seed % 2 == 0)
    let first = try await examine(town.city, options)
    #expect(baseline.rows == first.rows && baseline.circles == first.circles)
    var cities = [town.city]
    var tried = 0
    while tried < Thoroughness.cases(12, exhaustive: 50) {
      let scenario = town.scenario(tried, changing: cities[cities.count - 1].facilities.ids)
      guard (try? baseline.edit(for: scenario)) != nil else { continue }
      tried += 1
      let effect = try baseline.apply(scenario)
      var city = cities[cities.count - 1]
      city.facilities = city.facilities.applying(scenario)
      let whole = try await examine(city, options)
      let different = baseline.rows.indices.filter { baseline.rows[$0] != whole.rows[$0] }
      #expect(
        different.isEmpty,
        "\(scenario): \(baseline.rows[different[0]]), \(whole.rows[different[0]])")
      #expect(baseline.circles == whole.circles)
      expectDescribes(effect, baseline)
      cities.append(city)
      if tried % 2 == 0 || cities.count > 4 {
        baseline.undo()
        cities.removeLast()
        if tried % 10 == 0 {
          while baseline.depth > 0 { baseline.undo() }
          cities.removeSubrange(1...)
          #expect(baseline.rows == first.rows && baseline.circles == first.circles)
        }
      }
    }
  }

  private func expectDescribes(_ effect: ScenarioEffect, _ baseline: Baseline) {
    for change in effect.rows {
      let position = change.community * baseline.types.count + change.type
      #expect(change.after == baseline.rows[position] && change.before != change.after)
    }
    for change in effect.circles {
      #expect(change.after == baseline.circles[change.community][change.circle])
    }
  }

  @Test(arguments: cases) func theEmptyScenarioChangesNothing(_ kind: (Metric, DemandMeasure))
    async throws
  {
    let town = RandomTown(seed: 9)
    let options = RandomTown.options(kind.0, kind.1)
    var baseline = try await Baseline(town.city, standard: RandomTown.standard, options: options)
    let effect = try baseline.apply(Scenario(name: ""))
    let whole = try await examine(town.city, options)
    #expect(effect == ScenarioEffect())
    #expect(baseline.rows == whole.rows && baseline.circles == whole.circles)
  }

  @Test(arguments: cases) func addingNeverLowersCoverage(_ kind: (Metric, DemandMeasure))
    async throws
  {
    var town = RandomTown(seed: 11)
    let options = RandomTown.options(kind.0, kind.1)
    var baseline = try await Baseline(town.city, standard: RandomTown.standard, options: options)
    let before = baseline.rows
    var added = 0
    while added < 100 {
      var scenario = Scenario(name: "")
      scenario.added = [Scenario.Addition(RandomTown.facility("new", &town.dice))]
      guard let effect = try? baseline.apply(scenario) else { continue }
      added += 1
      #expect(effect.rows.allSatisfy { ($0.before.coverage ?? 0) <= ($0.after.coverage ?? 0) })
      var closing = Scenario(name: "")
      closing.removed = ["new"]
      try baseline.apply(closing)
      #expect(baseline.rows == before)
      baseline.undo()
      baseline.undo()
    }
  }

  @Test func aCopyKeepsItsOwnCity() async throws {
    let town = RandomTown(seed: 3)
    let options = RandomTown.options(.network, .area)
    let baseline = try await Baseline(town.city, standard: RandomTown.standard, options: options)
    var copy = baseline
    var scenario = Scenario(name: "")
    scenario.removed = ["F0", "F1", "F2", "F3"]
    try copy.apply(scenario)
    #expect(copy.rows != baseline.rows)
    #expect(try await examine(town.city, options).rows == baseline.rows)
  }

  @Test func allProblemsAreToldAtOnce() async throws {
    let town = RandomTown(seed: 2)
    var options = RandomTown.options(.network, .area)
    options.types = ["canteen", "clinic", "nursery"]
    var baseline = try await Baseline(town.city, standard: RandomTown.standard, options: options)
    let before = baseline.rows
    func new(_ id: String, _ x: Double, _ y: Double, type: Int32 = 0) -> Scenario.Addition {
      Scenario.Addition(
        Facility(
          id: id, entrances: [PlanarPoint(x: x, y: y)], services: [FacilityService(type: type)]))
    }
    var scenario = Scenario(name: "")
    scenario.removed = ["nobody", "F1"]
    scenario.moved = [Scenario.Move(id: "F1", to: PlanarPoint(x: 300, y: 300))]
    scenario.added = [
      new("F2", 300, 300), new("far", 9000, 300), new("office", 300, 300, type: 3),
      new("lonely", 1500, 400, type: 1),
    ]
    let expected: [ScenarioProblem] = [
      ScenarioProblem(facility: "nobody", .unknownFacility),
      ScenarioProblem(facility: "F1", .changedTwice), ScenarioProblem(facility: "F2", .idTaken),
      ScenarioProblem(facility: "far", .outsideStudyArea),
      ScenarioProblem(facility: "office", .offersNothing),
      ScenarioProblem(facility: "lonely", .offNetwork),
    ]
    #expect(throws: ScenarioError(problems: expected)) { try baseline.apply(scenario) }
    #expect(baseline.rows == before && baseline.depth == 0)
  }
}
