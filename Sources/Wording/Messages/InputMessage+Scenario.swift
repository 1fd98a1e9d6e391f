extension InputMessage {
  // MARK: - Ids that several facilities have

  /// - Parameter count: of the facilities with the id.
  package static func ambiguousFacility(_ id: String, _ count: Int) -> InputMessage {
    let id = id.prefix(80)
    return InputMessage(
      en: "the id '\(id)' stands for \(count == 2 ? "two" : "\(count)") facilities of the files",
      zh: "编号“\(id)”在设施文件中对应\(count)个设施",
      fixEn: "give each of them an id of its own in the facility file",
      fixZh: "请在设施文件中为每个设施设置各自的编号")
  }
}
