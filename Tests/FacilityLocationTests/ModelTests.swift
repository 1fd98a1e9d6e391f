import FacilityLocation
import TestSupport
import Testing

/// Every model against all subsets of small instances: the oracle is the definition itself.
@Suite struct ModelTests {
  private static let exact = SitingSearch(exact: true)

  /// Instances in all variants of costs, existing facilities and whole numbers.
  private static let instances = (0..<Thoroughness.cases(48, exhaustive: 400)).map { seed in
    Instance(
      seed: seed, sites: 6 + seed % 5, costly: seed & 1 == 1, existing: seed & 2 == 2,
      whole: seed & 4 == 0)
  }

  private static func isNear(_ a: Double, _ b: Double) -> Bool {
    abs(a - b) <= 1e-7 * max(1, abs(b))
  }

  /// Between little and much of all costs.
  private static func budget(_ instance: Instance, _ seed: Int) -> Double {
    let sum = instance.costs.reduce(0, +)
    return seed & 1 == 1 ? sum * Double(1 + seed % 4) / 6 : Double(1 + seed % 4)
  }

  @Test func maximalCoveringIsBest() {
    for (seed, instance) in Self.instances.enumerated() {
      let budget = Self.budget(instance, seed)
      let best =
        instance.subsets.filter { instance.cost($0) <= budget * (1 + 1e-12) }
        .map { instance.covered($0) }.max() ?? 0
      let answer = instance.problem.maximalCovering(
        radius: Instance.radius, budget: budget, search: Self.exact)
      #expect(Self.isNear(answer.objective, best) && answer.isProven, "seed \(seed)")
      #expect(Self.isNear(instance.covered(answer.sites), answer.objective), "seed \(seed)")
      #expect(instance.cost(answer.sites) <= budget * (1 + 1e-12))
      let quick = instance.problem.maximalCovering(radius: Instance.radius, budget: budget)
      #expect(quick.objective <= best * (1 + 1e-9) && quick.bound >= best * (1 - 1e-9))
    }
  }

  /// Most served, then least walked: no choice of the same service walks less.
  @Test func medianIsBest() {
    for (seed, instance) in Self.instances.enumerated() {
      let (budget, limit) = (Self.budget(instance, seed), seed % 3 == 0 ? 1e9 : 70.0)
      let best = instance.subsets.filter { instance.cost($0) <= budget * (1 + 1e-12) }
        .map { instance.service($0, limit: limit) }.best(\.walked)
      let answer = instance.problem.median(limit: limit, budget: budget, search: Self.exact)
      #expect(Self.isNear(answer.objective, best.walked) && answer.isProven, "seed \(seed)")
      #expect(Self.isNear(answer.service?.served ?? -1, best.served), "seed \(seed)")
      let own = instance.service(answer.sites, limit: limit)
      #expect(Self.isNear(own.walked, answer.objective) && Self.isNear(own.served, best.served))
      #expect(instance.cost(answer.sites) <= budget * (1 + 1e-12))
      let before = instance.service([], limit: limit).served
      #expect(Self.isNear(answer.gains.reduce(before, +), best.served), "seed \(seed)")
      let quick = instance.problem.median(limit: limit, budget: budget)
      #expect((quick.service?.bound ?? -1) >= best.served * (1 - 1e-9))
      let rivals = instance.subsets.filter { instance.cost($0) <= budget * (1 + 1e-12) }
        .map { instance.service($0, limit: limit) }
        .filter { $0.served >= (quick.service?.served ?? 0) * (1 - 1e-9) }
      #expect(rivals.allSatisfy { quick.bound <= $0.walked * (1 + 1e-9) }, "seed \(seed)")
    }
  }

  /// Neither a place that no site serves, nor a costly pair that nobody uses, changes who is chosen.
  @Test func medianDependsOnNoUnrelatedRow() {
    for (seed, instance) in Self.instances.enumerated() {
      let budget = Self.budget(instance, seed)
      let plain = instance.problem.median(budget: budget, search: Self.exact)
      var longer = instance
      longer.weights.append(5)
      longer.openDistances.append(.infinity)
      for site in longer.distances.indices { longer.distances[site].append(.infinity) }
      let lonely = longer.problem.median(budget: budget, search: Self.exact)
      #expect(lonely.sites == plain.sites && lonely.objective == plain.objective, "seed \(seed)")
      longer.weights[longer.weights.count - 1] = 0
      longer.distances[0][longer.weights.count - 1] = 1e9
      let costly = longer.problem.median(budget: budget, search: Self.exact)
      #expect(Self.isNear(costly.objective, plain.objective) && costly.isProven, "seed \(seed)")
      #expect(Self.isNear(costly.service?.served ?? -1, plain.service?.served ?? -2))
    }
  }

  /// One person far off is worth the walks of ten thousand.
  @Test func theLastVillageIsServed() {
    let problem = SitingProblem(
      weights: [10_000, 10_000, 0.5],
      pairs: SitePairs(
        starts: [0, 2, 4, 7], demands: [0, 1, 0, 1, 0, 1, 2],
        distances: [10, 9000, 9000, 10, 9000, 9000, 80_000]))
    let two = problem.median(budget: 2, search: Self.exact)
    #expect(two.sites.sorted() == [0, 2] && two.service?.served == 20_000.5 && two.isProven)
    let walked: Double = 100_000 + 90_000_000 + 40_000
    #expect(two.objective == walked)
    let one = problem.median(budget: 1, search: Self.exact)
    let alone: Double = 180_000_000 + 40_000
    #expect(one.sites == [2] && one.isProven && one.objective == alone)
  }

