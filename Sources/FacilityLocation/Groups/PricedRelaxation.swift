/// A relaxation whose multipliers are the prices of a `GroupPrices`.
protocol PricedRelaxation: LagrangianRelaxation {
  var groups: GroupPrices { get set }
}

extension PricedRelaxation {
  var multipliers: [Double] { groups.prices }

  mutating func reset(multipliers: [Double]) { groups.reset(prices: multipliers) }

  /// Evaluations that some work is enough for, by that of one.
  mutating func limit(work: Int) -> Int {
    let before = groups.visits
    _ = evaluate()
    return work / max(groups.visits - before, 1)
  }
}
