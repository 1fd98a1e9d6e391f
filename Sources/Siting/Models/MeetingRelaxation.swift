/// The Lagrangian relaxation of "only what a chosen site reaches is covered" for the question which
/// groups to meet within a budget: Σ max(0, value − cheapest way to the need) and the knapsack of what
/// the sites' demand pays bound every choice from above.
struct MeetingRelaxation {
  let matrix: CoverMatrix
  private let values: [Double]
  private let budget: Double
  private var prices: CoverRelaxation
  private(set) var knapsack: SiteKnapsack
  private(set) var worths: [Double]
  private var isMet: [Bool]
  var decisions: [SiteKnapsack.Decision]

  /// Starts with prices at which every group costs its value.
  init(_ matrix: CoverMatrix, values: [Double], budget: Double) {
    self.matrix = matrix
    self.values = values
    self.budget = budget
    prices = CoverRelaxation(matrix)
    prices.reset(
      multipliers: matrix.weights.indices.map {
        let group = Int(matrix.groups[$0])
        return values[group] * matrix.weights[$0] / matrix.needs[group]
      })
    knapsack = SiteKnapsack(siteCount: matrix.siteCount)
    worths = Array(repeating: 0, count: matrix.siteCount)
    isMet = values.map { _ in false }
    decisions = Array(repeating: .free, count: matrix.siteCount)
  }

  var multipliers: [Double] { prices.multipliers }

  mutating func reset(multipliers: [Double]) { prices.reset(multipliers: multipliers) }

  /// The bound at the multipliers.
  mutating func evaluate() -> Double {
    var bound = 0.0
    for group in values.indices {
      let cost = prices.fulfil(group)
      isMet[group] = values[group] > cost
      bound += max(values[group] - cost, 0)
    }
    for site in worths.indices where decisions[site] != .refused {
      var sum = 0.0
      for pair in matrix.starts[site]..<matrix.starts[site + 1] {
        sum += prices.multipliers[Int(matrix.demands[pair])]
      }
      worths[site] = sum
    }
    knapsack.solve(values: worths, costs: matrix.costs, budget: budget, decisions: decisions)
    return bound + knapsack.value
  }

  /// By demand: what the groups want of it less what the sites offer.
  func missing() -> [Double] {
    var missing = prices.service(knapsack.shares).map { -$0 }
    for demand in missing.indices where isMet[Int(matrix.groups[demand])] {
      missing[demand] += prices.fulfilment[demand]
    }
    return missing
  }
}
