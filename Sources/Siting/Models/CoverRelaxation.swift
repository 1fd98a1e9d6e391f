/// The Lagrangian relaxation of "only what a chosen site reaches is covered", with a multiplier for
/// each demand: the cheapest fractional way to fulfil each group's need at these prices, plus the
/// sites whose cost is below what their demand pays, bound every choice from below.
struct CoverRelaxation {
  let matrix: CoverMatrix
  private(set) var multipliers: [Double]
  /// By demand: how much of it the cheapest ways take, 0…1.
  private(set) var fulfilment: [Double]
  /// By site: cost less what its demand pays.
  private(set) var reduced: [Double]
  var decisions: [SiteKnapsack.Decision]
  private var order: [Int] = []

  /// Starts with prices that share out the cost of each demand's cheapest site.
  init(_ matrix: CoverMatrix) {
    self.matrix = matrix
    multipliers = Array(repeating: .infinity, count: matrix.demandCount)
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

  /// The bound at the multipliers. Complexity: O(pairs + demand · log(demand of a group)).
  mutating func evaluate() -> Double {
    var bound = matrix.isUnit ? multipliers.reduce(0, +) : fulfil()
    reduced = reducedCosts()
    for site in reduced.indices {
      switch decisions[site] {
      case .free: bound += min(reduced[site], 0)
      case .taken: bound += reduced[site]
      case .refused: break
      }
    }
    return bound
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

  private mutating func fulfil() -> Double {
    var sum = 0.0
    for group in 0..<matrix.groupCount { sum += fulfil(group) }
    return sum
  }

  /// Takes the group's demand by price per weight until the need is reached; gives what it costs.
  mutating func fulfil(_ group: Int) -> Double {
    let members = matrix.groupStarts[group]..<matrix.groupStarts[group + 1]
    var (need, price) = (matrix.needs[group], 0.0)
    order.removeAll(keepingCapacity: true)
    for demand in members {
      if multipliers[demand] > 0 {
        order.append(demand)
        fulfilment[demand] = 0
      } else {
        fulfilment[demand] = 1
        need -= matrix.weights[demand]
      }
    }
    guard need > 0 else { return 0 }
    order.sort {
      multipliers[$0] * matrix.weights[$1] < multipliers[$1] * matrix.weights[$0]
    }
    for demand in order {
      let share = min(need / matrix.weights[demand], 1)
      fulfilment[demand] = share
      price += share * multipliers[demand]
      need -= share * matrix.weights[demand]
      if need <= 0 { break }
    }
    return price
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

  mutating func reset(multipliers: [Double]) { self.multipliers = multipliers }

  /// What the site is at these prices: taken when its demand pays for it.
  func share(_ site: Int) -> Double {
    switch decisions[site] {
    case .free: reduced[site] < 0 ? 1 : 0
    case .taken: 1
    case .refused: 0
    }
  }

  /// Decides sites by their reduced costs: those with which, or without which, nothing cheaper than
  /// `cost` is left above `bound`. Gives the sites decided.
  mutating func fix(bound: Double, cost: Double) -> [Int] {
    var fixed: [Int] = []
    for site in reduced.indices where decisions[site] == .free {
      if matrix.excludes(bound + max(reduced[site], 0), cheaper: cost) {
        decisions[site] = .refused
      } else if matrix.excludes(bound - min(reduced[site], 0), cheaper: cost) {
        decisions[site] = .taken
      } else {
        continue
      }
      fixed.append(site)
    }
    return fixed
  }
}
