/// The relaxation of "only what a chosen site reaches is covered": a price for each demand, of which every
/// group buys what it needs the cheapest fractional way.
struct DemandRelaxation: CoverRelaxation {
  let matrix: CoverMatrix
  var multipliers: Multipliers
  private(set) var reduced: [Double]
  var decisions: [SiteKnapsack.Decision]
  private var groups: GroupFulfilment
  /// By demand: how much of it the groups take, 0…1.
  private(set) var fulfilment: [Double]

  init(_ matrix: CoverMatrix) {
    self.matrix = matrix
    multipliers = Multipliers(Self.firstPrices(matrix))
    groups = GroupFulfilment(matrix, firstPrice: 0)
    fulfilment = Array(repeating: 1, count: matrix.demandCount)
    reduced = matrix.costs
    decisions = Array(repeating: .free, count: matrix.siteCount)
  }

  /// Prices that share out the cost of each demand's cheapest site.
  private static func firstPrices(_ matrix: CoverMatrix) -> [Double] {
    var prices = Array(repeating: Double.infinity, count: matrix.demandCount)
    for site in matrix.costs.indices {
      let share = matrix.costs[site] / Double(max(matrix.row(site).count, 1))
      for pair in matrix.row(site) {
        let demand = Int(matrix.demands[pair])
        prices[demand] = min(prices[demand], share)
      }
    }
    return prices.map { $0 == .infinity ? 0 : $0 }
  }

  /// Complexity: O(pairs + demand · log(demand of a group)).
  mutating func evaluate() -> Double {
    reduced = reducedCosts()
    if matrix.isUnit { return -multipliers.values.reduce(siteCost, +) }
    return -(0..<matrix.groupCount).reduce(siteCost) {
      $0 + groups.fulfil($1, at: multipliers.values, limit: .infinity, &fulfilment)
    }
  }

  private func reducedCosts() -> [Double] {
    var reduced = matrix.costs
    let (demands, multipliers) = (matrix.demands.span, multipliers.values.span)
    for site in reduced.indices where decisions[site] != .refused {
      var sum = 0.0
      for pair in matrix.row(site) {
        sum += multipliers[Int(demands[pair])]
      }
      reduced[site] -= sum
    }
    return reduced
  }

  /// By demand: the sum of the shares of the sites that reach it.
  func service(_ shares: [Double]) -> [Double] {
    var service = Array(repeating: 0.0, count: matrix.demandCount)
    let demands = matrix.demands.span
    for site in shares.indices where shares[site] != 0 {
      for pair in matrix.row(site) {
        service[Int(demands[pair])] += shares[site]
      }
    }
    return service
  }

  mutating func step(by difference: Double) -> Bool {
    let (service, fulfilment) = (service(matrix.costs.indices.map { share($0) }), fulfilment)
    return multipliers.move(by: difference, rise: { fulfilment[$0] - service[$0] })
  }
}

/// A Lagrangian relaxation of a `CoverMatrix`: the multipliers are prices at which the groups pay for what
/// they need; what they pay and what the sites cost less than they earn by it bound every choice.
protocol CoverRelaxation: LagrangianRelaxation {
  var matrix: CoverMatrix { get }
  /// By site: its cost less what it earns.
  var reduced: [Double] { get }
}

extension CoverRelaxation {
  /// What all sites add to the least cost.
  var siteCost: Double {
    reduced.indices.reduce(0) { $0 + share($1) * reduced[$1] }
  }

  /// What the site is at these prices: taken when it earns its cost.
  func share(_ site: Int) -> Double {
    decisions[site].share(ifFree: reduced[site] < 0 ? 1 : 0)
  }

  var grid: ValueGrid { matrix.grid }

  mutating func fix(bound: Double, value: Double) -> [Int] {
    var fixed: [Int] = []
    for site in reduced.indices where decisions[site] == .free {
      if excludes(bound - max(reduced[site], 0), better: value) {
        decisions[site] = .refused
      } else if excludes(bound + min(reduced[site], 0), better: value) {
        decisions[site] = .taken
      } else {
        continue
      }
      fixed.append(site)
    }
    return fixed
  }
}

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

  func firstWeight(_ start: PrimalDualPoint) -> Double {
    let price = start.multipliers.reduce(0) { $0 + $1 * $1 }
    return price > 0 ? (max(start.shares.reduce(0, +), 1) / price).squareRoot() : 1
  }

  func moveChoice(
    _ point: inout PrimalDualPoint, weight: Double, by relaxation: DemandRelaxation
  ) {
    for site in sizes.indices {
      let moved = point.shares[site] - weight / sizes[site] * relaxation.reduced[site]
      point.shares[site] = relaxation.decisions[site].share(ifFree: moved)
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
      relaxation, sites: sites, fulfilment: Array(repeating: 1, count: matrix.demandCount))
    return bound(by: CoverAscentSteps(matrix), from: start, pairs: matrix.pairCount)
  }
}
