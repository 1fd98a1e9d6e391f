/// The Lagrangian relaxation of "a demand is served at most its weight" with a price for each demand:
/// Σ priceᵢ·weightᵢ + the best knapsack of the sites' worths, each the best fill of its capacity,
/// bounds every choice from above. Prices move as in `SavingsRelaxation`.
struct CapacityRelaxation: KnapsackRelaxation {
  let matrix: CapacityMatrix
  /// Prices of a unit of each demand.
  private(set) var multipliers: [Double]
  private var direction: [Double]
  private(set) var worths: [Double]
  private(set) var knapsack: SiteKnapsack
  var decisions: [SiteKnapsack.Decision]
  private var fill = SiteFill()

  init(_ matrix: CapacityMatrix, prices: [Double]) {
    self.matrix = matrix
    multipliers = prices
    direction = Array(repeating: 0, count: matrix.demandCount)
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
    matrix.rows.excludes(bound, better: value)
  }

  mutating func step(from bound: Double, to target: Double, pace: Double) -> Bool {
    turn()
    var length = 0.0
    for demand in direction.indices {
      let isHeld = multipliers[demand] <= 0 && direction[demand] > 0
      let weight = matrix.rows.weights[demand]
      if !isHeld { length += weight * direction[demand] * direction[demand] }
    }
    guard length > 0 else { return false }
    let step = pace * max(bound - target, 0) / length
    for demand in direction.indices {
      multipliers[demand] = max(multipliers[demand] - step * direction[demand], 0)
    }
    return true
  }

  private static let memory = 0.7

  /// The new direction: the share of each demand that the fills leave, and some of the old direction.
  private mutating func turn() {
    let service = service()
    for demand in direction.indices {
      let weight = matrix.rows.weights[demand]
      let left = weight > 0 ? 1 - service[demand] / weight : 0
      direction[demand] = Self.memory * direction[demand] + (1 - Self.memory) * left
    }
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
    for demand in direction.indices { direction[demand] = 0 }
  }
}
