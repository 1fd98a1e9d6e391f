/// A community on the negative list (负面清单), by one of the standard's rules.
public struct NegativeEntry: Equatable, Sendable {
  /// Position in the city.
  public var community: Int
  public var rule: NegativeRule
  /// What the rule looks at: a coverage 0…1, a rating or satisfaction 1…5, complaints per 1000 people, the share of
  /// the households that answered; nil where it is about projects.
  public var value: Double?
  /// Ids of the overdue projects.
  public var projects: [String] = []
}

/// 负面清单: what a standard's rules hold against each community. What is not known is held against nobody.
public struct NegativeList: Sendable {
  /// By community, then in the order of the rules.
  public private(set) var entries: [NegativeEntry] = []

  private let result: AssessmentResult
  private let city: City
  private let people: UncoveredPeople
  private let ratings: [Double?]
  private let overdue: [String: [String]]

  /// - Complexity: O(communities · rules · types).
  public init(of result: AssessmentResult, in city: City, standard: Standard, homes: FacilityHomes)
  {
    self.result = result
    self.city = city
    people = UncoveredPeople(of: city, result)
    ratings = homes.open.map { own in own.compactMap { city.facilities.rating(of: $0) }.mean }
    overdue = Dictionary(
      grouping: (city.projects?.projects ?? []).filter { $0.status == .overdue }, by: \.community
    ).mapValues { $0.map(\.id) }
    for community in city.communities.indices {
      for rule in standard.negativeRules {
        if let entry = entry(of: community, rule) { entries.append(entry) }
      }
    }
  }

  private func entry(of community: Int, _ rule: NegativeRule) -> NegativeEntry? {
    if case .projectOverdue = rule.condition {
      guard let own = overdue[city.communities[community].id] else { return nil }
      return NegativeEntry(community: community, rule: rule, projects: own)
    }
    guard let (value, holds) = judge(community, rule.condition), holds else { return nil }
    return NegativeEntry(community: community, rule: rule, value: value)
  }

  /// What the condition looks at and whether it holds; nil where it is not known.
  private func judge(
    _ community: Int, _ condition: NegativeRule.Condition
  ) -> (value: Double, holds: Bool)? {
    switch condition {
    case .absent(let type):
      return row(community, type).flatMap { row in
        row.coverage.map { ($0, row.verdict == .absent) }
      }
    case .coverageBelow(let least, let type):
      return row(community, type)?.coverage.map { ($0, $0 < least - 1e-9) }
    case .ratingBelow(let least): return ratings[community].map { ($0, $0 < least) }
    case .satisfactionBelow(let least): return satisfaction(community).map { ($0, $0 < least) }
    case .complaintsAbove(let most): return complaints(community).map { ($0, $0 > most) }
    case .surveyInvalid: return survey(community).map { ($0.share, !$0.isValid) }
    case .projectOverdue: return nil
    }
  }

  private func row(_ community: Int, _ id: String) -> CoverageRow? {
    result.types.firstIndex { $0.id == id }.map { result.row(community: community, type: $0) }
  }

  private func survey(_ community: Int) -> CommunitySurvey? {
    guard let all = city.survey?.communities, all.indices.contains(community) else { return nil }
    return all[community]
  }

  /// Mean over the categories of a valid survey, by answers.
  private func satisfaction(_ community: Int) -> Double? {
    guard let survey = survey(community), survey.isValid else { return nil }
    return survey.categories.sorted { $0.key < $1.key }.lazy.map {
      (value: $0.value.satisfaction, weight: $0.value.answered)
    }.weightedMean
  }

  private func complaints(_ community: Int) -> Double? {
    guard let all = city.complaints, all.indices.contains(community) else { return nil }
    let start = community * result.types.count
    let rows = result.rows[start..<start + result.types.count]
    let people = people.all(of: community, rows: rows) ?? 0
    return people > 0 ? 1000 * Double(all[community]) / people : nil
  }
}
