/// Manifests of many cities.
extension InputMessage {
  package static func manifestColumn(_ name: String, among columns: [String]) -> InputMessage {
    let shown = columns.prefix(8).joined(separator: ", ")
    return InputMessage(
      en: "the manifest has no column '\(name)' (it has: \(shown))",
      zh: "清单没有“\(name)”列(现有:\(shown))",
      fixEn: "give it the columns city, study and, if wanted, weight",
      fixZh: "请写city、study两列,可另写weight列")
  }

  package static let manifestEmpty = InputMessage(
    en: "the manifest names no city", zh: "清单中没有城市",
    fixEn: "write one row for each city", fixZh: "请每个城市写一行")

  package static let cityMissing = InputMessage(
    en: "the row names no city", zh: "此行没有城市名", fixEn: "write a name in the column city",
    fixZh: "请在city列写城市名")

  package static let studyMissing = InputMessage(
    en: "the row names no study", zh: "此行没有研究文件",
    fixEn: "write the path of a study file in the column study", fixZh: "请在study列写研究文件的路径")

  package static func cityNameUnsafe(_ name: String) -> InputMessage {
    InputMessage(
      en: "'\(name)' cannot be the name of a folder of results", zh: "“\(name)”不能作结果文件夹名",
      fixEn: "use letters, digits, - and _, without / and no point in front",
      fixZh: "请用文字、数字、-和_,不含/,不以点开头")
  }

  package static func cityNameTooLong(_ name: String) -> InputMessage {
    InputMessage(
      en: "the name '\(name.prefix(20))…' is too long for a folder",
      zh: "名称“\(name.prefix(20))…”过长,不能作文件夹名",
      fixEn: "shorten it to 150 bytes", fixZh: "请缩短到150字节以内(约50个汉字)")
  }

  package static func cityNameTaken(_ name: String) -> InputMessage {
    InputMessage(
      en: "'\(name)' is the name of a file of the results", zh: "“\(name)”与结果文件同名",
      fixEn: "give the city another name", fixZh: "请换一个城市名")
  }

  package static func cityTwice(_ name: String, otherRows: [Int]) -> InputMessage {
    let rows = otherRows.prefix(5).map(String.init).joined(separator: ", ")
    return InputMessage(
      en: "'\(name)' stands in other rows too (\(rows)); none of them is examined",
      zh: "“\(name)”也在其他行(\(rows)),这些行均不评估", fixEn: "keep one row for each city",
      fixZh: "请每个城市只留一行")
  }

  package static func weightOutOfRange(_ number: String) -> InputMessage {
    InputMessage(
      en: "the weight \(number) is not greater than 0", zh: "权重\(number)不大于0",
      fixEn: "write a positive number, or leave it out", fixZh: "请写正数,或不写")
  }
}
