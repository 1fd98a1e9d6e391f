/// The Lagrangian relaxation of "a demand is served at most its weight" with a price for each demand:
/// Σ priceᵢ·weightᵢ + the best knapsack of the sites' worths, each the best fill of its capacity,
/// bounds every choice from above. Prices move as in `SavingsRelaxation`.
struct CapacityRelaxation: KnapsackRelaxation {
  let matrix: CapacityMatrix
  /// Prices of a unit of each demand.
  private(set) var multipliers: [Double]
  private var direction: SubgradientDirection
  private(set) var worths: [Double]
  private(set) var knapsack: SiteKnapsack
  var decisions: [SiteKnapsack.Decision]
  private var fill = SiteFill()

  init(_ matrix: CapacityMatrix, prices: [Double]) {
    self.matrix = matrix
    multipliers = prices
    direction = SubgradientDirection(count: matrix.demandCount)
    worths = Array(repeating: 0, count: matrix.siteCount)
    knapsack = SiteKnapsack(siteCount: matrix.siteCount)
    decisions = Array(repeating: .free, count: matrix.siteCount)
  }

  /// The bound at the prices. Complexity: O(pairs · log(pairs of a site)).
  mutating func evaluate() -> Double {
    for site in worths.indices where decisions[site] != .refused {
      fill.fill(site, in: matrix, prices: multipliers)
      worths[site] = fill.worth
    }
    knapsack.solve(
      values: worths, costs: matrix.rows.costs, budget: matrix.rows.budget, decisions: decisions)
    return multipliers.indices.reduce(knapsack.value) {
      $0 + multipliers[$1] * matrix.rows.weights[$1]
    }
  }

  var siteCosts: [Double] { matrix.rows.costs }

  func excludes(_ bound: Double, better value: Double) -> Bool {
    matrix.rows.grid.excludes(bound, better: value)
  }

  /// Prices move by the share of each demand that the fills leave.
  mutating func step(from bound: Double, to target: Double, pace: Double) -> Bool {
    let (service, weights) = (service(), matrix.rows.weights)
    return direction.move(
      &multipliers, by: pace * max(bound - target, 0),
      rise: { weights[$0] > 0 ? service[$0] / weights[$0] - 1 : 0 }, weight: { weights[$0] })
  }

  private mutating func service() -> [Double] {
    var service = Array(repeating: 0.0, count: matrix.demandCount)
    for site in worths.indices where knapsack.shares[site] > 0 {
      fill.fill(site, in: matrix, prices: multipliers)
      for (demand, amount) in fill.amounts { service[demand] += knapsack.shares[site] * amount }
    }
    return service
  }

  mutating func reset(multipliers: [Double]) {
    self.multipliers = multipliers
    direction.forget()
  }
}
