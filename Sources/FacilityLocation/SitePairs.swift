/// What each candidate site can serve: sparse rows of demand places with their distances.
///
/// ```
/// starts     [ 0,           3,      5 ]        site s owns the pairs starts[s] ..< starts[s + 1]
/// demands    [ 0,  4,  7,   1,  4 ]            ascending within a row
/// distances  [ 80, 0,  310, 12, 95 ]           or empty: only who is within reach is known
/// ```
/// A pair takes 12 bytes, or 4 without distances.
public struct SitePairs: Sendable {
  public private(set) var starts: [Int]
  public private(set) var demands: [Int32]
  public private(set) var distances: [Double]

  /// No site yet; add rows with `append` and `endSite`.
  public init() {
    starts = [0]
    demands = []
    distances = []
  }

  /// Takes over rows that are laid out already.
  ///
  /// - Parameters:
  ///   - starts: ascending from 0 to the number of pairs.
  ///   - demands: positions of demand places, strictly ascending within a row.
  ///   - distances: finite and not negative, as many as demands; empty when only reach is known.
  public init(starts: [Int], demands: [Int32], distances: [Double] = []) {
    precondition(starts.first == 0 && starts.last == demands.count, "rows must fill the pairs")
    precondition(distances.isEmpty || distances.count == demands.count, "a distance for each pair")
    self.starts = starts
    self.demands = demands
    self.distances = distances
  }

  public var siteCount: Int { starts.count - 1 }

  public var pairCount: Int { demands.count }

  public func row(_ site: Int) -> Range<Int> { starts[site]..<starts[site + 1] }

  public mutating func reserveCapacity(pairs: Int) {
    demands.reserveCapacity(pairs)
    distances.reserveCapacity(pairs)
  }

  /// Adds a pair to the row that is being built.
  ///
  /// - Parameter distance: finite, not negative, in metres or any cost.
  public mutating func append(demand: Int32, distance: Double) {
    demands.append(demand)
    distances.append(distance)
  }

  /// Ends the row of a site: sorts it when it is not sorted. A demand place that comes twice keeps
  /// its least distance.
  public mutating func endSite() {
    let start = starts[starts.count - 1]
    let isSorted = (start..<max(start, demands.count - 1)).allSatisfy {
      demands[$0] < demands[$0 + 1]
    }
    if !isSorted { sortRow(from: start) }
    starts.append(demands.count)
  }

  private mutating func sortRow(from start: Int) {
    let order = (start..<demands.count).sorted {
      (demands[$0], distances[$0]) < (demands[$1], distances[$1])
    }
    let row = order.map { (demands[$0], distances[$0]) }
    demands.removeLast(row.count)
    distances.removeLast(row.count)
    for (demand, distance) in row where demands.count == start || demands.last != demand {
      append(demand: demand, distance: distance)
    }
  }
}

extension SitePairs {
  /// The pairs within `radius` whose demand counts, without distances; itself where all do.
  func within(_ radius: Double, where isCounted: [Bool]) -> SitePairs {
    let isWhole = distances.allSatisfy { $0 <= radius } && demands.allSatisfy { isCounted[Int($0)] }
    if isWhole { return SitePairs(starts: starts, demands: demands) }
    var (rows, kept) = ([0], [Int32]())
    for site in 0..<siteCount {
      for pair in row(site)
      where isCounted[Int(demands[pair])] && (distances.isEmpty || distances[pair] <= radius) {
        kept.append(demands[pair])
      }
      rows.append(kept.count)
    }
    return SitePairs(starts: rows, demands: kept)
  }

  /// The rows with other numbers for the demand; those with a negative one are left out.
  func renumbered(_ numbers: [Int32]) -> (starts: [Int], demands: [Int32]) {
    var (starts, renumbered) = ([0], [Int32]())
    var row: [Int32] = []
    for site in 0..<siteCount {
      row.removeAll(keepingCapacity: true)
      for pair in self.row(site) {
        let number = numbers[Int(demands[pair])]
        if number >= 0 { row.append(number) }
      }
      row.sort()
      renumbered += row
      starts.append(renumbered.count)
    }
    return (starts, renumbered)
  }
}
