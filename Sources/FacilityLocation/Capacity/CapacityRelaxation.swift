/// The Lagrangian relaxation of "a demand is served at most its weight" with a price for each demand:
/// Σ priceᵢ·weightᵢ + the best knapsack of the sites' worths, each the best fill of its capacity,
/// bounds every choice from above. Prices move as in `SavingsRelaxation`.
struct CapacityRelaxation: KnapsackRelaxation {
  let matrix: CapacityMatrix
  /// Prices of a unit of each demand.
  var multipliers: Multipliers
  private(set) var worths: [Double]
  private(set) var knapsack: SiteKnapsack
  var decisions: [SiteKnapsack.Decision]
  private var fill = SiteFill()

  init(_ matrix: CapacityMatrix, prices: [Double]) {
    self.matrix = matrix
    multipliers = Multipliers(prices)
    worths = Array(repeating: 0, count: matrix.siteCount)
    knapsack = SiteKnapsack(costs: matrix.rows.costs, budget: matrix.rows.budget)
    decisions = Array(repeating: .free, count: matrix.siteCount)
  }

  /// The bound at the prices. Complexity: O(pairs · log(pairs of a site)).
  mutating func evaluate() -> Double {
    for site in worths.indices where decisions[site] != .refused {
      fill.fill(site, in: matrix, prices: multipliers.values)
      worths[site] = fill.worth
    }
    knapsack.solve(values: worths, decisions: decisions)
    return multipliers.indices.reduce(knapsack.value) {
      $0 + multipliers[$1] * matrix.rows.weights[$1]
    }
  }

  var grid: ValueGrid { matrix.rows.grid }

  /// Prices move by the share of each demand that the fills leave.
  mutating func step(by difference: Double) -> Bool {
    let (service, weights) = (service(), matrix.rows.weights)
    return multipliers.move(
      by: difference, rise: { weights[$0] > 0 ? service[$0] / weights[$0] - 1 : 0 },
      weight: { weights[$0] })
  }

  private mutating func service() -> [Double] {
    var service = Array(repeating: 0.0, count: matrix.demandCount)
    for site in worths.indices where knapsack.shares[site] > 0 {
      fill.fill(site, in: matrix, prices: multipliers.values)
      for (demand, amount) in fill.amounts { service[demand] += knapsack.shares[site] * amount }
    }
    return service
  }
}

/// The best way to fill one site when every unit of demand has a price: a continuous knapsack
/// (Dantzig 1957).
struct SiteFill {
  private(set) var worth = 0.0
  /// Demand and amount, without those that are not served.
  private(set) var amounts: [(demand: Int, amount: Double)] = []
  private var offers: [(excess: Double, demand: Int)] = []

  /// - Parameter prices: by demand, of a unit of weight, not negative.
  ///
  /// Complexity: O(row), where the capacity is short O(row · log row).
  mutating func fill(_ site: Int, in matrix: CapacityMatrix, prices: [Double]) {
    let total = gather(site, in: matrix, prices: prices)
    var room = matrix.capacities[site]
    if total > room {
      offers.sort { $0.excess > $1.excess || ($0.excess == $1.excess && $0.demand < $1.demand) }
    }
    worth = 0
    amounts.removeAll(keepingCapacity: true)
    for (excess, demand) in offers where room > 0 {
      let amount = min(matrix.rows.weights[demand], room)
      worth += excess * amount
      amounts.append((demand, amount))
      room -= amount
    }
  }

  /// The demands that are worth their price; gives their weight.
  private mutating func gather(
    _ site: Int, in matrix: CapacityMatrix, prices: [Double]
  ) -> Double {
    offers.removeAll(keepingCapacity: true)
    var total = 0.0
    for pair in matrix.row(site) {
      let demand = Int(matrix.rows.demands[pair])
      let excess = matrix.unit(pair) - prices[demand]
      guard excess >= 0 else { continue }
      offers.append((excess, demand))
      total += matrix.rows.weights[demand]
    }
    return total
  }
}
