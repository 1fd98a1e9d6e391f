/// The pairs of a `SavingsMatrix` by demand, each demand's largest saving first: a bound looks only
/// at those above the multiplier.
struct DemandColumns: Sendable {
  let starts: [Int]
  private(set) var sites: [Int32]
  private(set) var savings: [Double]

  /// Complexity: O(pairs · log(sites of a demand)).
  init(_ matrix: SavingsMatrix) {
    starts = Self.starts(of: matrix)
    sites = Array(repeating: 0, count: matrix.pairCount)
    savings = Array(repeating: 0, count: matrix.pairCount)
    fill(matrix)
    sortColumns()
  }

  private static func starts(of matrix: SavingsMatrix) -> [Int] {
    var starts = Array(repeating: 0, count: matrix.demandCount + 1)
    for demand in matrix.demands { starts[Int(demand) + 1] += 1 }
    for demand in 0..<matrix.demandCount { starts[demand + 1] += starts[demand] }
    return starts
  }

  private mutating func fill(_ matrix: SavingsMatrix) {
    var next = starts
    for site in 0..<matrix.siteCount {
      for pair in matrix.starts[site]..<matrix.starts[site + 1] {
        let demand = Int(matrix.demands[pair])
        sites[next[demand]] = Int32(truncatingIfNeeded: site)
        savings[next[demand]] = matrix.savings[pair]
        next[demand] += 1
      }
    }
  }

  private mutating func sortColumns() {
    var column: [(saving: Double, site: Int32)] = []
    for demand in 0..<starts.count - 1 {
      let range = starts[demand]..<starts[demand + 1]
      column.removeAll(keepingCapacity: true)
      for pair in range { column.append((savings[pair], sites[pair])) }
      column.sort { $0.saving > $1.saving || ($0.saving == $1.saving && $0.site < $1.site) }
      for (pair, item) in zip(range, column) {
        savings[pair] = item.saving
        sites[pair] = item.site
      }
    }
  }
}
