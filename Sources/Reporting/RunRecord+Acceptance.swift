import Assessment
import TableFiles
import Wording

/// Acceptances (验收): `acceptance.csv`, and what is told of it.
extension RunRecord {
  static let acceptanceFile = "acceptance.csv"

  /// `acceptance.csv`: of each community with scores and each set of rules that is for it, one row for each
  /// precondition, item and group of items, and one for the total, whose result is that of the whole.
  ///
  /// Complexity: O(communities with scores · rules · items).
  public func acceptanceTable() -> [UInt8] {
    var table = makeTable([
      "unit", "item", "score", "limit", "result", "evidence", "rules", "minimum",
    ])
    for outcome in acceptance ?? [] {
      for finding in outcome.findings {
        table.text(city.communities[outcome.community].id)
        table.text(finding.subject.code)
        table.number(finding.score, decimals: 4, trimmed: true)
        table.number(finding.limit, decimals: 4, trimmed: true)
        table.text(finding.result?.rawValue)
        table.text(text(of: finding.evidence))
        table.text(standard.acceptance[outcome.rules].id)
        table.number(finding.minimum, decimals: 4, trimmed: true)
        endRow(of: &table)
      }
    }
    return table.bytes
  }

  /// One line with the rules by which a community was judged.
  var acceptanceLines: [String] {
    let parts = acceptanceCounts.map { rules, counts in
      AcceptanceTexts.counts(
        rules.name, pass: counts[.pass, default: 0], fail: counts[.fail, default: 0],
        undecided: counts[.undecided, default: 0])[language]
    }
    guard !parts.isEmpty else { return [] }
    let isDesigned = acceptanceCounts.contains {
      $0.rules.source.map { $0.certainty == .designed } ?? true
    }
    let line =
      AcceptanceTexts.heading(isDesigned: isDesigned)[language]
      + parts.joined(separator: LocalizedText.semicolon[language])
    return [line.printable]
  }

  /// How often each result came by the rules that judged any community.
  private var acceptanceCounts: [(rules: AcceptanceRules, counts: [AcceptanceResult: Int])] {
    let outcomes = acceptance ?? []
    return standard.acceptance.enumerated().compactMap { position, rules in
      let own = outcomes.filter { $0.rules == position }
      guard !own.isEmpty else { return nil }
      return (rules, Dictionary(own.map { ($0.result, 1) }, uniquingKeysWith: +))
    }
  }

  /// The member `acceptance` of `summary.json`: communities by rules and result.
  func appendAcceptance(to json: inout JSONWriter) {
    guard acceptance != nil else { return }
    json.key("acceptance")
    json.beginObject()
    for (rules, counts) in acceptanceCounts {
      json.key(rules.id)
      json.beginObject()
      for result in AcceptanceResult.allCases {
        json.member(result.rawValue, counts[result, default: 0])
      }
      json.endObject()
    }
    json.endObject()
  }

  // MARK: - Words

  private func text(of evidence: AcceptanceEvidence) -> String? {
    switch evidence {
    case .stated(let text): text
    case .noScore: AcceptanceTexts.noScore[language]
    case .capped(let text): joined([text, AcceptanceTexts.capped[language]])
    case .beyondLimit(let points): AcceptanceTexts.beyondLimit(points.shortText)[language]
    case .survey(let share): AcceptanceTexts.survey(share.percentShortText)[language]
    case .invalidSurvey(let share): AcceptanceTexts.invalidSurvey(share.percentShortText)[language]
    case .noSurvey: AcceptanceTexts.noSurvey[language]
    case .groups(let groups):
      groups.isEmpty ? AcceptanceTexts.noFacilities[language] : groups.joined(separator: ";")
    case .complex(let site): text(of: site)
    case .noSites: AcceptanceTexts.noSites[language]
    case .missing(let items):
      items.isEmpty ? nil : AcceptanceTexts.missing(items.joined(separator: ";"))[language]
    case .whole(let failed, let undecided, let extra):
      joined([
        codes(failed).map { AcceptanceTexts.failed($0)[language] },
        codes(undecided).map { AcceptanceTexts.undecided($0)[language] },
        extra > 0 ? AcceptanceTexts.extra(extra.shortText)[language] : nil,
      ])
    }
  }

  private func text(of site: ComplexSite) -> String {
    AcceptanceTexts.complex(
      site.id.printable, functions: site.functions.joined(separator: ";"),
      area: site.area.shortText, unknown: !site.unknownAreas.isEmpty)[language]
  }

  private func codes(_ subjects: [AcceptanceFinding.Subject]) -> String? {
    subjects.isEmpty ? nil : subjects.map(\.code).joined(separator: ";")
  }

  private func joined(_ texts: [String?]) -> String? {
    let told = texts.compactMap(\.self)
    return told.isEmpty ? nil : told.joined(separator: LocalizedText.semicolon[language])
  }
}

extension AcceptanceFinding.Subject {
  /// In the column `item`.
  fileprivate var code: String {
    switch self {
    case .satisfaction: AcceptanceScores.satisfaction
    case .serviceGroups: "service_groups"
    case .complex: "complex"
    case .item(let id), .group(let id): id
    case .total: "total"
    }
  }
}
