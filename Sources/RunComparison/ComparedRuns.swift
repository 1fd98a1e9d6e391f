import Assessment
import Wording

/// Two finished runs side by side: what became better or worse, and why.
///
/// ```swift
/// let before = try RunResults(folder: "spring"), after = try RunResults(folder: "autumn")
/// let compared = ComparedRuns(before, after)
/// compared.rows.filter(\.isLost)
/// ```
///
/// Contract: a run compared with itself has no rows; every row and index that differs at the decimals of the tables
/// is there once. Figures are those of the tables: nothing is examined anew.
public struct ComparedRuns: Sendable {
  public let before: RunResults
  public let after: RunResults
  /// What differs, in the order of the communities and types of the later run; what the earlier alone has is last.
  public private(set) var rows: [ComparedRow] = []
  public private(set) var indices: [ComparedIndex] = []
  /// Facilities that differ, sorted by id; nil where a run wrote no records.
  public let facilityChanges: [FacilityChange]?
  /// Names of what the compared indices are of.
  public let indexBasis: [String]
  public let cityIndex: (before: Double?, after: Double?)
  /// Ids of communities that the other run does not have.
  public let onlyBefore: [String]
  public let onlyAfter: [String]
  /// Codes of the crosswalk that no community has, first those of the earlier run.
  public let unknownCodes: (before: [String], after: [String])
  /// Groups of communities that are compared together, since they were split or merged.
  public let pooledGroups: Int
  /// Newest day that counts as before, see `FacilityChanges`.
  public let since: PartialDate?
  /// Inputs of which the runs had other files, by the records of both; nil where one has none.
  public let changedLayers: [InputLayerRole]?
  /// Inputs that were exchanged one at a time.
  public private(set) var exchanged: [InputLayerRole] = []

  private let pairs: CommunityPairs
  private let differences: RunDifferences
  private var rowPairs: [CommunityPair] = []
  private var indexPairs: [CommunityPair] = []

  /// - Parameters:
  ///   - crosswalk: which communities are which, where some were split or merged.
  ///   - since: when the data of `a` were taken; nil: the newest opening date that it knows.
  /// - Complexity: O(communities · types + facilities · log facilities), and for each row that differs that of
  ///   looking at the facilities of its type that changed.
  public init(
    _ a: RunResults, _ b: RunResults, crosswalk: Crosswalk? = nil, since: PartialDate? = nil
  ) {
    (before, after) = (a, b)
    pairs = CommunityPairs(a.communities, b.communities, by: crosswalk)
    differences = RunDifferences(a.summary, b.summary)
    changedLayers = differences.layers
    let changes = FacilityChanges(from: a, to: b, since: since)
    self.since = changes.since
    facilityChanges = a.facilities == nil || b.facilities == nil ? nil : changes.all
    let comparability = IndexComparability(a, b)
    indexBasis = comparability.basis
    cityIndex = comparability.city(pairs.pairs)
    onlyBefore = pairs.onlyBefore.map { a.communities[$0].id }
    onlyAfter = pairs.onlyAfter.map { b.communities[$0].id }
    unknownCodes = (pairs.unknownBefore, pairs.unknownAfter)
    pooledGroups = pairs.pairs.count(where: \.isPooled)
    for pair in pairs.pairs { compare(pair, comparability) }
    for after in pairs.onlyAfter {
      compare(CommunityPair(before: [], after: [after]), comparability)
    }
    for before in pairs.onlyBefore {
      compare(CommunityPair(before: [before], after: []), comparability)
    }
    findCauses(exchanges: [])
  }

