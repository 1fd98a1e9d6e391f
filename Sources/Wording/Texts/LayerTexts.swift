/// What legends of map layers say.
package enum LayerTexts {
  /// - Parameter code: of the columns `meets_…`.
  package static func meets(_ code: String, minutes: Int) -> LocalizedText {
    switch code {
    case "yes":
      LocalizedText(zh: "\(minutes)分钟圈达标", en: "meets the \(minutes)-minute circle")
    case "no":
      LocalizedText(zh: "\(minutes)分钟圈未达标", en: "misses the \(minutes)-minute circle")
    default: LocalizedText(zh: "\(minutes)分钟圈待定", en: "\(minutes)-minute circle undecided")
    }
  }

  package static func circle(_ minutes: Int) -> LocalizedText {
    LocalizedText(zh: "\(minutes)分钟圈判定", en: "\(minutes)-minute circle")
  }

  package static let others = LocalizedText(zh: "无判定", en: "no verdict")

  package static func verdict(of type: LocalizedText) -> LocalizedText {
    LocalizedText(zh: "判定 \(type.zh)", en: "verdict \(type.en)")
  }

  package static func coverage(of type: LocalizedText) -> LocalizedText {
    LocalizedText(zh: "覆盖率 \(type.zh)", en: "coverage \(type.en)")
  }

  package static func meanCoverage(minutes: Int) -> LocalizedText {
    LocalizedText(zh: "\(minutes)分钟圈平均覆盖率", en: "mean coverage, \(minutes) min")
  }

  package static func range(_ from: String, _ to: String) -> LocalizedText {
    LocalizedText("\(from) – \(to)")
  }

  /// The index has no standing beyond this project, which its legend says.
  package static let examIndex = LocalizedText(
    zh: "自测指数(自定口径)", en: "self-assessment index (own)")

  /// By the codes of `gaps.csv`.
  package static let findings: [String: LocalizedText] = [
    "absent": LocalizedText(zh: "布局缺失:无覆盖", en: "absent: nobody within reach"),
    "partial": LocalizedText(zh: "布局缺失:部分覆盖", en: "partial: too few within reach"),
    "poor": LocalizedText(zh: "服务水平不佳", en: "poor service"),
  ]
  package static let gaps = LocalizedText(zh: "短板", en: "gaps")

  /// By the codes of `facility_records.csv`.
  package static let states: [String: LocalizedText] = [
    "open": LocalizedText(zh: "开放", en: "open"),
    "planned": LocalizedText(zh: "规划在建", en: "planned"),
    "suspended": LocalizedText(zh: "暂停", en: "suspended"),
    "closed": LocalizedText(zh: "关闭", en: "closed"),
  ]
  package static let facilities = LocalizedText(zh: "设施", en: "facilities")
  package static let facilityAreas = LocalizedText(zh: "设施用地", en: "grounds of facilities")
  package static let projects = LocalizedText(zh: "补短板项目", en: "projects")
  package static let premises = LocalizedText(zh: "闲置用房", en: "idle premises")
  package static let sites = LocalizedText(zh: "建议选址", en: "proposed sites")

  /// By the codes of the column `change`.
  package static let changes: [String: LocalizedText] = [
    "better": LocalizedText(zh: "改善", en: "better"),
    "mixed": LocalizedText(zh: "有升有降", en: "better and worse"),
    "worse": LocalizedText(zh: "变差", en: "worse"),
  ]
  package static let changedCommunities = LocalizedText(zh: "变化社区", en: "communities that change")
  package static let peopleGained = LocalizedText(zh: "新增可达人口", en: "people gained")
  package static let losing = LocalizedText(zh: "失去可达人口", en: "people lost")

  /// By the codes of the column `role`.
  package static let roles: [String: LocalizedText] = [
    "added": LocalizedText(zh: "新增", en: "added"),
    "removed": LocalizedText(zh: "关停", en: "removed"),
    "moved": LocalizedText(zh: "迁址", en: "moved"),
    "resized": LocalizedText(zh: "改规模", en: "resized"),
  ]
  package static let scenario = LocalizedText(zh: "情景设施", en: "facilities of the scenario")

  /// By the codes of the column `metric`.
  package static let metrics: [String: LocalizedText] = [
    "network": LocalizedText(zh: "步行可达范围", en: "reach on foot"),
    "straight": LocalizedText(zh: "直线服务范围", en: "reach by straight line"),
  ]
  package static let shareWithin = LocalizedText(
    zh: "半径内人口比例", en: "share of the people within the radius")
  package static let people = LocalizedText(zh: "人口", en: "people")
  package static let units = LocalizedText(zh: "单元", en: "units")
  package static let reach = LocalizedText(zh: "可达范围", en: "reach")

  /// By the codes of `comparison_facilities.csv`.
  package static let causes: [String: LocalizedText] = [
    "opened": LocalizedText(zh: "新开", en: "opened"),
    "closed": LocalizedText(zh: "关停", en: "closed"),
    "moved": LocalizedText(zh: "迁址", en: "moved"),
    "corrected": LocalizedText(zh: "数据更正", en: "corrected"),
    "new_record": LocalizedText(zh: "新增记录", en: "new record"),
  ]
  package static let changedFacilities = LocalizedText(zh: "变化设施", en: "facilities that differ")
}
