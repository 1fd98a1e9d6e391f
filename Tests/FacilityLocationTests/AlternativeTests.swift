import FacilityLocation
import TestSupport
import Testing

/// The next best plans against all plans of small instances.
@Suite struct AlternativeTests {
  private static let exact = SitingSearch(exact: true)
  private static let radius = Instance.radius

  private static let instances = (0..<Thoroughness.cases(24, exhaustive: 200)).map { seed in
    Instance(
      seed: seed + 500, sites: 6 + seed % 3, demand: 18, costly: false, existing: seed & 2 == 2,
      whole: seed & 4 == 0)
  }

  private static func isSame(_ a: Double, _ b: Double) -> Bool {
    abs(a - b) <= 1e-7 * max(1, abs(a), abs(b))
  }

  /// Plans of exactly `count` sites by a figure of which more is better, without one that is given.
  private static func ranked(
    _ plans: [[Int]], besides best: [Int], _ figure: ([Int]) -> Double
  ) -> [Double] {
    plans.filter { $0 != best.sorted() }.map(figure).sorted(by: >)
  }

  private static func expect(
    _ found: [Double], are all: [Double], count: Int, least: Double, _ seed: Int
  ) {
    let near = all.filter { $0 >= least - 1e-9 * abs(least) }.prefix(count)
    #expect(found.count == near.count, "seed \(seed): \(found), \(near)")
    #expect(zip(found, near).allSatisfy { isSame($0, $1) }, "seed \(seed): \(found), \(near)")
  }

  /// Different from each other and from the best, and what is said of each is true.
  private static func expectSound(_ plans: SitingPlans, besides best: SitingAnswer, _ seed: Int) {
    let sets = plans.others.map { Set($0.sites) } + [Set(best.sites)]
    #expect(Set(sets).count == sets.count && plans.isProven, "seed \(seed)")
    #expect(plans.others.allSatisfy { $0.sites == $0.sites.sorted() }, "seed \(seed)")
  }

  @Test func coveringPlansAreTheBest() {
    for (seed, instance) in Self.instances.enumerated() {
      let (count, share) = (1 + seed % 3, [0.02, 0.2, 1][seed % 3])
      let question = SitingQuestion.covering(radius: Self.radius, budget: Double(count))
      guard let best = instance.problem.answer(question, search: Self.exact),
        best.sites.count == count
      else { continue }
      let plans = instance.problem.plans(
        nextTo: best, question, AlternativeLimits(count: 7, share: share), search: Self.exact)
      let all = Self.ranked(instance.subsets.filter { $0.count == count }, besides: best.sites) {
        instance.covered($0)
      }
      Self.expect(
        plans.others.map(\.objective), are: all, count: 7, least: best.objective * (1 - share),
        seed)
      Self.expectSound(plans, besides: best, seed)
      #expect(plans.others.allSatisfy { Self.isSame(instance.covered($0.sites), $0.objective) })
    }
  }

  /// With a budget no plan has a site that it does not need.
  @Test func coveringPlansWithinABudgetAreTheBest() {
    for (seed, free) in Self.instances.enumerated() {
      var instance = free
      instance.costs = free.costs.indices.map { Double(1 + ($0 * 7 + seed) % 5) }
      let budget = instance.costs.reduce(0, +) / 2.5
      let question = SitingQuestion.covering(radius: Self.radius, budget: budget)
      guard let best = instance.problem.answer(question, search: Self.exact) else { continue }
      let plans = instance.problem.plans(
        nextTo: best, question, AlternativeLimits(count: 6, share: 0.3), search: Self.exact)
      let needed = instance.subsets.filter { sites in
        instance.cost(sites) <= budget
          && sites.allSatisfy { site in
            let rest = sites.filter { $0 != site }
            return instance.covered(rest) < instance.covered(sites) - 1e-9
          }
      }
      let all = Self.ranked(needed, besides: best.sites) { instance.covered($0) }
      Self.expect(
        plans.others.map(\.objective), are: all, count: 6, least: best.objective * 0.7, seed)
      Self.expectSound(plans, besides: best, seed)
      #expect(plans.others.allSatisfy { instance.cost($0.sites) <= budget })
      #expect(plans.others.allSatisfy { $0.cost == instance.cost($0.sites) })
    }
  }

  /// Whom the plans of as many sites as the best serve that reach so much and take no more; best first.
  private static func near(
    _ instance: Instance, _ best: SitingAnswer, limit: Double, served: Double, most: Double,
    _ figure: (Instance.Service) -> Double
  ) -> [Instance.Service] {
    let others = instance.subsets.filter {
      $0.count == best.sites.count && $0 != best.sites.sorted()
    }
    let services = others.map { instance.service($0, limit: limit) }
    let near = services.filter { $0.served >= served - 1e-9 && figure($0) <= most + 1e-9 }
    return near.sorted { a, b in
      abs(a.served - b.served) > 1e-7 ? a.served > b.served : figure(a) < figure(b)
    }
  }

  /// Served first, then walked; both within the share.
  @Test func medianPlansAreTheBest() {
    for (seed, instance) in Self.instances.enumerated() {
      let (count, share) = (1 + seed % 3, 0.25)
      let question = SitingQuestion.median(limit: 70, budget: Double(count))
      guard let best = instance.problem.answer(question, search: Self.exact),
        best.sites.count == count, let served = best.service?.served
      else { continue }
      let plans = instance.problem.plans(
        nextTo: best, question, AlternativeLimits(count: 6, share: share), search: Self.exact)
      let near = Self.near(
        instance, best, limit: 70, served: served * (1 - share),
        most: best.objective * (1 + share), \.walked)
      let all = near.prefix(6)
      #expect(plans.others.count == all.count, "seed \(seed)")
      for (plan, other) in zip(plans.others, all) {
        #expect(Self.isSame(plan.objective, other.walked), "seed \(seed)")
        #expect(Self.isSame(plan.served ?? -1, other.served), "seed \(seed)")
      }
      Self.expectSound(plans, besides: best, seed)
    }
  }

