extension SitingProblem {
  /// MCLP (Church and ReVelle 1974): the sites within a budget that cover the most weight within
  /// `radius`, inclusive. What is open already covers at no cost. Where sites have capacities a demand
  /// place may be served in part, and by several sites.
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

  /// p-median (Hakimi 1964): the sites within a budget with the least sum of weight times distance to
  /// the nearest facility. Where sites have capacities a demand place may be served by several sites,
  /// and what none can serve counts as if there were no site.
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

extension SitePairs {
  /// The pairs within `radius` whose demand counts, without distances; itself where all do.
  func within(_ radius: Double, where isCounted: [Bool]) -> SitePairs {
    let isWhole = distances.allSatisfy { $0 <= radius } && demands.allSatisfy { isCounted[Int($0)] }
    if isWhole { return SitePairs(starts: starts, demands: demands) }
    var (rows, kept) = ([0], [Int32]())
    for site in 0..<siteCount {
      for pair in row(site)
      where isCounted[Int(demands[pair])] && (distances.isEmpty || distances[pair] <= radius) {
        kept.append(demands[pair])
      }
      rows.append(kept.count)
    }
    return SitePairs(starts: rows, demands: kept)
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
