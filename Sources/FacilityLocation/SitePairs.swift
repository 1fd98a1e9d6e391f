import FlatArrays

/// What each candidate site can serve: sparse rows of demand places with their distances.
///
/// ```
/// starts     [ 0,           3,      5 ]        site s owns the pairs starts[s] ..< starts[s + 1]
/// demands    [ 0,  4,  7,   1,  4 ]            ascending within a row
/// distances  [ 80, 0,  310, 12, 95 ]           or empty: only who is within reach is known
/// ```
/// A pair takes 12 bytes, or 4 without distances.
///
/// The starts are numbers, not the `RowStarts` of the solvers' matrices: callers outside the package lay rows
/// out themselves, and rows are added one by one, which `RowStarts`, made by counting, does not know.
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
  /// Whether a pair is within `radius`, inclusive; without distances all are.
  func isWithin(_ radius: Double, pair: Int) -> Bool {
    distances.isEmpty || distances[pair] <= radius
  }

  /// By site the demand within `radius` that counts.
  func reach(within radius: Double, where isCounted: [Bool]) -> CompressedRows<Int32> {
    let isWhole = distances.allSatisfy { $0 <= radius } && demands.allSatisfy { isCounted[Int($0)] }
    if isWhole {
      let starts = RowStarts(lengths: (0..<siteCount).lazy.map { row($0).count })
      return CompressedRows(starts: starts, elements: demands)
    }
    return CompressedRows(rowCount: siteCount) { place in
      for site in 0..<siteCount {
        for pair in row(site) where isCounted[Int(demands[pair])] && isWithin(radius, pair: pair) {
          place(site, demands[pair])
        }
      }
    }
  }

  /// By site the demand that saves anything, and what the pairs save.
  ///
  /// - Parameter saving: of a pair of a demand; it does not count when not above 0.
  func savings(
    _ saving: (_ demand: Int, _ pair: Int) -> Double
  ) -> (reach: CompressedRows<Int32>, savings: [Double]) {
    var (lengths, kept, savings) = ([Int](), [Int32](), [Double]())
    lengths.reserveCapacity(siteCount)
    kept.reserveCapacity(pairCount)
    savings.reserveCapacity(pairCount)
    for site in 0..<siteCount {
      let before = kept.count
      for pair in row(site) {
        let saved = saving(Int(demands[pair]), pair)
        guard saved > 0 else { continue }
        kept.append(demands[pair])
        savings.append(saved)
      }
      lengths.append(kept.count - before)
    }
    return (CompressedRows(starts: RowStarts(lengths: lengths), elements: kept), savings)
  }
}
