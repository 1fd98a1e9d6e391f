/// Workbooks of Excel, and the archives that they are.
extension InputMessage {
  // MARK: - The file

  package static let archiveCutOff = InputMessage(
    en: "is xlsx or another zip, but cut off or damaged: its directory at the end is missing",
    zh: "是xlsx或其他zip文件,但不完整或已损坏:缺少末尾的目录",
    fixEn: "copy or save the whole file again", fixZh: "请重新复制或另存完整文件")

  package static let encrypted = InputMessage(
    en: "is protected by a password", zh: "文件已加密(设有密码)",
    fixEn: "save it without a password", fixZh: "请取消密码后另存")

  package static let oldWorkbook = InputMessage(
    en: "is xls (Excel 97–2003) or protected by a password, although it is called xlsx",
    zh: "文件名为xlsx,实为xls(Excel 97–2003)或已加密",
    fixEn: "open it and save it as xlsx without a password", fixZh: "请打开后另存为不设密码的xlsx")

  package static let binaryWorkbook = InputMessage(
    en: "is a binary workbook (xlsb)", zh: "是二进制工作簿(xlsb)",
    fixEn: "save it as xlsx", fixZh: "请另存为xlsx")

  package static func noWorkbookHere(_ name: String) -> InputMessage {
    InputMessage(
      en: "is \(name), which is not read in this place, or is called so and is no workbook inside",
      zh: "是\(name):此处不能读取,或文件名如此而内容不是工作簿",
      fixEn: "name a table saved as xlsx or CSV, and other files by what they are",
      fixZh: "表格请另存为xlsx或CSV,其他文件请用正确的扩展名")
  }

  package static func partMissing(_ part: String) -> InputMessage {
    InputMessage(
      en: "has no part '\(excerpt(part))', which a workbook must have",
      zh: "缺少工作簿必有的部分“\(excerpt(part))”",
      fixEn: "open it in Excel or WPS and save it again", fixZh: "请用Excel或WPS打开后重新保存")
  }

  package static func partDamaged(_ part: String) -> InputMessage {
    InputMessage(
      en: "its part '\(excerpt(part))' is damaged: it does not unpack to what the file states",
      zh: "其中的“\(excerpt(part))”已损坏:解压结果与文件所述不符",
      fixEn: "copy or save the file again", fixZh: "请重新复制或保存文件")
  }

  package static func partTooLarge(_ part: String, megabytes: Int) -> InputMessage {
    InputMessage(
      en: "its part '\(excerpt(part))' unpacks to more than \(megabytes) MB",
      zh: "其中的“\(excerpt(part))”解压后超过\(megabytes)MB",
      fixEn: "save the rows in several files, or as CSV", fixZh: "请分成几个文件,或另存为CSV")
  }

  package static func partPackedOtherwise(_ part: String, method: Int) -> InputMessage {
    InputMessage(
      en: "its part '\(excerpt(part))' is packed by method \(method), which is not read",
      zh: "其中的“\(excerpt(part))”采用不支持的压缩方法\(method)",
      fixEn: "open it in Excel or WPS and save it again", fixZh: "请用Excel或WPS打开后重新保存")
  }

  package static func partNotXML(_ part: String, byte: Int) -> InputMessage {
    InputMessage(
      en: "its part '\(excerpt(part))' is no sound XML at byte \(byte)",
      zh: "其中的“\(excerpt(part))”第\(byte)字节处XML有误",
      fixEn: "open it in Excel or WPS and save it again", fixZh: "请用Excel或WPS打开后重新保存")
  }

  // MARK: - Sheets

  package static let noSheets = InputMessage(
    en: "has no sheet of cells", zh: "没有工作表",
    fixEn: "save the data as xlsx again", fixZh: "请重新另存为xlsx")

  package static func onlyHiddenSheets(_ names: [String]) -> InputMessage {
    let names = listed(names)
    return InputMessage(
      en: "has hidden sheets only: \(names)", zh: "只有隐藏的工作表:\(names)",
      fixEn: "name one in the study, as in sheet: 1", fixZh: "请在study文件中写明,如 sheet: 1")
  }

  package static func noSuchSheet(_ name: String, among names: [String]) -> InputMessage {
    let known = listed(names)
    return InputMessage(
      en: "has no sheet '\(excerpt(name))'; there are: \(known)",
      zh: "没有名为“\(excerpt(name))”的工作表;现有:\(known)",
      fixEn: "correct sheet: to one of these names, or to its number from 1",
      fixZh: "请把sheet改为其中之一,或其序号(从1起)")
  }

  package static func otherSheets(_ name: String, others: [String]) -> InputMessage {
    let known = listed(others)
    return InputMessage(
      en:
        "the sheet '\(excerpt(name))' is read; these look like tables too and are not read: \(known)",
      zh: "只读取工作表“\(excerpt(name))”;以下工作表也像表格但未读取:\(known)",
      fixEn: "state sheet: in the study; list the file once for each sheet that counts",
      fixZh: "请在study文件中写明sheet;如需多个工作表,请各列一次")
  }

