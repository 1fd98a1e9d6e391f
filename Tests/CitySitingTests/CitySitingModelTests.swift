import Assessment
import FacilityLocation
import PlanarGeometry
import TestSupport
import Testing

@testable import CitySiting

/// The models in a city against all sets of candidates, each built and examined.
@Suite struct CitySitingModelTests {
  static let towns: [(Metric, UInt64, String)] = [
    (.straight, 1, "canteen"), (.straight, 2, "clinic"), (.straight, 3, "nursery"),
    (.network, 4, "canteen"), (.network, 5, "clinic"), (.network, 6, "nursery"),
    (.network, 7, "office"),
  ]
  private static let exact = SitingSearch(exact: true)

  private func isSame(_ a: Double, _ b: Double, _ tolerance: Double = 1e-6) -> Bool {
    abs(a - b) <= tolerance * max(abs(a), abs(b), 1)
  }

  @Test(arguments: towns)
  func areThoseOfTheExaminedSubsets(_ kind: (Metric, UInt64, String)) async throws {
    let town = CandidateTown(
      seed: kind.1, kind.0, candidates: Thoroughness.cases(6, exhaustive: 8))
    let siting = try await town.siting(kind.2)
    let subsets = try await ExaminedSubsets(town, type: kind.2)
    #expect(isSame(siting.covered, subsets.covered[0]))
    expectCovering(siting, subsets)
    expectMedian(siting, subsets)
    expectSetCovering(siting, subsets)
    expectFix(siting, subsets)
    expectNewlyMeeting(siting, subsets)
    expectCenter(siting, subsets)
  }

