/// What every run says: its steps, where its results are, and what is left to look at.
package enum RunTexts {
  // MARK: - Steps

  package static let reading = LocalizedText(zh: "读取数据", en: "reading")
  package static let preparing = LocalizedText(zh: "准备", en: "preparing")
  package static let coveredArea = LocalizedText(zh: "覆盖面积", en: "covered area")
  package static let network = LocalizedText(zh: "步行路网", en: "network")
  package static let distances = LocalizedText(zh: "距离", en: "distances")
  package static let verdicts = LocalizedText(zh: "评定", en: "verdicts")
  package static let comparingScenarios = LocalizedText(zh: "比较情景", en: "comparing scenarios")
  package static let reachOfCandidates = LocalizedText(
    zh: "候选点服务范围", en: "what candidates reach")
  package static let reach = LocalizedText(zh: "服务范围", en: "reach")
  package static let siting = LocalizedText(zh: "选址", en: "siting")

  // MARK: - Results

  /// `Results: folder: file file`.
  package static func results(in folder: String, files: [String]) -> LocalizedText {
    LocalizedText(zh: "结果:", en: "Results: ") + LocalizedText(folder.printable) + .colon
      + LocalizedText(files.joined(separator: " "))
  }

  package static func inputProblems(errors: Int, warnings: Int, notes: Int) -> LocalizedText {
    let counts = LocalizedText(
      zh: "输入问题:错误 \(errors),警告 \(warnings),提示 \(notes)",
      en: "Input problems: \(errors) errors, \(warnings) warnings, \(notes) notes")
    guard errors + warnings + notes > 0 else { return counts }
    return counts + LocalizedText(zh: " (见 problems.csv)", en: " (see problems.csv)")
  }

  private static let listedFiles = 3

  /// `Left out: 352 of 753 rows of facilities.csv: …`, a line for each of the first files.
  package static func leftOut(_ files: [LeftOutRows], _ language: Language) -> [String] {
    let shown = files.prefix(listedFiles).map { rows in
      let others =
        rows.otherReasons == 0
        ? LocalizedText("")
        : LocalizedText(
          zh: "(另有\(rows.otherReasons)种原因)", en: " (and \(rows.otherReasons) other reasons)")
      let counts = LocalizedText(
        zh: "未使用:\(rows.file)的\(rows.all)行中有\(rows.count)行(\(rows.share.percentText)):",
        en:
          "Left out: \(rows.count) of \(rows.all) rows (\(rows.share.percentText)) of \(rows.file): "
      )
      return counts[language].printable + rows.reason.printable.cut(to: 120) + others[language]
    }
    let more = files.dropFirst(listedFiles)
    guard !more.isEmpty else { return shown }
    let count = more.reduce(0) { $0 + $1.count }
    return shown + [
      LocalizedText(
        zh: "另有\(more.count)个文件的\(count)行未使用", en: "… and \(count) rows of \(more.count) more files"
      )[
        language]
    ]
  }

  package static func moreProblems(_ count: Int) -> LocalizedText {
    LocalizedText(zh: "……另有 \(count) 个问题", en: "… and \(count) more problems")
  }

  /// What the reading took for granted, on one line.
  package static func assumed(_ lines: [String], _ language: Language) -> String {
    LocalizedText(zh: "假定:", en: "Assumed: ")[language]
      + lines.joined(separator: LocalizedText.semicolon[language])
  }

  /// What `generate` wrote.
  package static func synthetic(
    communities: Int, facilities: Int, folder: String
  ) -> LocalizedText {
    LocalizedText(
      zh: """
        合成示例,不代表杭州:\(communities) 个社区,\(facilities) 处设施,写入 \(folder)
        下一步:lifecircle assess --study \("\(folder)/study.yaml".shellWord) --out results

        """,
      en: """
        Synthetic city (no real place): \(communities) communities and \(facilities) facilities in \
        \(folder)
        Next: lifecircle assess --study \("\(folder)/study.yaml".shellWord) --out results

        """)
  }
}
