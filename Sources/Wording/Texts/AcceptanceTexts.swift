/// What is said of acceptances (验收).
package enum AcceptanceTexts {
  package static let digital = LocalizedText(zh: "数字化指标", en: "digital items")

  /// Words for the item under which satisfaction is scored, and its id.
  package static let satisfactionNames = [
    ("满意度", "satisfaction"), ("居民满意度", "satisfaction"), ("群众满意度", "satisfaction"),
  ]

  package static let pass = LocalizedText(zh: "通过", en: "passed")
  package static let fail = LocalizedText(zh: "不通过", en: "failed")
  package static let undecided = LocalizedText(zh: "无法判定", en: "cannot be judged")

  /// Begins the line of how communities came out.
  ///
  /// - Parameter isDesigned: whether a set of rules is the project's own.
  package static func heading(isDesigned: Bool) -> LocalizedText {
    isDesigned
      ? LocalizedText(zh: "验收(自定规则):", en: "Acceptance (rules of own design): ")
      : LocalizedText(zh: "验收:", en: "Acceptance: ")
  }

  /// How the communities came out by one set of rules.
  package static func counts(
    _ rules: LocalizedText, pass passed: Int, fail failed: Int, undecided open: Int
  ) -> LocalizedText {
    LocalizedText(
      zh: "\(rules.zh) \(pass.zh) \(passed) · \(fail.zh) \(failed) · \(undecided.zh) \(open)",
      en: "\(rules.en): \(passed) \(pass.en), \(failed) \(fail.en), \(open) \(undecided.en)")
  }

  // MARK: - Evidence

  package static let noScore = LocalizedText(zh: "无得分", en: "no score")

  package static func beyondLimit(_ points: String) -> LocalizedText {
    LocalizedText(
      zh: "得分\(points)超过满分,未采用", en: "the score \(points) is beyond the limit and is not used")
  }

  package static let capped = LocalizedText(zh: "按满分计", en: "counts as the limit")

  package static func survey(_ share: String) -> LocalizedText {
    LocalizedText(
      zh: "居民调研有效,有效答卷户占\(share)", en: "valid survey: \(share) of the households answered")
  }

  package static func invalidSurvey(_ share: String) -> LocalizedText {
    LocalizedText(
      zh: "居民调研无效,有效答卷户仅占\(share)",
      en: "the survey is not valid: \(share) of the households answered")
  }

  package static let noSurvey = LocalizedText(zh: "没有满意度", en: "no satisfaction")

  package static let noFacilities = LocalizedText(
    zh: "社区内无此类设施", en: "no such facility in the community")

  package static let noSites = LocalizedText(
    zh: "数据没有场所编号,无法看出哪些设施合设",
    en: "the data have no site_id, so that nothing tells what shares a place")

  package static func complex(
    _ site: String, functions: String, area: String, unknown: Bool
  ) -> LocalizedText {
    LocalizedText(
      zh: "\(site):\(functions);面积\(area)㎡" + (unknown ? "(部分面积缺)" : ""),
      en: "\(site): \(functions); \(area) m²" + (unknown ? " (some areas are not known)" : ""))
  }

  package static func missing(_ items: String) -> LocalizedText {
    LocalizedText(zh: "无得分:\(items)", en: "no score: \(items)")
  }

  package static func failed(_ items: String) -> LocalizedText {
    LocalizedText(zh: "不通过:\(items)", en: "failed: \(items)")
  }

  package static func undecided(_ items: String) -> LocalizedText {
    LocalizedText(zh: "无法判定:\(items)", en: "cannot be judged: \(items)")
  }

  package static func extra(_ points: String) -> LocalizedText {
    LocalizedText(
      zh: "另有加分与冗余分\(points),不计入最低分",
      en: "bonus and redundancy points besides, for no minimum: \(points)")
  }
}