  private func expectCovering(_ siting: CitySiteModels, _ subsets: ExaminedSubsets) {
    for count in 1...3 {
      let answer = siting.problem.maximalCovering(
        radius: siting.limit, budget: Double(count), search: Self.exact)
      let best = subsets.upTo(count).map { subsets.covered[$0] }.max() ?? 0
      #expect(isSame(answer.objective, best) && answer.isProven, "mclp \(count)")
      #expect(isSame(subsets.covered[subsets.number(of: answer.sites)], best))
      let gains = siting.gains(of: answer.sites)
      #expect(
        isSame(gains.reduce(siting.covered) { $0 + $1.demand }, answer.objective), "mclp \(count)")
    }
  }

  private func expectMedian(_ siting: CitySiteModels, _ subsets: ExaminedSubsets) {
    for count in 1...3 {
      let answer = siting.problem.median(
        limit: 3 * siting.radius, budget: Double(count), search: Self.exact)
      let best = subsets.servingMost(upTo: count).map { subsets.walked[$0] }.min() ?? 0
      #expect(isSame(answer.objective, best) && answer.isProven, "p-median \(count)")
      #expect(isSame(subsets.walked[subsets.number(of: answer.sites)], best))
    }
  }

  private func expectSetCovering(_ siting: CitySiteModels, _ subsets: ExaminedSubsets) {
    let answer = siting.problem.setCovering(radius: siting.limit, search: Self.exact)
    let fewest = (0...subsets.all).filter { subsets.coversAll($0) }.map { subsets.size($0) }.min()
    #expect(answer.objective == fewest && answer.isProven)
    #expect(subsets.coversAll(subsets.number(of: answer.sites)))
  }

  private func expectFix(_ siting: CitySiteModels, _ subsets: ExaminedSubsets) {
    let (answer, unfixable) = siting.problem.cheapestFix(
      radius: siting.limit, groups: siting.communities, search: Self.exact)
    let fixable = subsets.met[subsets.all]
    #expect(Set(unfixable) == Set(0..<6).subtracting(fixable))
    let fewest = (0...subsets.all).filter { subsets.met[$0] == fixable }
      .map { subsets.size($0) }.min()
    #expect(answer.objective == fewest && answer.isProven)
    #expect(subsets.met[subsets.number(of: answer.sites)] == fixable)
  }

  private func expectNewlyMeeting(_ siting: CitySiteModels, _ subsets: ExaminedSubsets) {
    for count in 1...3 {
      let (answer, met) = siting.problem.newlyMeeting(
        radius: siting.limit, groups: siting.communities, budget: Double(count),
        search: Self.exact)
      let best = subsets.upTo(count).map { subsets.met[$0].count }.max() ?? 0
      #expect(answer.objective == Double(best - subsets.met[0].count) && answer.isProven)
      #expect(answer.sites.count <= count)
      let own = subsets.met[subsets.number(of: answer.sites)].subtracting(subsets.met[0])
      #expect(Set(met) == own && met.count == own.count)
    }
  }

  private func expectCenter(_ siting: CitySiteModels, _ subsets: ExaminedSubsets) {
    for count in [2, 4, 8] {
      let best =
        subsets.servingMost(upTo: count).map {
          subsets.worstServed($0, weights: siting.demand)
        }.min() ?? 0
      let answer = siting.problem.center(count: count, search: Self.exact)
      #expect(isSame(answer?.objective ?? -1, best, 1e-7), "p-center \(count)")
      #expect(answer?.isProven ?? false, "p-center \(count)")
    }
  }

  /// Distances to open facilities and candidates beyond three radii are known where they are asked for.
  @Test(arguments: [Metric.straight, .network]) func centerBeyondThreeRadii(
    _ metric: Metric
  ) async throws {
    for seed in [UInt64(11), 12] {
      let town = CandidateTown(seed: seed, metric, candidates: 6)
      let siting = try await town.siting("canteen", stretch: 4)
      let subsets = try await ExaminedSubsets(town, type: "canteen", stretch: 4)
      expectCenter(siting, subsets)
      let answer = siting.problem.center(count: 6, search: Self.exact)
      #expect(try #require(answer).objective > siting.radius)
    }
  }

  /// Places without anybody of the group are nobody's worst distance.
  @Test func centerOfAGroup() async throws {
    for seed in [UInt64(21), 22, 23] {
      var town = CandidateTown(seed: seed, .straight, candidates: 6)
      town.standard.types[0].group = .elderly
      let siting = try await town.siting("canteen", stretch: 4)
      #expect(siting.demand.contains(0))
      expectCenter(siting, try await ExaminedSubsets(town, type: "canteen", stretch: 4))
    }
  }

  /// A site of unknown cost is not free.
  @Test func unknownCostsAreLeftOut() async throws {
    var town = CandidateTown(seed: 31, .straight, candidates: 7, priced: true)
    town.candidates[2].cost = nil
    let siting = try await town.siting("clinic", costs: true)
    #expect(siting.exclusions.count { $0 != nil } == 1 && siting.problem.pairs.row(2).isEmpty)
    #expect(try await town.siting("clinic").exclusions.allSatisfy { $0 == nil })
  }

  @Test(arguments: [Metric.straight, .network]) func costsAndBudget(_ metric: Metric) async throws {
    let town = CandidateTown(seed: 31, metric, candidates: 7, priced: true)
    let siting = try await town.siting("clinic", costs: true)
    let costs = town.candidates.map { $0.cost ?? 1 }
    #expect(siting.problem.costs == costs)
    let subsets = try await ExaminedSubsets(town, type: "clinic")
    for budget in [1.0, 3, 5.5, 9] {
      let affordable = (0...subsets.all).filter { subsets.cost($0, costs) <= budget }
      let answer = siting.problem.maximalCovering(
        radius: siting.limit, budget: budget, search: Self.exact)
      #expect(isSame(answer.objective, affordable.map { subsets.covered[$0] }.max() ?? 0))
      #expect(subsets.cost(subsets.number(of: answer.sites), costs) <= budget)
      let (_, met) = siting.problem.newlyMeeting(
        radius: siting.limit, groups: siting.communities, budget: budget, search: Self.exact)
      let best = affordable.map { subsets.met[$0].count }.max() ?? 0
      #expect(met.count == best - subsets.met[0].count)
    }
    let (fix, _) = siting.problem.cheapestFix(
      radius: siting.limit, groups: siting.communities, search: Self.exact)
    let cheapest =
      (0...subsets.all).filter { subsets.met[$0] == subsets.met[subsets.all] }
      .map { subsets.cost($0, costs) }.min() ?? 0
    #expect(isSame(fix.objective, cheapest, 1e-9))
  }
}
