/// Steps on min_μ max_x Σ μᵢ + Σⱼ xⱼ·Σᵢ max(0, sᵢⱼ − μᵢ), scaled by what a demand can save, the sites
/// that can serve it and the total savings of a site, so that no unit matters.
struct SavingsAscentSteps: PrimalDualSteps {
  private let matrix: SavingsMatrix
  /// By demand: the most that it can save, and that divided by the number of its sites.
  private var scales: [Double]
  private var reach: [Double]
  /// By site: sum of its savings.
  private var totals: [Double]

  init(_ matrix: SavingsMatrix) {
    self.matrix = matrix
    scales = Array(repeating: 0, count: matrix.demandCount)
    reach = scales
    totals = Array(repeating: 0, count: matrix.siteCount)
    for site in 0..<matrix.siteCount {
      for pair in matrix.row(site) {
        let (demand, saving) = matrix.offer(pair)
        scales[demand] = max(scales[demand], saving)
        reach[demand] += 1
        totals[site] += saving
      }
    }
    for demand in reach.indices where reach[demand] > 0 {
      reach[demand] = scales[demand] / reach[demand]
    }
  }

  /// Scaled sides differ by less than this; beyond it one of them has hardly moved by chance.
  static var weights: ClosedRange<Double> { 1e-4...1e4 }

  /// Chosen by trial.
  static var mostRounds: Int { 24 }

  func firstWeight(_ start: PrimalDualPoint) -> Double { 1 }

  func moveChoice(
    _ point: inout PrimalDualPoint, weight: Double, by relaxation: SavingsRelaxation
  ) {
    let steps = totals.map { $0 > 0 ? weight / $0 : 0 }
    let wishes = steps.indices.map { point.shares[$0] + steps[$0] * relaxation.worths[$0] }
    let projection = BudgetProjection(
      matrix: matrix, wishes: wishes, steps: steps, decisions: relaxation.decisions)
    point.shares = projection.shares()
  }

  func moveMultipliers(
    _ point: inout PrimalDualPoint, from old: PrimalDualPoint, weight: Double,
    by relaxation: SavingsRelaxation
  ) {
    let service = relaxation.service(zip(point.shares, old.shares).map { 2 * $0 - $1 })
    for demand in reach.indices {
      let moved = point.multipliers[demand] - reach[demand] / weight * (1 - service[demand])
      point.multipliers[demand] = min(max(moved, 0), scales[demand])
    }
  }

  func squaredWays(
    from start: PrimalDualPoint, to end: PrimalDualPoint
  ) -> (multipliers: Double, shares: Double) {
    var (multiplierWay, shareWay) = (0.0, 0.0)
    for demand in reach.indices where reach[demand] > 0 {
      let way = end.multipliers[demand] - start.multipliers[demand]
      multiplierWay += way * way / reach[demand]
    }
    for site in totals.indices {
      let way = end.shares[site] - start.shares[site]
      shareWay += totals[site] * way * way
    }
    return (multiplierWay, shareWay)
  }
}

/// The choice nearest to wishes: shares 0 ≤ xⱼ ≤ 1 with Σ costⱼ·xⱼ ≤ budget, decided sites at 0 or 1. Site j
/// is moved by `steps[j]` times the price of its cost; of the uses of one premises, which cost the same, no more
/// than one is chosen.
private struct BudgetProjection {
  let matrix: SavingsMatrix
  let wishes: [Double]
  let steps: [Double]
  let decisions: [SiteKnapsack.Decision]

  /// Complexity: O(sites · (bits of a price + uses of a premises)).
  func shares() -> [Double] {
    let rents = rents()
    let free = shares(rents: rents, price: 0)
    guard spent(free) > matrix.budget else { return free }
    var (low, high) = (0.0, 0.0)
    for (site, cost) in matrix.costs.enumerated()
    where decisions[site] == .free && steps[site] * cost > 0 {
      high = max(high, wishes[site] / (steps[site] * cost))
    }
    // Forty halvings leave a price to 10⁻¹² of its range.
    var priced = free
    for _ in 0..<40 {
      let price = (low + high) / 2
      priced = shares(rents: rents, price: price)
      if spent(priced) > matrix.budget { low = price } else { high = price }
    }
    return priced
  }

  /// By premises: what each of its uses has to pay at least so that there is room for all of them, beyond
  /// any price where one is decided.
  private func rents() -> [Double] {
    guard matrix.premisesCount < wishes.count else { return wishes.map { _ in 0 } }
    return (0..<matrix.premisesCount).map { premises in
      let uses = stride(from: premises, to: wishes.count, by: matrix.premisesCount)
      if uses.contains(where: { decisions[$0] == .taken }) { return .greatestFiniteMagnitude }
      // The sum of the shares is convex in the rent: Newton's steps do not pass its root.
      var rent = 0.0
      for _ in uses {
        var (sum, slope) = (-1.0, 0.0)
        for site in uses where decisions[site] == .free && wishes[site] > rent * steps[site] {
          sum += wishes[site] - rent * steps[site]
          slope += steps[site]
        }
        guard sum > 0 && slope > 0 else { break }
        rent += sum / slope
      }
      return rent
    }
  }

  private func shares(rents: [Double], price: Double) -> [Double] {
    wishes.indices.map { site in
      let rent = max(price * matrix.costs[site], rents[matrix.premises(of: site)])
      return decisions[site].share(ifFree: wishes[site] - rent * steps[site])
    }
  }

  private func spent(_ shares: [Double]) -> Double {
    zip(shares, matrix.costs).reduce(0) { $0 + $1.0 * $1.1 }
  }
}
