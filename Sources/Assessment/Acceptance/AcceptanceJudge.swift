/// Judges communities by the acceptance rules of a standard.
///
/// A precondition that is not known leaves the whole undecided, since satisfaction is what an acceptance begins with;
/// otherwise the whole fails where one thing fails, and passes where all pass. An item without a score is somewhere
/// between nothing and its limit: a sum is judged where both ends of it agree (own definition, D).
public struct AcceptanceJudge: Sendable {
  private let city: City
  private let standard: Standard
  private let homes: FacilityHomes
  /// Groups of services of types that were not examined.
  private let unseenGroups: Set<String>
  private let isComplete: Bool
  private let hasSites: Bool

  /// - Parameters:
  ///   - homes: the facilities in each community, of the examined types.
  ///   - examined: ids of those types; nil: all of the standard.
  ///   - isComplete: false where a file of facilities was left out, so that nothing is missing for sure.
  public init(
    _ city: City, standard: Standard, homes: FacilityHomes, examined: [String]? = nil,
    isComplete: Bool = true
  ) {
    (self.city, self.standard, self.homes) = (city, standard, homes)
    self.isComplete = isComplete
    let seen = examined.map(Set.init)
    unseenGroups = Set(
      standard.types.filter { !(seen?.contains($0.id) ?? true) }.compactMap(\.serviceGroup))
    hasSites = city.facilities.siteIDs.contains { $0 != nil }
  }

  /// Outcomes by community, then by the order of the rules; empty without scores.
  ///
  /// Complexity: O(communities with scores · rules · (items + facilities inside)).
  public func outcomes() -> [AcceptanceOutcome] {
    guard let scores = city.acceptance else { return [] }
    return scores.judged.flatMap { community in
      standard.acceptance.indices.filter {
        standard.acceptance[$0].apply(to: city.communities[community].programmeLevel)
      }.map { outcome(of: community, rules: $0, scores) }
    }
  }

  private func outcome(
    of community: Int, rules position: Int, _ scores: AcceptanceScores
  ) -> AcceptanceOutcome {
    let rules = standard.acceptance[position]
    let own = scores.communities[community] ?? [:]
    let satisfaction = rules.satisfaction.map { finding($0, of: community, own) }
    let items = rules.items.map { Self.finding($0, own[$0.id]) }
    var findings = [satisfaction, groups(rules, community), complex(rules, community)]
      .compactMap(\.self)
    findings += items
    findings += rules.minima.map { Self.finding($0, of: rules, items) }
    findings.append(Self.total(rules, satisfaction: satisfaction, items: items, among: findings))
    return AcceptanceOutcome(community: community, rules: position, findings: findings)
  }

  // MARK: - Satisfaction

  /// As it is scored, or else the mean of a valid survey over categories, weighted by answers.
  private func finding(
    _ rule: SatisfactionRule, of community: Int, _ scores: [String: ItemScore]
  ) -> AcceptanceFinding {
    let survey = city.survey?.communities[community]
    var (value, evidence): (Double?, AcceptanceEvidence) = (nil, .noSurvey)
    if let score = scores[AcceptanceScores.satisfaction] {
      let isPossible = rule.unit.range.contains(score.points)
      value = isPossible ? score.points : nil
      evidence = isPossible ? .stated(score.evidence) : .beyondLimit(score.points)
    } else if let survey, let mean = survey.categorySatisfaction {
      value = survey.isValid ? rule.value(ofScore: mean) : nil
      evidence = survey.isValid ? .survey(share: survey.share) : .invalidSurvey(share: survey.share)
    }
    return AcceptanceFinding(
      subject: .satisfaction, score: value, limit: rule.unit.range.upperBound, minimum: rule.least,
      result: value.map { AcceptanceResult($0...$0, reaches: rule.least) } ?? .undecided,
      evidence: evidence)
  }

  // MARK: - Facilities

  private func groups(_ rules: AcceptanceRules, _ community: Int) -> AcceptanceFinding? {
    guard let rule = rules.serviceGroups else { return nil }
    let counted = rule.groups.isEmpty ? standard.serviceGroups : rule.groups
    let types = homes.open[community].flatMap { facility in
      city.facilities.services[city.facilities.serviceRange(of: facility)].map { Int($0.type) }
    }
    let present = Set(types.compactMap { standard.types[$0].serviceGroup })
    let found = counted.filter(present.contains)
    let possible =
      isComplete
      ? found.count + counted.count { !present.contains($0) && unseenGroups.contains($0) }
      : counted.count
    return AcceptanceFinding(
      subject: .serviceGroups, score: Double(found.count), limit: Double(counted.count),
      minimum: Double(rule.least),
      result: AcceptanceResult(
        Double(found.count)...Double(max(possible, found.count)), reaches: Double(rule.least)),
      evidence: .groups(found))
  }

