import Assessment

/// Scores of acceptances (验收): communities that pass, that fail in several ways, and that cannot be judged.
struct ExamAcceptance {
  /// Communities with scores: those that pass, that fail, that cannot be judged.
  private(set) var chosen: [Int]
  /// Of each, its place in `ExamProgramme.levels`.
  private(set) var levels: [Int]
  /// Communities without any satisfaction, which no survey may have asked.
  private(set) var silent: [Int] = []
  private let communities: [Community]
  private let standard: Standard
  private let counts: (pass: Int, fail: Int, undecided: Int)
  private var generator: SeededGenerator

  private static let whole = (pass: 25, fail: 10, undecided: 5)

  /// Communities are chosen whose facilities have what all rules ask for, for sure.
  init(
    _ facilities: ExamFacilities, _ ground: ExamGround, standard: Standard, scale: ExamScale,
    generator: SeededGenerator
  ) {
    (self.standard, self.generator) = (standard, generator)
    communities = ground.city.communities
    counts = (
      scale.count(Self.whole.pass), scale.count(Self.whole.fail),
      scale.count(Self.whole.undecided)
    )
    let fit = Self.fitting(facilities, on: ground, standard: standard)
    chosen = self.generator.chosen(fit.count, of: fit.count).map { fit[$0] }
    chosen = Array(chosen.prefix(counts.pass + counts.fail + counts.undecided))
    levels = chosen.indices.map { $0 % ExamProgramme.levels.count }
    silent = chosen.enumerated().filter { isSilent($0.offset) }.map(\.element)
  }

  private static func fitting(
    _ facilities: ExamFacilities, on ground: ExamGround, standard: Standard
  ) -> [Int] {
    var table = FacilityTable()
    for facility in facilities.facilities { table.append(facility) }
    let inside = ground.facilitiesInside
    return inside.indices.filter { community in
      let open = inside[community].filter { facilities.facilities[$0].status == "正常运营" }
      let types = open.map { Int(facilities.facilities[$0].services[0].type) }
      let groups = Set(types.compactMap { standard.types[$0].serviceGroup })
      let sites = ComplexSite.sites(of: open, in: table, standard: standard)
      return standard.acceptance.allSatisfy { rules in
        let counted = rules.serviceGroups?.groups ?? []
        let found = counted.isEmpty ? groups : groups.intersection(counted)
        return found.count >= rules.serviceGroups?.least ?? 0
          && rules.complex.map { rule in sites.contains { $0.result(by: rule) == .pass } } ?? true
      }
    }
  }

  /// Two of the five that cannot be judged have no satisfaction.
  private func isSilent(_ rank: Int) -> Bool {
    let number = rank - counts.pass - counts.fail
    return number >= 0 && number % 5 < 2
  }

  /// `acceptance-scores.csv`.
  mutating func table() -> ExamTable {
    var table = ExamTable(
      name: "acceptance-scores.csv", columns: ["community_id", "item", "score", "evidence"])
    for (rank, community) in chosen.enumerated() {
      let level = ExamProgramme.levels[levels[rank]]
      guard let rules = standard.acceptance.first(where: { $0.apply(to: level) }) else { continue }
      let flaw = flaw(of: rank)
      if flaw != .noSatisfaction, let rule = rules.satisfaction {
        let isLow = flaw == .satisfaction
        let score = generator.draw(
          isLow ? rule.least - 0.8...rule.least - 0.2 : rule.least + 0.2...rule.least + 0.8)
        append(
          AcceptanceScores.satisfaction, of: community, score, evidence: "验收满意度调查", to: &table)
      }
      for item in rules.items {
        guard let points = points(of: item, in: rules, flaw) else { continue }
        append(item.id, of: community, points, evidence: "专家组现场打分", to: &table)
      }
    }
    return table
  }

  private func append(
    _ item: String, of community: Int, _ points: Double, evidence: String,
    to table: inout ExamTable
  ) {
    table.rows.append([communities[community].id, item, ExamTable.text(points), evidence])
  }

  private enum Flaw {
    case none
    /// What fails.
    case digital, item, satisfaction, total
    /// What is not known.
    case noSatisfaction, noDigital, noItem
  }

  private func flaw(of rank: Int) -> Flaw {
    if rank < counts.pass { return .none }
    if rank < counts.pass + counts.fail {
      return [.digital, .item, .satisfaction, .total, .digital][(rank - counts.pass) % 5]
    }
    if isSilent(rank) { return .noSatisfaction }
    return (rank - counts.pass - counts.fail) % 5 == 4 ? .noItem : .noDigital
  }

  /// nil: the item was not scored.
  private mutating func points(
    of item: AcceptanceItem, in rules: AcceptanceRules, _ flaw: Flaw
  ) -> Double? {
    let share = generator.draw(0.88...1)
    let isFirst = item.id == rules.items.first { $0.minimum != nil }?.id
    let isFirstDigital = item.id == rules.items.first { $0.kind == .digital }?.id
    switch (flaw, item.kind) {
    case (.noItem, .scenario) where isFirst, (.noDigital, .digital) where isFirstDigital:
      return nil
    case (.item, .scenario) where isFirst: return (item.minimum ?? 0) * 0.6
    case (.total, .scenario): return max(item.limit * 0.52, item.minimum ?? 0)
    case (.digital, .digital): return item.limit * 0.55
    case (.noDigital, .digital): return item.limit * 0.7
    case (_, .bonus), (_, .redundancy):
      return generator.chance(0.5) ? item.limit * generator.draw(0.2...1) : nil
    default: return item.limit * share
    }
  }
}