  @Test func setCoveringIsCheapest() {
    for (seed, instance) in Self.instances.enumerated() {
      let best =
        instance.subsets.filter { instance.coversAll($0) }
        .map { instance.cost($0) }.min() ?? 0
      let answer = instance.problem.setCovering(radius: Instance.radius, search: Self.exact)
      #expect(Self.isNear(answer.objective, best) && answer.isProven, "seed \(seed)")
      #expect(instance.coversAll(answer.sites), "seed \(seed)")
      let quick = instance.problem.setCovering(radius: Instance.radius)
      #expect(quick.objective >= best * (1 - 1e-9) && quick.bound <= best * (1 + 1e-9))
    }
  }

  @Test func cheapestFixIsCheapest() {
    for (seed, instance) in Self.instances.enumerated() {
      let groups = 4
      let all = instance.covered(Array(0..<instance.siteCount), groups: groups)
      var totals = Array(repeating: 0.0, count: groups)
      for demand in instance.weights.indices { totals[demand % groups] += instance.weights[demand] }
      let needs = totals.map { $0 * (0.5 + Double(seed % 5) / 10) }
      let possible = (0..<groups).filter { all[$0] >= needs[$0] }
      let best =
        instance.subsets.filter { sites in
          let covered = instance.covered(sites, groups: groups)
          return possible.allSatisfy { covered[$0] >= needs[$0] - 1e-9 }
        }.map { instance.cost($0) }.min() ?? 0
      let (answer, unreachable) = instance.problem.cheapestFix(
        radius: Instance.radius,
        groups: DemandGroups(
          groups: instance.weights.indices.map { Int32($0 % groups) }, needs: needs),
        search: Self.exact)
      #expect(Self.isNear(answer.objective, best) && answer.isProven, "seed \(seed)")
      #expect(unreachable == (0..<groups).filter { !possible.contains($0) })
      let covered = instance.covered(answer.sites, groups: groups)
      #expect(possible.allSatisfy { covered[$0] >= needs[$0] - 1e-9 }, "seed \(seed)")
    }
  }

  @Test func mostGroupsAreNewlyMet() {
    for (seed, instance) in Self.instances.enumerated() {
      let (groups, budget) = (6, Self.budget(instance, seed))
      var totals = Array(repeating: 0.0, count: groups)
      for demand in instance.weights.indices { totals[demand % groups] += instance.weights[demand] }
      let needs = totals.map { $0 * (0.5 + Double(seed % 5) / 10) }
      let values = (0..<groups).map { seed & 8 == 0 ? 1 : 0.3 + Double(($0 + seed) % 5) }
      let before = instance.covered([], groups: groups)
      let newly = { (sites: [Int]) -> [Int] in
        let covered = instance.covered(sites, groups: groups)
        return (0..<groups).filter {
          before[$0] < needs[$0] - 1e-9 && covered[$0] >= needs[$0] - 1e-9
        }
      }
      let worth = { (met: [Int]) in met.reduce(0.0) { $0 + values[$1] } }
      let best =
        instance.subsets.filter { instance.cost($0) <= budget * (1 + 1e-12) }
        .map { worth(newly($0)) }.max() ?? 0
      let demandGroups = DemandGroups(
        groups: instance.weights.indices.map { Int32($0 % groups) }, needs: needs)
      let (answer, met) = instance.problem.newlyMeeting(
        radius: Instance.radius, groups: demandGroups, values: values, budget: budget,
        search: Self.exact)
      #expect(Self.isNear(answer.objective, best) && answer.isProven, "seed \(seed)")
      #expect(met == newly(answer.sites) && Self.isNear(worth(met), answer.objective))
      #expect(instance.cost(answer.sites) <= budget * (1 + 1e-12))
      let quick = instance.problem.newlyMeeting(
        radius: Instance.radius, groups: demandGroups, values: values, budget: budget
      ).answer
      #expect(quick.objective <= best * (1 + 1e-9) && quick.bound >= best * (1 - 1e-9))
    }
  }

  /// As long as all places can be served those where nobody lives count; otherwise most people, then the least
  /// worst distance of those who are served.
  @Test func centerIsBest() {
    var partial = 0
    for (seed, instance) in Self.instances.enumerated() {
      let count = 1 + seed % 5
      let subsets = instance.subsets.filter { $0.count <= count }
      let best = subsets.map { instance.service($0, limit: .infinity) }.best(\.worst)
      let whole = subsets.map { instance.worst($0) }.min() ?? .infinity
      let answer = instance.problem.center(count: count, search: Self.exact)
      #expect((answer == nil) == (best.served == 0), "seed \(seed)")
      guard let answer else { continue }
      let own = instance.service(answer.sites, limit: .infinity)
      #expect(answer.objective == (whole.isFinite ? whole : best.worst), "seed \(seed)")
      #expect(answer.isProven && answer.sites.count <= count, "seed \(seed)")
      #expect(Self.isNear(own.served, best.served) && own.worst <= answer.objective)
      #expect(Self.isNear(answer.service?.served ?? -1, best.served), "seed \(seed)")
      if whole.isInfinite { partial += 1 }
    }
    #expect(partial > 4)
  }
}
