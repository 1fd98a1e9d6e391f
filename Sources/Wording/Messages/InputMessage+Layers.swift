extension InputMessage {
  // MARK: - Layers

  package static let layerIgnored = InputMessage(
    en: "the format has no layers; 'layer' is ignored", zh: "该格式没有图层,已忽略layer",
    fixEn: "remove 'layer'", fixZh: "请删去layer")

  package static let headerRowIgnored = InputMessage(
    en: "the format has no header row; 'header_row' is ignored",
    zh: "该格式没有表头行,已忽略header_row",
    fixEn: "remove 'header_row'", fixZh: "请删去header_row")

  package static let layerAndSheet = InputMessage(
    en: "has both 'layer' and 'sheet'", zh: "同时写了layer和sheet",
    fixEn: "keep one of them: they mean the same", fixZh: "两者同义,请只保留一个")

  package static func noSuchHeaderRow(_ row: Int, rows: Int) -> InputMessage {
    InputMessage(
      en: "the header is stated to be row \(row), but there are \(rows) rows",
      zh: "header_row写的是第\(row)行,但文件只有\(rows)行",
      fixEn: "correct header_row, or leave it out to have the header found",
      fixZh: "请更正header_row,或删去它以自动查找表头")
  }

  package static func noSuchField(_ name: String, among columns: [String]) -> InputMessage {
    let nearest = name.nearest(among: columns).map(excerpt)
    return InputMessage(
      en: "has no field '\(excerpt(name))'" + (nearest.map { "; '\($0)' is near" } ?? ""),
      zh: "没有字段“\(excerpt(name))”" + (nearest.map { ",相近的有“\($0)”" } ?? ""),
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
    let shown = excerpt(text)
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
    var shown = ""
    for (place, name) in names.map(excerpt).enumerated() {
      guard shown.count + name.count <= longestList else { return shown + separator + "…" }
      shown += (place == 0 ? "" : separator) + name
    }
    return shown
  }

  /// Characters of a list of names.
  private static let longestList = 160

  // MARK: - Communities and facilities

  package static let noCommunitiesStated = InputMessage(
    en: "no communities are stated", zh: "未指定社区文件",
    fixEn: "give --communities PATH or 'communities' in the study",
    fixZh: "请用--communities或study文件的communities指定")

  package static let noFacilitiesStated = InputMessage(
    en: "no facilities are stated", zh: "未指定设施文件",
    fixEn: "give --facilities PATH or 'facilities' in the study",
    fixZh: "请用--facilities或study文件的facilities指定")

  package static let noResidentialStated = InputMessage(
    en: "measure 'residential' needs residential land", zh: "按居住用地计量需要居住用地文件",
    fixEn: "give --residential PATH, or measure by area",
    fixZh: "请用--residential指定,或改用area")

  package static let noCommunities = InputMessage(
    en: "no usable community polygon", zh: "没有可用的社区面",
    fixEn: "give a layer of polygons", fixZh: "请提供面图层")

  package static let noResidentialLand = InputMessage(
    en: "no usable polygon of residential land", zh: "没有可用的居住用地面",
    fixEn: "give a layer of polygons", fixZh: "请提供面图层")

  package static let noFacilities = InputMessage(
    en: "no usable facility remains", zh: "没有可用的设施",
    fixEn: "check types and coordinates", fixZh: "请核对类型与坐标")

  /// - Parameter nearest: ids of the standard that are written much the same.
  package static func unknownTypeID(_ id: String, nearest: [String]) -> InputMessage {
    let shown = excerpt(id)
    return InputMessage(
      en: "the standard has no type '\(shown)'"
        + (nearest.isEmpty ? "" : "; the nearest ids: \(list(nearest, ", "))"),
      zh: "标准中没有类型“\(shown)”" + (nearest.isEmpty ? "" : ",相近的编号:\(list(nearest, "、"))"),
      fixEn: "use an id of the standard: lifecircle standard lists them",
      fixZh: "请使用标准中的类型编号(lifecircle standard 可列出)")
  }

  package static func unknownTable(_ name: String, among tables: [String]) -> InputMessage {
    let shown = excerpt(name)
    return InputMessage(
      en: "there is no table '\(shown)'", zh: "没有表“\(shown)”",
      fixEn: "use one of \(list(tables, ", "))", fixZh: "可用:\(list(tables, "、"))")
  }

  package static func unknownType(_ value: String, count: Int, suggestion: String?) -> InputMessage
  {
    let isPlain = value.allSatisfy { $0.isLetter || $0.isNumber }
    let shown = isPlain ? value : "'\(value.replacing("'", with: "''"))'"
    let target = suggestion ?? "ID"
    return InputMessage(
      en: "unknown type '\(value)' in \(count) rows", zh: "未知类型“\(value)”,共\(count)行",
      fixEn: "add to the file's entry in the study: types: {\(shown): \(target)}",
      fixZh: "请在study文件该文件下加入 types: {\(shown): \(target)}")
  }

  package static func moreUnknownTypes(_ values: Int, count: Int) -> InputMessage {
    InputMessage(
      en: "\(values) more unknown types in \(count) rows",
      zh: "另有\(values)种未知类型,共\(count)行",
      fixEn: "name the field of the types in the study: fields: {type: …}, or add types: {…}",
      fixZh: "请在study文件中写明类型字段 fields: {type: …},或加入 types: {…}")
  }

  package static func noType(_ count: Int) -> InputMessage {
    InputMessage(
      en: "\(count) rows have no type", zh: "有\(count)行没有类型",
      fixEn: "fill in the type", fixZh: "请补填类型")
  }

  package static func typeWithoutFacility(_ id: String) -> InputMessage {
    InputMessage(
      en: "no facility of type \(id); its coverage is 0 everywhere",
      zh: "没有\(id)类设施,其覆盖率处处为0",
      fixEn: "add the facilities, or examine without the type (--types)",
      fixZh: "请补充设施,或用--types不评估该类型")
  }

  /// - Parameter area: `street` or `district`.
  package static func areaNotNamed(_ type: String, area: String, count: Int) -> InputMessage {
    InputMessage(
      en: "type \(type) serves its \(area); \(count) communities name none",
      zh: "\(type)类设施仅服务本\(area == "street" ? "街道" : "区"),有\(count)个社区未注明",
      fixEn: "fill in the \(area), or name its field: fields: {\(area): …}",
      fixZh: "请补填,或写明字段 fields: {\(area): …}")
  }

  package static func duplicateFacilities(_ count: Int, first: String) -> InputMessage {
    InputMessage(
      en: "\(count) rows repeat the id of another facility, the first is '\(first)'",
      zh: "有\(count)行的编号与其他设施重复,首个为“\(first)”",
      fixEn: "remove duplicates or correct the ids; they are told apart by #2",
      fixZh: "请删去重复行或改正编号;目前以#2区分")
  }

  package static let badCount = InputMessage(
    en: "the count is not a whole number from 0 to 1000000; 1 is taken",
    zh: "数量不是0至1000000的整数,按1计",
    fixEn: "correct the count", fixZh: "请改正数量")

  package static let lineFacility = InputMessage(
    en: "is a line; facilities are points or polygons", zh: "是线;设施应为点或面",
    fixEn: "give a point or a polygon", fixZh: "请提供点或面")

  package static let notPolygon = InputMessage(
    en: "is not a polygon", zh: "不是面", fixEn: "give a polygon", fixZh: "请提供面")

  package static let notPoint = InputMessage(
    en: "is not a point", zh: "不是点", fixEn: "give a point", fixZh: "请提供点")

  package static let entranceWithoutFacility = InputMessage(
    en: "names no facility", zh: "未注明所属设施",
    fixEn: "fill in the facility's id", fixZh: "请填写设施编号")

  package static func unusedEntrances(_ count: Int, first: String) -> InputMessage {
    InputMessage(
      en: "entrances of \(count) facilities that are not in the file, the first is '\(first)'",
      zh: "有\(count)个设施的出入口找不到对应设施,首个为“\(first)”",
      fixEn: "correct the ids", fixZh: "请改正编号")
  }

  package static let atOrigin = InputMessage(
    en: "lies at (0, 0)", zh: "坐标为(0, 0)",
    fixEn: "fill in the coordinates", fixZh: "请补填坐标")

  package static func farAway(kilometres: ClosedRange<Double>) -> InputMessage {
    let least = whole(kilometres.lowerBound)
    let greatest = whole(kilometres.upperBound)
    let distance = least == greatest ? least : "\(least)–\(greatest)"
    return InputMessage(
      en: "lies \(distance) km away from the communities", zh: "距各社区\(distance)公里",
      fixEn: "check coordinates and coordinate system", fixZh: "请核对坐标与坐标系")
  }

  package static func noFacilityNear(kilometres: Double) -> InputMessage {
    InputMessage(
      en: "no facility is near any community; the nearest lies \(whole(kilometres)) km away",
      zh: "没有设施位于社区附近,最近的距\(whole(kilometres))公里",
      fixEn: "check the coordinate systems (crs) of facilities and communities",
      fixZh: "请核对设施与社区的坐标系(crs)")
  }

  static func whole(_ kilometres: Double) -> String {
    kilometres < 1e6 ? "\(Int(kilometres.rounded()))" : "> 1000000"
  }

  package static func scaleError(_ error: Double) -> InputMessage {
    let shown = error < 1e6 ? "\((error * 1000).rounded() / 1000)" : "> 1000"
    return InputMessage(
      en: "the communities are so far apart that distances err by up to \(shown) m per km",
      zh: "社区分布范围过大,距离误差达每公里\(shown)米",
      fixEn: "examine parts of the area one by one, or correct outlying communities",
      fixZh: "请分区评估,或改正偏离的社区")
  }

  package static func idsGenerated(_ count: Int) -> InputMessage {
    InputMessage(
      en: "\(count) communities have no id; ids are made from file and row",
      zh: "有\(count)个社区没有编号,已按文件名和行号生成",
      fixEn: "fill in the ids, or name their field: fields: {id: …}",
      fixZh: "请补填编号,或写明字段 fields: {id: …}")
  }

  package static func differingTexts(_ first: String, _ other: String) -> InputMessage {
    InputMessage(
      en: "parts of one community differ: '\(first)' and '\(other)'; the first is taken",
      zh: "同一社区各部分不一致:“\(first)”与“\(other)”,取前者",
      fixEn: "make them equal, or correct the id", fixZh: "请改为一致,或改正编号")
  }

  package static let differingNumbers = InputMessage(
    en: "parts of one community have different numbers, which are summed",
    zh: "同一社区各部分数值不同,已求和",
    fixEn: "state the community's total in each part", fixZh: "请在各部分填写社区总数")

  package static func invalidPolygon(_ reason: String, before: Double, after: Double)
    -> InputMessage
  {
    InputMessage(
      en: "invalid polygon (\(reason)): area \(area(before)) before, \(area(after)) after repair",
      zh: "面无效(\(reason)):修复前\(area(before)),修复后\(area(after))",
      fixEn: "correct the border", fixZh: "请改正边界")
  }

  package static let noArea = InputMessage(
    en: "the polygon has no area, or is narrower than 10 cm", zh: "面积为零,或宽度不足10厘米",
    fixEn: "correct the border", fixZh: "请改正边界")

  package static func tangled(crossings: Int) -> InputMessage {
    InputMessage(
      en: "the border crosses itself about \(crossings) times",
      zh: "边界自相交约\(crossings)次",
      fixEn: "correct the order of its vertices", fixZh: "请改正顶点顺序")
  }

  /// - Parameter people: who live in both; nil where that is not known.
  package static func overlap(
    _ other: String, area overlap: Double, people: Double?
  ) -> InputMessage {
    let number = people?.fixedText(decimals: 1, trimmed: true)
    return InputMessage(
      en: "overlaps '\(other)' by \(area(overlap))"
        + (number.map { "; \($0) people live in both and count once in totals" } ?? ""),
      zh: "与“\(other)”重叠\(area(overlap))" + (number.map { ",\($0)人同属两处,合计中只计一次" } ?? ""),
      fixEn: "correct the common border", fixZh: "请改正共同边界")
  }

  package static func gap(_ others: [String], area gap: Double) -> InputMessage {
    let names = others.prefix(3).joined(separator: ", ")
    return InputMessage(
      en: "a narrow gap of \(area(gap)) lies between it and \(names)",
      zh: "与\(names)之间有\(area(gap))的狭缝",
      fixEn: "correct the common border", fixZh: "请改正共同边界")
  }

  package static func withoutResidentialLand(_ ids: [String]) -> InputMessage {
    let names = ids.prefix(5).joined(separator: ", ") + (ids.count > 5 ? ", …" : "")
    return InputMessage(
      en: "\(ids.count) communities have no residential land and get no verdict: \(names)",
      zh: "有\(ids.count)个社区没有居住用地,不作判定:\(names)",
      fixEn: "complete the residential land, or measure by area",
      fixZh: "请补全居住用地,或改用area")
  }

  package static func residentialOverlaps(_ count: Int, area overlap: Double) -> InputMessage {
    InputMessage(
      en:
        "\(count) pairs of residential polygons overlap by \(area(overlap)) in all and are joined",
      zh: "居住用地有\(count)处重叠,共\(area(overlap)),已合并",
      fixEn: "remove the overlaps", fixZh: "请消除重叠")
  }

  private static func area(_ area: Double) -> String {
    "\((area * 10).rounded() / 10) m²"
  }
}
