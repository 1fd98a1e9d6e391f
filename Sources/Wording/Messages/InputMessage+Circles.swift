extension InputMessage {
  // MARK: - What circles are asked to be

  package static func noPeopleRange(_ text: String, of key: String) -> InputMessage {
    InputMessage(
      en: "\(key): '\(excerpt(text))' is no range of people and no standard",
      zh: "\(key):“\(excerpt(text))”既不是人口区间,也不是标准",
      fixEn: "write the least and the most as 5000-12000 or 0.5万-1.2万, or gb50180 or hangzhou",
      fixZh: "请写下限与上限,如 5000-12000 或 0.5万-1.2万,或写 gb50180、hangzhou")
  }

  package static func noRuleStrength(_ text: String, of rule: String) -> InputMessage {
    InputMessage(
      en: "\(rule): '\(excerpt(text))' is no strength of a rule",
      zh: "\(rule):“\(excerpt(text))”不是规则的强度",
      fixEn: "write hard, off, or the weight of a soft rule in metres per person, 0 to 1000000",
      fixZh: "请写 hard(必须)、off(不计)或软约束的权重(米/人,0至1000000)")
  }

  package static func unknownRule(_ name: String, among rules: [String], nearest: String?)
    -> InputMessage
  {
    InputMessage(
      en: "there is no rule '\(excerpt(name))'" + (nearest.map { "; '\($0)' is near" } ?? ""),
      zh: "没有规则“\(excerpt(name))”" + (nearest.map { ",相近的有“\($0)”" } ?? ""),
      fixEn: "use one of \(list(rules, ", "))", fixZh: "可用:\(list(rules, "、"))")
  }

  // MARK: - Circles of an earlier run

  package static let noCircleFolder = InputMessage(
    en: "no summary.json: this is no folder of circles", zh: "没有 summary.json,不是生活圈结果文件夹",
    fixEn: "name the folder that circles wrote with --out", fixZh: "请给出 circles --out 写出的文件夹")

  package static let noCircleSummary = InputMessage(
    en: "does not say how circles were drawn", zh: "没有说明生活圈是如何划定的",
    fixEn: "run circles again and name the folder of its --out",
    fixZh: "请重新运行 circles,并给出其 --out 文件夹")

  package static func circlesOfOtherMetric(_ metric: String) -> InputMessage {
    InputMessage(
      en: "the circles were drawn with --metric \(metric), the city is read otherwise",
      zh: "生活圈按 --metric \(metric) 划定,与当前读入的口径不同",
      fixEn: "give the flags of the city that circles was given", fixZh: "请使用与 circles 相同的城市参数")
  }

  // MARK: - Flags that do not go together

  package static let noMinutes = InputMessage(
    en: "which circles are drawn is not stated", zh: "未指定划定哪一级生活圈",
    fixEn: "give --minutes 5 or 15, or circles: {minutes: …} in the study",
    fixZh: "请用 --minutes 5 或 15,或在study文件的circles中写minutes")

  package static func excludes(_ flag: String, _ other: String, reason: LocalizedText)
    -> InputMessage
  {
    InputMessage(
      en: "\(flag) and \(other) exclude each other: \(reason.en)",
      zh: "\(flag) 与 \(other) 不能同时使用:\(reason.zh)",
      fixEn: "leave one out", fixZh: "请只保留一个")
  }

  /// - Parameter reason: why it would do nothing.
  package static func needless(_ flag: String, reason: LocalizedText) -> InputMessage {
    InputMessage(
      en: "\(flag) would do nothing: \(reason.en)", zh: "\(flag) 不起作用:\(reason.zh)",
      fixEn: "leave it out", fixZh: "请去掉它")
  }

  package static func noCentreOfTypes(_ types: [String]) -> InputMessage {
    InputMessage(
      en: "no open facility has the type \(list(types, " or "))",
      zh: "没有类型为 \(list(types, "或")) 的开放设施",
      fixEn: "name other types or a layer with --centres, or leave it out",
      fixZh: "请用 --centres 指定其他类型或图层,或不用该参数")
  }
}
