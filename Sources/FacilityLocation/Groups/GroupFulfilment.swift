import FlatArrays

/// The cheapest fractional way to fulfil the need of one group when every demand has a price: by price per
/// weight.
struct GroupFulfilment {
  private let matrix: CoverMatrix
  private let firstPrice: Int
  private var order: [Int] = []

  /// - Parameter firstPrice: position of the price of demand 0.
  init(_ matrix: CoverMatrix, firstPrice: Int) {
    self.matrix = matrix
    self.firstPrice = firstPrice
  }

  /// What it costs, at most `limit`, which stands for nothing; sets how much of each demand it takes, 0…1,
  /// in the order of the prices.
  mutating func fulfil(
    _ group: Int, at prices: [Double], limit: Double, _ taken: inout [Double]
  ) -> Double {
    let members = matrix.members(of: group)
    let cost = take(members, need: matrix.needs[group], at: prices, &taken)
    guard cost >= limit else { return cost }
    for demand in members { taken[firstPrice + demand] = 0 }
    return limit
  }

  private mutating func take(
    _ members: Range<Int>, need: Double, at prices: [Double], _ taken: inout [Double]
  ) -> Double {
    var (need, cost) = (need, 0.0)
    order.removeAll(keepingCapacity: true)
    for demand in members {
      let isFree = prices[firstPrice + demand] <= 0
      taken[firstPrice + demand] = isFree ? 1 : 0
      if isFree { need -= matrix.weights[demand] } else { order.append(demand) }
    }
    guard need > 0 else { return 0 }
    order.sort {
      prices[firstPrice + $0] * matrix.weights[$1] < prices[firstPrice + $1] * matrix.weights[$0]
    }
    for demand in order {
      let share = min(need / matrix.weights[demand], 1)
      taken[firstPrice + demand] = share
      cost += share * prices[firstPrice + demand]
      need -= share * matrix.weights[demand]
      if need <= 0 { break }
    }
    return cost
  }
}

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
