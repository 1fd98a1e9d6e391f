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
