import FlatArrays

/// Makes a covering question smaller without changing its least cost: a demand whose sites include all
/// sites of another one is covered with it; a site whose demand another site covers too, for no more
/// cost, is not needed (Toregas and ReVelle 1973).
struct CoverReduction {
  private let matrix: CoverMatrix
  private var hasDemand: [Bool]
  private var hasSite: [Bool]
  /// By site its demand, by demand its sites; ascending, only what is left.
  private var rows: [[Int32]]
  private var reaching: [[Int32]]
  private var visits = 0

  /// Comparisons after which the rest is left as it is: about a second of work.
  private static let limit = 1_000_000_000
  /// What a round leaves out lets the next leave out more, each time less.
  private static let rounds = 6

  /// The smaller question. Sites keep their positions, those that are not needed reach nothing.
  ///
  /// - Parameter matrix: with one demand in each group.
  static func reduced(_ matrix: CoverMatrix) -> CoverMatrix {
    var reduction = CoverReduction(matrix)
    for _ in 0..<rounds {
      let isSmaller = reduction.dropDemand()
      guard reduction.dropSites() || isSmaller else { break }
    }
    return reduction.result
  }

  private init(_ matrix: CoverMatrix) {
    self.matrix = matrix
    hasDemand = Array(repeating: true, count: matrix.demandCount)
    hasSite = Array(repeating: true, count: matrix.siteCount)
    let sites = matrix.reach.transposed(count: matrix.demandCount)
    rows = (0..<matrix.siteCount).map { Array(matrix.reach[$0]) }
    reaching = (0..<matrix.demandCount).map { Array(sites[$0]) }
  }

  private mutating func dropDemand() -> Bool {
    var isSmaller = false
    let order = reaching.indices.sorted { (reaching[$0].count, $0) < (reaching[$1].count, $1) }
    for demand in order where hasDemand[demand] && visits < Self.limit {
      guard let site = reaching[demand].min(by: { rows[Int($0)].count < rows[Int($1)].count })
      else { continue }
      for other in rows[Int(site)].map({ Int($0) }) where hasDemand[other] && other != demand {
        guard includes(reaching[other], reaching[demand]) else { continue }
        hasDemand[other] = false
        isSmaller = true
      }
    }
    if isSmaller { forget() }
    return isSmaller
  }

  private mutating func dropSites() -> Bool {
    var isSmaller = false
    for site in rows.indices where hasSite[site] && visits < Self.limit {
      guard
        let demand = rows[site].min(by: { reaching[Int($0)].count < reaching[Int($1)].count })
      else {
        hasSite[site] = false
        continue
      }
      let isBeaten = reaching[Int(demand)].contains { beats(Int($0), site) }
      if isBeaten {
        hasSite[site] = false
        isSmaller = true
      }
    }
    if isSmaller { forget() }
    return isSmaller
  }

  /// Whether `other` covers what `site` does for no more; of equal ones the smaller position stays.
  private mutating func beats(_ other: Int, _ site: Int) -> Bool {
    guard other != site, hasSite[other], matrix.costs[other] <= matrix.costs[site],
      includes(rows[other], rows[site])
    else { return false }
    let isEqual =
      rows[other].count == rows[site].count && matrix.costs[other] == matrix.costs[site]
    return !isEqual || other < site
  }

  /// Whether `large` holds all of `small`; both ascend.
  private mutating func includes(_ large: [Int32], _ small: [Int32]) -> Bool {
    guard large.count >= small.count else { return false }
    var position = 0
    defer { visits += position + 1 }
    for item in small {
      while position < large.count, large[position] < item { position += 1 }
      guard position < large.count, large[position] == item else { return false }
    }
    return true
  }

  /// Takes what was dropped out of the rows, of sites and of demand.
  private mutating func forget() {
    for site in rows.indices {
      rows[site] = hasSite[site] ? rows[site].filter { hasDemand[Int($0)] } : []
    }
    for demand in reaching.indices {
      reaching[demand] =
        hasDemand[demand] ? reaching[demand].filter { hasSite[Int($0)] } : []
    }
  }

  private var result: CoverMatrix {
    var (numbers, count) = (Array(repeating: Int32(-1), count: matrix.demandCount), 0)
    for demand in numbers.indices where hasDemand[demand] {
      numbers[demand] = Int32(truncatingIfNeeded: count)
      count += 1
    }
    let left = rows.indices.map { site in
      hasSite[site] ? rows[site].map { numbers[Int($0)] }.filter { $0 >= 0 } : []
    }
    return CoverMatrix(
      rows: left, costs: matrix.costs, groupSizes: Array(repeating: 1, count: count),
      weights: Array(repeating: 1, count: count), needs: Array(repeating: 1, count: count))
  }
}
