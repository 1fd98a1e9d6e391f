extension SitingProblem {
  /// p-center (Hakimi 1964, doi:10.1287/opre.12.3.450), by service first: at most `count` sites that serve as
  /// much weight as can be served, and of those the ones with the least worst distance from a demand place that
  /// is served to its nearest facility, by bisection over the distances that occur (Minieka 1970,
  /// doi:10.1137/1012016). Demand places that no site and no open facility reaches at all are left out. As long
  /// as all others can be served, those of weight 0 count like them.
  ///
  /// ```
  /// i, j        demand places, sites
  /// y(j), x(i,j) ∈ {0,1}
  /// first maximise  Σᵢⱼ weight(i)·x(i,j)
  /// then minimise   D
  /// subject to      Σⱼ d(i,j)·x(i,j) ≤ D, Σⱼ x(i,j) ≤ 1, x(i,j) ≤ y(j)    for every i
  ///                 Σⱼ y(j) ≤ count
  /// ```
  ///
  /// - Returns: objective and bound are distances; no choice that serves as much has a worst one below the
  ///   bound. nil where nobody can be served. Gains are the weight newly covered within the objective.
  public func center(count: Int, search: SitingSearch = SitingSearch()) -> SitingAnswer? {
    let levels = Array(Set(pairs.distances + openDistances.filter(\.isFinite))).sorted()
    var bisection = CenterBisection(self, levels: levels, count: count, search: search)
    bisection.run()
    guard let best = bisection.best else {
      return partialCenter(levels: levels, count: count, search: search, after: bisection.effort)
    }
    let objective = levels[best.level]
    let outcome = SearchOutcome(
      sites: best.sites, value: objective, bound: min(levels[bisection.firstOpen], objective),
      effort: bisection.effort)
    var answer = SitingAnswer(outcome, order: coverOrder(best.sites, radius: objective))
    let served =
      covered(afterEachOf: best.sites, radius: .greatestFiniteMagnitude).last
      ?? openWeight(within: .greatestFiniteMagnitude)
    answer.service = SitingAnswer.Service(
      served: served, bound: served, left: left(by: best.sites))
    return answer
  }

  /// Where the sites cannot serve everyone.
  private func partialCenter(
    levels: [Double], count: Int, search: SitingSearch, after effort: SearchEffort
  ) -> SitingAnswer? {
    var problem = self
    problem.costs = costs.map { _ in 1 }
    problem.capacities = nil
    var bisection = PartialCenterBisection(
      problem, levels: levels, count: count, search: search, after: effort)
    return bisection.run()
  }
}

/// Asks for one distance after the other whether so many sites cover within it as much as they can serve at all.
private struct PartialCenterBisection {
  private let problem: SitingProblem
  private let levels: [Double]
  private let budget: Double
  private let search: SitingSearch
  private var effort: SearchEffort
  private var best: (level: Int, sites: [Int])
  private var firstOpen = 0

  init(
    _ problem: SitingProblem, levels: [Double], count: Int, search: SitingSearch,
    after effort: SearchEffort
  ) {
    (self.problem, self.levels, self.search, self.effort) = (problem, levels, search, effort)
    budget = Double(count)
    best = (levels.count - 1, [])
  }

  mutating func run() -> SitingAnswer? {
    let most = cover(within: .greatestFiniteMagnitude)
    guard most.objective > 0 else { return nil }
    best.sites = most.sites
    best.level = worstLevel(of: most.sites)
    while firstOpen < best.level, !effort.isTimeOver {
      if !ask((firstOpen + best.level) / 2, to: most.objective) { break }
    }
    let objective = levels[best.level]
    let outcome = SearchOutcome(
      sites: best.sites, value: objective, bound: levels[firstOpen], effort: effort)
    var answer = SitingAnswer(outcome, order: problem.coverOrder(best.sites, radius: objective))
    answer.service = SitingAnswer.Service(
      served: most.objective, bound: most.isProven ? most.objective : most.bound,
      left: problem.left(by: best.sites))
    return answer
  }

  private mutating func cover(within radius: Double) -> SitingAnswer {
    let answer = problem.maximalCovering(radius: radius, budget: budget, search: search)
    effort += SearchEffort(
      iterations: answer.iterations, nodes: answer.nodes, isTimeOver: answer.isTimeOver)
    return answer
  }

  /// False where the search cannot tell.
  private mutating func ask(_ level: Int, to served: Double) -> Bool {
    let answer = cover(within: levels[level])
    if answer.objective > served || MedianService.isSame(answer.objective, served) {
      best = (min(level, worstLevel(of: answer.sites)), answer.sites)
    } else if answer.bound < served && !MedianService.isSame(answer.bound, served) {
      firstOpen = level + 1
    } else {
      return false
    }
    return true
  }

  /// The level of the largest distance of somebody who is served.
  private func worstLevel(of sites: [Int]) -> Int {
    let nearest = problem.nearestDistances(with: sites)
    let served = zip(nearest, problem.weights).filter { $0.0.isFinite && $0.1 > 0 }.map(\.0)
    return levels.firstIndex(of: served.max() ?? 0) ?? levels.count - 1
  }
}

/// Asks for one distance after the other whether so many sites cover all within it.
private struct CenterBisection {
  private var problem: SitingProblem
  private let levels: [Double]
  private let count: Int
  private let search: SitingSearch
  private let groups: DemandGroups
  private(set) var best: (level: Int, sites: [Int])?
  /// The least level that is not proven to be too short.
  private(set) var firstOpen = 0
  private(set) var effort = SearchEffort()

  init(_ problem: SitingProblem, levels: [Double], count: Int, search: SitingSearch) {
    self.levels = levels
    self.count = count
    self.search = search
    self.problem = problem
    let lost = Set(problem.unreachable(radius: .greatestFiniteMagnitude))
    self.problem.weights = problem.weights.indices.map { lost.contains($0) ? 0 : 1 }
    self.problem.costs = problem.costs.map { _ in 1 }
    groups = DemandGroups(
      groups: problem.weights.indices.map { Int32(truncatingIfNeeded: $0) },
      needs: self.problem.weights)
  }

  mutating func run() {
    var (low, high) = (0, levels.count - 1)
    guard high >= 0 else { return }
    ask(high)
    guard best != nil else { return }
    // Below `low` either nothing was found or it is proven that there is nothing.
    while low < (best?.level ?? 0), !effort.isTimeOver {
      high = best?.level ?? high
      let middle = (low + high) / 2
      ask(middle)
      if best?.level != middle { low = middle + 1 }
    }
  }

  private mutating func ask(_ level: Int) {
    let task = CoverTask(problem, radius: levels[level], groups)
    guard task.unreachable.isEmpty else {
      firstOpen = max(firstOpen, level + 1)
      return
    }
    let outcome = task.matrix.solve(target: Double(count), options: search)
    effort += outcome.effort
    if outcome.bound > Double(count) {
      firstOpen = max(firstOpen, level + 1)
    } else if outcome.value <= Double(count) {
      best = (level, outcome.sites)
    }
  }
}
