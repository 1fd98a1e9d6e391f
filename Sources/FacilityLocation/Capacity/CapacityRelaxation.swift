import FlatArrays

/// A `SavingsMatrix` whose sites serve no more than their capacity: maximise Σ uᵢⱼ·xᵢⱼ over sites
/// within a budget and amounts xᵢⱼ ≥ 0, where a demand is served at most its weight and a site serves
/// at most its capacity. A demand may be split between sites.
struct CapacityMatrix: Sendable {
  /// The pairs with what they save by unit of weight, or nothing where each saves 1.
  let rows: SavingsMatrix
  /// What each site can serve: at most the weight of its row.
  let capacities: [Double]

  init(
    reach: CompressedRows<Int32>, units: [Double], weights: [Double], costs: [Double],
    capacities: [Double], budget: Double
  ) {
    self.capacities = capacities.indices.map { site in
      min(capacities[site], reach[site].reduce(0) { $0 + weights[Int($1)] })
    }
    let exact = Self.exact(units)
    let amounts = zip(exact, reach.elements).map { $0 * weights[Int($1)] }
    rows = SavingsMatrix(
      reach: reach, savings: exact, weights: weights, costs: costs,
      budget: budget,
      isIntegral: weights.areWhole && self.capacities.areWhole && exact.areWhole
        && amounts.areWhole)
  }

  /// Rounds to multiples of a power of two, 2⁻⁴⁰ of the largest: sums along a path of thousands of
  /// moves are then exact, and no path is taken for a better one by rounding.
  private static func exact(_ units: [Double]) -> [Double] {
    guard let largest = units.max(), largest > 0 else { return units }
    let grid = largest.binade * 0x1p-40
    guard grid.isNormal else { return units }
    return units.map { ($0 / grid).rounded() * grid }
  }

  var siteCount: Int { rows.siteCount }

  var demandCount: Int { rows.demandCount }

  func row(_ site: Int) -> Range<Int> { rows.row(site) }

  func unit(_ pair: Int) -> Double { rows.savings.isEmpty ? 1 : rows.savings[pair] }

  func cost(_ sites: [Int]) -> Double { sites.reduce(0) { $0 + rows.costs[$1] } }
}

/// The Lagrangian relaxation of "a demand is served at most its weight" with a price for each demand:
/// Σ priceᵢ·weightᵢ + the best knapsack of the sites' worths, each the best fill of its capacity,
/// bounds every choice from above. Prices move as in `SavingsRelaxation`.
struct CapacityRelaxation: KnapsackRelaxation {
  let matrix: CapacityMatrix
  /// Prices of a unit of each demand.
  var multipliers: Multipliers
  private(set) var worths: [Double]
  private(set) var knapsack: SiteKnapsack
  var decisions: [SiteKnapsack.Decision]
  private var fill = SiteFill()

  init(_ matrix: CapacityMatrix, prices: [Double]) {
    self.matrix = matrix
    multipliers = Multipliers(prices)
    worths = Array(repeating: 0, count: matrix.siteCount)
    knapsack = SiteKnapsack(costs: matrix.rows.costs, budget: matrix.rows.budget)
    decisions = Array(repeating: .free, count: matrix.siteCount)
  }

  /// The bound at the prices. Complexity: O(pairs · log(pairs of a site)).
  mutating func evaluate() -> Double {
    for site in worths.indices where decisions[site] != .refused {
      fill.fill(site, in: matrix, prices: multipliers.values)
      worths[site] = fill.worth
    }
    knapsack.solve(values: worths, decisions: decisions)
    return multipliers.values.indices.reduce(knapsack.value) {
      $0 + multipliers[$1] * matrix.rows.weights[$1]
    }
  }

  var grid: ValueGrid { matrix.rows.grid }

  /// Prices move by the share of each demand that the fills leave.
  mutating func step(by difference: Double) -> Bool {
    let (service, weights) = (service(), matrix.rows.weights)
    return multipliers.move(
      by: difference, rise: { weights[$0] > 0 ? service[$0] / weights[$0] - 1 : 0 },
      weight: { weights[$0] })
  }

  private mutating func service() -> [Double] {
    var service = Array(repeating: 0.0, count: matrix.demandCount)
    for site in worths.indices where knapsack.shares[site] > 0 {
      fill.fill(site, in: matrix, prices: multipliers.values)
      for (demand, amount) in fill.amounts { service[demand] += knapsack.shares[site] * amount }
    }
    return service
  }
}

/// The best way to fill one site when every unit of demand has a price: a continuous knapsack
/// (Dantzig 1957).
struct SiteFill {
  private(set) var worth = 0.0
  /// Demand and amount, without those that are not served.
  private(set) var amounts: [(demand: Int, amount: Double)] = []
  private var offers: [(excess: Double, demand: Int)] = []

  /// - Parameter prices: by demand, of a unit of weight, not negative.
  ///
  /// Complexity: O(row), where the capacity is short O(row · log row).
  mutating func fill(_ site: Int, in matrix: CapacityMatrix, prices: [Double]) {
    let total = gather(site, in: matrix, prices: prices)
    var room = matrix.capacities[site]
    if total > room {
      offers.sort { $0.excess > $1.excess || ($0.excess == $1.excess && $0.demand < $1.demand) }
    }
    worth = 0
    amounts.removeAll(keepingCapacity: true)
    for (excess, demand) in offers where room > 0 {
      let amount = min(matrix.rows.weights[demand], room)
      worth += excess * amount
      amounts.append((demand, amount))
      room -= amount
    }
  }

  /// The demands that are worth their price; gives their weight.
  private mutating func gather(
    _ site: Int, in matrix: CapacityMatrix, prices: [Double]
  ) -> Double {
    offers.removeAll(keepingCapacity: true)
    var total = 0.0
    for pair in matrix.row(site) {
      let demand = Int(matrix.rows.demands[pair])
      let excess = matrix.unit(pair) - prices[demand]
      guard excess >= 0 else { continue }
      offers.append((excess, demand))
      total += matrix.rows.weights[demand]
    }
    return total
  }
}
