/// A relaxation whose multipliers are the prices of a `GroupPrices`.
protocol PricedRelaxation: LagrangianRelaxation {
  var groups: GroupPrices { get set }
}

extension PricedRelaxation {
  var multipliers: Multipliers {
    get { groups.prices }
    _modify { yield &groups.prices }
  }

  /// The pace at a root for steps that may visit so many pairs, each as many as the first, which it takes.
  /// However large the question, some are taken. Both ends were chosen by trial.
  mutating func rootPace(work: Int) -> SubgradientPace {
    let before = groups.visits
    _ = evaluate()
    let steps = work / max(groups.visits - before, 1)
    return .atGroupRoot(steps: (20...3000).clamp(steps))
  }
}

/// The relaxation of "a group's sites are those that are chosen" where groups need some of their demand:
/// the cheapest set of each group at the prices of a `GroupPrices`.
struct GroupRelaxation: CoverRelaxation, PricedRelaxation {
  var groups: GroupPrices
  private(set) var reduced: [Double]
  var decisions: [SiteKnapsack.Decision]

  /// Starts with prices that share out the cost of each site among the groups that it reaches.
  init(_ matrix: CoverMatrix) {
    groups = GroupPrices(matrix)
    reduced = matrix.costs
    decisions = Array(repeating: .free, count: matrix.siteCount)
    groups.shareOut(matrix.costs)
  }

  /// Whether every group chooses whole sets.
  var isWhole: Bool { groups.isWhole.allSatisfy(\.self) }

  /// Takes prices of the demand: a copy of a site costs what the site covers by it. The bound is at least
  /// that of a `DemandRelaxation` with them.
  mutating func take(demandPrices: [Double]) { groups.take(demandPrices: demandPrices) }

  var matrix: CoverMatrix { groups.matrix }

  mutating func evaluate() -> Double {
    let decisions = decisions
    groups.evaluate(limit: { _ in .infinity }, isAllowed: { decisions[$0] != .refused })
    for site in reduced.indices { reduced[site] = matrix.costs[site] - groups.worths[site] }
    return -groups.costs.reduce(siteCost, +)
  }

  mutating func step(by difference: Double) -> Bool {
    groups.step(shares: matrix.costs.indices.map { share($0) }, difference: difference)
  }
}

/// The bound from above on the value of the groups that a budget can meet: Σ max(0, value − cheapest set)
/// at the prices of a `GroupPrices`, and the knapsack of what the sites earn at them.
struct MeetingRelaxation: KnapsackRelaxation, PricedRelaxation {
  private let values: [Double]
  let grid: ValueGrid
  var groups: GroupPrices
  private(set) var knapsack: SiteKnapsack
  var decisions: [SiteKnapsack.Decision]

  init(_ matrix: CoverMatrix, values: [Double], budget: Double) {
    self.values = values
    grid = ValueGrid(sumsOf: values)
    groups = GroupPrices(matrix)
    groups.pay(values)
    knapsack = SiteKnapsack(costs: matrix.costs, budget: budget)
    decisions = Array(repeating: .free, count: matrix.siteCount)
  }

  var worths: [Double] { groups.worths }

  mutating func evaluate() -> Double {
    let (values, decisions) = (values, decisions)
    groups.evaluate(limit: { values[$0] }, isAllowed: { decisions[$0] != .refused })
    knapsack.solve(values: worths, decisions: decisions)
    return values.indices.reduce(knapsack.value) { $0 + values[$1] - groups.costs[$1] }
  }

  mutating func step(by difference: Double) -> Bool {
    groups.step(shares: knapsack.shares, difference: difference)
  }
}
