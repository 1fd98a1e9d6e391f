extension InputMessage {
  package static let missing = InputMessage(
    en: "no such file", zh: "文件不存在", fixEn: "check the path", fixZh: "请检查路径")

  package static func unreadable(_ reason: String) -> InputMessage {
    InputMessage(
      en: "cannot be read (\(reason))", zh: "无法读取(\(reason))",
      fixEn: "check the permissions", fixZh: "请检查权限")
  }

  package static let isDirectory = InputMessage(
    en: "is a directory", zh: "是文件夹", fixEn: "name a file in it", fixZh: "请指定其中的文件")

  package static let notRegular = InputMessage(
    en: "is a device, pipe or socket", zh: "是设备、管道或套接字",
    fixEn: "write the data to a file first", fixZh: "请先把数据存为文件")

  package static let tooLarge = InputMessage(
    en: "is larger than 4 GB", zh: "文件超过4GB", fixEn: "split it", fixZh: "请拆分文件")

  package static let empty = InputMessage(
    en: "is empty", zh: "是空文件", fixEn: "export the data again", fixZh: "请重新导出数据")

  package static let binary = InputMessage(
    en: "is not text (it has NUL bytes)", zh: "不是文本文件(含有NUL字节)",
    fixEn: "use GeoJSON, or CSV in UTF-8", fixZh: "请使用GeoJSON或UTF-8编码的CSV")

  package static func unsupported(_ format: String) -> InputMessage {
    InputMessage(
      en: "is \(format), which this version does not read",
      zh: "是\(format)格式,本版本不能读取",
      fixEn: "convert it to GeoJSON, or to CSV in UTF-8",
      fixZh: "请转换为GeoJSON或UTF-8编码的CSV")
  }

  package static let notUTF8 = InputMessage(
    en: "is not UTF-8 from here on (perhaps GBK, which this version does not read)",
    zh: "从此处起不是UTF-8编码(可能是GBK,本版本不能读取)",
    fixEn: "save it as CSV UTF-8", fixZh: "请另存为“CSV UTF-8”")
}
