/// The cheapest fractional way to fulfil the need of one group when every demand has a price: by price per
/// weight.
struct GroupFulfilment {
  private let matrix: CoverMatrix
  private let firstPrice: Int
  private var order: [Int] = []

  /// - Parameter firstPrice: position of the price of demand 0.
  init(_ matrix: CoverMatrix, firstPrice: Int) {
    self.matrix = matrix
    self.firstPrice = firstPrice
  }

  /// What it costs, at most `limit`, which stands for nothing; sets how much of each demand it takes, 0…1,
  /// in the order of the prices.
  mutating func fulfil(
    _ group: Int, at prices: [Double], limit: Double, _ taken: inout [Double]
  ) -> Double {
    let members = matrix.groupStarts[group]..<matrix.groupStarts[group + 1]
    let cost = take(members, need: matrix.needs[group], at: prices, &taken)
    guard cost >= limit else { return cost }
    for demand in members { taken[firstPrice + demand] = 0 }
    return limit
  }

  private mutating func take(
    _ members: Range<Int>, need: Double, at prices: [Double], _ taken: inout [Double]
  ) -> Double {
    var (need, cost) = (need, 0.0)
    order.removeAll(keepingCapacity: true)
    for demand in members {
      let isFree = prices[firstPrice + demand] <= 0
      taken[firstPrice + demand] = isFree ? 1 : 0
      if isFree { need -= matrix.weights[demand] } else { order.append(demand) }
    }
    guard need > 0 else { return 0 }
    order.sort {
      prices[firstPrice + $0] * matrix.weights[$1] < prices[firstPrice + $1] * matrix.weights[$0]
    }
    for demand in order {
      let share = min(need / matrix.weights[demand], 1)
      taken[firstPrice + demand] = share
      cost += share * prices[firstPrice + demand]
      need -= share * matrix.weights[demand]
      if need <= 0 { break }
    }
    return cost
  }
}
