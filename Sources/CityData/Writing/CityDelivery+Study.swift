import Examination

extension CityDelivery {
  /// The study file that reads the other files.
  var studyFile: String {
    """
    # \(notice)
    study: 1
    name: \(city.name)
    synthetic: \(city.isSynthetic)
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
    residential:
      path: residential.geojson
      crs: EPSG:4326
    metric: straight
    measure: residential
    threshold: 0.80

    """
  }

  private var notice: String {
    city.isSynthetic
      ? "合成示例,不代表杭州。A synthetic city with invented names; it stands for no real place."
      : "Study of \(city.name)"
  }

  private var typeLines: String {
    types.map { "      \($0.label): \($0.id)" }.joined(separator: "\n")
  }
}
