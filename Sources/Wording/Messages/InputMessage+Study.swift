extension InputMessage {
  package static func smallMargin(_ margin: Double, needed: Double) -> InputMessage {
    InputMessage(
      en:
        "the data of this part reach \(margin.shortText) m around its communities, and its verdicts need "
        + "\(needed.shortText) m; they can differ from the whole at the edges",
      zh: "本部分的数据只取到社区四周\(margin.shortText)米,而判定需要\(needed.shortText)米,边缘社区的判定可能与整体不同",
      fixEn: "cut the whole anew with the same flags stated in its study, or with --halo",
      fixZh: "请把相同的选项写入整体的研究文件后重新分割,或用 --halo 加大外扩")
  }

  // MARK: - Study and standard

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

  package static func unknownKey(_ key: String, nearest: String? = nil) -> InputMessage {
    InputMessage(
      en: "unknown key '\(excerpt(key))'" + (nearest.map { "; '\($0)' is near" } ?? ""),
      zh: "未知的键“\(excerpt(key))”" + (nearest.map { ",相近的有“\($0)”" } ?? ""),
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

  /// - Parameter ids: of those that ship.
  package static func unknownStandard(_ name: String, among ids: [String]) -> InputMessage {
    let shown = excerpt(name)
    return InputMessage(
      en: "'\(shown)' is neither a standard that ships nor a file",
      zh: "“\(shown)”既不是内置标准,也不是文件",
      fixEn: "use \(list(ids, ", ")), or check the path",
      fixZh: "可用\(list(ids, "、")),或检查路径")
  }

  package static let normNeverApplies = InputMessage(
    en: "the norm before it is for all kinds, so that this one never applies",
    zh: "前一条面积要求适用于所有类型,本条永不生效",
    fixEn: "state 'kinds' in the one before, or list it last",
    fixZh: "请给前一条写明kinds,或将其移到最后")

  /// - Parameters:
  ///   - parts: names of the parts of governance.
  ///   - nearest: ids of types that are written much the same.
  package static func unknownIndexPart(
    _ name: String, parts: [String], nearest: [String]
  ) -> InputMessage {
    InputMessage(
      en: "index_basis names '\(excerpt(name))', which is no type and no part of governance",
      zh: "index_basis中的“\(excerpt(name))”既不是设施类型,也不是治理分项",
      fixEn: "use ids of types or: \(list(parts + nearest, ", "))",
      fixZh: "可用类型编号,或:\(list(parts + nearest, "、"))")
  }

  package static let indexWithoutWeight = InputMessage(
    en: "the indices have no weight", zh: "指数权重均为0",
    fixEn: "give 'coverage', and 'base' or 'balance', more than 0",
    fixZh: "请让coverage以及base或balance大于0")

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

  // MARK: - Scenarios

  package static func notPair(_ key: String) -> InputMessage {
    InputMessage(
      en: "'\(key)' is not a pair of numbers", zh: "“\(key)”不是一对数",
      fixEn: "write '\(key): [x, y]', longitude or easting first",
      fixZh: "请写“\(key): [x, y]”,先经度(横坐标)后纬度(纵坐标)")
  }

  package static func unknownType(
    _ id: String, likeliest: String?, among ids: [String]
  ) -> InputMessage {
    InputMessage(
      en: "the standard has no type '\(id)'", zh: "标准中没有类型“\(id)”",
      fixEn: likeliest.map { "write '\($0)'" } ?? "use one of: \(list(ids, ", "))",
      fixZh: likeliest.map { "请改为“\($0)”" } ?? "可用的类型:\(list(ids, "、"))")
  }

  package static func degreesNotMetres(_ system: String) -> InputMessage {
    InputMessage(
      en: "the coordinates look like degrees, while \(system) counts in metres",
      zh: "坐标形似经纬度,但\(system)以米计",
      fixEn: "state their system, such as crs: EPSG:4326, or give easting and northing",
      fixZh: "请写明其坐标系,如 crs: EPSG:4326,或改用平面坐标")
  }

  package static func metresNotDegrees(_ system: String) -> InputMessage {
    InputMessage(
      en: "the coordinates are not degrees, but \(system) is in degrees",
      zh: "坐标不是经纬度,但\(system)是经纬度坐标系",
      fixEn: "state their system, such as crs: EPSG:4549, or give longitude and latitude",
      fixZh: "请写明其坐标系,如 crs: EPSG:4549,或改用经纬度")
  }

  package static let noSize = InputMessage(
    en: "states no new size", zh: "未写明新的规模",
    fixEn: "add floor_area or capacity", fixZh: "请补上floor_area或capacity")

  package static func sameName(_ name: String, as file: String) -> InputMessage {
    InputMessage(
      en: "'\(name)' is also the name of the scenario in \(file)",
      zh: "“\(name)”也是\(file)中情景的名称",
      fixEn: "give each its own name", fixZh: "请分别命名")
  }

  package static func unknownFacility(_ id: String) -> InputMessage {
    InputMessage(
      en: "no facility has the id '\(id)'", zh: "没有编号为“\(id)”的设施",
      fixEn: "use an id of the facility files", fixZh: "请使用设施文件中的编号")
  }

  package static func idTaken(_ id: String) -> InputMessage {
    InputMessage(
      en: "another facility has the id '\(id)'", zh: "编号“\(id)”已被其他设施使用",
      fixEn: "choose another id", fixZh: "请换一个编号")
  }

  package static func changedTwice(_ id: String) -> InputMessage {
    InputMessage(
      en: "'\(id)' is changed twice", zh: "“\(id)”有两处改动",
      fixEn: "keep one of the changes", fixZh: "请只保留一处")
  }

  package static func offersNothing(_ id: String) -> InputMessage {
    InputMessage(
      en: "'\(id)' offers none of the examined types", zh: "“\(id)”不提供所评估的任何类型",
      fixEn: "examine its type too (--types), or leave it out",
      fixZh: "请用--types加入其类型,或删去该设施")
  }

  package static func outsideStudyArea(_ id: String) -> InputMessage {
    InputMessage(
      en: "'\(id)' stands outside all communities, farther from them than its radius",
      zh: "“\(id)”在所有社区之外,且距离超过其服务半径",
      fixEn: "check coordinates and crs", fixZh: "请核对坐标与坐标系(crs)")
  }

  package static func offNetwork(_ id: String) -> InputMessage {
    InputMessage(
      en: "there is no way from '\(id)' to a street within the snap limit",
      zh: "“\(id)”在捕捉距离内没有可直达的步行道路",
      fixEn: "check its place and what lies before it, or give a larger --snap-limit",
      fixZh: "请核对位置及其与道路之间的情况,或加大--snap-limit")
  }
}
