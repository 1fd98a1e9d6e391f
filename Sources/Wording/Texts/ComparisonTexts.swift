/// What is said of two runs side by side.
package enum ComparisonTexts {
  // MARK: - Screen

  package static let exchanging = LocalizedText(zh: "逐项替换输入", en: "exchanging inputs")

  package static func title(_ before: String, _ after: String) -> LocalizedText {
    LocalizedText(zh: "两次体检对比:\(before) → \(after)", en: "Two runs compared: \(before) → \(after)")
  }

  package static let figures = LocalizedText(zh: "指标", en: "Figure")
  package static let before = LocalizedText(zh: "前次", en: "before")
  package static let after = LocalizedText(zh: "本次", en: "after")
  package static let change = LocalizedText(zh: "变化", en: "change")
  package static let communities = LocalizedText(zh: "社区数", en: "communities")
  package static let verdictsMet = LocalizedText(
    zh: "达标项(社区×设施类型)", en: "verdicts met (community × type)")
  package static let examIndex = LocalizedText(
    zh: "自测指数(非官方,同口径)", en: "self-assessment index (not official)")
  package static let causes = LocalizedText(zh: "达标变化的原因", en: "Verdicts by cause")
  package static let won = LocalizedText(zh: "新达标", en: "won")
  package static let lost = LocalizedText(zh: "不再达标", en: "lost")
  package static let all = LocalizedText(zh: "合计", en: "all")
  package static let undecidable = LocalizedText(
    zh: "无法区分(真实变化或数据变化)", en: "undecidable (real or of the data)")
  package static let programme = LocalizedText(
    zh: "创建进度(与公共服务圈达标是两回事)", en: "Programme (not the same as circles)")
  package static let reached = LocalizedText(zh: "已达到", en: "reached")

  package static let projects = LocalizedText(zh: "补短板项目", en: "Projects")
  package static let reusedArea = LocalizedText(
    zh: "盘活面积(平方米)", en: "idle premises reused (m²)")

  /// - Parameter code: of `projects_progress` in `summary.json`.
  package static func projectStatus(_ code: String) -> LocalizedText {
    switch code {
    case "planned": LocalizedText(zh: "计划", en: "planned")
    case "under_way": LocalizedText(zh: "在建", en: "under way")
    case "finished": LocalizedText(zh: "已完工", en: "finished")
    case "accepted": LocalizedText(zh: "已验收", en: "accepted")
    default: LocalizedText(zh: "逾期", en: "overdue")
    }
  }

  package static func missing(_ count: Int) -> LocalizedText {
    LocalizedText(zh: "还差\(count)个", en: "\(count) to go")
  }

  package static func target(year: Int, share: String?, needed: Int) -> LocalizedText {
    let part = share.map { LocalizedText(zh: "\($0),即", en: "\($0), i.e. ") } ?? LocalizedText("")
    return LocalizedText(
      zh: "\(year)年目标:\(part.zh)\(needed)个社区", en: "target \(year): \(part.en)\(needed) communities"
    )
  }

  /// A count of `summary.json` such as `meets_5min`; nil for one that stands beside another.
  package static func circle(_ key: String) -> LocalizedText? {
    func minutes(_ start: String) -> String? {
      guard key.hasPrefix(start), key.hasSuffix("min") else { return nil }
      return Int(key.dropFirst(start.count).dropLast(3)).map(String.init)
    }
    if let minutes = minutes("meets_") {
      return LocalizedText(
        zh: "达标社区(\(minutes)分钟公共服务圈)", en: "communities meeting the \(minutes)-minute circle")
    }
    return minutes("streets_meet_").map {
      LocalizedText(zh: "达标街道(\($0)分钟公共服务圈)", en: "streets meeting the \($0)-minute circle")
    }
  }

  package static func basis(_ names: [String]) -> LocalizedText {
    let list = names.joined(separator: ";")
    return names.isEmpty
      ? LocalizedText("") : LocalizedText(zh: "依据:\(list)", en: "of: \(list)")
  }

  package static func worstLosers(_ shown: Int, of all: Int) -> LocalizedText {
    LocalizedText(
      zh: "失去达标的前\(shown)项(共\(all)项;末列为少覆盖的人数与原因)",
      en: "Worst \(shown) of \(all) lost verdicts (people no longer covered, cause)")
  }

  /// - Parameter told: how many of each kind something tells.
  package static func facilityChanges(
    _ told: [(kind: String, count: Int)], undecidable: Int, since: String?
  ) -> LocalizedText {
    let parts = told.map { (cause($0.kind), $0.count) }
    let zh = parts.map { "\($0.zh)\($1)" }.joined(separator: ",")
    let en = parts.map { "\($1) \($0.en)" }.joined(separator: ", ")
    let day = since.map {
      LocalizedText(zh: ";以\($0)为前次数据时点", en: "; the earlier data are taken as of \($0)")
    }
    return LocalizedText(
      zh: "设施变化:\(zh),无法区分\(undecidable)\(day?.zh ?? "")",
      en: "Facilities: \(en), \(undecidable) undecidable\(day?.en ?? "")")
  }

  // MARK: - Notes

  package static func pooled(_ groups: Int) -> LocalizedText {
    LocalizedText(
      zh: "\(groups)组拆分或合并的社区按人口加权合并对比",
      en:
        "\(groups) groups of split or merged communities are compared together, weighted by people")
  }

  package static func inOneRun(before: Int, after: Int) -> LocalizedText {
    LocalizedText(
      zh: "仅前次有的社区\(before)个,仅本次有的\(after)个:请用 --crosswalk 说明对应关系",
      en:
        "\(before) communities are in the first run only, \(after) in the second only: say with --crosswalk which is "
        + "which")
  }

  package static func unknownCodes(_ count: Int, first: String) -> LocalizedText {
    LocalizedText(
      zh: "对照表中\(count)个编码查无社区,首个:\(first)",
      en: "\(count) codes of the crosswalk are no community's, the first: \(first)")
  }

  package static let noRecords = LocalizedText(
    zh: "缺少 facility_records.csv,无法说明设施的变化:请用本版本重新运行 assess",
    en:
      "facility_records.csv is missing, so what became of facilities cannot be told: run assess again"
  )

  package static func exchanged(_ layers: [String]) -> LocalizedText {
    LocalizedText(
      zh: "已逐项替换输入核实:\(layers.joined(separator: "、"))",
      en: "inputs exchanged one at a time: \(layers.joined(separator: ", "))")
  }

  package static func otherFiles(_ layers: [String]) -> LocalizedText {
    LocalizedText(
      zh: "输入文件不同:\(layers.joined(separator: "、"))",
      en: "other files: \(layers.joined(separator: ", "))")
  }

  /// A community lost a verdict or the city's index fell, for `--fail-if-worse`.
  package static func worse(lost: Int, before: String, after: String) -> LocalizedText {
    LocalizedText(
      zh: "变差:\(lost)项不再达标,全市自测指数 \(before) → \(after)(--fail-if-worse)",
      en: "worse: \(lost) verdicts lost, the city's index \(before) → \(after) (--fail-if-worse)")
  }

  // MARK: - Causes

  /// A word of the column `cause`.
  package static func cause(_ code: String) -> LocalizedText {
    names[code] ?? LocalizedText(code)
  }

  /// A cause with whether it is real or of the data.
  package static func kind(_ code: String) -> LocalizedText {
    guard code != "several" else { return cause(code) }
    let isReal = ["opened", "closed", "moved"].contains(code)
    let kind = isReal ? LocalizedText(zh: "真实", en: "real") : LocalizedText(zh: "数据", en: "data")
    return cause(code) + bracketed(kind)
  }

  /// What a row is put down to; nil where nothing that is recorded differs.
  package static func cause(of code: String?, isUndecidable: Bool) -> LocalizedText {
    guard let code else { return LocalizedText(zh: "原因不明", en: "cause not recorded") }
    let doubt = bracketed(LocalizedText(zh: "无法区分", en: "undecidable"))
    return isUndecidable ? cause(code) + doubt : kind(code)
  }

  private static let names: [String: LocalizedText] = [
    "opened": LocalizedText(zh: "新开", en: "opened"),
    "closed": LocalizedText(zh: "关停", en: "closed"),
    "moved": LocalizedText(zh: "迁址", en: "moved"),
    "corrected": LocalizedText(zh: "更正", en: "corrected"),
    "new_record": LocalizedText(zh: "补录", en: "new record"),
    "boundary": LocalizedText(zh: "边界", en: "boundary"),
    "population": LocalizedText(zh: "人口", en: "population"),
    "network": LocalizedText(zh: "路网", en: "network"),
    "standard": LocalizedText(zh: "标准", en: "standard"),
    "software": LocalizedText(zh: "软件", en: "software"),
    "several": LocalizedText(zh: "多种原因", en: "several"),
  ]

  package static func bracketed(_ text: LocalizedText) -> LocalizedText {
    LocalizedText(zh: "(\(text.zh))", en: " (\(text.en))")
  }

  package static func list(_ texts: [LocalizedText]) -> LocalizedText {
    LocalizedText(
      zh: texts.map(\.zh).joined(separator: LocalizedText.semicolon.zh),
      en: texts.map(\.en).joined(separator: LocalizedText.semicolon.en))
  }
}
