/// Steps on the prices of a `DemandRelaxation` and fractional choices of sites and of covered demand.
struct CoverAscentSteps: PrimalDualSteps {
  private let matrix: CoverMatrix
  /// By site the number of its demand, by demand that of its sites and 1.
  private let sizes: [Double]
  private let degrees: [Double]

  init(_ matrix: CoverMatrix) {
    self.matrix = matrix
    sizes = (0..<matrix.siteCount).map { Double(max(matrix.row($0).count, 1)) }
    var degrees = Array(repeating: 1.0, count: matrix.demandCount)
    for demand in matrix.demands { degrees[Int(demand)] += 1 }
    self.degrees = degrees
  }

  /// Costs have a unit: the ratio may be anything.
  static var weights: ClosedRange<Double> { 0...Double.infinity }

  /// Chosen by trial.
  static var mostRounds: Int { 30 }

  func firstWeight(_ start: PrimalDualPoint, sites: Int) -> Double {
    let price = start.multipliers.reduce(0) { $0 + $1 * $1 }
    return price > 0 ? (Double(max(sites, 1)) / price).squareRoot() : 1
  }

  func moveChoice(
    _ point: inout PrimalDualPoint, weight: Double, by relaxation: DemandRelaxation
  ) {
    for site in sizes.indices {
      let moved = point.shares[site] - weight / sizes[site] * relaxation.reduced[site]
      let decision = relaxation.decisions[site]
      point.shares[site] = decision == .free ? min(max(moved, 0), 1) : decision == .taken ? 1 : 0
    }
    if matrix.isUnit { return }
    for demand in degrees.indices {
      point.fulfilment[demand] -= weight * point.multipliers[demand]
    }
    for group in 0..<matrix.groupCount { project(&point.fulfilment, group: group) }
  }

  func moveMultipliers(
    _ point: inout PrimalDualPoint, from old: PrimalDualPoint, weight: Double,
    by relaxation: DemandRelaxation
  ) {
    let service = relaxation.service(zip(point.shares, old.shares).map { 2 * $0 - $1 })
    for demand in degrees.indices {
      let missing = 2 * point.fulfilment[demand] - old.fulfilment[demand] - service[demand]
      let moved = point.multipliers[demand] + missing / (weight * degrees[demand])
      point.multipliers[demand] = max(moved, 0)
    }
  }

  func squaredWays(
    from start: PrimalDualPoint, to end: PrimalDualPoint
  ) -> (multipliers: Double, shares: Double) {
    var (priceWay, shareWay) = (0.0, 0.0)
    for demand in degrees.indices {
      let way = end.multipliers[demand] - start.multipliers[demand]
      priceWay += degrees[demand] * way * way
    }
    for site in sizes.indices {
      let way = end.shares[site] - start.shares[site]
      shareWay += sizes[site] * way * way
    }
    return (priceWay, shareWay)
  }

  /// The nearest fulfilment that reaches the group's need.
  private func project(_ fulfilment: inout [Double], group: Int) {
    let (members, need) = (matrix.members(of: group), matrix.needs[group])
    var (low, high) = (0.0, 0.0)
    if covered(fulfilment, members, lift: 0) < need {
      for demand in members {
        high = max(high, (1 - fulfilment[demand]) / matrix.weights[demand])
      }
      // Thirty halvings leave a billionth of the lift.
      for _ in 0..<30 {
        let lift = (low + high) / 2
        if covered(fulfilment, members, lift: lift) < need { low = lift } else { high = lift }
      }
    }
    for demand in members {
      fulfilment[demand] = min(max(fulfilment[demand] + high * matrix.weights[demand], 0), 1)
    }
  }

  private func covered(
    _ fulfilment: [Double], _ members: Range<Int>, lift: Double
  ) -> Double {
    var covered = 0.0
    for demand in members {
      let weight = matrix.weights[demand]
      covered += weight * min(max(fulfilment[demand] + lift * weight, 0), 1)
    }
    return covered
  }
}

extension CoverSearch<DemandRelaxation> {
  /// Bounds the whole by prices of the demand.
  mutating func boundByAscent() -> Double {
    let start = PrimalDualPoint(
      multipliers: relaxation.multipliers.values,
      shares: FractionalChoice(sites: sites, siteCount: matrix.siteCount).shares,
      fulfilment: Array(repeating: 1, count: matrix.demandCount))
    return bound(
      by: PrimalDualAscent(CoverAscentSteps(matrix), from: start, sites: sites.count),
      pairs: matrix.pairCount)
  }
}
