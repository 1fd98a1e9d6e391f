import FlatArrays

/// Choose the cheapest sites so that in each group of demand the covered weight reaches the group's
/// need. In the location set covering problem every demand is a group of its own; in the cheapest fix
/// a community is a group and its need what is missing to be met.
///
/// ```
/// groups   [ 0 1 2   | 3 4 ]     the demand of group 0 and of group 1
/// weights  [ 4 1 2     9 9 ]
/// needs    [ 5         9   ]
/// ```
struct CoverMatrix: Sendable {
  /// By site the demand that it reaches: ascending, so that a row goes through its groups one after the other.
  let reach: CompressedRows<Int32>
  let costs: [Double]
  /// By group its demand.
  let groupStarts: RowStarts
  /// By demand its group.
  let groups: [Int32]
  let weights: [Double]
  let needs: [Double]
  /// What sums of costs can be.
  let grid: ValueGrid
  /// Every group is one demand that must be covered.
  let isUnit: Bool

  /// - Parameters:
  ///   - rows: by site its demand, ascending.
  ///   - groupSizes: by group the number of its demand.
  ///   - weights: positive.
  ///   - needs: positive and at most the weight that all sites together cover.
  init(
    rows: [[Int32]], costs: [Double], groupSizes: [Int], weights: [Double], needs: [Double]
  ) {
    reach = CompressedRows(rows: rows)
    self.costs = costs
    groupStarts = RowStarts(lengths: groupSizes)
    self.weights = weights
    self.needs = needs
    groups = groupSizes.enumerated().flatMap { repeatElement(Int32($0), count: $1) }
    grid = ValueGrid(sumsOf: costs)
    isUnit = needs.count == weights.count
  }

  var siteCount: Int { costs.count }

  var demandCount: Int { weights.count }

  var groupCount: Int { needs.count }

  /// By pair.
  var demands: [Int32] { reach.elements }

  var pairCount: Int { demands.count }

  /// The pairs of a site.
  func row(_ site: Int) -> Range<Int> { reach.range(of: site) }

  /// Sum of what the demand of some pairs has, pair by pair.
  func sum(of values: [Double], over pairs: Range<Int>) -> Double {
    pairs.reduce(0) { $0 + values[Int(demands[$1])] }
  }

  /// The demand of a group.
  func members(of group: Int) -> Range<Int> { groupStarts[group] }

  func isMet(_ deficit: Double, group: Int) -> Bool {
    deficit <= ValueGrid.sumSlack * needs[group]
  }
}

extension CoverMatrix {
  /// The groups that a site reaches, ascending, each with its pairs.
  @inline(__always)
  func forEachGroup(of site: Int, _ body: (_ group: Int, _ pairs: Range<Int>) -> Void) {
    _ = everyGroup(of: site) { group, pairs in
      body(group, pairs)
      return true
    }
  }

  /// Whether all groups that a site reaches are so, asked in ascending order until one is not.
  @inline(__always)
  func everyGroup(
    of site: Int, satisfies isSo: (_ group: Int, _ pairs: Range<Int>) -> Bool
  ) -> Bool {
    let (row, demands, groups) = (row(site), demands.span, groups.span)
    var pair = row.lowerBound
    while pair < row.upperBound {
      let (first, group) = (pair, Int(groups[Int(demands[pair])]))
      let limit = groupStarts[group].upperBound
      while pair < row.upperBound, Int(demands[pair]) < limit { pair += 1 }
      guard isSo(group, first..<pair) else { return false }
    }
    return true
  }

  /// The groups that a site reaches, ascending.
  func groups(of site: Int) -> [Int] {
    var found: [Int] = []
    forEachGroup(of: site) { group, _ in found.append(group) }
    return found
  }
}

/// The part of a `SitingProblem` that covering has to decide.
struct CoverTask {
  var matrix: CoverMatrix
  /// By group of the matrix: which one it is.
  var groups: [Int]
  /// Groups that even all sites together cannot fulfil.
  var unreachable: [Int]

  /// Groups that open facilities fulfil are left out.
  init(_ problem: SitingProblem, radius: Double, _ demand: DemandGroups) {
    let isOpen = problem.openDistances.map { $0 <= radius }
    let reach = problem.pairs.reach(within: radius, where: isOpen.map { !$0 })
    var isReached = Array(repeating: false, count: problem.demandCount)
    for place in reach.elements { isReached[Int(place)] = true }
    var (open, possible) = (demand.needs.map { _ in 0.0 }, demand.needs.map { _ in 0.0 })
    for place in problem.weights.indices {
      let group = Int(demand.groups[place])
      if isOpen[place] { open[group] += problem.weights[place] }
      if isReached[place] { possible[group] += problem.weights[place] }
    }
    (groups, unreachable) = ([], [])
    for group in demand.needs.indices {
      let missing = demand.needs[group] - open[group]
      let slack = ValueGrid.sumSlack * demand.needs[group]
      if missing <= slack { continue }
      if missing > possible[group] + slack {
        unreachable.append(group)
      } else {
        groups.append(group)
      }
    }
    let needs = groups.map { min(demand.needs[$0] - open[$0], possible[$0]) }
    matrix = Self.matrix(
      of: problem, reach: reach, demand, groups: groups, needs: needs, isReached: isReached)
  }

  private static func matrix(
    of problem: SitingProblem, reach: CompressedRows<Int32>, _ demand: DemandGroups,
    groups active: [Int], needs: [Double], isReached: [Bool]
  ) -> CoverMatrix {
    var position = demand.needs.map { _ in -1 }
    for (index, group) in active.enumerated() { position[group] = index }
    let used = problem.weights.indices.filter {
      isReached[$0] && problem.weights[$0] > 0 && position[Int(demand.groups[$0])] >= 0
    }
    let placesByGroup = CompressedRows<Int>(rowCount: active.count) { put in
      for place in used { put(position[Int(demand.groups[place])], place) }
    }
    var place = Array(repeating: Int32(-1), count: problem.weights.count)
    for (number, old) in placesByGroup.elements.enumerated() {
      place[old] = Int32(truncatingIfNeeded: number)
    }
    let rows = (0..<reach.count).map { site in
      reach[site].compactMap { place[Int($0)] >= 0 ? place[Int($0)] : nil }.sorted()
    }
    return CoverMatrix(
      rows: rows, costs: problem.costs,
      groupSizes: active.indices.map { placesByGroup.range(of: $0).count },
      weights: placesByGroup.elements.map { problem.weights[$0] }, needs: needs)
  }
}
