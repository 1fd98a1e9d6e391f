extension SitingProblem {
  /// p-center (Hakimi 1964, doi:10.1287/opre.12.3.450): at most `count` sites with the least worst
  /// distance from a demand place to its nearest facility, by bisection over the distances that occur
  /// (Minieka 1970, doi:10.1137/1012016). Demand places that no site and no open facility reaches at
  /// all are left out.
  ///
  /// ```
  /// i, j        demand places, sites
  /// y(j), x(i,j) ∈ {0,1}
  /// minimise    D
  /// subject to  Σⱼ d(i,j)·x(i,j) ≤ D, Σⱼ x(i,j) = 1, x(i,j) ≤ y(j)    for every i
  ///             Σⱼ y(j) ≤ count
  /// ```
  ///
  /// - Returns: objective and bound are distances; nil when the sites cannot reach every demand place
  ///   that any of them reaches. Gains are the weight newly covered within the objective.
  public func center(count: Int, search: SitingSearch = SitingSearch()) -> SitingAnswer? {
    let levels = Array(Set(pairs.distances + openDistances.filter(\.isFinite))).sorted()
    var bisection = CenterBisection(self, levels: levels, count: count, search: search)
    bisection.run()
    guard let best = bisection.best else { return nil }
    let objective = levels[best.level]
    let order = coverOrder(best.sites, radius: objective)
    return SitingAnswer(
      sites: order.sites, gains: order.gains, objective: objective,
      bound: min(levels[bisection.firstOpen], objective), isTimeOver: bisection.isTimeOver,
      iterations: bisection.iterations, nodes: bisection.nodes)
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
  private(set) var isTimeOver = false
  private(set) var iterations = 0
  private(set) var nodes = 0

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
    while low < (best?.level ?? 0), !isTimeOver {
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
    iterations += outcome.iterations
    nodes += outcome.nodes
    isTimeOver = isTimeOver || outcome.isTimeOver
    if outcome.bound > Double(count) {
      firstOpen = max(firstOpen, level + 1)
    } else if outcome.value <= Double(count) {
      best = (level, outcome.sites)
    }
  }
}
