import Assessment
import FacilityLocation
import PlanarGeometry
import TestSupport
import Testing
import WhatIf

@testable import CitySiting

@Suite struct YearPlanTests {
  /// 4 pay the 3 and leave 1; with it the next year pays the 5; the third pays the 4.
  @Test func whatAYearLeavesGoesOn() {
    #expect(YearPlan.schedule(costs: [5, 3, 4], budgets: [4, 4, 5]) == [1, 0, 2])
    #expect(YearPlan.schedule(costs: [5, 3], budgets: [4]) == [nil, 0])
    #expect(YearPlan.schedule(costs: [0.1, 0.2], budgets: [0.3]) == [0, 0])
    #expect(YearPlan.schedule(costs: [], budgets: [4, 1]) == [])
    #expect(YearPlan.schedule(costs: [1], budgets: []) == [nil])
  }

  private struct Plan {
    var town: CandidateTown
    var plan: YearPlan
    var before: Baseline
  }

  private func plan(
    seed: UInt64, _ metric: Metric, budgets: [Double], core: String? = nil
  ) async throws -> Plan {
    var town = CandidateTown(seed: seed, metric, candidates: 8, priced: true)
    for position in town.standard.types.indices {
      town.standard.types[position].core = town.standard.types[position].id == core
    }
    var baseline = try await Baseline(
      town.town.city, standard: town.standard, options: town.options)
    let before = baseline
    var (sitings, counted): ([CitySiteModels], [[Bool]]) = ([], [])
    for (number, type) in before.types.enumerated() {
      sitings.append(try await town.siting(type.id, reach: 1, costs: true))
      counted.append(
        before.communities.indices.map {
          before.rows[$0 * before.types.count + number].verdict != .met
        })
    }
    let plan = try YearPlan(sitings, counting: counted, budgets: budgets, on: &baseline)
    return Plan(town: town, plan: plan, before: before)
  }

  @Test(arguments: [UInt64(80), 81, 82], [Metric.straight, .network])
  func gainsAreThoseOfTheWhole(seed: UInt64, metric: Metric) async throws {
    let found = try await plan(seed: seed, metric, budgets: [3, 3, 4])
    var scenario = Scenario(name: "all")
    for item in found.plan.items {
      let position = found.town.standard.types.firstIndex { $0.id == item.facility.type.id } ?? 0
      scenario.added.append(
        Scenario.Addition(
          Facility(
            id: "new-\(item.facility.site.id)", entrances: [item.facility.site.position],
            services: [FacilityService(type: Int32(position))])))
    }
    #expect(!found.plan.items.isEmpty)
    var baseline = found.before
    let effect = try baseline.whatIf(scenario)
    let gain = effect.rows.reduce(0) { $0 + $1.gain }
    #expect(abs((found.plan.people ?? 0) - gain) < 1e-6)
    #expect(found.plan.years.reduce(0) { $0 + $1.typesNewlyMet } == effect.typesNewlyMet)
    try expectWithinBudgets(found.plan, [3, 3, 4])
  }

  private func expectWithinBudgets(_ plan: YearPlan, _ budgets: [Double]) throws {
    var left = 0.0
    for (number, year) in plan.years.enumerated() {
      #expect(abs(year.available - left - budgets[number]) < 1e-9)
      let own = plan.items.filter { $0.year == number }
      #expect(abs(own.reduce(0) { $0 + $1.facility.cost } - year.spent) < 1e-9)
      #expect(year.spent <= year.available + 1e-6 && year.projects == own.count)
      left = year.left
    }
    #expect(Set(plan.items.map(\.facility.site.id)).count == plan.items.count)
  }

  /// Each item names a community that misses its type and gains by it.
  @Test(arguments: [UInt64(83), 84])
  func itemsCloseGaps(seed: UInt64) async throws {
    let found = try await plan(seed: seed, .straight, budgets: [100])
    for item in found.plan.items {
      let row = found.before.rows[item.community * found.before.types.count + item.type]
      #expect(row.verdict == .partial || row.verdict == .absent)
      #expect(item.after.covered > item.before.covered)
      #expect(found.before.types[item.type].id == item.facility.type.id)
    }
  }

  /// With little money core types alone are built, with enough the others after them.
  @Test func coreTypesComeFirst() async throws {
    let found = try await plan(seed: 85, .straight, budgets: [100], core: "nursery")
    let types = found.plan.items.map(\.facility.type.core)
    #expect(types.contains(true) && types.contains(false))
    #expect(types == types.sorted { $0 && !$1 })
    let poor = try await plan(seed: 85, .straight, budgets: [1.5], core: "nursery")
    #expect(!poor.plan.items.isEmpty && poor.plan.items.allSatisfy(\.facility.type.core))
  }
}
