import FlatArrays

/// The sites that reach each group of a `CoverMatrix`, and what they reach of it.
///
/// ```
/// starts   [ 0,           3, … ]   group g owns the entries starts[g] ..< starts[g + 1]
/// sites    [ 2,  5,  9,   … ]      ascending within a group
/// pairs    [ 7,  31, 40,  … ]      where the pairs of the site with the group's demand begin,
/// counts   [ 4,  2,  4,   … ]      and how many they are
/// ```
struct GroupSites: Sendable {
  let starts: RowStarts
  let sites: [Int32]
  private let pairs: [Int32]
  private let counts: [Int32]
  /// By demand: the entries that reach it, ascending.
  let reaching: CompressedRows<Int32>

  /// Complexity: O(pairs).
  init(_ matrix: CoverMatrix) {
    starts = RowStarts(rowCount: matrix.groupCount) { place in
      for site in matrix.costs.indices {
        matrix.forEachGroup(of: site) { group, _ in place(group) }
      }
    }
    var cursors = RowCursors(starts)
    var sites = Array(repeating: Int32(0), count: starts.elementCount)
    var (pairs, counts) = (sites, sites)
    for site in matrix.costs.indices {
      matrix.forEachGroup(of: site) { group, run in
        let entry = cursors.next(in: group)
        sites[entry] = Int32(truncatingIfNeeded: site)
        pairs[entry] = Int32(truncatingIfNeeded: run.lowerBound)
        counts[entry] = Int32(truncatingIfNeeded: run.count)
      }
    }
    reaching = CompressedRows(rowCount: matrix.demandCount) { place in
      for entry in sites.indices {
        for pair in Int(pairs[entry])..<Int(pairs[entry]) + Int(counts[entry]) {
          place(Int(matrix.demands[pair]), Int32(truncatingIfNeeded: entry))
        }
      }
    }
    (self.sites, self.pairs, self.counts) = (sites, pairs, counts)
  }

  func entries(of group: Int) -> Range<Int> { starts[group] }

  func pairs(of entry: Int) -> Range<Int> {
    Int(pairs[entry])..<Int(pairs[entry]) + Int(counts[entry])
  }
}
