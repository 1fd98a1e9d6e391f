/// The rules of circles, and why they are missed.
extension CircleTexts {
  /// - Parameter name: of the rule, as `circles.csv` writes it.
  package static func rule(_ name: String) -> LocalizedText {
    switch name {
    case "contiguous": LocalizedText(zh: "连片", en: "contiguous")
    case "people": LocalizedText(zh: "人口规模", en: "people")
    case "walkable": LocalizedText(zh: "步行可达", en: "walkable")
    case "barriers": LocalizedText(zh: "不跨障碍", en: "barriers")
    default: LocalizedText(zh: "责任范围", en: "responsibility")
    }
  }

  package static func missed(_ counts: LocalizedText) -> LocalizedText {
    LocalizedText(zh: "未满足的规则:", en: "Rules missed: ") + counts
  }

  package static let nothingMissed = LocalizedText(
    zh: "所有规则均满足", en: "Every circle keeps every rule")

  /// A rule and how many circles miss it.
  package static func count(_ rule: LocalizedText, _ circles: Int) -> LocalizedText {
    rule + LocalizedText(" \(circles)")
  }

  package static func worst(
    _ rule: LocalizedText, circle: String, reason: LocalizedText
  ) -> LocalizedText {
    LocalizedText(
      zh: "  \(rule.zh),最甚:\(circle):\(reason.zh)",
      en: "  \(rule.en), worst \(circle): \(reason.en)")
  }

  /// Rules that are soft or off.
  package static func softRules(_ list: LocalizedText) -> LocalizedText {
    LocalizedText(zh: "规则:", en: "Rules: ") + list
  }

  /// - Parameter weight: nil: the rule is off.
  package static func strength(_ rule: LocalizedText, weight: String?) -> LocalizedText {
    guard let weight else {
      return LocalizedText(zh: "\(rule.zh)不计", en: "\(rule.en) off")
    }
    return LocalizedText(
      zh: "\(rule.zh)软约束\(weight)米/人", en: "\(rule.en) soft, \(weight) m a person")
  }

  package static let othersHard = LocalizedText(zh: "其余必须满足", en: "the others hard")

  // MARK: - Reasons

  package static func allWhoLiveThere(_ people: String) -> LocalizedText {
    LocalizedText(
      zh: "所在范围内全部人口仅\(people)人", en: "all \(people) people who live where it must lie are too few")
  }

  package static let atomsTooCoarse = LocalizedText(
    zh: "单元过大,无法另行划分", en: "its units allow no other division")

  package static func oneAtom(_ people: String) -> LocalizedText {
    LocalizedText(zh: "单个单元已有\(people)人", en: "one unit alone has \(people) people")
  }

  package static let noneFound = LocalizedText(
    zh: "未找到更好的划分(未证明不可能)", en: "no better division was found, none was proven impossible")

  package static func island(_ people: String) -> LocalizedText {
    LocalizedText(
      zh: "\(people)人住在没有可步行边界相连的部分",
      en: "\(people) people live in parts that no walkable border joins")
  }

  package static func withoutStreet(_ people: String) -> LocalizedText {
    LocalizedText(
      zh: "\(people)人住在没有道路的单元", en: "\(people) people live in units that no street touches")
  }

  package static func beyondRadius(_ share: String) -> LocalizedText {
    LocalizedText(zh: "\(share)的人口超出半径", en: "\(share) of its people are beyond the radius")
  }

  package static func acrossBarrier(_ people: String) -> LocalizedText {
    LocalizedText(
      zh: "\(people)人隔着障碍且附近没有通道",
      en: "\(people) people live across a barrier without a crossing in reach"
    )
  }

  package static func otherArea(_ people: String) -> LocalizedText {
    LocalizedText(zh: "\(people)人属于其他责任范围", en: "\(people) people belong to another area")
  }

  package static let edited = LocalizedText(zh: "人工调整所致", en: "a planner's change made it so")

  package static let givenSo = LocalizedText(zh: "现状如此", en: "it was given so")

  package static func reasons(_ reason: LocalizedText, _ circles: Int) -> LocalizedText {
    LocalizedText(zh: "\(reason.zh)(\(circles)个)", en: "\(circles) × \(reason.en)")
  }

  /// Why circles have too few or too many people, in groups.
  package static let reasonKinds: [String: LocalizedText] = [
    "allWhoLiveThere": LocalizedText(zh: "范围内人口不足", en: "all who live there are too few"),
    "atomsTooCoarse": LocalizedText(zh: "单元过大", en: "the units are too coarse"),
    "oneAtom": LocalizedText(zh: "单个单元已超过", en: "one unit alone is above the band"),
    "noneFound": LocalizedText(zh: "未找到更好的划分", en: "no better division found"),
    "edited": LocalizedText(zh: "现状或人工调整", en: "given so or changed by a planner"),
  ]
}
