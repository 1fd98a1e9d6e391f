/// A Lagrangian relaxation: at any multipliers it bounds the value of every choice that the decisions leave
/// from above. Costs are negative values.
protocol LagrangianRelaxation {
  var multipliers: [Double] { get }
  var decisions: [SiteKnapsack.Decision] { get set }
  mutating func reset(multipliers: [Double])
  /// The bound at the multipliers.
  mutating func evaluate() -> Double
  /// Moves the multipliers so that the bound may come down to `target`; false when they cannot move.
  ///
  /// - Parameter pace: 0…2, the share of Polyak's step.
  mutating func step(from bound: Double, to target: Double, pace: Double) -> Bool
  /// How much of a site the evaluation took, 0…1.
  func share(_ site: Int) -> Double
  /// Whether no choice within `bound` is better than `value`.
  func excludes(_ bound: Double, better value: Double) -> Bool
  /// Decides sites by their reduced costs: those without which, or with which, nothing better than
  /// `value` is left under `bound`. Gives the sites decided.
  mutating func fix(bound: Double, value: Double) -> [Int]
}

/// One whose sites share a budget.
protocol KnapsackRelaxation: LagrangianRelaxation {
  var knapsack: SiteKnapsack { get }
  /// What each site is worth at the multipliers.
  var worths: [Double] { get }
  var siteCosts: [Double] { get }
}

extension KnapsackRelaxation {
  func share(_ site: Int) -> Double { knapsack.shares[site] }

  mutating func fix(bound: Double, value: Double) -> [Int] {
    var fixed: [Int] = []
    for site in worths.indices where decisions[site] == .free {
      let reduced = worths[site] - knapsack.alternative(to: site, costing: siteCosts[site])
      let share = knapsack.shares[site]
      if share == 1 && excludes(bound - reduced, better: value) {
        decisions[site] = .taken
        fixed.append(site)
      } else if share == 0 && excludes(bound + min(reduced, 0), better: value) {
        decisions[site] = .refused
        fixed.append(site)
      }
    }
    return fixed
  }
}
