/// What a check of the files says.
package enum CheckTexts {
  package static func title(
    files: Int, records: Int, usable: Int, share: String
  ) -> LocalizedText {
    LocalizedText(
      zh: "现状普查:\(files)个文件,设施\(records)条,可用\(usable)条,入库率\(share)",
      en: "Census: \(files) files; of \(records) facility records \(usable) (\(share)) can be used")
  }

  // MARK: - Headings

  package static let file = LocalizedText(zh: "文件", en: "file")
  package static let district = LocalizedText(zh: "区", en: "district")
  package static let noDistrict = LocalizedText(zh: "未分区", en: "no-district")
  /// Records, located, typed, duplicates, share that is used.
  package static let counts = [
    LocalizedText(zh: "记录", en: "records"), LocalizedText(zh: "有位置", en: "located"),
    LocalizedText(zh: "有类型", en: "typed"), LocalizedText(zh: "重复", en: "twice"),
    LocalizedText(zh: "入库率", en: "usable"),
  ]
  package static let form = LocalizedText(zh: "格式与坐标系", en: "format and system")

  package static func people(_ count: String) -> LocalizedText {
    LocalizedText(zh: "\(count)人", en: "\(count) people")
  }

  package static func land(_ squareKilometres: String) -> LocalizedText {
    LocalizedText(zh: "\(squareKilometres)平方公里", en: "\(squareKilometres) km²")
  }

  package static func length(_ kilometres: String) -> LocalizedText {
    LocalizedText(zh: "\(kilometres)公里", en: "\(kilometres) km")
  }

  package static let toCorrect = LocalizedText(zh: "待更正", en: "to correct")

  package static func moreFiles(_ count: Int) -> LocalizedText {
    LocalizedText(zh: "……另有\(count)个文件(见census.csv)", en: "… \(count) more files (see census.csv)")
  }

  package static func moreAlerts(_ count: Int) -> LocalizedText {
    LocalizedText(
      zh: "……另有\(count)条提醒(见problems.csv)", en: "… \(count) more such notes (see problems.csv)")
  }

  package static func moreDistricts(_ count: Int) -> LocalizedText {
    LocalizedText(
      zh: "……另有\(count)个区(见census.csv)", en: "… \(count) more districts (see census.csv)")
  }

  // MARK: - Types

  package static func unknownTypes(_ count: Int) -> LocalizedText {
    LocalizedText(
      zh: "未知类型\(count)种(types.yaml,可粘贴到study文件):",
      en: "\(count) unknown types (types.yaml, to be pasted into the study):")
  }

  package static func records(_ count: Int) -> LocalizedText {
    LocalizedText(zh: "\(count)条", en: count == 1 ? "1 record" : "\(count) records")
  }

  package static let noTypeAlike = LocalizedText(
    zh: "没有相近的类型", en: "no type is alike")

  // MARK: - Lists of corrections

  /// District, file, row, record, field, severity, problem, what to do.
  package static let correctionHeads = [
    LocalizedText(zh: "区", en: "district"), LocalizedText(zh: "文件", en: "file"),
    LocalizedText(zh: "行", en: "row"), LocalizedText(zh: "编号", en: "id"),
    LocalizedText(zh: "字段", en: "field"), LocalizedText(zh: "程度", en: "severity"),
    LocalizedText(zh: "问题", en: "problem"), LocalizedText(zh: "处理办法", en: "what to do"),
  ]

  package static func severity(_ severity: InputProblem.Severity) -> LocalizedText {
    switch severity {
    case .error: LocalizedText(zh: "错误", en: "error")
    case .warning: LocalizedText(zh: "警告", en: "warning")
    case .info: LocalizedText(zh: "提示", en: "note")
    }
  }
}
