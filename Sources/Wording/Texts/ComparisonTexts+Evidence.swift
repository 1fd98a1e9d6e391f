/// What tells why something changed.
extension ComparisonTexts {
  package static func more(_ count: Int) -> LocalizedText {
    LocalizedText(zh: "另有\(count)项", en: "\(count) more")
  }

  package static func rows(_ count: Int) -> LocalizedText {
    LocalizedText(zh: "见本社区\(count)项设施类型的变化", en: "see the \(count) types of it that changed")
  }

  package static let nothingRecorded = LocalizedText(
    zh: "记录中未见不同", en: "nothing that is recorded differs")
  package static let typeInOneRun = LocalizedText(
    zh: "仅一次体检评价此类设施", en: "one run alone examined the type")
  package static let communityInOneRun = LocalizedText(
    zh: "仅一次体检有此社区", en: "one run alone has the community")

  // MARK: - Facilities

  package static func wasNotOpen(_ state: String, status: String?) -> LocalizedText {
    let words = said(state, status)
    return LocalizedText(zh: "前次状态:\(words.zh)", en: "was \(words.en) before")
  }

  package static func isNotOpen(_ state: String, status: String?) -> LocalizedText {
    let words = said(state, status)
    return LocalizedText(zh: "本次状态:\(words.zh)", en: "is \(words.en) now")
  }

  private static func said(_ state: String, _ status: String?) -> LocalizedText {
    let names = [
      "closed": LocalizedText(zh: "关闭", en: "closed"),
      "planned": LocalizedText(zh: "规划或在建", en: "planned"),
      "suspended": LocalizedText(zh: "暂停", en: "suspended"),
    ]
    let name = names[state] ?? LocalizedText(state)
    return status.map { name + bracketed(LocalizedText($0)) } ?? name
  }

  package static func statusSays(_ status: String) -> LocalizedText {
    LocalizedText(zh: "状态:\(status)", en: "its status says \(status)")
  }

  package static func finishedProject(_ file: String) -> LocalizedText {
    LocalizedText(zh: "已完工项目(\(file))", en: "a finished project (\(file))")
  }

  package static func openedAfter(_ date: String, since: String) -> LocalizedText {
    LocalizedText(zh: "启用于\(date),晚于前次数据(\(since))", en: "opened \(date), after \(since)")
  }

  package static func openedBefore(_ date: String, since: String) -> LocalizedText {
    LocalizedText(
      zh: "启用于\(date),前次(\(since))已在,系补录", en: "opened \(date), not after \(since): recorded late")
  }

  package static let noOpeningDate = LocalizedText(
    zh: "本次新增记录,无启用日期可证", en: "new in the file, no opening date tells since when it is there")

  package static func closingDate(_ date: String) -> LocalizedText {
    LocalizedText(zh: "停用日期\(date)", en: "closing date \(date)")
  }

  package static let recordGone = LocalizedText(
    zh: "本次无此记录,无状态或日期可证", en: "gone from the file, no status or date tells why")
  package static let otherTypes = LocalizedText(
    zh: "同一记录的设施类型不同", en: "the record has other types")
  package static let otherPlace = LocalizedText(
    zh: "同一记录的坐标不同,无状态或日期可证", en: "the record has another place, no status or date tells why")

  // MARK: - Data

  package static func version(_ before: String, _ after: String) -> LocalizedText {
    LocalizedText(zh: "软件版本 \(before) → \(after)", en: "version \(before) → \(after)")
  }

  package static func parameter(
    _ name: String, from before: String, to after: String
  ) -> LocalizedText {
    LocalizedText("\(name) \(before) → \(after)")
  }

  package static func otherFile(_ layer: String) -> LocalizedText {
    LocalizedText(zh: "输入文件不同:\(layer)", en: "another file: \(layer)")
  }

  package static func areas(_ before: Double, _ after: Double) -> LocalizedText {
    let areas = [before, after].map { ($0 / 1e6).fixedText(decimals: 4) }
    return LocalizedText(
      zh: "面积 \(areas[0]) → \(areas[1]) 平方千米", en: "area \(areas[0]) → \(areas[1]) km²")
  }

  package static func demand(_ before: Double, _ after: Double) -> LocalizedText {
    let amounts = [before, after].map { $0.fixedText(decimals: 1) }
    return LocalizedText(
      zh: "需求 \(amounts[0]) → \(amounts[1])", en: "demand \(amounts[0]) → \(amounts[1])")
  }
}
