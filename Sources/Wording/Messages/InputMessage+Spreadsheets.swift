/// What spreadsheets and people do to tables.
extension InputMessage {
  package static func wordedNumbers(
    _ count: Int, example: String, value: Double
  ) -> InputMessage {
    let (shown, number) = (excerpt(example), value.shortText)
    return InputMessage(
      en: "\(count) numbers have words or units, such as '\(shown)', read as \(number)",
      zh: "有\(count)个数带文字或单位,如“\(shown)”,按\(number)读取",
      fixEn:
        "nothing to do if that is right; otherwise write digits only, with the unit in the heading",
      fixZh: "如无误则无需处理;否则请只写数字,单位写在表头")
  }

  package static func dateForNumber(_ text: String) -> InputMessage {
    InputMessage(
      en:
        "'\(excerpt(text))' is a date where a number belongs: a spreadsheet may have made it of one",
      zh: "“\(excerpt(text))”是日期,此处应为数;可能被Excel自动转换",
      fixEn: "format the column as text, enter the number anew and export again",
      fixZh: "请将该列设为文本,重填后重新导出")
  }

  package static func rangeForNumber(_ text: String) -> InputMessage {
    InputMessage(
      en: "'\(excerpt(text))' is a range where one number belongs",
      zh: "“\(excerpt(text))”是区间,此处应为一个数",
      fixEn: "write one number, such as the least that is sure", fixZh: "请填一个数,如能保证的最小值")
  }

  package static func badWellKnownText(_ text: String, reason: String) -> InputMessage {
    InputMessage(
      en: "'\(text.cut(to: 60))' is no geometry in WKT (\(excerpt(reason)))",
      zh: "“\(text.cut(to: 60))”不是WKT几何(\(excerpt(reason)))",
      fixEn: "write it as POLYGON ((x y, …)), or as WKB in hexadecimal digits",
      fixZh: "请写成 POLYGON ((x y, …)),或十六进制WKB")
  }

  /// - Parameter column: name of the column that has the addresses.
  package static func addressesOnly(_ rows: Int, column: String) -> InputMessage {
    let shown = excerpt(column)
    return InputMessage(
      en:
        "\(rows) rows have an address ('\(shown)') and no coordinates: addresses are not looked up",
      zh: "有\(rows)行只有地址(“\(shown)”列),没有坐标;本程序不做地址解析",
      fixEn: "geocode the addresses and fill in x and y (state the system, such as GCJ-02)",
      fixZh: "请先做地址解析再填入坐标,并写明坐标系(如GCJ-02)")
  }
}