  private mutating func compare(_ pair: CommunityPair, _ comparability: IndexComparability) {
    let name = name(of: pair)
    for type in allTypes {
      let old = before.standing(of: type, pair.before)
      let new = after.standing(of: type, pair.after)
      guard old != nil || new != nil else { continue }
      let row = ComparedRow(
        community: name, type: type, before: old, after: new, people: people(pair, (old, new)),
        cause: RowCause([]))
      guard row.isChanged(beyond: pair.isPooled ? 1e-6 : 0.5e-9) else { continue }
      rows.append(row)
      rowPairs.append(pair)
    }
    guard !pair.before.isEmpty, !pair.after.isEmpty else { return }
    let index = comparability.index(of: pair)
    let compared = ComparedIndex(
      community: name, before: index.before, after: index.after, cause: RowCause([]))
    guard compared.isChanged else { return }
    indices.append(compared)
    indexPairs.append(pair)
  }

  /// Those of the later run in its order, then those that the earlier alone has.
  private var allTypes: [String] {
    let ids = after.types.map(\.id)
    return ids + before.types.map(\.id).filter { !ids.contains($0) }
  }

  private func name(of pair: CommunityPair) -> String {
    pair.after.isEmpty
      ? pair.before.map { before.communities[$0].id }.joined(separator: ";")
      : pair.after.map { after.communities[$0].id }.joined(separator: ";")
  }

  private func people(
    _ pair: CommunityPair, _ standings: (ComparedRow.Standing?, ComparedRow.Standing?)
  ) -> Double {
    let known =
      pair.after.compactMap { after.communities[$0].population }.reduce(0, +)
    if known > 0 { return known }
    let earlier = pair.before.compactMap { before.communities[$0].population }.reduce(0, +)
    return earlier > 0 ? earlier : standings.1?.row.demand ?? standings.0?.row.demand ?? 0
  }

  // MARK: - Causes

  /// Narrows the causes of all rows by what the earlier inputs give with one of them exchanged.
  public mutating func findCauses(exchanges: [ExchangedInput]) {
    exchanged = exchanges.map(\.role)
    let finder = CauseFinder(
      before, after, differences: differences, changes: facilityChanges ?? [], exchanges: exchanges)
    for place in rows.indices {
      rows[place].cause = finder.cause(of: rows[place], in: rowPairs[place])
    }
    let byCommunity = Dictionary(grouping: rows, by: \.community)
    for place in indices.indices {
      indices[place].cause = RowCause(
        joining: (byCommunity[indices[place].community] ?? []).map(\.cause))
    }
  }
}

extension RowCause {
  /// What some rows are put down to together; of an index whose rows are all the same nothing is known.
  init(joining causes: [RowCause]) {
    let kinds = Set(causes.map(\.cause))
    cause = kinds.count > 1 ? .several : kinds.first.flatMap(\.self)
    isUndecidable = causes.isEmpty || causes.contains(where: \.isUndecidable)
    evidence =
      causes.isEmpty ? ComparisonTexts.nothingRecorded : ComparisonTexts.rows(causes.count)
  }
}

// MARK: - Counts

extension ComparedRuns {
  public var won: [ComparedRow] { rows.filter(\.isWon) }
  public var lost: [ComparedRow] { rows.filter(\.isLost) }

  /// A community lost a verdict that it had met, or the city's index fell.
  public var isWorse: Bool {
    if rows.contains(where: \.isLost) { return true }
    guard let before = cityIndex.before, let after = cityIndex.after else { return false }
    return after < before - 0.5e-4
  }

  /// Rows by cause, in the order of the causes, without those that are undecidable.
  func counts(_ rows: [ComparedRow]) -> [(cause: ChangeCause, count: Int)] {
    ChangeCause.allCases.compactMap { cause in
      let count = rows.count { $0.cause.cause == cause && !$0.cause.isUndecidable }
      return count > 0 ? (cause, count) : nil
    }
  }

  /// Verdicts met in each run.
  var verdictsMet: (before: Int, after: Int) {
    (
      before.allRows.values.count { $0.verdict == .met },
      after.allRows.values.count { $0.verdict == .met }
    )
  }

  /// Communities and types with a verdict in each run.
  var verdictsJudged: (before: Int, after: Int) {
    (
      before.allRows.values.count { $0.verdict != .noDemand },
      after.allRows.values.count { $0.verdict != .noDemand }
    )
  }
}
