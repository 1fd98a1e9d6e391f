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
      for pair in matrix.starts[site]..<matrix.starts[site + 1] {
        let demand = Int(matrix.demands[pair])
        let saving = matrix.isCovering ? matrix.weights[demand] : matrix.savings[pair]
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

  func firstWeight(_ start: PrimalDualPoint, sites: Int) -> Double { 1 }

  func moveChoice(
    _ point: inout PrimalDualPoint, weight: Double, by relaxation: SavingsRelaxation
  ) {
    let steps = totals.map { $0 > 0 ? weight / $0 : 0 }
    let wishes = steps.indices.map { point.shares[$0] + steps[$0] * relaxation.worths[$0] }
    var choice = FractionalChoice(shares: point.shares)
    choice.project(wishes, steps: steps, in: matrix, decisions: relaxation.decisions)
    point.shares = choice.shares
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
