import Assessment
import RunFiles
import TableFiles
import Wording

/// Who comes first, and who is on the negative list.
extension RunRecord {
  /// `pool.csv`: one row per community, by rank.
  ///
  /// Complexity: O(communities · types + gaps).
  public func poolTable() -> [UInt8] {
    var table = makeTable([
      "rank", "community_id", "name", "street", "district", "voice", "care", "supply", "rating",
      "score", "basis", "people_uncovered", "reason",
    ])
    guard let shortfalls else { return table.bytes }
    let gaps = Dictionary(grouping: shortfalls.gaps.gaps, by: \.community)
    for (rank, entry) in zip(shortfalls.pool.ranks, shortfalls.pool.entries) {
      table.integer(rank)
      appendPlace(entry.community, to: &table)
      for part in PoolPart.allCases { table.number(entry.parts[part], decimals: 4) }
      table.number(entry.score, decimals: 4)
      table.text(Self.basis(entry.basis))
      table.number(entry.peopleUncovered, decimals: 3)
      table.text(reason(of: entry, gaps: gaps[entry.community] ?? [])[language])
      endRow(of: &table)
    }
    return table.bytes
  }

  private func appendPlace(_ position: Int, to table: inout CSVWriter) {
    let community = city.communities[position]
    table.text(community.id)
    for text in [community.name, community.street, community.district] { table.text(text) }
  }

  /// Such as `3/4: care;supply;rating`.
  static func basis(_ parts: [PoolPart]) -> String {
    "\(parts.count)/\(PoolPart.allCases.count): "
      + parts.map(\.rawValue).joined(separator: ";")
  }

  /// Parts and gaps that a reason names.
  private static let named = 2

  private func reason(of entry: PoolEntry, gaps: [Gap]) -> LocalizedText {
    let parts = entry.basis.compactMap { part in entry.parts[part].map { (part, $0) } }
      .sorted { $0.1 > $1.1 }.prefix(Self.named)
    let survey = city.survey.flatMap { survey in
      survey.communities.indices.contains(entry.community)
        ? survey.communities[entry.community] : nil
    }
    return ShortfallTexts.pool(
      parts.map { part, points in
        (
          name: ShortfallTexts.poolParts[part.rawValue] ?? LocalizedText(part.rawValue),
          points: points.fixedText(decimals: 0)
        )
      }, missed: gaps.prefix(Self.named).map { result.types[$0.type].name }, gaps: gaps.count,
      isSurveyWeak: entry.basis.contains(.voice) && survey?.isValid == false)
  }

  /// `negative.csv`: one row per community and rule of the standard that holds against it.
  ///
  /// Complexity: O(entries).
  public func negativeTable() -> [UInt8] {
    var table = makeTable([
      "community_id", "name", "street", "district", "rule", "rule_name", "evidence", "certainty",
      "source",
    ])
    for entry in shortfalls?.negatives.entries ?? [] {
      appendPlace(entry.community, to: &table)
      table.text(entry.rule.id)
      table.text(entry.rule.name[language])
      table.text(evidence(of: entry)[language])
      table.text(entry.rule.source?.certainty.rawValue)
      table.text(entry.rule.source?.text)
      endRow(of: &table)
    }
    return table.bytes
  }

  private func evidence(of entry: NegativeEntry) -> LocalizedText {
    let value = entry.value ?? 0
    switch entry.rule.condition {
    case .absent(let type), .coverageBelow(_, let type):
      let name = standard.types.first { $0.id == type }?.name ?? LocalizedText(type)
      return ShortfallTexts.coverage(value.percentText, of: name)
    case .ratingBelow: return ShortfallTexts.rating(value.shortText)
    case .satisfactionBelow: return ShortfallTexts.satisfaction(value.shortText)
    case .complaintsAbove: return ShortfallTexts.complaints(value.shortText)
    case .surveyInvalid: return ShortfallTexts.survey(value.percentText)
    case .projectOverdue: return ShortfallTexts.overdue(entry.projects)
    }
  }
}

// MARK: - Files

extension RunRecord {
  /// The tables of shortfalls; none where the run did not look for them.
  var shortfallTables: [(name: String, make: () -> [UInt8])] {
    guard shortfalls != nil else { return [] }
    let lists: [(name: String, make: () -> [UInt8])] = [
      ("gaps.csv", gapTable), ("pool.csv", poolTable),
    ]
    return lists + (standard.negativeRules.isEmpty ? [] : [("negative.csv", negativeTable)])
  }
}
