public import Assessment

/// A community, or several that are compared together, against one type in two runs.
public struct ComparedRow: Sendable {
  /// Ids of the communities in the later run, or where it has none in the earlier, joined by `;`.
  public var community: String
  public var type: String
  /// nil where the run did not examine them.
  public var before: Standing?
  public var after: Standing?
  /// People of the communities, or where they are not known the demand.
  public var people: Double
  public internal(set) var cause: RowCause

  /// What one run found.
  public struct Standing: Sendable {
    public var verdict: Verdict
    public var coverage: Double?
    /// Of the only community, or the sums of several.
    var row: CoverageResult
  }

  /// Missed before, met now.
  public var isWon: Bool { after?.verdict == .met && (before?.verdict.isJudgedUnmet ?? false) }
  /// Met before, not any more.
  public var isLost: Bool { before?.verdict == .met && (after?.verdict.isJudgedUnmet ?? false) }
  /// By how much the coverage grew, −1…1; 0 where a run has none.
  public var gain: Double {
    guard let old = before?.coverage, let new = after?.coverage else { return 0 }
    return new - old
  }

  /// Whether anything differs that a table shows.
  ///
  /// - Parameter tolerance: share that is not told from 0; greater where weights were rounded by the tables.
  func isChanged(beyond tolerance: Double) -> Bool {
    guard let before, let after else { return true }
    guard before.verdict == after.verdict, (before.coverage == nil) == (after.coverage == nil)
    else { return true }
    return abs(gain) > tolerance
  }
}

extension Verdict {
  fileprivate var isJudgedUnmet: Bool { isMissed || self == .undecided }
}

extension ComparedRow.Standing {
  /// What some communities have together: shares weighted by people, or by the demand where nobody counted them.
  ///
  /// - Parameters:
  ///   - rows: with the people of each; not empty.
  ///   - threshold: from which share on a type is met.
  init?(_ rows: [(row: CoverageResult, people: Double?)], threshold: Double) {
    guard var pooled = rows.first?.row else { return nil }
    if rows.count > 1 {
      pooled.pool(rows)
      pooled.verdict = Self.verdict(of: pooled, threshold: threshold)
    }
    (row, verdict, coverage) = (pooled, pooled.verdict, pooled.coverage)
  }

  private static func verdict(of row: CoverageResult, threshold: Double) -> Verdict {
    guard let coverage = row.coverage, let low = row.low, let high = row.high else {
      return .noDemand
    }
    let least = threshold - 1e-9
    if low >= least { return .met }
    if high >= least { return .undecided }
    return coverage > 0 ? .partial : .absent
  }
}

extension CoverageResult {
  /// Becomes what the rows are together.
  fileprivate mutating func pool(_ rows: [(row: CoverageResult, people: Double?)]) {
    let isCounted = measure != "population" && rows.allSatisfy { $0.people != nil }
    let weights = rows.map { isCounted ? $0.people ?? 0 : $0.row.demand }
    func mean(_ read: (CoverageResult) -> Double?) -> Double? {
      var (sum, weight) = (0.0, 0.0)
      for (entry, own) in zip(rows, weights) {
        guard let value = read(entry.row) else { continue }
        sum += own * value
        weight += own
      }
      return weight > 0 ? sum / weight : nil
    }
    demand = rows.reduce(0) { $0 + $1.row.demand }
    covered = rows.reduce(0) { $0 + $1.row.covered }
    (coverage, low, high) = (mean(\.coverage), mean(\.low), mean(\.high))
    adequacy = mean(\.adequacy)
    minDistance = rows.compactMap(\.row.minDistance).min()
  }
}

extension RunResults {
  /// How communities at some positions stand together against a type; nil where the run has none of them.
  ///
  /// Complexity: O(positions).
  func standing(of type: String, _ positions: [Int]) -> ComparedRow.Standing? {
    let rows = positions.compactMap { position in
      row(community: communities[position].id, type: type).map {
        (row: $0, people: communities[position].population)
      }
    }
    return ComparedRow.Standing(rows, threshold: summary.threshold)
  }
}
