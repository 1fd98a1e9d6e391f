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
