/// What changes of a planner do, and why they cannot be made.
extension CircleTexts {
  package static func edits(_ count: Int, circles: Int) -> LocalizedText {
    LocalizedText(
      zh: "调整\(count)处,涉及\(circles)个圈(调整前 → 调整后):",
      en: "\(count) changes touch \(circles) circles (before → after):")
  }

  package static let heads = [
    LocalizedText(zh: "  生活圈", en: "  circle"), LocalizedText(zh: "人口", en: "people"),
    LocalizedText(zh: "公顷", en: "ha"), LocalizedText(zh: "平均步行(米)", en: "mean walk m"),
    LocalizedText(zh: "半径内", en: "within"), LocalizedText(zh: "未满足", en: "rules missed"),
    LocalizedText(zh: "达标类型", en: "types met"), LocalizedText(zh: "达标", en: "meets"),
  ]

  package static func moreCircles(_ count: Int) -> LocalizedText {
    LocalizedText(zh: "  ……另\(count)个,见 edits.csv", en: "  … and \(count) more, see edits.csv")
  }

  package static func better(_ circles: String) -> LocalizedText {
    LocalizedText(zh: "变好:\(circles)", en: "Better: \(circles)")
  }

  package static func worse(_ circles: String) -> LocalizedText {
    LocalizedText(zh: "变差:\(circles)", en: "Worse: \(circles)")
  }

  /// - Parameter code: as `circles.csv` writes it.
  package static func meets(_ code: String) -> LocalizedText {
    switch code {
    case "yes": LocalizedText(zh: "是", en: "yes")
    case "no": LocalizedText(zh: "否", en: "no")
    default: LocalizedText(zh: "待定", en: "undecided")
    }
  }

  package static let nobody = LocalizedText(zh: "无", en: "none")

  package static func wholeCity(before: String, after: String) -> LocalizedText {
    LocalizedText(
      zh: "全市目标值(人·米):\(before) → \(after)",
      en: "Objective of the whole city in person-metres: \(before) → \(after)")
  }

  // MARK: - Why circles cannot be drawn

  package static func countOutOfBounds(
    _ count: Int, byPeople: ClosedRange<Int>, proven: ClosedRange<Int>
  ) -> LocalizedText {
    let (low, high) = (proven.lowerBound, proven.upperBound)
    let same = byPeople == proven
    return LocalizedText(
      zh: "--count \(count) 超出可行范围\(low)至\(high)"
        + (same ? "" : "(仅按人口为\(byPeople.lowerBound)至\(byPeople.upperBound))")
        + ";请在此范围内选择,或用 --people 改变人口区间",
      en: "--count \(count) is outside of what is possible, \(low) to \(high)"
        + (same ? "" : " (by people alone \(byPeople.lowerBound) to \(byPeople.upperBound))")
        + "; choose a number between them, or another band with --people")
  }

  package static let nobodyLives = LocalizedText(
    zh: "没有任何人口;请给 --population,或在社区文件中提供人口字段",
    en: "nobody lives anywhere; give --population, or communities with a field for people")

  package static func missingNames(within: String) -> LocalizedText {
    LocalizedText(
      zh: "社区没有\(within == "district" ? "区" : "街道")名称(\(within));请补充该字段,或用 --within city",
      en: "communities do not name their \(within); add the field, or use --within city")
  }

  /// - Parameter nearest: nil where none is written much the same.
  package static func unknownAtom(_ id: String, nearest: String?) -> LocalizedText {
    LocalizedText(
      zh: "没有单元“\(id)”" + (nearest.map { ",相近的有“\($0)”" } ?? "") + ";请从 units.csv 取编码",
      en: "there is no unit '\(id)'" + (nearest.map { "; '\($0)' is near" } ?? "")
        + "; take an id from units.csv")
  }

  package static func unknownCircle(_ id: String, nearest: String?) -> LocalizedText {
    LocalizedText(
      zh: "没有生活圈“\(id)”" + (nearest.map { ",相近的有“\($0)”" } ?? "") + ";请从 circles.csv 取编码",
      en: "there is no circle '\(id)'" + (nearest.map { "; '\($0)' is near" } ?? "")
        + "; take an id from circles.csv")
  }

  package static func tooFewAtoms(_ id: String, parts: Int) -> LocalizedText {
    LocalizedText(
      zh: "生活圈“\(id)”有人居住的单元不足\(parts)个,无法拆分;请减少份数,或用 --divide 切分社区",
      en:
        "circle '\(id)' has fewer than \(parts) units where people live; ask for fewer parts, or cut communities with --divide"
    )
  }
}