  @Test func centerPlansAreTheBest() {
    for (seed, free) in Self.instances.enumerated() {
      var instance = free
      instance.weights = free.weights.map { $0 + 1 }
      let (count, share) = (1 + seed % 3, 0.25)
      let question = SitingQuestion.center(count: count)
      guard let best = instance.problem.answer(question, search: Self.exact),
        best.sites.count == count, let served = best.service?.served
      else { continue }
      let plans = instance.problem.plans(
        nextTo: best, question, AlternativeLimits(count: 6, share: share), search: Self.exact)
      let near = Self.near(
        instance, best, limit: .infinity, served: served * (1 - share),
        most: best.objective * (1 + share), \.worst)
      let all = near.prefix(6)
      #expect(plans.others.count == all.count, "seed \(seed)")
      for (plan, other) in zip(plans.others, all) {
        #expect(plan.objective == other.worst, "seed \(seed)")
        #expect(Self.isSame(plan.served ?? -1, other.served), "seed \(seed)")
      }
      Self.expectSound(plans, besides: best, seed)
    }
  }

  /// Covers in which every site is needed, the cheapest first.
  @Test func coversAreTheCheapest() {
    for (seed, free) in Self.instances.enumerated() {
      var instance = free
      if seed & 1 == 1 {
        instance.costs = free.costs.indices.map { Double(1 + ($0 * 5 + seed) % 4) }
      }
      let question = SitingQuestion.setCovering(radius: Self.radius)
      guard let best = instance.problem.answer(question, search: Self.exact) else { continue }
      let plans = instance.problem.plans(
        nextTo: best, question, AlternativeLimits(count: 6, share: 0.5), search: Self.exact)
      let covers = instance.subsets.filter { sites in
        instance.coversAll(sites)
          && sites.allSatisfy { site in !instance.coversAll(sites.filter { $0 != site }) }
      }
      let all = Self.ranked(covers, besides: best.sites) { -instance.cost($0) }
      Self.expect(
        plans.others.map { -$0.objective }, are: all, count: 6, least: -best.objective * 1.5, seed)
      Self.expectSound(plans, besides: best, seed)
    }
  }

  private static func groups(_ instance: Instance) -> DemandGroups {
    var totals = Array(repeating: 0.0, count: 4)
    for demand in instance.weights.indices { totals[demand % 4] += instance.weights[demand] }
    return DemandGroups(
      groups: instance.weights.indices.map { Int32($0 % 4) }, needs: totals.map { $0 * 0.6 })
  }

  private static func met(_ sites: [Int], _ instance: Instance, _ groups: DemandGroups) -> Set<Int>
  {
    let covered = instance.covered(sites, groups: 4)
    return Set((0..<4).filter { groups.needs[$0] > 0 && covered[$0] >= groups.needs[$0] - 1e-9 })
  }

  @Test func fixesAreTheCheapest() {
    for (seed, instance) in Self.instances.enumerated() {
      let groups = Self.groups(instance)
      let question = SitingQuestion.fix(radius: Self.radius, groups: groups)
      guard let best = instance.problem.answer(question, search: Self.exact) else { continue }
      let plans = instance.problem.plans(
        nextTo: best, question, AlternativeLimits(count: 5, share: 1), search: Self.exact)
      let most = Self.met(Array(0..<instance.siteCount), instance, groups)
      let fixes = instance.subsets.filter { sites in
        Self.met(sites, instance, groups) == most
          && sites.allSatisfy { site in
            Self.met(sites.filter { $0 != site }, instance, groups) != most
          }
      }
      let all = Self.ranked(fixes, besides: best.sites) { -instance.cost($0) }
      Self.expect(
        plans.others.map { -$0.objective }, are: all, count: 5, least: -best.objective * 2, seed)
      Self.expectSound(plans, besides: best, seed)
    }
  }

  /// Where every plan has as many sites as it may.
  @Test func plansThatMeetMostAreTheBest() {
    for (seed, instance) in Self.instances.enumerated() {
      let groups = Self.groups(instance)
      let question = SitingQuestion.meeting(
        radius: Self.radius, groups: groups, values: [1, 2, 3, 4], budget: 2)
      guard let best = instance.problem.answer(question, search: Self.exact),
        best.sites.count == 2
      else { continue }
      let plans = instance.problem.plans(
        nextTo: best, question, AlternativeLimits(count: 5, share: 0.6), search: Self.exact)
      let before = Self.met([], instance, groups)
      let all = Self.ranked(instance.subsets.filter { $0.count == 2 }, besides: best.sites) {
        Self.met($0, instance, groups).subtracting(before).reduce(0) { $0 + Double($1 + 1) }
      }
      Self.expect(
        plans.others.map(\.objective), are: all, count: 5, least: best.objective * 0.4, seed)
    }
  }

  /// Without an exact search nothing untrue is said.
  @Test func rushedPlansAreHonest() {
    let instance = Instance(
      seed: 3, sites: 12, demand: 60, costly: false, existing: false, whole: false)
    let question = SitingQuestion.covering(radius: Self.radius, budget: 4)
    let best = instance.problem.maximalCovering(radius: Self.radius, budget: 4)
    let plans = instance.problem.plans(
      nextTo: best, question, AlternativeLimits(count: 5, share: 0.5),
      search: SitingSearch { true })
    #expect(!plans.isProven)
    #expect(plans.others.allSatisfy { Self.isSame(instance.covered($0.sites), $0.objective) })
  }
}
