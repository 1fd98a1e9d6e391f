/// Primal-dual hybrid gradient (see `SavingsSaddle`) on the prices of a `DemandRelaxation` and
/// fractional choices of sites and of covered demand.
struct CoverSaddle {
  private let matrix: CoverMatrix
  /// By site the number of its demand, by demand that of its sites and 1.
  private let sizes: [Double]
  private let degrees: [Double]
  /// How far choices move against prices.
  private var weight: Double
  private(set) var shares: [Double]
  private var fulfilment: [Double]
  private var average: Average
  private var start: Average

  private struct Average {
    var prices: [Double]
    var shares: [Double]
    var fulfilment: [Double]
    var count = 0.0

    mutating func add(_ other: Average) {
      count += 1
      for demand in prices.indices {
        prices[demand] += (other.prices[demand] - prices[demand]) / count
        fulfilment[demand] += (other.fulfilment[demand] - fulfilment[demand]) / count
      }
      for site in shares.indices { shares[site] += (other.shares[site] - shares[site]) / count }
    }
  }

  init(_ relaxation: DemandRelaxation, sites: [Int]) {
    let matrix = relaxation.matrix
    self.matrix = matrix
    sizes = (0..<matrix.siteCount).map { Double(max(matrix.starts[$0 + 1] - matrix.starts[$0], 1)) }
    var degrees = Array(repeating: 1.0, count: matrix.demandCount)
    for demand in matrix.demands { degrees[Int(demand)] += 1 }
    self.degrees = degrees
    shares = Array(repeating: 0, count: matrix.siteCount)
    for site in sites { shares[site] = 1 }
    fulfilment = Array(repeating: 1, count: matrix.demandCount)
    average = Average(
      prices: relaxation.multipliers, shares: shares, fulfilment: fulfilment)
    start = average
    let price = relaxation.multipliers.reduce(0) { $0 + $1 * $1 }
    weight = price > 0 ? (Double(max(sites.count, 1)) / price).squareRoot() : 1
  }

  /// Fractions of the sites in the recent choices.
  var averageShares: [Double] { average.shares }

  /// One step. Complexity: O(pairs).
  ///
  /// - Returns: the bound at the prices before the step.
  mutating func step(_ relaxation: inout DemandRelaxation) -> Double {
    let bound = relaxation.evaluate()
    let oldShares = shares
    for site in shares.indices {
      let moved = shares[site] - weight / sizes[site] * relaxation.reduced[site]
      let decision = relaxation.decisions[site]
      shares[site] = decision == .free ? min(max(moved, 0), 1) : decision == .taken ? 1 : 0
    }
    let oldFulfilment = fulfilment
    if !matrix.isUnit { moveFulfilment(relaxation.multipliers) }
    let service = relaxation.service(zip(shares, oldShares).map { 2 * $0 - $1 })
    var prices = relaxation.multipliers
    for demand in prices.indices {
      let missing = 2 * fulfilment[demand] - oldFulfilment[demand] - service[demand]
      prices[demand] = max(prices[demand] + missing / (weight * degrees[demand]), 0)
    }
    relaxation.reset(multipliers: prices)
    average.add(Average(prices: prices, shares: shares, fulfilment: fulfilment))
    return bound
  }

  private mutating func moveFulfilment(_ prices: [Double]) {
    for demand in fulfilment.indices { fulfilment[demand] -= weight * prices[demand] }
    for group in 0..<matrix.groupCount { project(group) }
  }

  /// The nearest fulfilment that reaches the group's need.
  private mutating func project(_ group: Int) {
    let members = matrix.groupStarts[group]..<matrix.groupStarts[group + 1]
    let need = matrix.needs[group]
    var (low, high) = (0.0, 0.0)
    if covered(members, lift: 0) < need {
      for demand in members {
        high = max(high, (1 - fulfilment[demand]) / matrix.weights[demand])
      }
      for _ in 0..<30 {
        let lift = (low + high) / 2
        if covered(members, lift: lift) < need { low = lift } else { high = lift }
      }
    }
    for demand in members {
      fulfilment[demand] = min(max(fulfilment[demand] + high * matrix.weights[demand], 0), 1)
    }
  }

  private func covered(_ members: Range<Int>, lift: Double) -> Double {
    var covered = 0.0
    for demand in members {
      let weight = matrix.weights[demand]
      covered += weight * min(max(fulfilment[demand] + lift * weight, 0), 1)
    }
    return covered
  }

  /// The bound at the average of the prices, which `relaxation` then has.
  func evaluateAverage(_ relaxation: inout DemandRelaxation) -> Double {
    relaxation.reset(multipliers: average.prices)
    return relaxation.evaluate()
  }

  /// Goes on from the average, with steps balanced by how far either side has moved.
  mutating func restart(_ relaxation: inout DemandRelaxation) {
    var (priceWay, shareWay) = (0.0, 0.0)
    for demand in degrees.indices {
      let way = average.prices[demand] - start.prices[demand]
      priceWay += degrees[demand] * way * way
    }
    for site in sizes.indices {
      let way = average.shares[site] - start.shares[site]
      shareWay += sizes[site] * way * way
    }
    if priceWay > 0 && shareWay > 0 {
      weight = (weight * (shareWay / priceWay).squareRoot()).squareRoot()
    }
    relaxation.reset(multipliers: average.prices)
    shares = average.shares
    fulfilment = average.fulfilment
    average.count = 0
    start = average
  }
}

extension CoverSearch<DemandRelaxation> {
  /// Bounds the whole problem, fixes sites and looks for better choices on the way.
  mutating func boundBySaddle() -> Double {
    let (roundLength, restartRounds) = (10, 4)
    let rounds = SitingSearch.pairBudget / max(matrix.pairCount, 1) / roundLength
    var saddle = CoverSaddle(relaxation, sites: sites ?? [])
    var (bound, kept) = (Double.infinity, relaxation.multipliers)
    for round in 1...min(max(rounds, 4), 30) {
      for _ in 0..<roundLength {
        let prices = relaxation.multipliers
        let found = saddle.step(&relaxation)
        if found < bound { (bound, kept) = (found, prices) }
      }
      iterations += roundLength
      let current = relaxation.multipliers
      let found = saddle.evaluateAverage(&relaxation)
      if found < bound { (bound, kept) = (found, relaxation.multipliers) }
      _ = relaxation.fix(bound: found, value: bestValue)
      if round.isMultiple(of: restartRounds) {
        improve(by: saddle.averageShares)
        saddle.restart(&relaxation)
      } else {
        relaxation.reset(multipliers: current)
      }
      isTimeOver = isTimeOver || options.isTimeOver()
      if isTimeOver || excludes(bound) { break }
    }
    leaning = saddle.averageShares
    relaxation.reset(multipliers: kept)
    return bound
  }
}
