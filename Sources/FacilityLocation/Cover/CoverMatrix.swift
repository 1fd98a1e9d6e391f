/// Choose the cheapest sites so that in each group of demand the covered weight reaches the group's
/// need. In the location set covering problem every demand is a group of its own; in the cheapest fix
/// a community is a group and its need what is missing to be met.
///
/// ```
/// groupStarts  [ 0,       3,    5 ]     group g owns the demand groupStarts[g] ..< groupStarts[g + 1]
/// weights      [ 4, 1, 2, 9, 9 ]
/// needs        [ 5,       9 ]
/// ```
struct CoverMatrix: Sendable {
  let starts: [Int]
  /// Ascending within a row, so that a row goes through its groups one after the other.
  let demands: [Int32]
  let costs: [Double]
  let groupStarts: [Int]
  let groups: [Int32]
  let weights: [Double]
  let needs: [Double]
  /// What sums of costs can be.
  let grid: ValueGrid
  /// Every group is one demand that must be covered.
  let isUnit: Bool

  /// - Parameters:
  ///   - starts, demands: rows of the sites, ascending within a row.
  ///   - groupStarts: the groups' ranges of demand.
  ///   - weights: positive.
  ///   - needs: positive and at most the weight that all sites together cover.
  init(
    starts: [Int], demands: [Int32], costs: [Double], groupStarts: [Int], weights: [Double],
    needs: [Double]
  ) {
    self.starts = starts
    self.demands = demands
    self.costs = costs
    self.groupStarts = groupStarts
    self.weights = weights
    self.needs = needs
    groups = needs.indices.flatMap { group in
      repeatElement(Int32(group), count: groupStarts[group + 1] - groupStarts[group])
    }
    grid = ValueGrid(sumsOf: costs)
    isUnit = needs.count == weights.count
  }

  var siteCount: Int { costs.count }

  var demandCount: Int { weights.count }

  var groupCount: Int { needs.count }

  var pairCount: Int { demands.count }

  /// Sums of weights are rounded: what is missing less than this is not missing.
  func isMet(_ deficit: Double, group: Int) -> Bool { deficit <= 1e-12 * needs[group] }
}

extension CoverMatrix {
  /// The groups that a site reaches, ascending, each with its pairs.
  func forEachGroup(of site: Int, _ body: (_ group: Int, _ pairs: Range<Int>) -> Void) {
    var pair = starts[site]
    while pair < starts[site + 1] {
      let (first, group) = (pair, Int(groups[Int(demands[pair])]))
      let limit = groupStarts[group + 1]
      while pair < starts[site + 1], Int(demands[pair]) < limit { pair += 1 }
      body(group, first..<pair)
    }
  }

  /// The pairs of a site with the demand of one group, found by bisection.
  func pairs(of site: Int, in members: Range<Int>) -> Range<Int> {
    let row = starts[site]..<starts[site + 1]
    let first = firstPair(in: row, from: members.lowerBound)
    return first..<firstPair(in: first..<row.upperBound, from: members.upperBound)
  }

  private func firstPair(in row: Range<Int>, from demand: Int) -> Int {
    var (low, high) = (row.lowerBound, row.upperBound)
    while low < high {
      let middle = (low + high) / 2
      if Int(demands[middle]) < demand { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The groups that a site reaches, ascending.
  func groups(of site: Int) -> [Int] {
    var found: [Int] = []
    forEachGroup(of: site) { group, _ in found.append(group) }
    return found
  }
}
