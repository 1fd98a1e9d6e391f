import Wording

/// Finds what the change of a row comes from.
struct CauseFinder: Sendable {
  private let before: RunResults
  private let after: RunResults
  private let differences: RunDifferences
  private let changes: [String: [FacilityChange]]
  private let exchanges: [ExchangedInput]

  /// - Complexity: O(facilities that changed).
  init(
    _ a: RunResults, _ b: RunResults, differences: RunDifferences, changes: [FacilityChange],
    exchanges: [ExchangedInput]
  ) {
    (before, after, self.differences, self.exchanges) = (a, b, differences, exchanges)
    var byType: [String: [FacilityChange]] = [:]
    for change in changes {
      for type in change.types { byType[type, default: []].append(change) }
    }
    self.changes = byType
  }

  /// - Complexity: O(facilities of the type that changed · vertices of the communities near them).
  func cause(of row: ComparedRow, in pair: CommunityPair) -> RowCause {
    guard let old = row.before, let new = row.after else { return oneSided(row) }
    var found = differences.causes(from: old.row, to: new.row)
    let border = boundary(pair)
    found += border
    if border.isEmpty { found += population(old.row, new.row) }
    found += facilities(row, pair)
    return RowCause(narrowed(found, of: row, in: pair))
  }

  private func oneSided(_ row: ComparedRow) -> RowCause {
    let isType =
      row.before == nil
      ? !before.types.contains { $0.id == row.type }
      : !after.types.contains { $0.id == row.type }
    return RowCause([
      isType
        ? FoundCause(cause: .standard, evidence: ComparisonTexts.typeInOneRun)
        : FoundCause(
          cause: .boundary, evidence: ComparisonTexts.communityInOneRun, isUndecidable: true)
    ])
  }

  /// Whether communities that are compared have other borders than before, all of them together.
  private func boundary(_ pair: CommunityPair) -> [FoundCause] {
    let (old, new) = (
      pair.before.map { before.communities[$0] }, pair.after.map { after.communities[$0] }
    )
    let areas = (old.reduce(0) { $0 + $1.area }, new.reduce(0) { $0 + $1.area })
    let evidence = FoundCause(
      cause: .boundary, evidence: ComparisonTexts.areas(areas.0, areas.1))
    // Where a community is cut its parts may miss each other by the decimals of the file.
    let tolerance = (pair.isPooled ? 1e-5 : 1e-6) * max(areas.0, areas.1)
    guard abs(areas.0 - areas.1) <= tolerance else { return [evidence] }
    guard !pair.isPooled, let a = before.outlines[old[0].id], let b = after.outlines[new[0].id],
      a != b
    else { return [] }
    return [evidence]
  }

  private func population(_ old: CoverageResult, _ new: CoverageResult) -> [FoundCause] {
    guard old.measure == new.measure else { return [] }
    if new.measure != "area", abs(old.demand - new.demand) > 0.001 * 1.5 {
      return [
        FoundCause(
          cause: .population, evidence: ComparisonTexts.demand(old.demand, new.demand))
      ]
    }
    return differences.otherPopulation
  }

  // MARK: - Facilities

  /// Facilities of the type that changed within reach of the communities.
  private func facilities(_ row: ComparedRow, _ pair: CommunityPair) -> [FoundCause] {
    let isGrowth = (row.after?.coverage ?? 0) > (row.before?.coverage ?? 0)
    let radius = max(row.before?.row.radius ?? 0, row.after?.row.radius ?? 0)
    return (changes[row.type] ?? []).filter { change in
      change.canExplain(isGrowth: isGrowth, of: row.type) && isNear(change, pair, within: radius)
    }.map { change in
      FoundCause(
        cause: ChangeCause(change.kind),
        evidence: LocalizedText(change.label) + ComparisonTexts.bracketed(change.evidence),
        isUndecidable: change.isUndecidable)
    }
  }

  /// Whether a facility stood or stands within reach in a straight line, which no walk is shorter than. Without a
  /// map every facility counts as near.
  private func isNear(_ change: FacilityChange, _ pair: CommunityPair, within radius: Double)
    -> Bool
  {
    let sides = [
      (change.before, pair.before.map { before.communities[$0].id }, before),
      (change.after, pair.after.map { after.communities[$0].id }, after),
    ]
    return sides.contains { record, ids, run in
      guard let record, record.isOpen, let place = record.place else { return false }
      return ids.contains { id in
        guard let outline = run.outlines[id] else { return true }
        return outline.distance(to: place) <= radius * Self.slack + Self.slackMetres
      }
    }
  }

  /// What the plane of the map may be wrong by.
  private static let slack = 1.002
  private static let slackMetres = 1.0

  // MARK: - Exchanged inputs

  /// The causes whose input, exchanged alone, changes the row; all where none that was exchanged does.
  private func narrowed(
    _ found: [FoundCause], of row: ComparedRow, in pair: CommunityPair
  ) -> [FoundCause] {
    guard found.count > 1, !exchanges.isEmpty else { return found }
    let keys = pair.before.map {
      RowKey(community: before.communities[$0].id, type: row.type)
    }
    let kept = found.filter { cause in
      let own = exchanges.filter { cause.cause.roles.contains($0.role) }
      return own.isEmpty || own.contains { $0.changes(keys) }
    }
    return kept.isEmpty ? found : kept
  }
}

/// What a run of the earlier inputs finds with one of them exchanged for that of the later run.
public struct ExchangedInput: Sendable {
  public let role: InputLayerRole
  /// Rows that differ from those of the earlier run.
  public let rows: Set<RowKey>

  public init(role: InputLayerRole, rows: Set<RowKey>) {
    self.role = role
    self.rows = rows
  }

  func changes(_ keys: [RowKey]) -> Bool { keys.contains { rows.contains($0) } }
}
