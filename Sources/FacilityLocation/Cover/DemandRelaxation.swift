/// The relaxation of "only what a chosen site reaches is covered": a price for each demand, of which every
/// group buys what it needs the cheapest fractional way.
struct DemandRelaxation: CoverRelaxation {
  let matrix: CoverMatrix
  private(set) var multipliers: [Double]
  private(set) var reduced: [Double]
  var decisions: [SiteKnapsack.Decision]
  private var direction: SubgradientDirection
  private var groups: GroupFulfilment
  /// By demand: how much of it the groups take, 0…1.
  private(set) var fulfilment: [Double]

  /// Starts with prices that share out the cost of each demand's cheapest site.
  init(_ matrix: CoverMatrix) {
    self.matrix = matrix
    multipliers = Array(repeating: .infinity, count: matrix.demandCount)
    direction = SubgradientDirection(count: matrix.demandCount)
    groups = GroupFulfilment(matrix, firstPrice: 0)
    fulfilment = Array(repeating: 1, count: matrix.demandCount)
    reduced = matrix.costs
    decisions = Array(repeating: .free, count: matrix.siteCount)
    for site in matrix.costs.indices {
      let row = matrix.starts[site]..<matrix.starts[site + 1]
      let share = matrix.costs[site] / Double(max(row.count, 1))
      for pair in row {
        let demand = Int(matrix.demands[pair])
        multipliers[demand] = min(multipliers[demand], share)
      }
    }
    for demand in multipliers.indices where multipliers[demand] == .infinity {
      multipliers[demand] = 0
    }
  }

  /// Complexity: O(pairs + demand · log(demand of a group)).
  mutating func evaluate() -> Double {
    reduced = reducedCosts()
    if matrix.isUnit { return -multipliers.reduce(siteCost, +) }
    return -(0..<matrix.groupCount).reduce(siteCost) {
      $0 + groups.fulfil($1, at: multipliers, limit: .infinity, &fulfilment)
    }
  }

  private func reducedCosts() -> [Double] {
    var reduced = matrix.costs
    let (demands, multipliers) = (matrix.demands.span, multipliers.span)
    for site in reduced.indices where decisions[site] != .refused {
      var sum = 0.0
      for pair in matrix.starts[site]..<matrix.starts[site + 1] {
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
      for pair in matrix.starts[site]..<matrix.starts[site + 1] {
        service[Int(demands[pair])] += shares[site]
      }
    }
    return service
  }

  mutating func reset(multipliers: [Double]) {
    self.multipliers = multipliers
    direction.forget()
  }

  mutating func step(from bound: Double, to target: Double, pace: Double) -> Bool {
    let (service, fulfilment) = (service(matrix.costs.indices.map { share($0) }), fulfilment)
    return direction.move(
      &multipliers, by: pace * max(bound - target, 0), rise: { fulfilment[$0] - service[$0] })
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

  func excludes(_ bound: Double, better value: Double) -> Bool {
    matrix.grid.excludes(bound, better: value)
  }

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
