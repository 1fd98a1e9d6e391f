/// What `lifecircle standard` says; the certainties are those of the standard file.
package enum StandardTexts {
  package static let heads = [
    LocalizedText(zh: "编号", en: "id"), LocalizedText(zh: "圈层(分钟)", en: "circle"),
    LocalizedText(zh: "半径(米)", en: "radius m"), LocalizedText(zh: "类别", en: "category"),
    LocalizedText(zh: "可信度", en: "certainty"), LocalizedText(zh: "名称", en: "name"),
  ]
  package static let certainties = LocalizedText(
    zh: "可信度:A 原文,B 转引,R 凭记忆未核实,D 本项目自拟,M 测算;R、D 不可作为标准引用",
    en:
      "certainty: A read in the authority's text, B second-hand, R recalled and not confirmed, D own design, "
      + "M measured; R and D are no citations")

  package static let type = LocalizedText(zh: "类型", en: "type")
  package static let category = LocalizedText(zh: "类别", en: "category")
  package static let agency = LocalizedText(zh: "责任单位", en: "agency")
  package static let circle = LocalizedText(zh: "圈层", en: "circle")
  package static let radius = LocalizedText(zh: "服务半径", en: "radius")
  package static let isRequired = LocalizedText(zh: "必备", en: "required")
  package static let isCore = LocalizedText(zh: "约束性指标", en: "core")
  package static let serves = LocalizedText(zh: "服务对象范围(serves)", en: "serves")
  package static let group = LocalizedText(zh: "人群(group)", en: "group")
  package static let weight = LocalizedText(zh: "权重", en: "weight")
  package static let adequacy = LocalizedText(zh: "面积要求", en: "floor area")
  package static let source = LocalizedText(zh: "出处", en: "source")
  package static let certainty = LocalizedText(zh: "可信度", en: "certainty")

  package static func title(_ name: LocalizedText, threshold: String, types: Int) -> LocalizedText {
    LocalizedText(
      zh: "\(name.zh):\(types)类,达标线\(threshold)",
      en: "\(name.en): \(types) types, met from \(threshold)")
  }

  package static func circle(minutes: Int) -> LocalizedText {
    LocalizedText(zh: "\(minutes)分钟圈", en: "\(minutes)-minute circle")
  }

  package static func radius(_ metres: String, minutes: String, speed: String) -> LocalizedText {
    LocalizedText(
      zh: "\(metres)米(按\(speed)米/秒约\(minutes)分钟)",
      en: "\(metres) m (~\(minutes) min at \(speed) m/s)")
  }

  package static func yesOrNo(_ value: Bool) -> LocalizedText {
    value ? LocalizedText(zh: "是", en: "yes") : LocalizedText(zh: "否", en: "no")
  }

  package static func areaPerHouseholds(_ area: String) -> LocalizedText {
    LocalizedText(zh: "每百户\(area)平方米", en: "\(area) m² per 100 households")
  }

  package static func areaPerPeople(_ area: String) -> LocalizedText {
    LocalizedText(zh: "每千人\(area)平方米", en: "\(area) m² per 1000 people")
  }

  package static func placesPerPeople(_ places: String) -> LocalizedText {
    LocalizedText(zh: "每千人\(places)个位", en: "\(places) places per 1000 people")
  }

  package static func peoplePerFacility(_ people: String) -> LocalizedText {
    LocalizedText(zh: "每\(people)人一处", en: "one for \(people) people")
  }

  package static func leastArea(_ area: String) -> LocalizedText {
    LocalizedText(zh: "不少于\(area)平方米", en: "at least \(area) m²")
  }

  /// How many radii nobody should cite.
  package static func uncertainRadii(_ uncertain: Int, of types: Int) -> LocalizedText {
    LocalizedText(
      zh: "\(types)项半径中\(uncertain)项待核或自定",
      en: "\(uncertain) of \(types) radii are recalled, of our own design or without a source")
  }

  /// - Parameter letter: as the standard file writes it.
  package static func certaintyMark(_ letter: String) -> LocalizedText {
    switch letter {
    case "A": LocalizedText(zh: "A 原文", en: "A original text")
    case "B": LocalizedText(zh: "B 转引", en: "B second-hand")
    case "R": LocalizedText(zh: "R 凭记忆待核", en: "R recalled, to be checked")
    case "D": LocalizedText(zh: "D 自定", en: "D own design")
    default: LocalizedText(zh: "M 实测", en: "M measured")
    }
  }

  /// The standards that ship.
  package static let shippedHeads = [
    LocalizedText(zh: "编号", en: "id"), LocalizedText(zh: "类型数", en: "types"),
    LocalizedText(zh: "名称", en: "name"),
  ]

  /// - Parameter letter: as the standard file writes it.
  package static func certainty(_ letter: String) -> LocalizedText {
    switch letter {
    case "A": LocalizedText(zh: "A 原文", en: "A, read in the authority's own text")
    case "B": LocalizedText(zh: "B 转引", en: "B, read second-hand")
    case "R": LocalizedText(zh: "R 凭记忆,未核实,不可引用", en: "R, recalled and not confirmed: no citation")
    case "D": LocalizedText(zh: "D 本项目自拟,不可引用", en: "D, own design of this project: no citation")
    default: LocalizedText(zh: "M 测算", en: "M, measured or computed")
    }
  }

  /// The people that types are for.
  package static let groups: [String: LocalizedText] = [
    "everyone": LocalizedText(zh: "全体居民", en: "everyone"),
    "elderly": LocalizedText(zh: "60岁及以上老人", en: "people of 60 and over"),
    "under3": LocalizedText(zh: "3岁以下婴幼儿", en: "children under 3"),
    "children": LocalizedText(zh: "0–14岁儿童", en: "children of 0 to 14"),
  ]
}
