/// What is said of the indices.
package enum IndexTexts {
  /// Goes with every output that shows the exam index.
  package static let disclaimer = LocalizedText(
    zh: "本指数为自测参考,由 LifeCircle 自定公式计算,不是省住房城乡建设厅公布的城镇社区专项体检评价指数,数值不可比较、不可用于考核排名。",
    en:
      "This index is for self-assessment: LifeCircle computes it by formulas of its own. It is not the published "
      + "index of the provincial examination, must not be compared with it, and is no basis for ranking anyone's work."
  )

  /// The standard sets no bounds for ratings.
  package static let noStandard = LocalizedText(zh: "无标准", en: "no standard")

  /// The city's indices, each of 100.
  package static func city(
    exam: String, base: String, balance: String, governance: String, rating: LocalizedText
  ) -> LocalizedText {
    LocalizedText(
      zh: "自测指数(非官方,满分100):\(exam)(基础 \(base) · 均衡 \(balance) · 治理 \(governance));评级:\(rating.zh)",
      en:
        "Self-assessment index (not official, of 100): \(exam) (base \(base), balance \(balance), "
        + "governance \(governance)); rating: \(rating.en)")
  }

  /// What the streets answer for.
  package static func streets(
    _ circle: LocalizedText, meeting: Int, of streets: Int
  ) -> LocalizedText {
    LocalizedText(
      zh: "\(circle.zh)由街道负责,按街道合并需求判定:达标街道 \(meeting)/\(streets);社区自身数字为辅助口径",
      en:
        "\(circle.en): the street answers for it, on its pooled demand: \(meeting) of \(streets) streets meet it; "
        + "the communities' own figures are auxiliary")
  }

  /// A layer of units that was examined besides.
  package static func units(
    _ layer: String, count: Int, circle: LocalizedText?, meeting: (count: Int, judged: Int)?
  ) -> LocalizedText {
    guard let circle, let meeting else {
      return LocalizedText(
        zh: "另按图层“\(layer)”评估\(count)个单元(见 examined_units.csv)",
        en: "Layer '\(layer)': \(count) units examined besides (examined_units.csv)")
    }
    return LocalizedText(
      zh: "\(circle.zh)按图层“\(layer)”判定:达标 \(meeting.count)/\(meeting.judged)(是否达标,不是划定数量)",
      en:
        "\(circle.en), by the units of '\(layer)': \(meeting.count) of \(meeting.judged) meet it (which says "
        + "nothing of how many are drawn)")
  }

  /// Certainty of the standard's radii, beside the basis of the indices.
  package static func basis(_ names: String, uncertain: Int, of types: Int) -> LocalizedText {
    let certainty = StandardTexts.uncertainRadii(uncertain, of: types)
    return LocalizedText(
      zh: "\(certainty.zh);指数依据:\(names)", en: "\(certainty.en); the indices are of: \(names)")
  }
}
