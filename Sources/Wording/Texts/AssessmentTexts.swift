/// What an assessment says on the terminal and in the head of a map.
package enum AssessmentTexts {
  // MARK: - Names that a standard leaves out

  package static let ownStandard = LocalizedText(zh: "自定义标准", en: "Own standard")

  package static func circleName(minutes: Int) -> LocalizedText {
    LocalizedText(zh: "\(minutes)分钟公共服务圈", en: "\(minutes)-minute circle")
  }

  // MARK: - What was examined

  package static func title(
    city: String, communities: String, facilities: String, types: String, threshold: String
  ) -> LocalizedText {
    LocalizedText(
      zh: "\(city):社区 \(communities) 个,设施 \(facilities) 处,设施类型 \(types) 类,达标线 \(threshold)",
      en: "\(city): \(communities) communities, \(facilities) facilities, "
        + "\(types) types, met from \(threshold)")
  }

  package static let synthetic = LocalizedText(
    zh: "合成示例,不代表杭州", en: "synthetic example, not Hangzhou")

  package static let incomplete = LocalizedText(
    zh: "输入不完整", en: "incomplete: an input was left out")

  /// Straight distances are never worded as walks.
  ///
  /// - Parameter detour: factor on them, 1 for none.
  package static func straight(detour: Double) -> LocalizedText {
    let factor =
      detour == 1
      ? LocalizedText("")
      : LocalizedText(
        zh: "×\(detour.shortText)", en: " × \(detour.shortText)")
    return LocalizedText(
      zh: "服务半径口径:直线距离\(factor.zh),未核验路网",
      en: "service radii as straight lines\(factor.en), not checked on the street network")
  }

  package static let onFoot = LocalizedText(
    zh: "步行路网口径", en: "network: distances walked on the streets")

  /// Who answers for a type, how far and about how long, such as `社区级·500米·约8分钟`. The metres
  /// come first, because they are what is measured. The community answers for the 5-minute circle,
  /// the street for the 15-minute one.
  package static func range(circle: Int, metres: String, minutes: String) -> LocalizedText {
    let level =
      switch circle {
      case 5: LocalizedText(zh: "社区级", en: "community")
      case 15: LocalizedText(zh: "街道级", en: "street")
      default: LocalizedText(zh: "\(circle)分钟圈", en: "\(circle)-minute circle")
      }
    return LocalizedText(
      zh: "\(level.zh)·\(metres)米·约\(minutes)分钟",
      en: "\(level.en), \(metres) m, ~\(minutes) min")
  }

  // MARK: - Circles

  /// - Parameter counts: communities that meet the circle, by threshold.
  package static func circle(
    _ name: String, medianMet: String, required: Int, counts: String
  ) -> LocalizedText {
    LocalizedText(
      zh: "\(name):达标类型中位数 \(medianMet)/\(required);全部达标的社区 \(counts)",
      en:
        "\(name): \(medianMet) of \(required) types met (median); communities that meet it \(counts)"
    )
  }

  /// How many communities would still meet the circles if straight lines were stretched.
  package static func sensitivity(detour: String) -> LocalizedText {
    LocalizedText(
      zh: "若绕行系数为 \(detour),达标社区数:", en: "With a detour of \(detour), communities that meet: ")
  }

  package static func sensitivity(
    of circle: String, meeting: (before: Int, after: Int), median: (before: String, after: String)
  ) -> LocalizedText {
    LocalizedText("\(circle) \(meeting.before) → \(meeting.after)")
      + LocalizedText(zh: " (中位数 ", en: " (median ")
      + LocalizedText("\(median.before) → \(median.after))")
  }

  /// Verdicts that demand off the network leaves open.
  package static func undecided(pairs: Int) -> LocalizedText {
    LocalizedText(
      zh: "未定:\(pairs) 对社区×类型,取决于路网未通达的人口",
      en: "Undecided: \(pairs) pairs of community and type, as demand is off the network")
  }

  // MARK: - Where the city falls short

  package static let worstTypes = LocalizedText(zh: "短板设施", en: "Worst types")
  package static let metIn = LocalizedText(zh: "达标社区", en: "met in")
  /// Heads of the share that is reached, of all that is counted.
  package static let peopleReached = LocalizedText(zh: "覆盖人口", en: "of people")
  package static let landReached = LocalizedText(zh: "覆盖面积", en: "of area")
  package static let homesReached = LocalizedText(zh: "覆盖住宅地", en: "of homes")
  package static let medianNearest = LocalizedText(zh: "最近(中位)", en: "nearest med")

  /// Why `~8 min` may stand beside a 5-minute circle.
  package static func minutesOfMetres(speed: String) -> LocalizedText {
    LocalizedText(
      zh: "  (分钟数由米数按\(speed)米/秒折算;判定以米数为准,圈名只是层级)",
      en:
        "  (minutes are the metres at \(speed) m/s; the metres decide, a circle's name is its level)"
    )
  }

  package static let distances = LocalizedText(zh: "距离", en: "Distances")

  package static func metres(_ distance: String) -> LocalizedText {
    LocalizedText(zh: "\(distance)米", en: "\(distance) m")
  }

  package static let worstCommunities = LocalizedText(zh: "短板社区", en: "Worst communities")
  package static let missedInAll = LocalizedText(zh: "缺类/应有", en: "all missed")

  package static func missed(minutes: Int) -> LocalizedText {
    LocalizedText(zh: "缺\(minutes)分钟", en: "\(minutes) min")
  }

  // MARK: - Met on paper, missed on foot

  package static func missedOnFoot(pairs: Int) -> LocalizedText {
    LocalizedText(
      zh: "图上达标、步行不达标:\(pairs) 对社区×类型",
      en: "Met on paper, missed on foot: \(pairs) pairs")
  }

  package static let medianTypesMet = LocalizedText(zh: ";达标类型中位数 ", en: "; median ")

  /// Types met in a circle, by straight lines and on foot.
  package static func typesMet(
    straight: String, onFoot: String, minutes: Int
  ) -> LocalizedText {
    LocalizedText("\(straight) → \(onFoot) (\(minutes)") + LocalizedText(zh: "分钟)", en: " min)")
  }

  package static func people(_ number: String) -> LocalizedText {
    LocalizedText(zh: "\(number)人", en: "\(number) people")
  }

  package static func across(_ barrier: String?) -> LocalizedText {
    barrier.map { LocalizedText(zh: "隔\($0)", en: "across \($0)") }
      ?? LocalizedText(zh: "隔障碍", en: "across a barrier")
  }

  /// - Parameter factor: the walk by the straight line.
  package static func detour(_ factor: String) -> LocalizedText {
    LocalizedText(zh: "绕行\(factor)倍", en: "detour × \(factor)")
  }

  package static let detour = LocalizedText(zh: "绕行", en: "detour")
  package static let noWayThrough = LocalizedText(zh: "无路可通", en: "no way through")
  package static let offNetwork = LocalizedText(zh: "不在路网上", en: "off the network")

  // MARK: - Where to go on

  package static func openPage(in folder: String) -> LocalizedText {
    LocalizedText(zh: "在浏览器中打开 ", en: "open the page in a browser: ")
      + LocalizedText("\(folder)/report.html")
  }

  package static func openMap(in folder: String) -> LocalizedText {
    LocalizedText(zh: "在 QGIS 中打开 ", en: "open the map in QGIS: ")
      + LocalizedText("\(folder)/communities.geojson")
  }

  package static func seeCommunity(_ id: String, in folder: String) -> LocalizedText {
    let command = "lifecircle explain --run \(folder.shellWord) --community \(id.shellWord)"
    return LocalizedText(
      zh: "查看社区 \(id) 未达标的原因:\(command)", en: "see why community \(id) falls short: \(command)")
  }

  package static let useOwnFiles =
    LocalizedText(zh: "换成自己的数据:", en: "use your own files: ")
    + LocalizedText("lifecircle assess --communities a.geojson --facilities b.csv")

  // MARK: - --fail-below

  /// - Parameter minutes: the circle that `--fail-below` judges.
  package static func nothingToJudge(minutes: Int) -> LocalizedText {
    LocalizedText(
      zh: "没有属于\(minutes)分钟圈的必备设施类型;请去掉 --fail-below 或更改 --types",
      en:
        "no required type has the \(minutes)-minute circle; leave out --fail-below or change --types"
    )
  }

  package static func nobodyToJudge(least: Double) -> LocalizedText {
    LocalizedText(
      zh: "没有社区有需求量,无法判定 --fail-below \(least)",
      en: "no community has any demand, which --fail-below \(least) cannot judge")
  }

  package static func tooFewMeet(
    _ share: String, minutes: Int, least: Double
  ) -> LocalizedText {
    LocalizedText(
      zh: "达到\(minutes)分钟圈的社区占 \(share),低于 --fail-below \(least)",
      en: "\(share) of the communities meet the \(minutes)-minute circle, "
        + "fewer than --fail-below \(least)")
  }
}
