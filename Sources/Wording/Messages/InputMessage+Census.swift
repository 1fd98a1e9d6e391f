/// What a list of corrections says row by row.
extension InputMessage {
  package static func rowOfUnknownType(_ value: String) -> InputMessage {
    InputMessage(
      en: "unknown type '\(excerpt(value))'", zh: "未知类型“\(excerpt(value))”",
      fixEn: "write one of the standard's types: lifecircle standard lists them",
      fixZh: "请改为标准中的类型(lifecircle standard 可列出)")
  }

  package static let noSuchFolder = InputMessage(
    en: "is no folder", zh: "不是文件夹", fixEn: "name the folder that holds the files",
    fixZh: "请指明存放数据文件的文件夹")

  package static let rowWithoutType = InputMessage(
    en: "has no type", zh: "缺少类型", fixEn: "write the type of the facility", fixZh: "请填写设施类型")

  package static let rowComesTwice = InputMessage(
    en: "is there twice: an earlier row has its place with this id, or with its type and name",
    zh: "重复:前面已有同位置且同编号,或同位置、同类型、同名称的记录",
    fixEn: "remove one of the two, or give each an id of its own", fixZh: "请删去其一,或各用不同编号")
}
