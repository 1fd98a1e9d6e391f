/// Tags of OpenStreetMap of which nothing is concluded.
extension InputMessage {
  /// - Parameter tags: as `key=value`, with the number of ways.
  package static func unknownTags(_ tags: [(tag: String, count: Int)]) -> InputMessage {
    let list = counted(tags)
    return InputMessage(
      en: "\(list.en): not known to the standard's walkability, walked",
      zh: "\(list.zh):标准的walkability未列出,按可步行计算",
      fixEn:
        "add them to closing_access or closing_foot (or to opening_foot) of the standard's walkability",
      fixZh: "请在标准的walkability中将其加入closing_access、closing_foot或opening_foot")
  }

  /// - Parameter tags: keys of dates, with the number of ways.
  package static func datedWays(_ tags: [(tag: String, count: Int)]) -> InputMessage {
    let list = counted(tags)
    return InputMessage(
      en: "ways that are walked have dates: \(list.en); dates do not count",
      zh: "可步行道路带有日期:\(list.zh);日期不参与计算",
      fixEn: "tag those disused=yes or construction=yes that are not open at the date of the study",
      fixZh: "研究日期未开放的道路请标注disused=yes或construction=yes")
  }

  /// - Parameter tags: as `key=value`, with the number of ways.
  package static func unreadPaths(_ tags: [(tag: String, count: Int)]) -> InputMessage {
    let list = counted(tags)
    return InputMessage(
      en: "ways without highway that people may walk on are not read: \(list.en)",
      zh: "没有highway标签、但可能可步行的道路未读取:\(list.zh)",
      fixEn: "tag highway=footway where people walk", fixZh: "如可步行,请标注highway=footway")
  }

  /// - Parameter tags: that close ways, as `key=value`, with the number of ways.
  package static func nothingOpened(_ tags: [(tag: String, count: Int)]) -> InputMessage {
    let list = counted(tags, listed: 3)
    return InputMessage(
      en: "the standard's walkability opens none of the file's ways: \(list.en)",
      zh: "标准的walkability未开放文件中的任何道路:\(list.zh)",
      fixEn: "correct open_highways and the other lists there, or use an extract with streets",
      fixZh: "请改正其中的open_highways等列表,或使用含街道的数据")
  }

  /// How many tags are named.
  private static let mostTags = 5

  /// `access=customers 12, foot=discouraged 3, 2 others 4`.
  private static func counted(
    _ tags: [(tag: String, count: Int)], listed: Int = mostTags
  ) -> LocalizedText {
    let named = tags.prefix(listed).map { "\($0.tag.prefix(24)) \($0.count)" }
    let rest = tags.dropFirst(listed)
    let sum = rest.reduce(0) { $0 + $1.count }
    return LocalizedText(
      zh: (named + (rest.isEmpty ? [] : ["其他\(rest.count)类 \(sum)"])).joined(separator: "、"),
      en: (named + (rest.isEmpty ? [] : ["\(rest.count) others \(sum)"])).joined(separator: ", "))
  }
}