  package static let emptySheet = InputMessage(
    en: "the sheet is empty", zh: "工作表为空",
    fixEn: "state another with sheet: in the study", fixZh: "请在study文件中用sheet写明另一工作表")

  /// Names with quotes, as many as a line holds.
  private static func listed(_ names: [String]) -> String {
    let shown = names.prefix(6).map { $0.count > 20 ? $0.prefix(19) + "…" : $0 }
    return (shown + (names.count > 6 ? ["…"] : [])).joined(separator: ", ")
  }

  // MARK: - Rows and cells

  package static func emptyHeaderRow(_ row: Int) -> InputMessage {
    InputMessage(
      en: "row \(row), which header_row states, is empty", zh: "header_row指定的第\(row)行为空",
      fixEn: "correct header_row, or leave it out to have the header found",
      fixZh: "请更正header_row,或删去它以自动查找表头")
  }

  package static func headerOfRows(_ rows: ClosedRange<Int>) -> InputMessage {
    let (first, last) = (rows.lowerBound, rows.upperBound)
    return InputMessage(
      en:
        "rows \(first) to \(last) are the header: a column has its lowest name, or all of them where it occurs twice",
      zh: "第\(first)至\(last)行合为表头:列名取最下一行,重名时与上级连写",
      fixEn: "nothing to do if that is right; otherwise state header_row",
      fixZh: "如无误则无需处理;否则请写明header_row")
  }

  package static func mergedTexts(_ column: String, rows: Int) -> InputMessage {
    InputMessage(
      en: "merged cells of '\(excerpt(column))' count for \(rows) further rows that they cover",
      zh: "“\(excerpt(column))”列的合并单元格按其所跨各行取值(另\(rows)行)",
      fixEn: "nothing to do if that is right", fixZh: "如无误则无需处理")
  }

  package static func mergedNumbers(_ column: String, rows: Int) -> InputMessage {
    InputMessage(
      en:
        "merged cells of '\(excerpt(column))' hold numbers, which count in full for \(rows) further rows",
      zh: "“\(excerpt(column))”列的合并单元格是数值,其所跨各行均取全值(另\(rows)行)",
      fixEn: "undo the merging and give each row its own number",
      fixZh: "请取消合并,逐行填写各自的数值")
  }

  package static let tooManyMerged = InputMessage(
    en: "has too many merged cells, some of which are left empty", zh: "合并单元格过多,部分未填充",
    fixEn: "undo the merging", fixZh: "请取消合并")

  package static func errorCells(_ example: String, cells: Int) -> InputMessage {
    InputMessage(
      en: "\(cells) cells hold an error such as \(excerpt(example)) and have no value",
      zh: "\(cells)个单元格为错误值(如\(excerpt(example))),按无值处理",
      fixEn: "correct the formulas, or write the values", fixZh: "请改正公式,或直接填写数值")
  }

  package static func unevaluated(cells: Int) -> InputMessage {
    InputMessage(
      en: "\(cells) formulas have no computed value in the file", zh: "\(cells)个公式在文件中没有计算结果",
      fixEn: "open it in Excel or WPS and save it again", fixZh: "请用Excel或WPS打开后重新保存")
  }

  package static func hiddenRows(_ rows: Int) -> InputMessage {
    InputMessage(
      en: "\(rows) rows are hidden in the sheet; they are read", zh: "工作表中有\(rows)行被隐藏,仍然读取",
      fixEn: "delete them if they do not count", fixZh: "如不应计入,请删去")
  }

  package static func cellsWithoutHeading(_ column: String, cells: Int) -> InputMessage {
    InputMessage(
      en: "\(cells) cells stand in columns without a name, such as \(column), and are not read",
      zh: "有\(cells)个单元格所在列没有列名(如\(column)列),未读取",
      fixEn: "name the columns if they count", fixZh: "如需使用,请填写列名")
  }

  package static let encodingIgnored = InputMessage(
    en: "the format has its own encoding; 'encoding' is ignored", zh: "该格式自带编码,已忽略encoding",
    fixEn: "remove 'encoding'", fixZh: "请删去encoding")

  // MARK: - Writing

  package static func rowsCutOff(sheet: String, rows: Int) -> InputMessage {
    InputMessage(
      en: "\(rows) rows do not fit into the sheet '\(excerpt(sheet))' and are left out",
      zh: "工作表“\(excerpt(sheet))”容纳不下,少写\(rows)行",
      fixEn: "use the CSV, which has all", fixZh: "请使用CSV,其中齐全")
  }

  package static func cellsCutOff(sheet: String, cells: Int) -> InputMessage {
    InputMessage(
      en: "\(cells) texts of the sheet '\(excerpt(sheet))' are cut to 32767 characters",
      zh: "工作表“\(excerpt(sheet))”中\(cells)个文字截至32767字符",
      fixEn: "use the CSV, which has all", fixZh: "请使用CSV,其中齐全")
  }
}
