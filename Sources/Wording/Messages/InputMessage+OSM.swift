/// What an OpenStreetMap file lacks, and what of it is walked.
extension InputMessage {
  package static let packedWithBzip2 = InputMessage(
    en: "is packed with bzip2, which is not read", zh: "使用了bzip2压缩,不能读取",
    fixEn: "unpack it (bunzip2), or pack it with gzip", fixZh: "请先解压(bunzip2),或改用gzip压缩")

  package static let overpassJSON = InputMessage(
    en: "is OpenStreetMap data as JSON, which is not read", zh: "是JSON格式的OpenStreetMap数据,不能读取",
    fixEn: "download it as XML: [out:xml], with out body; >; out skel qt; (Overpass)",
    fixZh: "请下载XML格式:[out:xml],并使用out body; >; out skel qt;(Overpass)")

  /// - Parameter remark: the file's own words.
  package static func incompleteFile(_ remark: String) -> InputMessage {
    let shown = remark.prefix(120)
    return InputMessage(
      en: "the file is incomplete, it says of itself: '\(shown)'",
      zh: "文件不完整,文件自述:“\(shown)”",
      fixEn: "download it again, with more time and memory or in smaller parts",
      fixZh: "请放宽时间和内存限制,或分块重新下载")
  }

  /// - Parameters:
  ///   - count: references to nodes that are not in the file.
  ///   - ways: how many ways have such references or none at all.
  package static func missingNodes(_ count: Int, ways: Int) -> InputMessage {
    InputMessage(
      en: "\(ways) ways lack nodes: \(count) of them are not in the file; the ways end before them",
      zh: "\(ways)条道路缺少节点:引用的\(count)个节点不在文件中,道路在此截断",
      fixEn:
        "write the file anew with the nodes of its ways: complete ways (osmium extract), (._;>;); out; "
        + "(Overpass)",
      fixZh: "请重新生成含道路全部节点的数据:完整道路(osmium extract)或(._;>;); out;(Overpass)")
  }

  package static func missingMembers(_ count: Int) -> InputMessage {
    InputMessage(
      en:
        "\(count) members of squares drawn as relations are not read: ways outside of the file, or relations",
      zh: "以关系绘制的广场有\(count)个成员未读取:道路不在文件中,或成员为关系",
      fixEn:
        "write the file anew with the ways of its relations, or draw the squares as ways with area=yes",
      fixZh: "请重新生成含关系成员道路的数据,或将广场绘为area=yes的道路")
  }

  package static func unreadRelations(_ count: Int) -> InputMessage {
    InputMessage(
      en:
        "\(count) relations have tags of ways that people walk on and are not read: only multipolygons are",
      zh: "\(count)个关系带有可步行道路的标签但未读取:仅读取multipolygon",
      fixEn: "put the tags on their ways, or make them multipolygons",
      fixZh: "请将标签写在成员道路上,或改为multipolygon")
  }

  package static func closedNodes(_ count: Int) -> InputMessage {
    InputMessage(
      en:
        "\(count) places on ways are closed by walls, fences and gates that are locked, private or not for "
        + "people on foot; ways end there",
      zh: "道路上有\(count)处被墙、栅栏或上锁、私有、禁止行人的门封闭,道路在此截断",
      fixEn:
        "tag foot=yes where people pass, or set closed_nodes: false in the standard's walkability",
      fixZh: "如可通行,请标注foot=yes,或在标准的walkability中设closed_nodes: false")
  }

  package static func oneWaysOnFoot(_ count: Int) -> InputMessage {
    InputMessage(
      en: "\(count) ways are one-way for people on foot; they are walked both ways",
      zh: "\(count)条道路对行人为单向,按双向可通行计算",
      fixEn: "remove them where the way back matters", fixZh: "如返程方向影响结果,请删去这些道路")
  }

  package static func openAtTimes(_ count: Int) -> InputMessage {
    InputMessage(
      en:
        "\(count) ways and gates are open at certain times only (opening_hours, foot:conditional); they count "
        + "as their other tags say",
      zh: "\(count)处道路和门仅在部分时间开放(opening_hours、foot:conditional),按其他标签计算",
      fixEn: "tag foot=no, without hours, where they are closed when people need them",
      fixZh: "如在居民需要时关闭,请去掉时段并标注foot=no")
  }

  /// - Parameter value: one of them, as `key=value`.
  package static func unreadLevels(_ count: Int, such value: String) -> InputMessage {
    let shown = value.prefix(40)
    return InputMessage(
      en:
        "\(count) ways have a layer or level that is no number, such as '\(shown)'; it says nothing",
      zh: "\(count)条道路的layer或level不是数字,如“\(shown)”,按未填写处理",
      fixEn: "write numbers, 0 for the ground", fixZh: "请填写数字,地面为0")
  }

  /// - Parameters:
  ///   - walked: lengths in metres by the tag that opens, the longest first.
  ///   - closed: the same of what is closed.
  package static func closedRoads(
    walked: [(tag: String, length: Double)], closed: [(tag: String, length: Double)]
  ) -> InputMessage {
    let texts = Self.listedTags.lazy.map { listed in
      let (open, shut) = (kilometres(walked, listed.walked), kilometres(closed, listed.closed))
      return LocalizedText(
        zh: "不可步行:\(shut.zh);可步行:\(open.zh)", en: "not walked: \(shut.en); walked: \(open.en)")
    }
    let text = texts.first { $0.en.count <= longestProblem } ?? texts[texts.count - 1]
    return InputMessage(
      en: text.en, zh: text.zh,
      fixEn: "tag foot=yes or sidewalk where people walk, or change the standard's walkability",
      fixZh: "如可步行,请标注foot=yes或sidewalk,或修改标准的walkability")
  }

  /// How many tags are named, the first of these by which all fits.
  private static let listedTags: [(closed: Int, walked: Int)] = [
    (5, 5), (5, 3), (5, 2), (4, 2), (3, 2), (2, 1), (1, 1),
  ]

  /// `highway=trunk 12.3 km, access=private 4 km, 2 others 1.5 km`.
  private static func kilometres(
    _ lengths: [(tag: String, length: Double)], _ listed: Int
  ) -> LocalizedText {
    let named = lengths.prefix(listed).map { (String($0.tag.prefix(40)), $0.length) }
    let rest = lengths.dropFirst(listed)
    let other = rest.reduce(0) { $0 + $1.length }
    let count = rest.count
    let en = named + (count > 0 ? [("\(count) others", other)] : [])
    let zh = named + (count > 0 ? [("其他\(count)类", other)] : [])
    return LocalizedText(
      zh: zh.isEmpty ? "0公里" : zh.map { "\($0) \(kilometres($1))公里" }.joined(separator: "、"),
      en: en.isEmpty ? "0 km" : en.map { "\($0) \(kilometres($1)) km" }.joined(separator: ", "))
  }

  private static func kilometres(_ metres: Double) -> String {
    (metres / 1000).fixedText(decimals: 1)
  }
}
