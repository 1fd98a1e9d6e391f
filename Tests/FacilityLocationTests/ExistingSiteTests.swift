import FacilityLocation
import TestSupport
import Testing

/// Sites that are open already are in every plan, at no cost and beside those that are counted.
@Suite struct ExistingSiteTests {
  private static let exact = SitingSearch(exact: true)

  private static func isSame(_ a: Double, _ b: Double) -> Bool {
    abs(a - b) <= 1e-7 * max(1, abs(a), abs(b))
  }

  @Test(arguments: 0..<Thoroughness.cases(12, exhaustive: 80))
  func areInEveryPlan(seed: Int) {
    let instance = Instance(
      seed: seed + 90, sites: 8, costly: false, existing: seed & 1 == 1, whole: seed & 2 == 0)
    let open = [1, 4]
    let plans = instance.subsets.filter { $0.count <= 2 && Set($0).isDisjoint(with: open) }
      .map { $0 + open }
    let problem = instance.problem.fixing(open: open)
    let covering = problem.maximalCovering(radius: Instance.radius, budget: 2, search: Self.exact)
    #expect(Self.isSame(covering.objective, plans.map { instance.covered($0) }.max() ?? 0))
    let median = problem.median(limit: 70, budget: 2, search: Self.exact)
    let best = plans.map { instance.service($0, limit: 70) }.best(\.walked)
    #expect(Self.isSame(median.objective, best.walked) && median.isProven)
    #expect(Self.isSame(median.service?.served ?? -1, best.served))
    let center = problem.center(count: 2, search: Self.exact)
    let served = plans.map { instance.service($0, limit: .infinity) }.best(\.worst).served
    #expect(Self.isSame(center?.service?.served ?? -1, served))
    let cover = problem.setCovering(radius: Instance.radius, search: Self.exact)
    let covers = instance.subsets.filter { instance.coversAll($0 + open) }
    #expect(cover.objective == covers.map { Double($0.count) }.min())
    for answer in [covering, median, cover] {
      #expect(Set(answer.sites).isDisjoint(with: open))
    }
  }

  /// One place of 10 between two sites of which the nearer exists and has room for 6.
  @Test func keepTheirCapacity() {
    let problem = SitingProblem(
      weights: [10],
      pairs: SitePairs(starts: [0, 1, 2], demands: [0, 0], distances: [1, 3]),
      capacities: [6, 5]
    ).fixing(open: [0])
    let answer = problem.median(budget: 1, search: Self.exact)
    #expect(answer.service?.served == 10 && answer.objective == 6 * 1 + 4 * 3 && answer.isProven)
    let chosen = answer.without([0])
    #expect(chosen.sites == [1] && chosen.loads == [4] && chosen.gains == [4])
  }

  @Test func whoIsLeftIsNamed() {
    let problem = SitingProblem(
      weights: [1, 2, 0, 4],
      pairs: SitePairs(starts: [0, 2, 3], demands: [0, 1, 3], distances: [1, 5, 2]))
    #expect(problem.left(by: [0]) == [3] && problem.left(by: [0], radius: 4) == [1, 3])
    let answer = problem.median(budget: 1, search: Self.exact)
    #expect(answer.sites == [1] && answer.service?.left == [0, 1])
  }
}
