extension InputMessage {
  // MARK: - Result folders

  package static let noResultFolder = InputMessage(
    en: "no summary.json: this is no folder of results", zh: "没有 summary.json,不是结果文件夹",
    fixEn: "name the folder that assess wrote with --out", fixZh: "请给出 assess --out 写出的文件夹")

  package static let noSummary = InputMessage(
    en: "is no summary of an examination", zh: "不是体检结果的摘要",
    fixEn: "name the folder that assess wrote with --out", fixZh: "请给出 assess --out 写出的文件夹")

  package static func noResultColumn(_ name: String) -> InputMessage {
    InputMessage(
      en: "has no column \(name): it is no result of assess", zh: "没有列 \(name),不是 assess 的结果",
      fixEn: "run assess again", fixZh: "请重新运行 assess")
  }

  package static func noResultNumber(_ column: String) -> InputMessage {
    InputMessage(
      en: "\(column) is no number: the result was changed or damaged",
      zh: "\(column) 不是数值,结果已被改动或损坏",
      fixEn: "run assess again", fixZh: "请重新运行 assess")
  }

  package static func noResultValue(_ column: String) -> InputMessage {
    InputMessage(
      en: "\(column) is empty or not known: the result was changed or damaged",
      zh: "\(column) 为空或无法识别,结果已被改动或损坏", fixEn: "run assess again", fixZh: "请重新运行 assess")
  }

  // MARK: - Comparing

  package static func noCrosswalkColumn(_ name: String, among columns: [String]) -> InputMessage {
    InputMessage(
      en: "the crosswalk has no column \(name), only \(columns.joined(separator: ", "))",
      zh: "对照表没有列 \(name),只有 \(columns.joined(separator: "、"))",
      fixEn: "head its columns code_a (first run) and code_b (second run)",
      fixZh: "请将表头写作 code_a(前次编码)与 code_b(本次编码)")
  }

  package static let noCrosswalkCode = InputMessage(
    en: "a code is missing in the crosswalk", zh: "对照表此行缺少编码",
    fixEn: "give both codes; several rows for one that was split or merged",
    fixZh: "请填写两个编码;拆分或合并的写多行")

  package static func noDate(_ text: String) -> InputMessage {
    InputMessage(
      en: "'\(text)' is no date", zh: "“\(text)”不是日期",
      fixEn: "write YYYY-MM-DD, YYYY-MM or YYYY", fixZh: "请写作 YYYY-MM-DD、YYYY-MM 或 YYYY")
  }

  // MARK: - Explaining

  /// - Parameter nearest: names or ids that are alike.
  package static func unknownCommunity(_ name: String, nearest: [String]) -> InputMessage {
    let list = nearest.joined(separator: ", ")
    return InputMessage(
      en: "no community has the id or name '\(name)'"
        + (nearest.isEmpty ? "" : "; nearest: \(list)"),
      zh: "没有编码或名称为“\(name)”的社区" + (nearest.isEmpty ? "" : ";相近的:\(list)"),
      fixEn: "take an id from communities.csv", fixZh: "请从 communities.csv 取编码")
  }

  package static func ambiguousCommunity(_ name: String, ids: [String]) -> InputMessage {
    let list = ids.prefix(5).joined(separator: ", ")
    return InputMessage(
      en: "\(ids.count) communities have the name '\(name)': \(list)",
      zh: "名称为“\(name)”的社区有\(ids.count)个:\(list)", fixEn: "give the id", fixZh: "请给出编码")
  }

  package static func typeNotExamined(_ type: String, among types: [String]) -> InputMessage {
    InputMessage(
      en: "the run has no type '\(type)', only \(types.joined(separator: ", "))",
      zh: "该结果没有设施类型“\(type)”,只有 \(types.joined(separator: "、"))",
      fixEn: "give the id of one of these", fixZh: "请给出其中之一的编号")
  }
}
