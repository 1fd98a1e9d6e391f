extension InputMessage {
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
      en: "the coordinates look like degrees, but \(system) is not in degrees",
      zh: "坐标形似经纬度,但\(system)不是经纬度坐标系",
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
      en: "no walkable way is within the snap limit of '\(id)' and in sight of it",
      zh: "“\(id)”在捕捉距离内没有可直达的步行道路",
      fixEn: "check its place and the barriers, or give a larger --snap-limit",
      fixZh: "请核对位置与阻隔,或加大--snap-limit")
  }
}
