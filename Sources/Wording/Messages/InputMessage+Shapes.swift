/// How tables and their numbers are written.
extension InputMessage {
  // MARK: - Numbers

  package static func decimalCommas(_ example: String) -> InputMessage {
    let shown = excerpt(example)
    return InputMessage(
      en: "the numbers have decimal commas: '\(shown)' is read as a whole number and its decimals",
      zh: "数字使用小数逗号:“\(shown)”的逗号读作小数点",
      fixEn: "nothing to do; if commas part thousands, export without them",
      fixZh: "无需处理;若逗号是千位分隔符,请去掉后重新导出")
  }

  package static func mixedCommas(_ example: String) -> InputMessage {
    let shown = excerpt(example)
    return InputMessage(
      en:
        "a decimal comma or a thousands mark? the column does not tell for numbers like '\(shown)'",
      zh: "“\(shown)”一类数字中的逗号是小数点还是千位分隔符,该列无法判断",
      fixEn: "write all numbers with a decimal point and without thousands marks",
      fixZh: "请统一用小数点,并去掉千位分隔符")
  }

  package static func thousandsAssumed(_ example: String) -> InputMessage {
    let shown = excerpt(example)
    return InputMessage(
      en:
        "the comma of numbers like '\(shown)' is taken as a thousands mark, not as a decimal comma",
      zh: "“\(shown)”一类数字中的逗号按千位分隔符读取,不是小数点",
      fixEn: "if it is a decimal comma, export with decimal points",
      fixZh: "若是小数逗号,请用小数点重新导出")
  }

  package static func unclearComma(_ text: String) -> InputMessage {
    let shown = excerpt(text)
    return InputMessage(
      en: "'\(shown)' can be read with a decimal comma or a thousands mark",
      zh: "“\(shown)”可作小数逗号,也可作千位分隔符",
      fixEn: "write it with a decimal point and without thousands marks",
      fixZh: "请用小数点书写,并去掉千位分隔符")
  }

  // MARK: - Coordinates

  package static func angle(_ text: String) -> InputMessage {
    let shown = excerpt(text)
    return InputMessage(
      en: "'\(shown)' is not in decimal degrees", zh: "“\(shown)”不是十进制度(小数度)",
      fixEn:
        "convert to decimal degrees: degrees + minutes / 60 + seconds / 3600, west and south negative",
      fixZh: "请换算为十进制度:度+分/60+秒/3600,西经、南纬为负")
  }

  package static func anglesRead(_ count: Int, example: String, degrees: String) -> InputMessage {
    let shown = excerpt(example)
    return InputMessage(
      en:
        "\(count) coordinates are written as angles: '\(shown)' is read as \(degrees) decimal degrees",
      zh: "有\(count)个坐标写成度分秒或带方位:“\(shown)”读作十进制度\(degrees)",
      fixEn: "nothing to do if that is right", fixZh: "如无误则无需处理")
  }

  // MARK: - Rows

  package static func titleRows(_ rows: ClosedRange<Int>, header: Int) -> InputMessage {
    let isOne = rows.count == 1
    let (first, last) = (rows.lowerBound, rows.upperBound)
    return InputMessage(
      en: isOne
        ? "row \(first) is taken as a title, row \(header) as the header"
        : "rows \(first) to \(last) are taken as a title, row \(header) as the header",
      zh: isOne
        ? "第\(first)行视为标题,第\(header)行视为表头"
        : "第\(first)至\(last)行视为标题,第\(header)行视为表头",
      fixEn: "nothing to do if that is right; otherwise remove the rows above the header",
      fixZh: "如无误则无需处理;否则请删去表头以上各行")
  }

  package static func delimiter(_ delimiter: String) -> InputMessage {
    InputMessage(
      en: "the cells are parted by '\(delimiter)'", zh: "单元格以“\(delimiter)”分隔",
      fixEn: "nothing to do if that is right", fixZh: "如无误则无需处理")
  }

  package static func swallowedRows(_ rows: ClosedRange<Int>) -> InputMessage {
    let (first, last) = (rows.lowerBound, rows.upperBound)
    return InputMessage(
      en:
        "a quoted cell goes over rows \(first) to \(last) (\(rows.count) lines); a quote may be missing",
      zh: "带引号的单元格跨第\(first)至\(last)行(共\(rows.count)行),可能缺少引号",
      fixEn: "close or remove the quote in row \(first)", fixZh: "请在第\(first)行补上或删去引号")
  }

  package static func cellsOverLines(_ count: Int) -> InputMessage {
    InputMessage(
      en: "\(count) rows have a quoted cell with line breaks", zh: "有\(count)行的单元格内含换行",
      fixEn: "nothing to do if the breaks belong there", fixZh: "如换行属实则无需处理")
  }

  /// The first 60 characters of what a file holds.
  package static func excerpt(_ text: String) -> String {
    text.count > 60 ? text.prefix(60) + "…" : text
  }
}

/// Formats that are not read.
extension InputMessage {
  package static func packed(_ format: String) -> InputMessage {
    InputMessage(
      en: "is \(format), a packed file", zh: "是\(format)压缩文件",
      fixEn: "unpack it and name the file inside", fixZh: "请解压后指定其中的文件")
  }

  package static func noData(_ format: String) -> InputMessage {
    InputMessage(
      en: "is \(format), which holds no table or map data", zh: "是\(format),不含表格或地图数据",
      fixEn: "get the data themselves, as GeoJSON or as CSV in UTF-8",
      fixZh: "请取得数据本身,存为GeoJSON或UTF-8编码的CSV")
  }
}
