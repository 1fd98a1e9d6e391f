extension InputMessage {
  // MARK: - Whom a plan leaves

  package static let leftByChosen = InputMessage(
    en: "no chosen or existing site serves all of this demand place", zh: "所选与现有各点未能全部服务该需求点",
    fixEn: "raise --count or --budget, or complete the matrix",
    fixZh: "请加大--count或--budget,或补全费用表")

  // MARK: - Existing sites

  package static func notYesOrNo(_ text: String) -> InputMessage {
    let text = text.prefix(80)
    return InputMessage(
      en: "'\(text)' does not say whether the site exists already",
      zh: "“\(text)”未说明该点是否为现有设施",
      fixEn: "write yes or no", fixZh: "请填写是或否")
  }

  package static func unknownStatus(_ text: String, column: String) -> InputMessage {
    let text = text.prefix(80)
    return InputMessage(
      en: "column '\(column)' is not used: '\(text)' does not say whether a site exists already",
      zh: "未使用“\(column)”列:“\(text)”未说明该点是否为现有设施",
      fixEn: "name a column of yes and no with --sites-fields existing=…",
      fixZh: "请用--sites-fields existing=…指定填写是或否的列")
  }

  package static func unknownExisting(_ id: String) -> InputMessage {
    let id = id.prefix(80)
    return InputMessage(
      en: "--existing names '\(id)', which is not a site of the matrix",
      zh: "--existing 中的“\(id)”不是费用表中的点",
      fixEn: "use the ids of the matrix", fixZh: "请使用费用表中的编号")
  }
}
