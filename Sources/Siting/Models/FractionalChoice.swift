/// Shares of sites within a budget: 0 ≤ xⱼ ≤ 1, Σ costⱼ·xⱼ ≤ budget, decided sites at 0 or 1.
struct FractionalChoice: Sendable {
  private(set) var shares: [Double]

  init(shares: [Double]) { self.shares = shares }

  init(sites: [Int], siteCount: Int) {
    shares = Array(repeating: 0, count: siteCount)
    for site in sites { shares[site] = 1 }
  }

  /// The nearest choice to `wishes`, where site j is moved by `steps[j]` times the price of its cost.
  ///
  /// Complexity: O(sites · bits of a price).
  mutating func project(
    _ wishes: [Double], steps: [Double], costs: [Double], budget: Double,
    decisions: [SiteKnapsack.Decision]
  ) {
    var (low, high) = (0.0, 0.0)
    for site in wishes.indices where decisions[site] == .free && steps[site] * costs[site] > 0 {
      high = max(high, wishes[site] / (steps[site] * costs[site]))
    }
    setShares(wishes, steps, costs, decisions, price: 0)
    guard spent(costs) > budget else { return }
    for _ in 0..<40 {
      let price = (low + high) / 2
      setShares(wishes, steps, costs, decisions, price: price)
      if spent(costs) > budget { low = price } else { high = price }
    }
  }

  private mutating func setShares(
    _ wishes: [Double], _ steps: [Double], _ costs: [Double],
    _ decisions: [SiteKnapsack.Decision], price: Double
  ) {
    for site in wishes.indices {
      let wish = min(max(wishes[site] - price * steps[site] * costs[site], 0), 1)
      shares[site] = decisions[site] == .free ? wish : decisions[site] == .taken ? 1 : 0
    }
  }

  private func spent(_ costs: [Double]) -> Double {
    var sum = 0.0
    for site in shares.indices { sum += shares[site] * costs[site] }
    return sum
  }
}
