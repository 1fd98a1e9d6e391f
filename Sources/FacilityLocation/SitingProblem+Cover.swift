extension SitingProblem {
  /// LSCP (Toregas and others 1971, doi:10.1287/opre.19.6.1363): the cheapest sites that cover every
  /// demand place within `radius`, inclusive. What no site reaches is left out, see
  /// `unreachable(radius:)`.
  ///
  /// ```
  /// i, j        demand places, sites; N(i) the sites j with distance d(i,j) ≤ radius
  /// y(j) ∈ {0,1}
  /// minimise    Σⱼ cost(j)·y(j)
  /// subject to  Σ y(j) ≥ 1, j ∈ N(i)                 for every i that nothing open covers
  /// ```
  ///
  /// - Returns: objective and bound are costs; gains are the weight newly covered.
  public func setCovering(radius: Double, search: SitingSearch = SitingSearch()) -> SitingAnswer {
    var whole = self
    whole.weights = weights.map { _ in 1 }
    let groups = DemandGroups(
      groups: weights.indices.map { Int32(truncatingIfNeeded: $0) }, needs: whole.weights)
    let task = CoverTask(whole, radius: radius, groups)
    return answer(task, radius: radius, options: search)
  }

  /// Demand places that neither an open facility nor any site covers within `radius`.
  public func unreachable(radius: Double) -> [Int] {
    var isReached = openDistances.map { $0 <= radius }
    for pair in pairs.demands.indices where pairs.isWithin(radius, pair: pair) {
      isReached[Int(pairs.demands[pair])] = true
    }
    return isReached.indices.filter { !isReached[$0] }
  }

  /// The cheapest fix: the cheapest sites with which each group's covered weight reaches its need.
  /// Groups that all sites together cannot fulfil are left out and named. With a group for every place it is
  /// the LSCP.
  ///
  /// ```
  /// g           groups, each a set of demand places i; N(i) as in the LSCP
  /// y(j) ∈ {0,1}, 0 ≤ z(i) ≤ 1
  /// minimise    Σⱼ cost(j)·y(j)
  /// subject to  Σ weight(i)·z(i) ≥ need(g), i ∈ g    for every g
  ///             z(i) ≤ Σ y(j), j ∈ N(i)              for every i
  /// ```
  ///
  /// - Returns: objective and bound are costs; gains are the weight newly covered.
  public func cheapestFix(
    radius: Double, groups: DemandGroups, search: SitingSearch = SitingSearch()
  ) -> (answer: SitingAnswer, unreachable: [Int]) {
    let task = CoverTask(self, radius: radius, groups)
    return (answer(task, radius: radius, options: search), task.unreachable)
  }

  /// The sites within a budget with which the most groups newly reach their need, by value.
  ///
  /// ```
  /// g           groups, each a set of demand places i; N(i) as in the LSCP
  /// y(j), m(g) ∈ {0,1}, 0 ≤ z(i) ≤ 1
  /// maximise    Σ value(g)·m(g)
  /// subject to  Σ weight(i)·z(i) ≥ need(g)·m(g), i ∈ g    for every g
  ///             z(i) ≤ Σ y(j), j ∈ N(i)                   for every i
  ///             Σⱼ cost(j)·y(j) ≤ budget
  /// ```
  ///
  /// - Parameter values: of the groups, finite and not negative; nil counts each 1.
  /// - Returns: objective and bound are the value of the groups that newly reach their need, those of
  ///   the answer by position; gains are the weight newly covered.
  public func newlyMeeting(
    radius: Double, groups: DemandGroups, values: [Double]? = nil, budget: Double,
    search options: SitingSearch = SitingSearch()
  ) -> (answer: SitingAnswer, met: [Int]) {
    let task = CoverTask(self, radius: radius, groups)
    var search = MeetingSearch(
      task.matrix, values: task.groups.map { values?[$0] ?? 1 }, budget: budget, options: options)
    let outcome = search.run()
    let best = search.best
    let order = coverOrder(outcome.sites, radius: radius)
    return (
      SitingAnswer(outcome, order: order),
      task.groups.indices.filter { best.isMet($0) }.map { task.groups[$0] }
    )
  }

  private func answer(
    _ task: CoverTask, radius: Double, options: SitingSearch
  ) -> SitingAnswer {
    let outcome = task.matrix.solve(options: options)
    let order = coverOrder(outcome.sites, radius: radius)
    return SitingAnswer(outcome, order: order)
  }

  /// The sites in the order of what they newly cover, all of them.
  func coverOrder(_ sites: [Int], radius: Double) -> (sites: [Int], gains: [Double]) {
    var greedy = SavingsGreedy(
      SavingsMatrix(
        reach: newReach(within: radius), weights: weights,
        costs: Array(repeating: 1, count: siteCount), budget: .infinity))
    greedy.run(among: sites.sorted())
    for site in sites.sorted() where !greedy.sites.contains(site) { greedy.take(site) }
    return (greedy.sites, greedy.gains)
  }
}
