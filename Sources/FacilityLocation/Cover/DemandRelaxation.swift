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
    switch decisions[site] {
    case .free: reduced[site] < 0 ? 1 : 0
    case .taken: 1
    case .refused: 0
    }
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
