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

  mutating func step(from bound: Double, to target: Double, pace: Double) -> Bool {
    groups.step(
      shares: matrix.costs.indices.map { share($0) }, difference: pace * max(bound - target, 0))
  }
}
