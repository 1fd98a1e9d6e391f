extension SitingProblem {
  /// MCLP (Church and ReVelle 1974, doi:10.1007/BF01942293): the sites within a budget that cover the
  /// most weight within `radius`, inclusive. What is open already covers at no cost. Where sites have
  /// capacities a demand place may be served in part, and by several sites.
  ///
  /// ```
  /// i, j        demand places, sites; N(i) the sites j with distance d(i,j) ≤ radius
  /// y(j) ∈ {0,1}, 0 ≤ z(i) ≤ 1
  /// maximise    Σᵢ weight(i)·z(i)
  /// subject to  z(i) ≤ Σ y(j), j ∈ N(i)              for every i that nothing open covers
  ///             Σⱼ cost(j)·y(j) ≤ budget
  /// ```
  ///
  /// - Parameters:
  ///   - radius: in the unit of the distances; where the pairs have none, all are within reach.
  ///   - budget: for the sum of the costs; a number of sites when each costs 1.
  /// - Returns: objective and bound are the weight covered, by open facilities too.
  public func maximalCovering(
    radius: Double, budget: Double, search: SitingSearch = SitingSearch()
  ) -> SitingAnswer {
    let isCounted = zip(openDistances, weights).map { $0 > radius && $1 > 0 }
    let covered = zip(openDistances, weights).reduce(0) { $1.0 <= radius ? $0 + $1.1 : $0 }
    if let capacities {
      let matrix = coveringMatrix(capacities, radius: radius, budget: budget)
      return SitingAnswer(matrix, search) { covered + $0 }
    }
    let reach = pairs.within(radius, where: isCounted)
    let matrix = SavingsMatrix(
      starts: reach.starts, demands: reach.demands, weights: weights, costs: costs, budget: budget,
      premisesCount: premisesCount)
    return SitingAnswer(matrix, search) { covered + $0 }
  }

  /// p-median (Hakimi 1964, doi:10.1287/opre.12.3.450; as a program ReVelle and Swain 1970,
  /// doi:10.1111/j.1538-4632.1970.tb00142.x): the sites within a budget with the least sum of weight
  /// times distance to the nearest facility. Where sites have capacities a demand place may be served
  /// by several sites, and what none can serve counts as if there were no site.
  ///
  /// ```
  /// i, j        demand places, sites; site 0 stands for what is open and for `limit`, y(0) = 1
  /// y(j) ∈ {0,1}, x(i,j) ≥ 0
  /// minimise    Σᵢⱼ weight(i)·d(i,j)·x(i,j)
  /// subject to  Σⱼ x(i,j) = 1                        for every i
  ///             x(i,j) ≤ y(j)                        for every i and j
  ///             Σⱼ cost(j)·y(j) ≤ budget
  ///             Σᵢ weight(i)·x(i,j) ≤ capacity(j)    for every j > 0 that has one
  /// ```
  ///
  /// - Parameters:
  ///   - limit: the distance that counts where no facility is nearer: finite.
  ///   - budget: for the sum of the costs; a number of sites when each costs 1.
  /// - Returns: objective and bound are sums of weight times distance; gains are what they go down.
  public func median(
    limit: Double, budget: Double, search: SitingSearch = SitingSearch()
  ) -> SitingAnswer {
    let current = openDistances.map { min($0, limit) }
    let total = zip(weights, current).reduce(0) { $0 + $1.0 * $1.1 }
    if let capacities {
      let matrix = capacityMatrix(capacities, budget: budget) {
        current[$0] - pairs.distances[$1]
      }
      return SitingAnswer(matrix, search) { total - $0 }
    }
    let matrix = savings(from: current, budget: budget)
    return SitingAnswer(matrix, search) { total - $0 }
  }

  func savings(from current: [Double], budget: Double) -> SavingsMatrix {
    var (starts, demands, savings) = ([0], [Int32](), [Double]())
    starts.reserveCapacity(siteCount + 1)
    demands.reserveCapacity(pairs.pairCount)
    savings.reserveCapacity(pairs.pairCount)
    for site in 0..<siteCount {
      for pair in pairs.row(site) {
        let demand = pairs.demands[pair]
        let saving = weights[Int(demand)] * (current[Int(demand)] - pairs.distances[pair])
        guard saving > 0 else { continue }
        demands.append(demand)
        savings.append(saving)
      }
      starts.append(demands.count)
    }
    return SavingsMatrix(
      starts: starts, demands: demands, savings: savings, weights: weights, costs: costs,
      budget: budget)
  }
}

extension SitingAnswer {
  /// Searches `matrix`; `objective` tells the model's objective of a sum of savings.
  init(_ matrix: SavingsMatrix, _ options: SitingSearch, objective: (Double) -> Double) {
    var search = SavingsSearch(matrix, options: options)
    let outcome = search.run()
    var order = SavingsGreedy(matrix.withoutBudget)
    order.run(among: outcome.sites.sorted())
    self.init(outcome, order: (order.sites, order.gains), objective: objective)
  }
}
