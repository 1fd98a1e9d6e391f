import FlatArrays

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
    let covered = openWeight(within: radius)
    if let capacities {
      let matrix = coveringMatrix(capacities, radius: radius, budget: budget)
      return SitingAnswer(matrix, search) { covered + $0 }
    }
    let matrix = SavingsMatrix(
      reach: newReach(within: radius), weights: weights, costs: costs, budget: budget,
      premisesCount: premisesCount)
    return SitingAnswer(matrix, search) { covered + $0 }
  }

  /// p-median (Hakimi 1964, doi:10.1287/opre.12.3.450; as a program ReVelle and Swain 1970,
  /// doi:10.1111/j.1538-4632.1970.tb00142.x), by service first: the sites within a budget that serve as much
  /// weight as can be served, and of those the ones with the least sum of weight times distance to the nearest
  /// facility. Where sites have capacities a demand place may be served in part, and by several sites.
  ///
  /// ```
  /// i, j        demand places, sites with d(i,j) ≤ limit; site 0 stands for what is open, y(0) = 1
  /// y(j) ∈ {0,1}, x(i,j) ≥ 0
  /// first maximise  Σᵢⱼ weight(i)·x(i,j)
  /// then minimise   Σᵢⱼ weight(i)·d(i,j)·x(i,j)
  /// subject to      Σⱼ x(i,j) ≤ 1                        for every i
  ///                 x(i,j) ≤ y(j)                        for every i and j
  ///                 Σⱼ cost(j)·y(j) ≤ budget
  ///                 Σᵢ weight(i)·x(i,j) ≤ capacity(j)    for every j > 0 that has one
  /// ```
  ///
  /// - Parameters:
  ///   - limit: the largest distance that serves: who is farther from every facility is left without, and
  ///     counts neither in the objective nor in its bound.
  ///   - budget: for the sum of the costs; a number of sites when each costs 1.
  /// - Returns: objective is the sum of weight times distance of those who are served, and no choice that
  ///   serves as many has less than the bound; `service` tells who is served. Gains are the weight newly
  ///   served.
  public func median(
    limit: Double = .greatestFiniteMagnitude, budget: Double, search: SitingSearch = SitingSearch()
  ) -> SitingAnswer {
    var median = MedianSearch(MedianTask(self, limit: limit, budget: budget), options: search)
    return median.run()
  }

  /// By site the demand within `radius` that nothing open covers.
  func newReach(within radius: Double) -> CompressedRows<Int32> {
    pairs.reach(
      within: radius, where: zip(openDistances, weights).map { $0 > radius && $1 > 0 })
  }

  /// The weight that open facilities cover within `radius`, inclusive.
  public func openWeight(within radius: Double) -> Double {
    zip(openDistances, weights).reduce(0) { $1.0 <= radius ? $0 + $1.1 : $0 }
  }
}

// Where no site serves more than its capacity.
extension SitingProblem {
  /// What the sites save where no site serves more than its capacity.
  ///
  /// - Parameter unit: by demand and pair, what a unit of weight saves; nothing when not above 0.
  func capacityMatrix(
    _ capacities: [Double], budget: Double, unit: (_ demand: Int, _ pair: Int) -> Double
  ) -> CapacityMatrix {
    let found = pairs.savings { demand, pair in weights[demand] > 0 ? unit(demand, pair) : 0 }
    return CapacityMatrix(
      reach: found.reach, units: found.savings, weights: weights, costs: costs,
      capacities: capacities, budget: budget)
  }

  private func coveringMatrix(
    _ capacities: [Double], radius: Double, budget: Double
  ) -> CapacityMatrix {
    capacityMatrix(capacities, budget: budget) { demand, pair in
      pairs.isWithin(radius, pair: pair) && openDistances[demand] > radius ? 1 : 0
    }
  }

  /// The weight within `radius`, inclusive, that open facilities and the first of `sites`, the first
  /// two and so on can serve at most, no site more than its capacity.
  public func covered(afterEachOf sites: [Int], radius: Double) -> [Double] {
    guard let capacities else { return coveredWithoutLimit(afterEachOf: sites, radius: radius) }
    let open = openWeight(within: radius)
    var transport = CapacityTransport(
      coveringMatrix(capacities, radius: radius, budget: .infinity))
    return sites.map { site in
      transport.add(site)
      return open + transport.value
    }
  }

  private func coveredWithoutLimit(afterEachOf sites: [Int], radius: Double) -> [Double] {
    var isCovered = openDistances.map { $0 <= radius }
    var covered = openWeight(within: radius)
    return sites.map { site in
      for pair in pairs.row(site) where pairs.isWithin(radius, pair: pair) {
        let demand = Int(pairs.demands[pair])
        if !isCovered[demand] { covered += weights[demand] }
        isCovered[demand] = true
      }
      return covered
    }
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

  /// Searches `matrix`; `objective` tells the model's objective of a sum of savings.
  init(_ matrix: CapacityMatrix, _ options: SitingSearch, objective: (Double) -> Double) {
    var search = CapacitySearch(matrix, options: options)
    let outcome = search.run()
    var order = CapacityGreedy(in: matrix, budget: .infinity)
    order.run(among: outcome.sites.sorted())
    self.init(
      outcome, order: (order.transport.sites, order.gains), loads: order.transport.loads,
      objective: objective)
  }
}
