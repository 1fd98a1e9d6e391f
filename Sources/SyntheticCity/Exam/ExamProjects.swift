import Assessment
import Wording

/// Projects against shortfalls (补短板项目库) in all of their states.
struct ExamProjects {
  private let plan: CityPlan
  private let premises: ExamPremises
  private let standard: Standard
  private let scale: ExamScale
  private var generator: SeededGenerator
  /// Community and type of the projects so far.
  private var taken: Set<[Int]> = []

  /// A state with how many projects of a whole city have it, and when they begin and are to be finished.
  private struct State {
    var word: String
    var whole: Int
    var start: (years: Range<Int>, months: Range<Int>)
    var finish: (years: Range<Int>, months: Range<Int>)
    /// Finished ones stand in premises.
    var isFinished = false
  }

  /// Against the last day of the first half-year: 2025-06-30.
  private static let states = [
    State(word: "计划", whole: 40, start: (2025..<2026, 9..<13), finish: (2026..<2028, 6..<13)),
    State(word: "在建", whole: 30, start: (2025..<2026, 1..<6), finish: (2025..<2026, 9..<13)),
    State(
      word: "已完工", whole: 30, start: (2024..<2025, 1..<6), finish: (2025..<2026, 1..<6),
      isFinished: true),
    State(
      word: "已验收", whole: 20, start: (2023..<2024, 1..<13), finish: (2024..<2025, 1..<13),
      isFinished: true),
    State(word: "逾期", whole: 20, start: (2024..<2025, 1..<6), finish: (2024..<2025, 9..<13)),
  ]
  private static let modes = ["腾退", "整合", "置换", "征收改建", "新建"]
  private static let funds = ["区级财政", "市级补助", "社会资本", "街道自筹"]

  init(
    _ plan: CityPlan, _ premises: ExamPremises, standard: Standard, scale: ExamScale,
    generator: SeededGenerator
  ) {
    (self.plan, self.premises, self.standard) = (plan, premises, standard)
    (self.scale, self.generator) = (scale, generator)
  }

  /// `projects.csv`.
  mutating func table() -> ExamTable {
    var table = ExamTable(
      name: "projects.csv",
      columns: [
        "project_id", "community_id", "type", "lead_agency", "local_owner", "mode", "premises_id",
        "floor_area", "cost_wan", "fund", "year", "start", "finish", "status", "people", "reason",
      ])
    var free = premises.all.filter { !$0.isBelowNorm && $0.cost != nil }
    for state in Self.states {
      for _ in 0..<scale.count(state.whole) {
        let site = state.isFinished ? takeSite(&free) : nil
        table.rows.append(row(table.rows.count + 1, state, in: site))
      }
    }
    return table
  }

  /// The next of the premises whose community has no project of the type yet.
  private mutating func takeSite(
    _ free: inout [ExamPremises.Premises]
  ) -> ExamPremises.Premises? {
    while let site = free.popLast() {
      if taken.insert([site.community, site.types[0]]).inserted { return site }
    }
    return nil
  }

  private mutating func pair() -> (community: Int, type: Int) {
    for _ in 0..<1000 {
      let drawn = [
        generator.draw(0..<plan.city.communities.count), generator.draw(0..<standard.types.count),
      ]
      if taken.insert(drawn).inserted { return (drawn[0], drawn[1]) }
    }
    return (0, 0)
  }

  private mutating func row(
    _ number: Int, _ state: State, in site: ExamPremises.Premises?
  ) -> [String] {
    let (place, kind) = site.map { ($0.community, $0.types[0]) } ?? pair()
    let (community, type) = (plan.city.communities[place], standard.types[kind])
    let agency = standard.categories.first { $0.id == type.category }?.agency
    let area = site?.floorArea ?? (FacilityProgramme.all[kind].floorArea * 1.1).rounded()
    let cost = site?.cost ?? (area * generator.draw(0.2...0.8)).rounded()
    let owner = type.circle >= 15 ? community.street : community.name
    let finish = generator.day(state.finish.years, months: state.finish.months)
    let people = ((community.population ?? 0) * generator.draw(0.1...0.6)).rounded()
    return [
      "X" + CommunityRegister.digits(number, 4), community.id, type.id, agency?.zh ?? "",
      owner ?? "", site == nil ? generator.word(Self.modes) : "盘活", site?.id ?? "",
      ExamTable.text(area), ExamTable.text(cost), generator.word(Self.funds),
      String(finish.prefix(4)), generator.day(state.start.years, months: state.start.months),
      finish, state.word, ExamTable.text(people), "\(type.name.zh)覆盖不足",
    ]
  }
}
