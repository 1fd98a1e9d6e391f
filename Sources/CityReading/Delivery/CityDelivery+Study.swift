import Assessment
import TableFiles
import Wording

extension CityDelivery {
  /// The study file that reads the other files.
  var studyFile: String {
    """
    # \(notice)
    study: 1
    \(nameLine)synthetic: \(city.isSynthetic)
    communities:
      path: communities.geojson
      crs: EPSG:4326
      fields: {id: 社区编码, name: 社区, street: 街道, district: 区, kind: 类型, population: 人口, \
    households: 户数, elderly: 60岁以上, under3: 3岁以下, children: 0–14岁, programme_status: 创建状态}
    facilities:
      - path: facilities.csv
        crs: EPSG:4326
        fields: {id: 编号, name: 名称, type: 类型, x: 经度, y: 纬度, floor_area: 面积, capacity: 容量, \
    rating: 评分, status: 状态, site_id: 场所}
        types:
    \(typeLines)
    \(layerLines)\(populationLines)\(networkLines)threshold: 0.80

    """
  }

  private var notice: String {
    city.isSynthetic
      ? "合成示例,不代表杭州。A synthetic city with invented names; it stands for no real place."
      : "Study of \(city.name)".onOneLine
  }

  private var nameLine: String { city.name.isEmpty ? "" : "name: \(city.name.asYAML)\n" }

  private var typeLines: String {
    types.map { "      \($0.label.asYAML): \($0.id.asYAML)" }.joined(separator: "\n")
  }

  /// Residential land and barriers, where there are such layers.
  private var layerLines: String {
    ["residential", "barriers"].filter { name in layers.contains { $0.name == name } }.map {
      """
      \($0):
        path: \($0).geojson
        crs: EPSG:4326

      """
    }.joined()
  }

  private var populationLines: String {
    guard city.residentialByCommunity != nil else { return "" }
    return """
      population:
        path: \(Self.populationFile)
        crs: \(PopulationGrid.system)
        cell: \(PopulationGrid.cell.fixedText(decimals: 0))

      """
  }

  private var networkLines: String {
    network == nil ? "" : "network: {path: \(Self.networkFile)}\n"
  }
}

extension String {
  /// As a scalar of YAML: plain where it is a word that can only be a text, else in double quotes.
  fileprivate var asYAML: String {
    let isWord = allSatisfy { $0.isLetter || $0.isNumber } && contains(where: \.isLetter)
    let reserved = ["null", "true", "false", "yes", "no", "on", "off", "y", "n"]
    if isWord && first?.isLetter == true && !reserved.contains(lowercased()) { return self }
    return "\"" + unicodeScalars.map(\.escapedInYAML).joined() + "\""
  }
}

extension Unicode.Scalar {
  /// Within double quotes.
  fileprivate var escapedInYAML: String {
    if self == "\"" || self == "\\" { return "\\\(self)" }
    guard !isOnOneLine || self == "\u{FEFF}" else { return String(self) }
    let digits = String(value, radix: 16)
    return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
  }
}
