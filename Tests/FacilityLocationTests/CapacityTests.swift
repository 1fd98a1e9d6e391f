import FacilityLocation
import TestSupport
import Testing

/// Sites with capacities against all subsets of small instances and all whole assignments of them.
@Suite struct CapacityTests {
  private static let exact = SitingSearch(exact: true)
  private static let limit = 60.0

  /// Few units of demand and narrow sites: nearly every assignment has to displace somebody.
  private struct Case {
    var instance: Instance
    var capacities: [Double]
    var budget: Double

    init(seed: Int) {
      instance = Instance(
        seed: seed, sites: 5, demand: 6, costly: seed & 1 == 1, existing: seed & 2 == 2,
        whole: true)
      var numbers = SeededRandom(seed + 1000)
      instance.weights = instance.weights.map { _ in Double(numbers.below(4)) }
      capacities = (0..<5).map { _ in Double(numbers.below(5)) }
      budget = seed & 1 == 1 ? instance.costs.reduce(0, +) * 0.6 : Double(2 + seed % 3)
    }

    var problem: SitingProblem {
      var problem = instance.problem
      problem.capacities = capacities
      return problem
    }

    var affordable: [[Int]] { instance.subsets.filter { instance.cost($0) <= budget } }

    /// The most that `sites` save: every unit of every place goes to any site with room, or to none.
    /// By what is left of the capacities, as one number, the best so far.
    func saved(_ sites: [Int], unit: (_ site: Int, _ demand: Int) -> Double) -> Double {
      var best = [sites.map { Int(capacities[$0]) }: 0.0]
      for demand in instance.weights.indices {
        for _ in 0..<Int(instance.weights[demand]) {
          var next = best
          for (room, value) in best {
            for (slot, site) in sites.enumerated() where room[slot] > 0 {
              let saving = unit(site, demand)
              guard saving > 0 else { continue }
              var rest = room
              rest[slot] -= 1
              next[rest] = max(next[rest] ?? 0, value + saving)
            }
          }
          best = next
        }
      }
      return best.values.max() ?? 0
    }

    func covers(_ site: Int, _ demand: Int) -> Double {
      let isOpen = instance.openDistances[demand] <= Instance.radius
      return !isOpen && instance.distances[site][demand] <= Instance.radius ? 1 : 0
    }

    /// Serving counts a million times as much as walking; places that something open serves already may
    /// only walk less.
    func serves(_ site: Int, _ demand: Int) -> Double {
      let (open, distance) = (instance.openDistances[demand], instance.distances[site][demand])
      guard distance <= CapacityTests.limit else { return 0 }
      return open <= CapacityTests.limit ? open - distance : 1e6 - distance
    }
  }

  @Test(arguments: 0..<30)
  func maximalCoveringIsBest(seed: Int) {
    let trial = Case(seed: seed)
    let open = trial.instance.covered([])
    let best = trial.affordable.map { trial.saved($0, unit: trial.covers) }.max() ?? 0
    let answer = trial.problem.maximalCovering(
      radius: Instance.radius, budget: trial.budget, search: Self.exact)
    #expect(answer.objective == open + best && answer.isProven)
    #expect(open + trial.saved(answer.sites, unit: trial.covers) == answer.objective)
    #expect(answer.loads?.reduce(open, +) == answer.objective)
    #expect(zip(answer.sites, answer.loads ?? []).allSatisfy { $1 <= trial.capacities[$0] })
    #expect(trial.instance.cost(answer.sites) <= trial.budget)
    let quick = trial.problem.maximalCovering(radius: Instance.radius, budget: trial.budget)
    #expect(quick.objective <= open + best && quick.bound >= open + best)
  }

  @Test(arguments: 0..<30)
  func medianIsBest(seed: Int) {
    let trial = Case(seed: seed)
    let open = trial.instance.service([], limit: Self.limit)
    let worth = trial.affordable.map { trial.saved($0, unit: trial.serves) }.max() ?? 0
    let served = (worth / 1e6).rounded()
    let walked = open.walked + served * 1e6 - worth
    let answer = trial.problem.median(
      limit: Self.limit, budget: trial.budget, search: Self.exact)
    #expect(answer.objective == walked && answer.service?.served == open.served + served)
    #expect(answer.isProven && trial.saved(answer.sites, unit: trial.serves) == worth)
    #expect(zip(answer.sites, answer.loads ?? []).allSatisfy { $1 <= trial.capacities[$0] })
    let quick = trial.problem.median(limit: Self.limit, budget: trial.budget)
    #expect((quick.service?.bound ?? -1) >= open.served + served)
  }

  private static func isNear(_ a: Double, _ b: Double) -> Bool {
    abs(a - b) <= 1e-9 * max(1, abs(b))
  }

  /// Sites that can serve all there is are sites without capacities.
  @Test(arguments: 0..<Thoroughness.cases(16, exhaustive: 40))
  func largeCapacitiesChangeNothing(seed: Int) {
    let instance = Instance(
      seed: seed, costly: seed & 1 == 1, existing: seed & 2 == 2, whole: seed & 4 == 0)
    var limited = instance.problem
    limited.capacities = instance.costs.map { seed & 8 == 0 ? .infinity : 1e6 + $0 }
    let budget = instance.costs.reduce(0, +) / 3
    let search = Self.exact
    let free = instance.problem.maximalCovering(
      radius: Instance.radius, budget: budget, search: search)
    let covered = limited.maximalCovering(radius: Instance.radius, budget: budget, search: search)
    #expect(Self.isNear(covered.objective, free.objective) && covered.isProven)
    let walked = limited.median(limit: 70, budget: budget, search: search)
    let median = instance.problem.median(limit: 70, budget: budget, search: search)
    #expect(Self.isNear(walked.objective, median.objective) && walked.isProven)
  }

  /// Half the capacity never serves more; the bound is never below the objective.
  @Test(arguments: 0..<Thoroughness.cases(3, exhaustive: 20))
  func smallerCapacitiesServeNoMore(seed: Int) {
    let instance = Instance(
      seed: seed, sites: 12, demand: 60, costly: false, existing: false,
      whole: false)
    var (problem, last) = (instance.problem, Double.infinity)
    for step in 0..<6 {
      let capacity = 200.0 / Double(1 << step)
      problem.capacities = instance.costs.map { _ in capacity }
      let answer = problem.maximalCovering(radius: 40, budget: 4, search: Self.exact)
      #expect(answer.isProven && answer.objective <= last * (1 + 1e-9))
      #expect(answer.objective <= 4 * capacity * (1 + 1e-9))
      last = answer.objective
      let quick = problem.median(limit: 70, budget: 4)
      #expect(quick.bound <= quick.objective)
    }
  }

  /// One place, two sites: the far one serves what the near one has no room for.
  @Test func demandIsSplit() {
    let problem = SitingProblem(
      weights: [10],
      pairs: SitePairs(starts: [0, 1, 2], demands: [0, 0], distances: [1, 3]),
      capacities: [4, 5])
    let answer = problem.median(limit: 10, budget: 2, search: Self.exact)
    // 4 at 1 and 5 at 3; for 1 there is no room.
    #expect(answer.objective == 19 && answer.isProven && answer.service?.served == 9)
    #expect(answer.sites == [0, 1] && answer.loads == [4, 5])
    #expect(problem.covered(afterEachOf: [1, 0], radius: 3) == [5, 9])
  }
}
