/// The section `walkability` of a standard.
extension InputMessage {
  package static func notTagValue(_ text: String, key: String) -> InputMessage {
    let shown = text.prefix(60)
    return InputMessage(
      en: "'\(shown)' of '\(key)' is no value of a tag",
      zh: "“\(key)”中的“\(shown)”不是标签的值",
      fixEn: "write a list of values without keys, such as [footway, path]",
      fixZh: "请写成不含键的列表,如[footway, path]")
  }

  package static func inBothLists(
    _ text: String, lists: (one: String, other: String)
  ) -> InputMessage {
    InputMessage(
      en: "'\(text.prefix(60))' is both in '\(lists.one)' and in '\(lists.other)'",
      zh: "“\(text.prefix(60))”同时出现在“\(lists.one)”和“\(lists.other)”中",
      fixEn: "keep it in one of the lists", fixZh: "请只在其中一个列表中保留")
  }
}
