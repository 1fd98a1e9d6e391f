/// What a siting says on the terminal.
package enum SitingTexts {
  /// - Parameter counts: of demand places, candidates and pairs.
  package static func title(
    model: String, counts: (demand: Int, candidates: Int, pairs: Int), sites: Int
  ) -> LocalizedText {
    let question = "\(counts.demand)/\(counts.candidates)/\(counts.pairs)"
    return LocalizedText(
      zh: "\(model):需求点/候选点/组合 \(question),选址 \(sites) 处",
      en: "\(model): demand/candidates/pairs \(question), \(sites) sites proposed")
  }

  // MARK: - The answer

  package static func optimum(_ objective: String) -> LocalizedText {
    LocalizedText(
      zh: "目标值 \(objective),已证明最优(差距 0)", en: "Objective \(objective), proven optimal (gap 0)")
  }

  package static func answer(_ objective: String, bound: String, gap: String) -> LocalizedText {
    LocalizedText(
      zh: "目标值 \(objective),已证明的界 \(bound),差距 \(gap)",
      en: "Objective \(objective), proven bound \(bound), gap \(gap)")
  }

  package static let timeOver = LocalizedText(
    zh: "时限已到;增大 --time-limit 可继续缩小差距",
    en: "The time was over; a longer --time-limit may close the gap")

  /// - Parameter shares: of the weight covered before and after, in per cent.
  package static func exact(
    byCells: String, gained: String, shares: [String]
  ) -> LocalizedText {
    let change = shares.map { $0 + "%" }.joined(separator: " → ")
    return LocalizedText(
      zh: "按格网单元选址(按单元新增覆盖 \(byCells));精确核算新增覆盖 \(gained),占需求 \(change)",
      en:
        "Chosen by cells (newly covered by cells: \(byCells)); exactly: \(gained), of the demand \(change)"
    )
  }

  package static func unreachable(_ count: Int, isListed: Bool) -> LocalizedText {
    LocalizedText(
      zh: "无候选点可达的需求点:\(count) 个\(isListed ? "(见 problems.csv)" : "")",
      en: "Demand places that no site reaches: \(count)\(isListed ? " (see problems.csv)" : "")")
  }

  package static func covered(_ percent: String) -> LocalizedText {
    LocalizedText(zh: "  累计覆盖需求的 \(percent)%", en: "  covered \(percent)% of the demand")
  }

  package static func moreSites(_ count: Int) -> LocalizedText {
    LocalizedText(zh: "  ……另 \(count) 处", en: "  … and \(count) more")
  }

  // MARK: - Notes on the question

  /// Straight distances are never worded as walks.
  package static func distance(
    _ type: LocalizedText, metres: String, onFoot: Bool
  ) -> LocalizedText {
    onFoot
      ? LocalizedText(
        zh: "\(type.zh):步行路网 \(metres) 米", en: "\(type.en): \(metres) m on the network")
      : LocalizedText(
        zh: "\(type.zh):服务半径口径,直线 \(metres) 米,未核验路网",
        en: "\(type.en): straight \(metres) m, walks not checked")
  }

  package static func worstDistance(onFoot: Bool) -> LocalizedText {
    let way =
      onFoot
      ? LocalizedText(zh: "步行路网", en: "on the network")
      : LocalizedText(zh: "直线,未核验路网", en: "straight, walks not checked")
    return LocalizedText(
      zh: "目标值为最远距离(米,\(way.zh));“覆盖”指该距离以内",
      en: "The objective is the worst distance in metres (\(way.en)); covered: within it")
  }

  package static let radiusOfStandard = LocalizedText(
    zh: "whatif 按标准的服务半径核算 scenario.yaml,而非 --radius",
    en: "whatif works scenario.yaml out with the radius of the standard, not that of --radius")

  package static let eachCostsOne = LocalizedText(
    zh: "生成的候选点没有费用:预算中每处按1计", en: "Generated candidates have no costs: each counts 1 of --budget")

  package static let nothingAffordable = LocalizedText(
    zh: "预算内没有能增加覆盖的候选点", en: "No candidate within the budget adds anything")

  package static func belowCheapest(_ budget: String, cheapest: String) -> LocalizedText {
    LocalizedText(
      zh: "预算\(budget)低于最便宜的一处(\(cheapest)):单位是否一致?",
      en:
        "The budget \(budget) is less than the cheapest site (\(cheapest)): are both in the same unit?"
    )
  }

  package static func unfixable(_ communities: Int) -> LocalizedText {
    LocalizedText(
      zh: "候选点无法使其达标的社区:\(communities) 个(见 problems.csv)",
      en: "Communities that no candidates bring to met: \(communities) (see problems.csv)")
  }

  /// - Parameter exactly: nil where the model counts what a what-if counts.
  package static func newlyMeeting(_ communities: Int, exactly: Int?) -> LocalizedText {
    guard let exactly else {
      return LocalizedText(
        zh: "新达标社区:\(communities) 个", en: "Communities that newly meet it: \(communities)")
    }
    return LocalizedText(
      zh: "新达标社区:按单元 \(communities) 个,精确核算 \(exactly) 个",
      en: "Communities that newly meet it: \(communities) by cells, \(exactly) exactly")
  }

  package static func missedByCells(_ communities: Int) -> LocalizedText {
    LocalizedText(
      zh: "按单元达标、精确核算仍未达标的社区:\(communities) 个(见 problems.csv)",
      en: "Communities that meet it by cells and not exactly: \(communities) (see problems.csv)")
  }

  // MARK: - Excluded candidates

  package static let unsuitable = LocalizedText(
    zh: "面积不足或用途不符的候选点", en: "Candidates that are too small or may not hold the type")
  package static let withoutCost = LocalizedText(
    zh: "没有造价的候选点", en: "Candidates without a cost")
  package static let outsideStudyArea = LocalizedText(
    zh: "研究范围以外的候选点", en: "Candidates outside the study area")

  package static func excluded(_ kind: LocalizedText, _ count: Int) -> LocalizedText {
    LocalizedText(
      zh: "\(kind.zh):\(count) 处(见 problems.csv)", en: "\(kind.en): \(count) (see problems.csv)")
  }
}
