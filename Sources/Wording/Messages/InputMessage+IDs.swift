extension InputMessage {
  // MARK: - Ids

  /// - Parameter id: one as it stands in the file, like `3.30102E+11`.
  package static func idsMangled(_ id: String) -> InputMessage {
    let shown = id.cut(to: 40)
    return InputMessage(
      en: "ids are in scientific notation ('\(shown)'): a spreadsheet has shortened them",
      zh: "编码被Excel改成科学计数(“\(shown)”)", fixEn: exportAsText.en, fixZh: exportAsText.zh)
  }

  /// - Parameter id: one as it stands in the file, like `#######`.
  package static func idsHidden(_ id: String) -> InputMessage {
    let shown = id.cut(to: 40)
    return InputMessage(
      en: "ids are '\(shown)': the column was too narrow to show them",
      zh: "编码为“\(shown)”:列宽不足,未能显示", fixEn: exportAsText.en, fixZh: exportAsText.zh)
  }

  /// - Parameter names: of two features that share the id; nil where they have none.
  package static func idsRounded(_ id: String, names: (String, String)?) -> InputMessage {
    let who = names.map { LocalizedText(zh: "(\($0)与\($1))", en: " ('\($0)' and '\($1)')") }
    return InputMessage(
      en: "id '\(id)' stands at several communities\(who?.en ?? ""): numbers beyond 2^53"
        + " (about 16 digits) are rounded by spreadsheets and programs",
      zh: "多个社区\(who?.zh ?? "")的编码同为“\(id)”:超过2^53(约16位)的数会被程序舍入",
      fixEn: exportAsText.en, fixZh: exportAsText.zh)
  }

  private static let exportAsText = LocalizedText(
    zh: "请按文本列重新导出,各位数字缺一不可",
    en: "format the column as text and export again; all digits are needed")

  /// - Parameters:
  ///   - names: of two parts that do not touch; nil where they have none or the same.
  ///   - metres: between them.
  ///   - isDoubtful: they are likely several communities.
  package static func partsApart(
    names: (String, String)?, count: Int, metres: Double, isDoubtful: Bool
  ) -> InputMessage {
    let who = names.map { LocalizedText(zh: "(“\($0)”与“\($1)”)", en: ": '\($0)' and '\($1)'") }
    let distance = distance(metres)
    return InputMessage(
      en: "\(count) places that do not touch share the id\(who?.en ?? ""), \(distance.en) apart;"
        + " they count as one community",
      zh: "\(count)处互不相接的面共用此编码\(who?.zh ?? ""),相距\(distance.zh),已作为一个社区",
      fixEn: isDoubtful ? ownIDs.en : "nothing to do if they are parts of one community",
      fixZh: isDoubtful ? ownIDs.zh : "若确为同一社区,无需处理")
  }

  private static let ownIDs = LocalizedText(
    zh: "请为各社区填写不同编码,或写明多个字段 fields: {id: [区, 编号]}",
    en: "give each community its own id, or name several fields: fields: {id: [district, no]}")

  package static func idsAlike(_ other: String) -> InputMessage {
    InputMessage(
      en: "differs from the id '\(other)' in writing only; they count as two communities",
      zh: "与编码“\(other)”仅写法不同,按两个社区计",
      fixEn: "write ids as text and in one way", fixZh: "请按文本统一填写编码")
  }

  /// That many features are one community with others.
  package static func joinedByID(_ joined: Int, of count: Int, into communities: Int)
    -> LocalizedText
  {
    LocalizedText(
      zh: "\(count)个社区要素中有\(joined)个按相同编码合并为\(communities)个社区,请核对编码",
      en: "\(joined) of \(count) community features joined by id into \(communities): check the ids"
    )
  }

  /// `120 m` or `2.6 km`.
  static func distance(_ metres: Double) -> LocalizedText {
    guard metres >= 1000 else {
      let number = metres.fixedText(decimals: 0)
      return LocalizedText(zh: "\(number)米", en: "\(number) m")
    }
    let number = (metres / 1000).fixedText(decimals: metres < 100_000 ? 1 : 0)
    return LocalizedText(zh: "\(number)公里", en: "\(number) km")
  }
}
