/// The sites that reach each group of a `CoverMatrix`, and what they reach of it.
///
/// ```
/// starts   [ 0,           3, … ]   group g owns the entries starts[g] ..< starts[g + 1]
/// sites    [ 2,  5,  9,   … ]      ascending within a group
/// pairs    [ 7,  31, 40,  … ]      where the pairs of the site with the group's demand begin,
/// counts   [ 4,  2,  4,   … ]      and how many they are
///
/// columns  [ 0,      2,   … ]      demand d is reached by the entries reach[columns[d]] ..< …
/// ```
struct GroupSites: Sendable {
  let starts: [Int]
  let sites: [Int32]
  private let pairs: [Int32]
  private let counts: [Int32]
  let columns: [Int32]
  let reach: [Int32]

  /// Complexity: O(pairs).
  init(_ matrix: CoverMatrix) {
    var next = Array(repeating: 0, count: matrix.groupCount + 1)
    for site in matrix.costs.indices {
      matrix.forEachGroup(of: site) { group, _ in next[group + 1] += 1 }
    }
    for group in 0..<matrix.groupCount { next[group + 1] += next[group] }
    starts = next
    var sites = Array(repeating: Int32(0), count: next[matrix.groupCount])
    var (pairs, counts) = (sites, sites)
    var columns = Array(repeating: Int32(0), count: matrix.demandCount + 1)
    for site in matrix.costs.indices {
      matrix.forEachGroup(of: site) { group, run in
        let entry = next[group]
        next[group] += 1
        sites[entry] = Int32(truncatingIfNeeded: site)
        pairs[entry] = Int32(truncatingIfNeeded: run.lowerBound)
        counts[entry] = Int32(truncatingIfNeeded: run.count)
        for pair in run { columns[Int(matrix.demands[pair]) + 1] += 1 }
      }
    }
    for demand in 0..<matrix.demandCount { columns[demand + 1] += columns[demand] }
    (self.sites, self.pairs, self.counts, self.columns) = (sites, pairs, counts, columns)
    var reach = Array(repeating: Int32(0), count: matrix.pairCount)
    for entry in sites.indices {
      for pair in Int(pairs[entry])..<Int(pairs[entry]) + Int(counts[entry]) {
        let demand = Int(matrix.demands[pair])
        reach[Int(columns[demand])] = Int32(truncatingIfNeeded: entry)
        columns[demand] += 1
      }
    }
    self.reach = reach
  }

  func entries(of group: Int) -> Range<Int> { starts[group]..<starts[group + 1] }

  func pairs(of entry: Int) -> Range<Int> {
    Int(pairs[entry])..<Int(pairs[entry]) + Int(counts[entry])
  }
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
}
