import FlatArrays

/// The Lagrangian relaxation of "a demand is served by at most one site" with a multiplier for each
/// demand: Σ μᵢ + the best knapsack of the sites' worths Σᵢ max(0, sᵢⱼ − μᵢ) bounds every choice from
/// above (Cornuéjols, Fisher, Nemhauser 1977). The multipliers move along a smoothed subgradient
/// (Camerini, Fratta, Maffioli 1975) by Polyak's step.
struct SavingsRelaxation: KnapsackRelaxation {
  let matrix: SavingsMatrix
  /// Pairs for which the rows by demand are built: sorted they show only those above the multiplier, but
  /// they cost more memory than the matrix.
  private static let byDemandLimit = 4_000_000
  private let byDemand: CompressedRows<SavingsMatrix.Saving>?
  var multipliers: Multipliers
  private(set) var worths: [Double]
  private(set) var knapsack: SiteKnapsack
  var decisions: [SiteKnapsack.Decision]

  init(_ matrix: SavingsMatrix, start solution: SavingsSolution) {
    self.matrix = matrix
    let isSmall = matrix.pairCount <= Self.byDemandLimit
    byDemand = matrix.isCovering || !isSmall ? nil : matrix.byDemand()
    multipliers = Multipliers(zip(solution.best, solution.second).map { ($0 + $1) / 2 })
    worths = Array(repeating: 0, count: matrix.siteCount)
    knapsack = SiteKnapsack(
      costs: matrix.costs, budget: matrix.budget, premisesCount: matrix.premisesCount)
    decisions = Array(repeating: .free, count: matrix.siteCount)
  }

  /// The bound at the multipliers. Complexity: O(pairs).
  mutating func evaluate() -> Double {
    if let byDemand {
      worths = worths(from: byDemand)
    } else if matrix.isCovering {
      worths = worths(
        fromSlack: zip(matrix.weights, multipliers.values).map { max($0 - $1, 0) })
    } else {
      worths = worthsFromRows()
    }
    knapsack.solve(values: worths, decisions: decisions)
    return multipliers.values.reduce(knapsack.value, +)
  }

  /// Of sites that are refused the worth stays.
  private func worths(fromSlack slack: [Double]) -> [Double] {
    var worths = worths
    let (demands, slack) = (matrix.demands.span, slack.span)
    for site in worths.indices where decisions[site] != .refused {
      var sum = 0.0
      for pair in matrix.row(site) { sum += slack[Int(demands[pair])] }
      worths[site] = sum
    }
    return worths
  }

  private func worthsFromRows() -> [Double] {
    var worths = worths
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

  private func worths(from byDemand: CompressedRows<SavingsMatrix.Saving>) -> [Double] {
    var worths = Array(repeating: 0.0, count: matrix.siteCount)
    let (multipliers, elements) = (multipliers.values.span, byDemand.elements.span)
    for demand in multipliers.indices {
      for place in byDemand.range(of: demand) {
        let excess = elements[place].saved - multipliers[demand]
        if excess <= 0 { break }
        worths[Int(elements[place].site)] += excess
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

extension SavingsMatrix {
  /// What a site saves a demand.
  struct Saving: Sendable {
    let site: Int32
    let saved: Double
  }

  /// By demand what its sites save, the largest first.
  ///
  /// Complexity: O(pairs · log(sites of a demand)).
  fileprivate func byDemand() -> CompressedRows<Saving> {
    let rows = CompressedRows<Saving>(rowCount: demandCount) { place in
      for site in 0..<siteCount {
        for pair in row(site) {
          let saving = Saving(site: Int32(truncatingIfNeeded: site), saved: savings[pair])
          place(Int(demands[pair]), saving)
        }
      }
    }
    var sorted = rows.elements
    for demand in 0..<demandCount {
      sorted[rows.range(of: demand)].sort {
        $0.saved > $1.saved || ($0.saved == $1.saved && $0.site < $1.site)
      }
    }
    return CompressedRows(starts: rows.starts, elements: sorted)
  }
}