  private func complex(_ rules: AcceptanceRules, _ community: Int) -> AcceptanceFinding? {
    guard let rule = rules.complex else { return nil }
    let sites = ComplexSite.sites(
      of: homes.open[community], in: city.facilities, standard: standard)
    let best = sites.max { a, b in rank(a, rule) < rank(b, rule) }
    let found = best?.result(by: rule) ?? .fail
    let isUnknown = found == .fail && !(hasSites && isComplete && unseenGroups.isEmpty)
    return AcceptanceFinding(
      subject: .complex, score: Double(best?.functions.count ?? 0), minimum: Double(rule.functions),
      result: isUnknown ? .undecided : found,
      evidence: hasSites ? best.map { .complex($0) } ?? .groups([]) : .noSites)
  }

  /// Places come by what they pass, then by how much of it they have.
  private func rank(_ site: ComplexSite, _ rule: ComplexRule) -> (Int, Int, Int, Double) {
    let grade: Int =
      switch site.result(by: rule) {
      case .pass: 2
      case .undecided: 1
      case .fail: 0
      }
    return (grade, site.coreCount(of: rule), site.functions.count, site.area)
  }

  // MARK: - Points

  static func finding(_ item: AcceptanceItem, _ score: ItemScore?) -> AcceptanceFinding {
    var finding = AcceptanceFinding(
      subject: .item(item.id), limit: item.limit, minimum: item.minimum, evidence: .noScore)
    let isBeyond = score.map { $0.points > item.limit } ?? false
    if let score, isBeyond {
      let counts = item.kind.countsForMinima
      finding.score = counts ? nil : item.limit
      finding.evidence = counts ? .beyondLimit(score.points) : .capped(score.evidence)
    } else if let score {
      finding.score = score.points
      finding.evidence = .stated(score.evidence)
    }
    guard item.kind.countsForMinima else { return finding }
    finding.result =
      finding.score.map { AcceptanceResult($0...$0, reaches: item.minimum ?? 0) } ?? .undecided
    return finding
  }

  /// What some findings add up to, at least and at most.
  private static func bounds(_ findings: [AcceptanceFinding]) -> ClosedRange<Double> {
    let low = findings.reduce(0) { $0 + ($1.score ?? 0) }
    return low...findings.reduce(0) { $0 + ($1.score ?? $1.limit ?? 0) }
  }

  private static func missing(_ findings: [AcceptanceFinding]) -> [String] {
    findings.compactMap { finding in
      guard finding.score == nil, case .item(let id) = finding.subject else { return nil }
      return id
    }
  }

  private static func finding(
    _ group: ItemGroupMinimum, of rules: AcceptanceRules, _ items: [AcceptanceFinding]
  ) -> AcceptanceFinding {
    let own = zip(rules.items, items).filter {
      group.items.contains($0.0.id) && $0.0.kind.countsForMinima
    }.map(\.1)
    let bounds = bounds(own)
    return AcceptanceFinding(
      subject: .group(group.id), score: bounds.lowerBound,
      limit: own.reduce(0) { $0 + ($1.limit ?? 0) }, minimum: group.minimum,
      result: AcceptanceResult(bounds, reaches: group.minimum), evidence: .missing(missing(own)))
  }

  /// Points of satisfaction and scenarios, and the verdict on the whole.
  private static func total(
    _ rules: AcceptanceRules, satisfaction: AcceptanceFinding?, items: [AcceptanceFinding],
    among findings: [AcceptanceFinding]
  ) -> AcceptanceFinding {
    let own = zip(rules.items, items).filter { $0.0.kind == .scenario }.map(\.1)
    let extra = zip(rules.items, items).filter { !$0.0.kind.countsForMinima }
    let scenario = bounds(own)
    let most = rules.satisfaction?.points ?? 0
    let earned = satisfaction?.score.flatMap { rules.satisfaction?.points(for: $0) }
    let low = scenario.lowerBound + (earned ?? 0)
    let bounds = low...max(low, scenario.upperBound + (earned ?? most))
    let sum = rules.total.map { AcceptanceResult(bounds, reaches: $0.points) } ?? .pass
    let results = findings.compactMap(\.result) + [sum]
    let isGated = satisfaction?.result == .undecided
    func subjects(_ result: AcceptanceResult) -> [AcceptanceFinding.Subject] {
      findings.filter { $0.result == result }.map(\.subject) + (sum == result ? [.total] : [])
    }
    return AcceptanceFinding(
      subject: .total, score: low, limit: own.reduce(most) { $0 + ($1.limit ?? 0) },
      minimum: rules.total?.points, result: isGated ? .undecided : .all(results),
      evidence: .whole(
        failed: subjects(.fail), undecided: subjects(.undecided),
        extra: extra.reduce(0) { $0 + ($1.1.score ?? 0) }))
  }
}
