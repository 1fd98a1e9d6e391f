/// What a comparison of scenarios says on the terminal.
package enum ScenarioTexts {
  package static let scenario = LocalizedText(zh: "情景", en: "Scenario")

  // MARK: - Who gains

  package static let changes = LocalizedText(zh: "改动", en: "changes")
  package static let noChanges = LocalizedText(zh: "无", en: "none")
  package static let betweenChanges = LocalizedText(zh: " ", en: ", ")

  package static func added(_ count: Int) -> LocalizedText {
    LocalizedText(zh: "新增\(count)", en: "\(count) new")
  }

  package static func removed(_ count: Int) -> LocalizedText {
    LocalizedText(zh: "关闭\(count)", en: "\(count) closed")
  }

  package static func moved(_ count: Int) -> LocalizedText {
    LocalizedText(zh: "迁移\(count)", en: "\(count) moved")
  }

  package static func resized(_ count: Int) -> LocalizedText {
    LocalizedText(zh: "改面积\(count)", en: "\(count) resized")
  }

  /// Straight lines are never worded as walks.
  ///
  /// - Parameters:
  ///   - isPeople: otherwise square metres are counted.
  ///   - isPerType: whoever gains two types counts twice.
  package static func newlyInReach(
    onFoot: Bool, isPeople: Bool, isPerType: Bool
  ) -> LocalizedText {
    let unit = isPeople ? LocalizedText(zh: "人", en: "people") : LocalizedText("m²")
    let perType = isPerType ? LocalizedText(zh: ",按类型累计", en: ", per type") : LocalizedText("")
    let reach =
      onFoot
      ? LocalizedText(zh: "新增步行可达", en: "newly in walking reach ")
      : LocalizedText(zh: "新进入直线半径", en: "newly in straight reach ")
    return reach + LocalizedText("(") + unit + perType + LocalizedText(")")
  }

  package static let elderly = LocalizedText(zh: "  其中60岁以上", en: "  of them 60 and over")
  package static let overlap = LocalizedText(
    zh: "与现有服务重叠", en: "overlap with existing service")
  package static let typesNewlyMet = LocalizedText(
    zh: "新达标(社区×类型)", en: "types newly met (in a community)")

  /// - Parameter circles: minutes, `5/15`.
  package static func newlyMeeting(circles: String) -> LocalizedText {
    LocalizedText(
      zh: "新达到\(circles)分钟圈的社区", en: "newly meet the \(circles)-minute circle")
  }

  package static let lostToBarriers = LocalizedText(
    zh: "  其中因障碍阻隔", en: "  of them behind a barrier")
  package static let countedTwice = LocalizedText(
    zh: "重叠社区的人口在此各计一次",
    en: "who lives in two communities that overlap counts in both here")
  package static let notChecked = LocalizedText(zh: "未核验路网", en: "not checked")
  package static let tooFarOnFoot = LocalizedText(
    zh: "直线圈内走不到的人", en: "in the straight circle, too far on foot")

  package static func part(_ part: String, of whole: String) -> LocalizedText {
    LocalizedText(zh: "\(part)/\(whole)", en: "\(part) of \(whole)")
  }

  // MARK: - Area and cost

  package static let floorArea = LocalizedText(zh: "面积/标准要求", en: "floor area / norm")
  package static let cost = LocalizedText(zh: "费用", en: "cost")
  package static let costPerPerson = LocalizedText(zh: "人均费用", en: "cost per person")

  package static func fitting(_ count: Int, of all: Int) -> LocalizedText {
    LocalizedText(zh: "\(count)/\(all) 处合规", en: "\(count) of \(all) fit")
  }

  // MARK: - Which is better

  package static func beats(_ name: String) -> LocalizedText {
    LocalizedText(zh: "优于“\(name)”", en: "beats \(name)")
  }

  /// What the wins are counted over.
  ///
  /// - Parameter ways: `waysOnFoot` or `ways(detours:)`.
  package static func assumptions(
    _ count: Int, thresholds: String, ways: LocalizedText
  ) -> LocalizedText {
    LocalizedText(
      zh: "“优于”按 \(count) 种假设计数(θ \(thresholds) × \(ways.zh)):先比新达标数,再比获益量",
      en: "Beats: of \(count) assumptions (θ \(thresholds) × \(ways.en)), by types "
        + "newly met, then by gain")
  }

  package static let waysOnFoot = LocalizedText(
    zh: "捕捉距离三种取法", en: "three snap limits")

  package static func ways(detours: String) -> LocalizedText {
    LocalizedText(zh: "绕行系数 \(detours)", en: "detour \(detours)")
  }

  package static func others(_ count: Int) -> LocalizedText {
    LocalizedText(zh: ",另 \(count) 个", en: ", \(count) more")
  }

  package static func moreScenarios(_ count: Int) -> LocalizedText {
    LocalizedText(
      zh: "另有 \(count) 个情景,见 scenarios.csv", en: "\(count) more scenarios: see scenarios.csv")
  }

  // MARK: - Where to go on

  package static func seeChanges(in folder: String) -> LocalizedText {
    LocalizedText(
      zh: "下一步:在 \(folder)/changes.csv 中查看每个社区的变化",
      en: "Next: see every change in \(folder)/changes.csv")
  }

  package static let compareAnother = LocalizedText(
    zh: ";另给一个 --scenario 以比较备选地点", en: "; give another --scenario to compare places")
  package static let checkWalks = LocalizedText(
    zh: ";用 --network 核验步行路径", en: "; give --network to check the walks")
}
