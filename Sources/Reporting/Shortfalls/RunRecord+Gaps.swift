import Assessment
import TableFiles
import Wording

/// What communities lack.
extension RunRecord {
  /// `gaps.csv`: one row per community and type that is missed or serves poorly, by rank.
  ///
  /// Complexity: O(gaps).
  public func gapTable() -> [UInt8] {
    var table = makeTable([
      "rank", "community_id", "type", "finding", "people_uncovered", "elderly_uncovered",
      "under3_uncovered", "coverage", "min_m", "priority", "agency", "reason", "cause",
      "candidate", "candidate_cost", "local_owner",
    ])
    for (number, gap) in (shortfalls?.gaps.gaps ?? []).enumerated() {
      table.integer(number + 1)
      append(gap, to: &table)
      endRow(of: &table)
    }
    return table.bytes
  }

  private func append(_ gap: Gap, to table: inout CSVWriter) {
    let (row, type) = (
      result.row(community: gap.community, type: gap.type), result.types[gap.type]
    )
    table.text(city.communities[gap.community].id)
    table.text(type.id)
    table.text(gap.finding.rawValue)
    for people in [gap.peopleUncovered, gap.elderlyUncovered, gap.under3Uncovered] {
      table.number(people, decimals: 3)
    }
    table.share(row.coverage)
    table.number(row.minDistance, decimals: 3)
    table.number(gap.priority, decimals: 4)
    table.text(agency(of: type)?[language])
    table.text(reason(of: gap)[language])
    table.text(gap.cause.name)
    table.text(gap.candidate?.id)
    table.number(gap.candidate?.cost, decimals: 6, trimmed: true)
    table.text(localOwner(of: type, community: gap.community))
  }

  /// 责任单位: the agency of the type's category.
  func agency(of type: FacilityType) -> LocalizedText? { standard.agency(of: type) }

  /// 属地: who answers for the type's circle.
  func localOwner(of type: FacilityType, community: Int) -> String? {
    standard.localOwner(of: type, in: city.communities[community])
  }

  /// What is wrong and why, in one sentence.
  func reason(of gap: Gap) -> LocalizedText {
    let row = result.row(community: gap.community, type: gap.type)
    return ShortfallTexts.gap(
      finding(gap, row), cause: cause(gap, row),
      candidate: gap.candidate.map {
        ShortfallTexts.candidate($0.id, area: $0.floorArea?.shortText, cost: $0.cost?.shortText)
      })
  }

  private func finding(_ gap: Gap, _ row: CoverageRow) -> LocalizedText {
    let name = result.types[gap.type].name
    switch (gap.finding, gap.cause) {
    case (.poor, .rating):
      return ShortfallTexts.lowRating(name, rating: (gap.rating ?? 0).shortText)
    case (.poor, _):
      return ShortfallTexts.tooSmall(name, adequacy: (row.adequacy ?? 0).percentText)
    default:
      return ShortfallTexts.missing(
        name, covered: gap.finding == .partial ? row.coverage?.percentText : nil,
        nearest: row.minDistance?.fixedText(decimals: 0),
        radius: result.radii[gap.type].fixedText(decimals: 0))
    }
  }

  private func cause(_ gap: Gap, _ row: CoverageRow) -> LocalizedText? {
    switch gap.cause {
    case .suspended(let facility): ShortfallTexts.suspended(facility)
    case .barrier(let name): ShortfallTexts.barrier(name)
    case .data: ShortfallTexts.unknownSize
    case .none: row.isMissedOnFoot ? ShortfallTexts.onlyOnPaper : nil
    case .capacity, .rating: nil
    }
  }
}

extension Standard {
  /// 责任单位: the agency of a type's category.
  func agency(of type: FacilityType) -> LocalizedText? {
    categories.first { $0.id == type.category }?.agency
  }

  /// 属地: the street where it answers for the type's circle, else the community.
  func localOwner(of type: FacilityType, in community: Community) -> String? {
    let circle = circles.first { $0.minutes == type.circle }
    let answers = circle?.answers ?? (type.circle >= 15 ? .street : .community)
    return answers == .street ? community.street : community.name ?? community.id
  }
}
