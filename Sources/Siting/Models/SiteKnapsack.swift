/// The best fractional way to spend a budget on sites that are worth `values`: by value per cost.
struct SiteKnapsack {
  /// What may still be decided about a site.
  enum Decision: UInt8, Sendable { case free, taken, refused }

  /// Share of each site that is taken, 0…1.
  private(set) var shares: [Double]
  /// Worth of everything taken.
  private(set) var value = 0.0
  /// Worth of one more unit of budget.
  private(set) var price = 0.0
  private var order: [Int] = []

  init(siteCount: Int) { shares = Array(repeating: 0, count: siteCount) }

  /// - Parameter values: not negative.
  mutating func solve(
    values: [Double], costs: [Double], budget: Double, decisions: [SiteKnapsack.Decision]
  ) {
    var room = takeDecided(values, costs, budget, decisions)
    price = 0
    sortFree(values, costs, decisions)
    for site in order where values[site] > 0 {
      let share = costs[site] <= room ? 1 : max(room, 0) / costs[site]
      shares[site] = share
      value += share * values[site]
      room -= share * costs[site]
      if share < 1 {
        price = values[site] / costs[site]
        break
      }
    }
  }

  /// Takes what is decided and gives the rest of the budget.
  private mutating func takeDecided(
    _ values: [Double], _ costs: [Double], _ budget: Double, _ decisions: [Decision]
  ) -> Double {
    var room = budget
    value = 0
    for site in values.indices {
      shares[site] = decisions[site] == .taken ? 1 : 0
      guard decisions[site] == .taken else { continue }
      value += values[site]
      room -= costs[site]
    }
    return room
  }

  private mutating func sortFree(
    _ values: [Double], _ costs: [Double], _ decisions: [Decision]
  ) {
    order.removeAll(keepingCapacity: true)
    for site in values.indices where decisions[site] == .free { order.append(site) }
    order.sort {
      let (a, b) = (values[$0] * costs[$1], values[$1] * costs[$0])
      return a > b || (a == b && $0 < $1)
    }
  }
}
