extension InputMessage {
  package static let layerIgnored = InputMessage(
    en: "the format has no layers; 'layer' is ignored", zh: "该格式没有图层,已忽略layer",
    fixEn: "remove 'layer'", fixZh: "请删去layer")

  package static func noSuchField(_ name: String, among columns: [String]) -> InputMessage {
    InputMessage(
      en: "has no field '\(name)'", zh: "没有字段“\(name)”",
      fixEn: "use one of: \(list(columns, ", "))", fixZh: "可用字段:\(list(columns, "、"))")
  }

  package static func noPositionFields(among columns: [String]) -> InputMessage {
    InputMessage(
      en: "no fields for x and y found among: \(list(columns, ", "))",
      zh: "未找到坐标字段,现有字段:\(list(columns, "、"))",
      fixEn: "name them in the study: fields: {x: …, y: …}",
      fixZh: "请在study文件中写明 fields: {x: …, y: …}")
  }

  package static func noTypeField(among columns: [String]) -> InputMessage {
    InputMessage(
      en: "no field for the type found among: \(list(columns, ", "))",
      zh: "未找到类型字段,现有字段:\(list(columns, "、"))",
      fixEn: "name it in the study: fields: {type: …}, or state one type: for the file",
      fixZh: "请在study文件中写明 fields: {type: …},或用type指定整个文件的类型")
  }

  package static func badCRS(_ reason: String) -> InputMessage {
    InputMessage(
      en: reason, zh: "坐标系无法使用(\(reason))",
      fixEn: "state one such as EPSG:4326 or EPSG:4549", fixZh: "请写明坐标系,如EPSG:4326、EPSG:4549")
  }

  package static let crsMissing = InputMessage(
    en: "the coordinates are not degrees and no coordinate system is stated",
    zh: "坐标不是经纬度,且未说明坐标系",
    fixEn: "state it, such as crs: EPSG:4549", fixZh: "请写明坐标系,如 crs: EPSG:4549")

  package static let degreesAssumed = InputMessage(
    en:
      "no coordinate system is stated; the coordinates look like degrees and are taken as EPSG:4326",
    zh: "未说明坐标系,坐标形似经纬度,按EPSG:4326读取",
    fixEn: "state crs; GCJ-02 and BD-09 are shifted by about 500 m",
    fixZh: "请写明crs;GCJ-02、BD-09坐标会偏移约500米")

  package static let notDegrees = InputMessage(
    en: "most coordinates are no longitude and latitude", zh: "多数坐标不是经纬度",
    fixEn: "state the coordinate system, such as crs: EPSG:4549",
    fixZh: "请写明坐标系,如 crs: EPSG:4549")

  package static let swappedColumns = InputMessage(
    en: "longitude and latitude are swapped", zh: "经度与纬度颠倒",
    fixEn: "state x as longitude and y as latitude", fixZh: "请以x为经度、y为纬度")

  package static let swapped = InputMessage(
    en: "longitude and latitude seem to be swapped", zh: "经度与纬度似乎颠倒",
    fixEn: "swap them", fixZh: "请对调")

  package static let swappedEastingNorthing = InputMessage(
    en: "easting and northing seem to be swapped", zh: "横坐标与纵坐标似乎颠倒",
    fixEn: "swap them", fixZh: "请对调")

  package static let beyondDegrees = InputMessage(
    en: "longitude is beyond ±180 or latitude beyond ±90", zh: "经度超出±180或纬度超出±90",
    fixEn: "correct the coordinates", fixZh: "请改正坐标")

  package static let notProjectable = InputMessage(
    en: "the place cannot be projected", zh: "位置无法投影",
    fixEn: "check coordinates and coordinate system", fixZh: "请核对坐标与坐标系")

  package static let unlocated = InputMessage(
    en: "has no coordinates", zh: "没有坐标", fixEn: "fill in x and y", fixZh: "请补填坐标")

  package static func notANumber(_ text: String) -> InputMessage {
    let shown = text.prefix(40)
    return InputMessage(
      en: "'\(shown)' is not a number", zh: "“\(shown)”不是数",
      fixEn: "write digits only, without unit", fixZh: "请只写数字,不带单位")
  }

  package static func negative(_ text: String) -> InputMessage {
    InputMessage(
      en: "\(text) is negative", zh: "\(text)为负数",
      fixEn: "correct the number", fixZh: "请改正数值")
  }

  package static func library(_ reason: String) -> InputMessage {
    InputMessage(
      en: reason, zh: "几何运算失败(\(reason))",
      fixEn: "report it with the file", fixZh: "请连同文件一起反馈")
  }

  /// The first of many names.
  package static func list(_ names: [String], _ separator: String) -> String {
    let shown = names.prefix(30).joined(separator: separator)
    return names.count > 30 ? shown + separator + "…" : shown
  }
}
