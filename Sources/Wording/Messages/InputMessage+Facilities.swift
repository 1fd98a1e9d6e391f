/// What the fields of facilities say.
extension InputMessage {
  // MARK: - Status

  /// - Parameter values: each with its count, such as `已关闭 12, 规划 3`.
  package static func notOpen(_ count: Int, _ values: String, of subject: LocalizedText)
    -> InputMessage
  {
    InputMessage(
      en: "\(count) \(subject.en) are closed or planned and left out: \(values)",
      zh: "有\(count)\(subject.zh)已关闭或在规划中,未计入:\(values)",
      fixEn: "nothing to do if that is right; otherwise correct the status",
      fixZh: "如无误则无需处理;否则请改正状态")
  }

  package static func suspended(_ count: Int, _ values: String, of subject: LocalizedText)
    -> InputMessage
  {
    InputMessage(
      en: "\(count) \(subject.en) are suspended and left out: \(values)",
      zh: "有\(count)\(subject.zh)暂停服务,未计入:\(values)",
      fixEn: "nothing to do if that is right; otherwise correct the status",
      fixZh: "如无误则无需处理;否则请改正状态")
  }

  package static func unknownStatus(_ count: Int, _ values: String, of subject: LocalizedText)
    -> InputMessage
  {
    InputMessage(
      en: "\(count) \(subject.en) have a status that is not known and count as open: \(values)",
      zh: "有\(count)\(subject.zh)的状态无法识别,按正常开放计:\(values)",
      fixEn: "remove those that are not open, or write closed, planned or suspended",
      fixZh: "请删去未开放的设施,或写明已关闭、规划、暂停服务")
  }

  package static func statusAssumed(_ column: String) -> InputMessage {
    let shown = excerpt(column)
    return InputMessage(
      en: "'\(shown)' holds words of a status and is taken as such",
      zh: "“\(shown)”列的内容为状态用语,按状态列处理",
      fixEn: "if it is something else, name the right column: fields: {status: …}",
      fixZh: "若另有含义,请写明 fields: {status: …}")
  }

  package static func statusInRemarks(_ rows: Int, column: String) -> InputMessage {
    let shown = excerpt(column)
    return InputMessage(
      en:
        "\(rows) facilities are not open as '\(shown)' says, which is not used: they count as open",
      zh: "按“\(shown)”列有\(rows)处设施未开放;该列未使用,仍按开放计",
      fixEn: "remove them, or name the column: fields: {status: \(shown)}",
      fixZh: "请删去,或写明 fields: {status: \(shown)}")
  }

  package static func closingDates(_ rows: Int, column: String, example: String) -> InputMessage {
    let (shown, example) = (excerpt(column), excerpt(example))
    return InputMessage(
      en:
        "\(rows) facilities have a date in '\(shown)', such as \(example): they count as open, as no clock is read",
      zh: "有\(rows)处设施的“\(shown)”列有日期,如\(example);程序不读时钟,仍按开放计",
      fixEn: "remove those that are closed, or say so in a column status",
      fixZh: "请删去已关闭的设施,或在status列写明")
  }

  // MARK: - Counts

  package static func zeroCounts(_ rows: Int, column: String) -> InputMessage {
    let shown = excerpt(column)
    return InputMessage(
      en: "\(rows) rows have 0 in '\(shown)' and stand for no facility",
      zh: "有\(rows)行的“\(shown)”为0,不代表任何设施",
      fixEn:
        "if the column is no number of facilities, rename it or name the right one: fields: {count: …}",
      fixZh: "若该列不是设施数量,请改列名,或写明 fields: {count: …}")
  }

  package static func countsAssumed(_ rows: Int, stand facilities: Int, column: String)
    -> InputMessage
  {
    let shown = excerpt(column)
    return InputMessage(
      en:
        "the column '\(shown)' is taken as a number of facilities: \(rows) rows stand for \(facilities)",
      zh: "“\(shown)”列被当作设施数量:\(rows)行代表\(facilities)处设施",
      fixEn: "if it is something else, rename it or name the right one: fields: {count: …}",
      fixZh: "若该列另有含义,请改列名,或写明 fields: {count: …}")
  }

  // MARK: - Keys that match nothing

  package static func unusedTypeKey(_ key: String, nearest: String?) -> InputMessage {
    let shown = excerpt(key)
    let meant = nearest.map(excerpt)
    return InputMessage(
      en: "no row has the value '\(shown)' that the study names under types:"
        + (meant.map { "; '\($0)' is near" } ?? ""),
      zh: "study文件types中的“\(shown)”与任何一行都不符" + (meant.map { ",相近的有“\($0)”" } ?? ""),
      fixEn: "correct or remove the key", fixZh: "请改正或删去该键")
  }

  package static func unusedTypeKeys(_ count: Int) -> InputMessage {
    InputMessage(
      en: "\(count) more keys under types: match no row", zh: "types中另有\(count)个键与任何一行都不符",
      fixEn: "correct or remove them", fixZh: "请改正或删去")
  }
}
