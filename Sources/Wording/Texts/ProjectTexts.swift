/// What is said of projects and of plans.
package enum ProjectTexts {
  /// What a table of projects calls each status, as `plan` writes it.
  package static let statuses: [String: LocalizedText] = [
    "planned": LocalizedText(zh: "计划", en: "planned"),
    "under_way": LocalizedText(zh: "在建", en: "under way"),
    "finished": LocalizedText(zh: "已完工", en: "finished"),
    "accepted": LocalizedText(zh: "已验收", en: "accepted"),
    "overdue": LocalizedText(zh: "逾期", en: "overdue"),
  ]

  /// The modes as tables of projects hold them.
  package static let modes: [String: LocalizedText] = [
    "vacate": LocalizedText(zh: "腾退", en: "vacate"),
    "reuse": LocalizedText(zh: "盘活", en: "reuse"),
    "merge": LocalizedText(zh: "整合", en: "merge"),
    "exchange": LocalizedText(zh: "置换", en: "exchange"),
    "convert": LocalizedText(zh: "征收改建", en: "convert"),
    "build": LocalizedText(zh: "新建", en: "build"),
  ]

  /// - Parameters:
  ///   - counts: of each status with any, as `计划 12`.
  ///   - share: of the due projects, such as `71.0%`; nil where none is due.
  package static func progress(
    _ all: Int, counts: LocalizedText, finished: Int, due: Int, share: String?, area: String
  ) -> LocalizedText {
    let done = LocalizedText(
      zh: share.map { ";应完成 \(due),已完成 \(finished)(\($0))" } ?? "",
      en: share.map { "; \(finished) of \(due) due are finished (\($0))" } ?? "")
    return LocalizedText(
      zh: "补短板项目库 \(all) 项:\(counts.zh)\(done.zh);盘活面积 \(area) 平方米",
      en: "\(all) projects: \(counts.en)\(done.en); idle floor area reused: \(area) m²")
  }

  // MARK: - Plans

  package static func plan(
    projects: Int, years: Int, cost: String, of budget: String, people: String?, types: Int
  ) -> LocalizedText {
    LocalizedText(
      zh:
        "补短板计划:\(years)年 \(projects) 项,费用 \(cost)/预算 \(budget);新增可达 \(people ?? "–") 人次,新达标 \(types) 项",
      en:
        "Plan of \(years) years: \(projects) projects, cost \(cost) of \(budget); newly within reach "
        + "\(people ?? "–") (people × types), newly met \(types)")
  }

  /// What a project makes of its gap.
  package static func covered(_ share: String, isMet: Bool) -> LocalizedText {
    LocalizedText(
      zh: "建成后覆盖\(share)" + (isMet ? "(达标)" : ""),
      en: "\(share) within reach once it stands" + (isMet ? " (met)" : ""))
  }

  package static let order = LocalizedText(
    zh: "次序:先用全部预算补约束性类型(先急后缓),余款补其他,均按单位费用受益人数(先重后轻);当年结余转入下年(自定口径)",
    en:
      "Order: core types with all of the money, the others with what is left, each by people gained for the cost; "
      + "what a year leaves goes on to the next (own definition)"
  )

  package static func year(
    _ year: Int, projects: Int, cost: String, of available: String, left: String, people: String?,
    types: Int, meeting: Int?
  ) -> LocalizedText {
    LocalizedText(
      zh:
        "  \(year)年:\(projects) 项,费用 \(cost)/可用 \(available),结余 \(left);新增可达 \(people ?? "–") 人次,新达标 \(types) 项"
        + (meeting.map { ",新达标社区 \($0)" } ?? ""),
      en:
        "  \(year): \(projects) projects, cost \(cost) of \(available), left \(left); newly within reach "
        + "\(people ?? "–"), types newly met \(types)"
        + (meeting.map { ", communities newly met \($0)" } ?? ""))
  }

  /// A target of the standard.
  package static func target(
    _ year: Int, goal: String, what: [String], now: Int, of all: Int
  ) -> LocalizedText {
    let words = what.joined(separator: "、")
    return LocalizedText(
      zh: "  目标 \(year)年 \(goal)(\(what.isEmpty ? "达标社区" : words)):现 \(now)/\(all)",
      en:
        "  Target \(year): \(goal) (\(what.isEmpty ? "communities that meet the circle" : words)): now \(now) of \(all)"
    )
  }

  package static func share(_ share: String) -> String { "≥ \(share)" }

  package static let nothingToPlan = LocalizedText(
    zh: "预算内没有能补短板的候选点", en: "no candidate closes a gap within the budget")

  package static let newSites = LocalizedText(
    zh: "未提供闲置用房登记表:候选点为网格中点,每处费用按1计,预算即处数",
    en:
      "no register of idle premises: candidates are middles of cells that cost 1 each, so budgets are numbers of sites"
  )
}
