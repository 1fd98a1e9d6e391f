extension InputMessage {
  package static func notYAML(_ reason: String) -> InputMessage {
    InputMessage(
      en: "is not valid YAML (\(reason))", zh: "YAML语法错误(\(reason))",
      fixEn: "correct the line", fixZh: "请改正该行")
  }

  package static let yamlTooLarge = InputMessage(
    en: "is larger than 8 MiB", zh: "文件超过8MiB",
    fixEn: "name a study, standard or scenario in YAML, not data",
    fixZh: "请指定YAML格式的study、标准或情景文件,而非数据文件")

  package static func tooManyAliases(_ limit: Int) -> InputMessage {
    InputMessage(
      en: "has more than \(limit) aliases (*name)", zh: "别名(*name)超过\(limit)个",
      fixEn: "write the values out", fixZh: "请直接写出内容")
  }

  package static func duplicateKey(_ key: String) -> InputMessage {
    InputMessage(
      en: "key stated twice: \(key)", zh: "键重复:\(key)",
      fixEn: "remove one", fixZh: "请删去一个")
  }

  package static func unknownKey(_ key: String) -> InputMessage {
    InputMessage(
      en: "unknown key '\(key)'", zh: "未知的键“\(key)”",
      fixEn: "correct or remove it", fixZh: "请改正或删去")
  }

  package static func missingKey(_ key: String) -> InputMessage {
    InputMessage(
      en: "key '\(key)' is missing", zh: "缺少键“\(key)”", fixEn: "add it", fixZh: "请补上")
  }

  package static func notMapping(_ key: String) -> InputMessage {
    InputMessage(
      en: key.isEmpty
        ? "does not hold keys with values" : "'\(key)' does not hold keys with values",
      zh: key.isEmpty ? "不是“键: 值”的形式" : "“\(key)”不是“键: 值”的形式",
      fixEn: "write it as 'key: value' lines", fixZh: "请写成“键: 值”")
  }

  package static func notList(_ key: String) -> InputMessage {
    InputMessage(
      en: "'\(key)' is not a list", zh: "“\(key)”不是列表",
      fixEn: "begin each entry with '- '", fixZh: "每项请以“- ”开头")
  }

  package static func notText(_ key: String) -> InputMessage {
    InputMessage(
      en: "'\(key)' is not a text", zh: "“\(key)”不是文本",
      fixEn: "write one value that is not empty", fixZh: "请写一个非空的值")
  }

  package static func notFlag(_ key: String) -> InputMessage {
    InputMessage(
      en: "'\(key)' is neither true nor false", zh: "“\(key)”不是true或false",
      fixEn: "write true or false", fixZh: "请写true或false")
  }

  package static func notNumber(_ key: String, allowed: String) -> InputMessage {
    InputMessage(
      en: "'\(key)' is not a number \(allowed)", zh: "“\(key)”不是\(allowed)的数",
      fixEn: "write such a number", fixZh: "请改为这样的数")
  }

  package static func notAllowed(_ key: String, allowed: [String]) -> InputMessage {
    InputMessage(
      en: "'\(key)' has a value that is not known", zh: "“\(key)”的值无法识别",
      fixEn: "use one of: \(allowed.joined(separator: ", "))",
      fixZh: "可用的值:\(allowed.joined(separator: "、"))")
  }

  package static func wrongVersion(_ key: String) -> InputMessage {
    InputMessage(
      en: "'\(key)' states a version that is not read", zh: "“\(key)”的版本号无法读取",
      fixEn: "write '\(key): 1'", fixZh: "请写“\(key): 1”")
  }

  package static func duplicateID(_ id: String, of key: String) -> InputMessage {
    InputMessage(
      en: "'\(id)' is listed twice in \(key)", zh: "\(key)中“\(id)”重复",
      fixEn: "remove or rename one", fixZh: "请删去或改名")
  }

  package static func undeclared(_ value: String, in key: String) -> InputMessage {
    InputMessage(
      en: "'\(value)' is not declared in \(key)", zh: "“\(value)”未在\(key)中声明",
      fixEn: "declare it or use a declared one", fixZh: "请先声明,或改用已声明的值")
  }

  package static let bothRadii = InputMessage(
    en: "both radius_m and radius_min are stated", zh: "radius_m与radius_min同时给出",
    fixEn: "keep one", fixZh: "请只保留一个")

  package static let noTypes = InputMessage(
    en: "the standard has no types", zh: "标准中没有设施类型",
    fixEn: "list at least one under 'types'", fixZh: "请在types下至少列出一个")

  package static let networkIncomplete = InputMessage(
    en: "the network is neither 'path' nor 'nodes' with 'edges'",
    zh: "network应为path,或nodes与edges",
    fixEn: "state one file, or both tables", fixZh: "请给出一个文件,或两张表")

  package static func typeAndTypes(_ path: String) -> InputMessage {
    InputMessage(
      en: "\(path) has both 'type' and 'types'", zh: "\(path)同时给出type与types",
      fixEn: "keep one", fixZh: "请只保留一个")
  }
}
