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

/// The sites that reach each group of a `CoverMatrix`, ascending, and what they reach of it.
struct GroupSites: Sendable {
  private struct Entry: Sendable {
    let site: Int32
    let firstPair: Int32
    let pairCount: Int32
  }

  private let rows: CompressedRows<Entry>
  /// By demand: the entries that reach it, ascending.
  let reaching: CompressedRows<Int32>

  /// Complexity: O(pairs).
  init(_ matrix: CoverMatrix) {
    let rows = CompressedRows<Entry>(rowCount: matrix.groupCount) { place in
      for site in matrix.costs.indices {
        matrix.forEachGroup(of: site) { group, pairs in
          let entry = Entry(
            site: Int32(truncatingIfNeeded: site),
            firstPair: Int32(truncatingIfNeeded: pairs.lowerBound),
            pairCount: Int32(truncatingIfNeeded: pairs.count))
          place(group, entry)
        }
      }
    }
    self.rows = rows
    reaching = CompressedRows(rowCount: matrix.demandCount) { place in
      for entry in rows.elements.indices {
        for pair in Self.pairs(of: rows.elements[entry]) {
          place(Int(matrix.demands[pair]), Int32(truncatingIfNeeded: entry))
        }
      }
    }
  }

  /// Entries of all groups.
  var count: Int { rows.elements.count }

  func entries(of group: Int) -> Range<Int> { rows.range(of: group) }

  func site(of entry: Int) -> Int { Int(rows.elements[entry].site) }

  /// The pairs of the entry's site with the demand of its group.
  func pairs(of entry: Int) -> Range<Int> { Self.pairs(of: rows.elements[entry]) }

  private static func pairs(of entry: Entry) -> Range<Int> {
    Int(entry.firstPair)..<Int(entry.firstPair) + Int(entry.pairCount)
  }
}
