/// Primal-dual hybrid gradient (Chambolle, Pock 2011, doi:10.1007/s10851-010-0251-1; restarts at the
/// average as in Applegate and others 2021) on the saddle of multipliers μ and fractional choices x:
/// min_μ max_x Σ μᵢ + Σⱼ xⱼ·Σᵢ max(0, sᵢⱼ − μᵢ).
///
/// Where thousands of sites compete for few places, a knapsack moves only the multipliers under its
/// few winners; here all competitors share the move. Steps are scaled by what a demand can save, the
/// sites that can serve it and the total savings of a site, so that no unit matters.
struct SavingsSaddle {
  private let matrix: SavingsMatrix
  /// By demand: the most that it can save, and that divided by the number of its sites.
  private var scales: [Double]
  private var reach: [Double]
  /// By site: sum of its savings.
  private var totals: [Double]
  /// How far choices move against multipliers.
  private var weight = 1.0
  private var choice: FractionalChoice
  private var average: Average
  private var start: Average
  private(set) var iterations = 0

  private struct Average {
    var multipliers: [Double]
    var shares: [Double]
    var count = 0.0

    mutating func add(_ newMultipliers: [Double], _ newShares: [Double]) {
      count += 1
      for demand in multipliers.indices {
        multipliers[demand] += (newMultipliers[demand] - multipliers[demand]) / count
      }
      for site in shares.indices { shares[site] += (newShares[site] - shares[site]) / count }
    }
  }

  /// Starts at the multipliers of `relaxation` and the choice of `sites`.
  init(_ relaxation: SavingsRelaxation, sites: [Int]) {
    matrix = relaxation.matrix
    choice = FractionalChoice(sites: sites, siteCount: matrix.siteCount)
    average = Average(multipliers: relaxation.multipliers, shares: choice.shares)
    start = average
    scales = Array(repeating: 0, count: matrix.demandCount)
    reach = scales
    totals = Array(repeating: 0, count: matrix.siteCount)
    measure()
  }

  private mutating func measure() {
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

  /// Fractions of the sites in the recent choices.
  var shares: [Double] { average.shares }

  /// One step. Complexity: O(pairs).
  ///
  /// - Returns: the bound at the multipliers before the step.
  mutating func step(_ relaxation: inout SavingsRelaxation) -> Double {
    let bound = relaxation.evaluate()
    let old = choice.shares
    let steps = totals.map { $0 > 0 ? weight / $0 : 0 }
    let wishes = old.indices.map { old[$0] + steps[$0] * relaxation.worths[$0] }
    choice.project(wishes, steps: steps, in: matrix, decisions: relaxation.decisions)
    let service = relaxation.service(zip(choice.shares, old).map { 2 * $0 - $1 })
    var multipliers = relaxation.multipliers
    for demand in multipliers.indices {
      let moved = multipliers[demand] - reach[demand] / weight * (1 - service[demand])
      multipliers[demand] = min(max(moved, 0), scales[demand])
    }
    relaxation.reset(multipliers: multipliers)
    average.add(multipliers, choice.shares)
    iterations += 1
    return bound
  }

  /// The bound at the average of the multipliers, which `relaxation` then has.
  func evaluateAverage(_ relaxation: inout SavingsRelaxation) -> Double {
    relaxation.reset(multipliers: average.multipliers)
    return relaxation.evaluate()
  }

  /// Goes on from the average, with steps balanced by how far either side has moved.
  mutating func restart(_ relaxation: inout SavingsRelaxation) {
    var (multiplierWay, shareWay) = (0.0, 0.0)
    for demand in reach.indices where reach[demand] > 0 {
      let way = average.multipliers[demand] - start.multipliers[demand]
      multiplierWay += way * way / reach[demand]
    }
    for site in totals.indices {
      let way = average.shares[site] - start.shares[site]
      shareWay += totals[site] * way * way
    }
    if multiplierWay > 0 && shareWay > 0 {
      let balance = (shareWay / multiplierWay).squareRoot()
      weight = min(max((weight * balance).squareRoot(), 1e-4), 1e4)
    }
    relaxation.reset(multipliers: average.multipliers)
    choice = FractionalChoice(shares: average.shares)
    average.count = 0
    start = average
  }
}
