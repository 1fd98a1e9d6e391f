import Assessment
import TableFiles
import Wording

/// Reads what was scored at acceptances (验收): a table of `community_id,item,score,evidence`.
struct AcceptanceReader {
  private let source: LayerSource
  private let standard: Standard
  /// Limits of items by id, and whether points beyond them may be claimed.
  private let limits: [String: (points: Double, isExtra: Bool)]
  private let names: [String: String]

  init(_ source: LayerSource, standard: Standard) {
    (self.source, self.standard) = (source, standard)
    let rules = standard.acceptance
    let items = rules.flatMap(\.items)
    var limits: [String: (points: Double, isExtra: Bool)] = [:]
    for item in items { limits[item.id] = (item.limit, !item.kind.countsForMinima) }
    if let most = rules.compactMap({ $0.satisfaction?.unit.range.upperBound }).max() {
      limits[AcceptanceScores.satisfaction] = (most, false)
    }
    self.limits = limits
    var names: [String: String] = [:]
    for (key, name) in AcceptanceTexts.satisfactionNames { names[key] = name }
    for item in items {
      names[item.name.zh] = item.id
      names[item.name.en.lowercased()] = item.id
    }
    self.names = names
  }

  /// Scores of communities; rows that cannot be used are told one by one.
  ///
  /// - Throws: when the file cannot be read, has no columns for the community, the item and the score, or the standard
  ///   has no rules of acceptance.
  /// - Complexity: O(rows).
  func scores(
    of communities: [Community], log: inout ReadingLog
  ) throws(InputError) -> AcceptanceScores {
    guard !standard.acceptance.isEmpty else {
      throw .data(file: source.path, row: nil, .noAcceptanceRules)
    }
    let loaded = try InputLayer(
      source, roles: FieldRole.acceptance, requiresPlaces: false, log: &log)
    let needed: [FieldRole] = [.scoredCommunity, .scoredItem, .score]
    if let missing = needed.first(where: { loaded.fields[$0] == nil }) {
      throw .data(
        file: loaded.path, row: nil,
        .noScoreColumn(missing.key, among: loaded.features.attributes.columns))
    }
    try loaded.refuseMangledIDs(.scoredCommunity)
    let positions = Dictionary(
      communities.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    var scores = AcceptanceScores(communities: communities.count)
    var rows: [[String: Int]] = communities.map { _ in [:] }
    for position in 0..<loaded.count {
      let id = loaded.label(position, .scoredCommunity, log: &log)
      guard let community = id.flatMap({ positions[$0] }) else {
        note(
          .unknownScoredCommunity(id), at: position, .scoredCommunity, in: loaded, of: id, log: &log
        )
        continue
      }
      scores.mention(community)
      guard let item = item(position, in: loaded, of: id, log: &log) else { continue }
      if let first = rows[community][item] {
        note(
          .repeatedScore(item, row: first), at: position, .scoredItem, in: loaded, of: id, log: &log
        )
        continue
      }
      rows[community][item] = loaded.row(position)
      scores[community, item] = score(
        of: item, at: position, in: loaded, community: id, log: &log)
    }
    return scores
  }

  /// Id of the item of a row, by its id or name.
  private func item(
    _ position: Int, in loaded: InputLayer, of community: String?, log: inout ReadingLog
  ) -> String? {
    let text = loaded.label(position, .scoredItem, log: &log)
    let known = text.flatMap { limits[$0] != nil ? $0 : names[$0] ?? names[$0.lowercased()] }
    if let known, limits[known] != nil { return known }
    let nearest = text?.nearest(among: limits.keys.sorted())
    note(
      .unknownItem(text, nearest: nearest, known: limits.keys.sorted()), at: position,
      .scoredItem, in: loaded, of: community, log: &log)
    return nil
  }

  /// nil where no score can be used; extra points beyond the limit count as the limit.
  private func score(
    of item: String, at position: Int, in loaded: InputLayer, community: String?,
    log: inout ReadingLog
  ) -> ItemScore? {
    let before = log.problems.count
    guard let limit = limits[item],
      let points = loaded.amount(position, .score, feature: community, log: &log)
    else {
      if log.problems.count == before {
        note(.noScore(item), at: position, .score, in: loaded, of: community, log: &log)
      }
      return nil
    }
    let evidence = loaded.label(position, .evidence, log: &log)
    guard points > limit.points else { return ItemScore(points, evidence: evidence) }
    let message = InputMessage.scoreBeyondLimit(
      item, points: points.shortText, limit: limit.points.shortText, isCapped: limit.isExtra)
    let finding = Finding(
      .warning, limit.isExtra ? .repaired : .skipped, row: loaded.row(position),
      field: loaded.columnName(.score), says: message)
    log.note(finding, file: loaded.path, feature: community)
    return limit.isExtra ? ItemScore(limit.points, evidence: evidence) : nil
  }

  private func note(
    _ message: InputMessage, at position: Int, _ role: FieldRole, in loaded: InputLayer,
    of community: String?, log: inout ReadingLog
  ) {
    let finding = Finding(
      .warning, .skipped, row: loaded.row(position), field: loaded.columnName(role), says: message)
    log.note(finding, file: loaded.path, feature: community)
  }
}
