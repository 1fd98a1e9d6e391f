/// What is said of rules of acceptance and of their scores.
extension InputMessage {
  package static func variantWithoutLevel(_ level: String) -> InputMessage {
    InputMessage(
      en: "'variant' is stated for a level that has none", zh: "该级别没有variant之分",
      fixEn: "leave it out, or use level: \(level)", fixZh: "请去掉variant,或将level改为\(level)")
  }

  package static func bonusWithMinimum(_ item: String) -> InputMessage {
    InputMessage(
      en: "'\(item.prefix(60))' is a bonus or redundancy item, which counts for no minimum",
      zh: "“\(item.prefix(60))”为加分或冗余项,不计入任何最低分",
      fixEn: "remove the minimum, or make the item of kind scenario",
      fixZh: "请去掉最低分,或将kind改为scenario")
  }

  package static func otherLimit(_ item: String, limit: String) -> InputMessage {
    InputMessage(
      en: "item '\(item.prefix(60))' has the limit \(limit) in rules before",
      zh: "指标“\(item.prefix(60))”在前面规则中的满分为\(limit)",
      fixEn: "give it the same limit, or another id", fixZh: "请改为相同满分,或另取编号")
  }

  package static let presetAndMinimum = InputMessage(
    en: "both 'preset' and 'minimum' are stated", zh: "preset与minimum同时给出",
    fixEn: "keep one", fixZh: "请只保留一个")

  package static func unreachablePoints(_ most: String) -> InputMessage {
    InputMessage(
      en: "the minimum is more than the digital items have together: \(most)",
      zh: "最低分高于数字化指标满分之和\(most)",
      fixEn: "add items of kind digital, or lower it", fixZh: "请补充kind为digital的指标,或降低最低分")
  }

  package static let noServiceGroups = InputMessage(
    en: "no type of the standard names a service_group", zh: "标准中没有设施类型写明service_group",
    fixEn: "state service_group in types", fixZh: "请在types中写明service_group")

  // MARK: - Scores

  package static let noAcceptanceRules = InputMessage(
    en: "the standard has no rules of acceptance", zh: "标准中没有验收规则",
    fixEn: "add a section 'acceptance' to the standard, or leave the file out",
    fixZh: "请在标准中增加acceptance,或不提供该文件")

  package static func noScoreColumn(_ key: String, among columns: [String]) -> InputMessage {
    InputMessage(
      en: "no column is '\(key)'; there are: \(columns.prefix(8).joined(separator: ", "))",
      zh: "缺少“\(key)”列;现有:\(columns.prefix(8).joined(separator: "、"))",
      fixEn: "name it under 'fields', or use community_id,item,score,evidence",
      fixZh: "请在fields中指定,或采用community_id,item,score,evidence")
  }

  package static func unknownScoredCommunity(_ id: String?) -> InputMessage {
    guard let id else {
      return InputMessage(
        en: "the row names no community", zh: "该行没有社区编码",
        fixEn: "fill in the id of the community", fixZh: "请填写社区编码")
    }
    return InputMessage(
      en: "there is no community '\(id.prefix(60))'", zh: "没有编码为“\(id.prefix(60))”的社区",
      fixEn: "use the id of the layer of communities", fixZh: "请改用社区图层中的编码")
  }

  /// - Parameter known: ids of all items.
  package static func unknownItem(
    _ item: String?, nearest: String?, known: [String]
  ) -> InputMessage {
    let list = known.prefix(8)
    let hint = nearest.map { [$0] } ?? Array(list)
    return InputMessage(
      en: item.map { "the standard has no item '\($0.prefix(60))'" } ?? "the row names no item",
      zh: item.map { "标准中没有指标“\($0.prefix(60))”" } ?? "该行没有指标",
      fixEn: "use the id or name of an item: \(hint.joined(separator: ", "))",
      fixZh: "请改用指标编号或名称:\(hint.joined(separator: "、"))")
  }

  package static func repeatedScore(_ item: String, row: Int) -> InputMessage {
    InputMessage(
      en: "row \(row) scores '\(item.prefix(60))' of this community before",
      zh: "第\(row)行已有该社区“\(item.prefix(60))”的得分",
      fixEn: "keep one row for each community and item; the first counts",
      fixZh: "每个社区每项指标请只保留一行;目前按第一行计")
  }

  package static func noScore(_ item: String) -> InputMessage {
    InputMessage(
      en: "'\(item.prefix(60))' has no score and cannot be judged",
      zh: "“\(item.prefix(60))”没有得分,无法判定",
      fixEn: "fill it in", fixZh: "请补上得分")
  }

  package static func scoreBeyondLimit(
    _ item: String, points: String, limit: String, isCapped: Bool
  ) -> InputMessage {
    InputMessage(
      en: "the score \(points) of '\(item.prefix(60))' is beyond its limit \(limit)"
        + (isCapped ? "; the limit counts" : " and is not used"),
      zh: "“\(item.prefix(60))”得分\(points)超过满分\(limit)" + (isCapped ? ",按满分计" : ",未采用"),
      fixEn: "correct the score: 0 to \(limit)", fixZh: "请改为0至\(limit)之间的得分")
  }
}
