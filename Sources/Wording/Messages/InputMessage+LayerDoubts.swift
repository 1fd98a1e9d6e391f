/// What a layer says of itself that cannot be all, and places that cannot be right.
extension InputMessage {
  /// - Parameter mark: the member of the file that says so.
  package static func missingParts(_ mark: String) -> InputMessage {
    InputMessage(
      en: "the file says that it is a part of a layer (\(mark)): features are missing",
      zh: "文件自述只是图层的一部分(\(mark)),要素不全",
      fixEn: "download all pages and put them together", fixZh: "请下载全部分页并合并")
  }

  /// - Parameters:
  ///   - own: what the file names.
  ///   - metresApart: between the readings of a place; nil where one is none on Earth.
  package static func declaredSystem(
    _ own: String, stated: String, metresApart: Double?
  ) -> InputMessage {
    let apart = metresApart.map(distance)
    return InputMessage(
      en:
        "the file names the coordinate system \(own.cut(to: 40)) and \(stated.cut(to: 40)) is stated"
        + (apart.map { ", \($0.en) apart here" } ?? "") + "; what is stated counts",
      zh: "文件标明的坐标系为\(own.cut(to: 40)),参数指定为\(stated.cut(to: 40))"
        + (apart.map { ",此处相差\($0.zh)" } ?? "") + ",以参数为准",
      fixEn: "leave out crs if the file is right, or correct the file",
      fixZh: "如文件正确,请删去crs参数;否则请改正文件")
  }

  /// - Parameters:
  ///   - text: as it stands in the file.
  ///   - step: between numbers that are written differently, in metres or degrees.
  package static func placesShortened(
    _ text: String, step: Double, isInDegrees: Bool
  ) -> InputMessage {
    let step = distance(isInDegrees ? step * 111_000 : step)
    return InputMessage(
      en:
        "coordinates are in scientific notation ('\(text.cut(to: 40))'), in steps of \(step.en): a spreadsheet has "
        + "shortened them",
      zh: "坐标被Excel改成科学计数(“\(text.cut(to: 40))”),间隔达\(step.zh)",
      fixEn: "format the columns as numbers with all their digits and export again",
      fixZh: "请将坐标列设为数值格式,保留全部位数后重新导出")
  }

  package static func placesRounded(decimals: Int) -> InputMessage {
    let step = distance([111_000, 11_100, 1110, 111][min(max(decimals, 0), 3)])
    return InputMessage(
      en:
        "all coordinates are rounded to \(decimals) decimals of a degree, steps of about \(step.en)",
      zh: "所有坐标仅保留\(decimals)位小数,间隔约\(step.zh)",
      fixEn: "export them with 6 decimals or more", fixZh: "请至少保留6位小数后重新导出")
  }

  /// - Parameters:
  ///   - vertex: its number in its ring, from 1.
  ///   - place: as it stands in the file.
  ///   - metres: from the others.
  package static func spike(
    _ vertex: Int, at place: (x: Double, y: Double), of id: String, metres: Double
  ) -> InputMessage {
    let (name, apart) = (id.cut(to: 40), distance(metres))
    let shown = "\(place.x.shortText), \(place.y.shortText)"
    return InputMessage(
      en: "vertex \(vertex) (\(shown)) of '\(name)' is \(apart.en) from all its other vertices",
      zh: "“\(name)”的第\(vertex)个顶点(\(shown))距其余顶点\(apart.zh)",
      fixEn: "correct or remove the vertex", fixZh: "请改正或删去该顶点")
  }

  package static func remoteCommunity(metres: Double) -> InputMessage {
    let apart = distance(metres)
    return InputMessage(
      en: "is \(apart.en) from all other communities, farther than these are from each other",
      zh: "距其他所有社区\(apart.zh),超过其他社区之间的距离",
      fixEn: "check its coordinates", fixZh: "请核对其坐标")
  }

  /// - Parameters:
  ///   - contained: how many communities.
  ///   - hasPeople: its people are known, which sums of communities' people take for others.
  package static func otherLevel(_ contained: Int, hasPeople: Bool) -> InputMessage {
    InputMessage(
      en:
        "contains \(contained) other communities and little else: it seems to be another level of division"
        + (hasPeople ? ", whose people come twice in the sums of types.csv" : ""),
      zh: "包含其他\(contained)个社区且几乎没有其他用地,疑似上一级区划"
        + (hasPeople ? ",types.csv的人口合计重复计入" : ""),
      fixEn: "remove it, and keep communities of one level", fixZh: "请删去,仅保留同一级社区")
  }
}
