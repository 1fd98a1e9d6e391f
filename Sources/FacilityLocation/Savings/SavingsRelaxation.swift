import FlatArrays

/// The Lagrangian relaxation of "a demand is served by at most one site" with a multiplier for each
/// demand: Σ μᵢ + the best knapsack of the sites' worths Σᵢ max(0, sᵢⱼ − μᵢ) bounds every choice from
/// above (Cornuéjols, Fisher, Nemhauser 1977). The multipliers move along a smoothed subgradient
/// (Camerini, Fratta, Maffioli 1975) by Polyak's step.
struct SavingsRelaxation: KnapsackRelaxation {
  let matrix: SavingsMatrix
  /// Pairs for which the rows by demand are built: sorted they show only those above the multiplier, but
  /// they cost as much memory as the matrix.
  private static let byDemandLimit = 4_000_000
  private let byDemand: SavingsByDemand?
  var multipliers: Multipliers
  /// By demand: what is left of its weight, where the pairs save the weight.
  private var slack: [Double]
  private(set) var worths: [Double]
  private(set) var knapsack: SiteKnapsack
  var decisions: [SiteKnapsack.Decision]

  init(_ matrix: SavingsMatrix, start solution: SavingsSolution) {
    self.matrix = matrix
    let isSmall = matrix.pairCount <= Self.byDemandLimit
    byDemand = matrix.isCovering || !isSmall ? nil : SavingsByDemand(matrix)
    multipliers = Multipliers(zip(solution.best, solution.second).map { ($0 + $1) / 2 })
    slack = Array(repeating: 0, count: matrix.demandCount)
    worths = Array(repeating: 0, count: matrix.siteCount)
    knapsack = SiteKnapsack(
      costs: matrix.costs, budget: matrix.budget, premisesCount: matrix.premisesCount)
    decisions = Array(repeating: .free, count: matrix.siteCount)
  }

  /// The bound at the multipliers. Complexity: O(pairs).
  mutating func evaluate() -> Double {
    if let byDemand {
      worths = worths(from: byDemand)
    } else if !matrix.isCovering {
      worths = worthsFromRows()
    } else {
      for demand in slack.indices {
        slack[demand] = max(matrix.weights[demand] - multipliers[demand], 0)
      }
      worths = worthsFromSlack()
    }
    knapsack.solve(values: worths, decisions: decisions)
    return multipliers.values.reduce(knapsack.value, +)
  }

  private func worthsFromSlack() -> [Double] {
    var worths = self.worths
    let (demands, slack) = (matrix.demands.span, slack.span)
    for site in worths.indices where decisions[site] != .refused {
      var sum = 0.0
      for pair in matrix.row(site) { sum += slack[Int(demands[pair])] }
      worths[site] = sum
    }
    return worths
  }

  private func worthsFromRows() -> [Double] {
    var worths = self.worths
    let (demands, savings) = (matrix.demands.span, matrix.savings.span)
    let multipliers = multipliers.values.span
    for site in worths.indices where decisions[site] != .refused {
      var sum = 0.0
      for pair in matrix.row(site) {
        sum += max(savings[pair] - multipliers[Int(demands[pair])], 0)
      }
      worths[site] = sum
    }
    return worths
  }

  private func worths(from byDemand: SavingsByDemand) -> [Double] {
    var worths = Array(repeating: 0.0, count: matrix.siteCount)
    let (sites, savings) = (byDemand.sites.span, byDemand.savings.span)
    for demand in multipliers.indices {
      let multiplier = multipliers[demand]
      for pair in byDemand.starts[demand] {
        let excess = savings[pair] - multiplier
        if excess <= 0 { break }
        worths[Int(sites[pair])] += excess
      }
    }
    return worths
  }

  var grid: ValueGrid { matrix.grid }

  /// Demands move by what they weigh: those of one site alike, whatever their unit.
  mutating func step(by difference: Double) -> Bool {
    let (service, weights) = (service(knapsack.shares), matrix.weights)
    return multipliers.move(
      by: difference, rise: { service[$0] - 1 }, weight: { weights[$0] },
      scale: { weights[$0] })
  }

  /// By demand: the sum of the shares of the sites that save it more than its multiplier.
  func service(_ shares: [Double]) -> [Double] {
    var service = Array(repeating: 0.0, count: matrix.demandCount)
    let (demands, weights) = (matrix.demands.span, matrix.weights.span)
    let (savings, multipliers) = (matrix.savings.span, multipliers.values.span)
    let isCovering = matrix.isCovering
    for site in shares.indices where shares[site] != 0 {
      for pair in matrix.row(site) {
        let demand = Int(demands[pair])
        let saving = isCovering ? weights[demand] : savings[pair]
        if saving >= multipliers[demand] { service[demand] += shares[site] }
      }
    }
    return service
  }
}

/// The pairs of a `SavingsMatrix` by demand, each demand's largest saving first: a bound looks only
/// at those above the multiplier.
struct SavingsByDemand: Sendable {
  let starts: RowStarts
  private(set) var sites: [Int32]
  private(set) var savings: [Double]

  /// Complexity: O(pairs · log(sites of a demand)).
  init(_ matrix: SavingsMatrix) {
    starts = RowStarts(rowCount: matrix.demandCount) { place in
      for demand in matrix.demands { place(Int(demand)) }
    }
    sites = Array(repeating: 0, count: matrix.pairCount)
    savings = Array(repeating: 0, count: matrix.pairCount)
    var cursors = RowCursors(starts)
    for site in 0..<matrix.siteCount {
      for pair in matrix.row(site) {
        let slot = cursors.next(in: Int(matrix.demands[pair]))
        sites[slot] = Int32(truncatingIfNeeded: site)
        savings[slot] = matrix.savings[pair]
      }
    }
    sortRows()
  }

  private mutating func sortRows() {
    var row: [(saving: Double, site: Int32)] = []
    for demand in 0..<starts.count {
      let range = starts[demand]
      row.removeAll(keepingCapacity: true)
      for pair in range { row.append((savings[pair], sites[pair])) }
      row.sort { $0.saving > $1.saving || ($0.saving == $1.saving && $0.site < $1.site) }
      for (pair, item) in zip(range, row) {
        savings[pair] = item.saving
        sites[pair] = item.site
      }
    }
  }
}
