/// What looking at the files of a folder says.
package enum FolderTexts {
  package static let unknown = LocalizedText(zh: "无法识别", en: "not recognised")
  package static let proposed = LocalizedText(
    zh: "由 lifecircle check --folder 建议,请核对",
    en: "proposed by lifecircle check --folder; look it over")
  package static let oneOnly = LocalizedText(zh: "只能用一个文件", en: "one file only can be used")

  /// Why a file is taken for something, or for nothing.
  package enum Reason: Sendable {
    case streetMap, firstKey, otherYAML, fileName, peopleColumn, namedAreas, unnamedAreas,
      highwayColumn, unknownLines, edgeColumns, typeColumn, typeValues, typeInName,
      pointsWithoutType, noPlaces, nodesWithoutEdges, otherNetwork, anotherIsTaken
  }

  package static func text(_ reason: Reason) -> LocalizedText {
    switch reason {
    case .streetMap: LocalizedText(zh: "OpenStreetMap数据", en: "OpenStreetMap data")
    case .firstKey: LocalizedText(zh: "第一个键", en: "by its first key")
    case .otherYAML: LocalizedText(zh: "其他YAML文件", en: "another YAML file")
    case .fileName: LocalizedText(zh: "按文件名", en: "by the name of the file")
    case .peopleColumn: LocalizedText(zh: "有人口列", en: "has a column of people")
    case .namedAreas: LocalizedText(zh: "有名称或编码的面", en: "areas with names or codes")
    case .unnamedAreas: LocalizedText(zh: "面没有名称", en: "areas without names")
    case .highwayColumn: LocalizedText(zh: "线有highway列", en: "lines with a column highway")
    case .unknownLines: LocalizedText(zh: "线的含义不明", en: "lines that could be anything")
    case .edgeColumns: LocalizedText(zh: "有起点和终点列", en: "has columns from and to")
    case .typeColumn: LocalizedText(zh: "有类型列", en: "has a column of types")
    case .typeValues: LocalizedText(zh: "某列的值是设施类型", en: "the values of a column are types")
    case .typeInName: LocalizedText(zh: "文件名是设施类型", en: "the name of the file is a type")
    case .pointsWithoutType: LocalizedText(zh: "点没有类型", en: "points without a type")
    case .noPlaces: LocalizedText(zh: "没有位置", en: "has no places")
    case .nodesWithoutEdges: LocalizedText(zh: "只有节点,没有边", en: "nodes without edges")
    case .otherNetwork: LocalizedText(zh: "已采用另一路网", en: "another network is taken")
    case .anotherIsTaken: LocalizedText(zh: "已采用另一文件", en: "another file is taken")
    }
  }

  // MARK: - On the screen

  package static func title(folder: String, files: Int) -> LocalizedText {
    LocalizedText(zh: "\(folder):\(files)个文件", en: "\(folder): \(files) files")
  }

  package static let noUse = LocalizedText(zh: "不用", en: "not used")

  package static let incomplete = LocalizedText(
    zh: "未找到社区或设施文件,不能组成study;请用 --communities、--facilities 指明",
    en:
      "no file of communities or none of facilities is found, so they make no study; name them with --communities and --facilities"
  )

  package static func written(_ path: String) -> LocalizedText {
    LocalizedText(
      zh: "已写入\(path);下一步:lifecircle check --study \(path.shellWord)",
      en: "Wrote \(path); next: lifecircle check --study \(path.shellWord)")
  }

  package static func exists(_ path: String) -> LocalizedText {
    LocalizedText(
      zh: "\(path): 已存在;请另选文件名", en: "\(path): is there already; choose another name")
  }

  package static func name(ofRole role: String) -> LocalizedText {
    switch role {
    case "communities": LocalizedText(zh: "社区", en: role)
    case "facilities": LocalizedText(zh: "设施", en: role)
    case "population": LocalizedText(zh: "人口", en: role)
    case "residential": LocalizedText(zh: "居住用地", en: role)
    case "barriers": LocalizedText(zh: "障碍", en: role)
    case "network": LocalizedText(zh: "路网", en: role)
    case "networkNodes": LocalizedText(zh: "路网节点", en: "nodes of a network")
    case "networkEdges": LocalizedText(zh: "路网边", en: "edges of a network")
    case "standard": LocalizedText(zh: "标准", en: role)
    case "study": LocalizedText(zh: "study文件", en: role)
    case "scenario": LocalizedText(zh: "情景", en: role)
    default: LocalizedText(role)
    }
  }
}
