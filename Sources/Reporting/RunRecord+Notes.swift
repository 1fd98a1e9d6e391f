import Assessment
import TableFiles
import Wording

extension RunRecord {
  func say(_ zh: String, _ en: String) -> String { language == .zh ? zh : en }

  /// What was examined, and from which share on a type is met.
  var title: String {
    let counts = [city.communities.count, city.facilities.facilityCount, result.types.count].map {
      Double($0).fixedText(decimals: 0)
    }
    let threshold = result.threshold.percentShortText
    let name = (city.name.isEmpty ? "LifeCircle" : city.name).printable
    return say(
      "\(name):社区 \(counts[0]) 个,设施 \(counts[1]) 处,设施类型 \(counts[2]) 类,达标线 \(threshold)",
      "\(name): \(counts[0]) communities, \(counts[1]) facilities, "
        + "\(counts[2]) types, met from \(threshold)")
  }

  var problemLine: String {
    let counts = InputProblem.Severity.allCases.map { String(problemCount($0)) }
    let line = say(
      "输入问题:错误 \(counts[0]),警告 \(counts[1]),提示 \(counts[2])",
      "Input problems: \(counts[0]) errors, \(counts[1]) warnings, \(counts[2]) notes")
    return problems.isEmpty ? line : line + say(" (见 problems.csv)", " (see problems.csv)")
  }

  /// What every reader of a result must know before the first figure.
  var notes: [String] {
    var notes = [metricNote[language]]
    if city.isSynthetic {
      notes.insert(
        LocalizedText(zh: "合成示例,不代表杭州", en: "synthetic example, not Hangzhou")[language], at: 0)
    }
    if isPartial {
      notes.append(
        LocalizedText(zh: "输入不完整", en: "incomplete: an input was left out")[language])
    }
    return notes
  }

  /// Straight distances are never worded as walks.
  private var metricNote: LocalizedText {
    switch result.options.metric {
    case .straight:
      let detour = result.options.detour.shortText
      return result.options.detour == 1
        ? LocalizedText(
          zh: "服务半径口径:直线距离,未核验路网",
          en: "service radii as straight lines, not checked on the street network")
        : LocalizedText(
          zh: "服务半径口径:直线距离×\(detour),未核验路网",
          en: "service radii as straight lines × \(detour), not checked on the street network")
    case .network:
      return LocalizedText(zh: "步行路网口径", en: "network: distances walked on the streets")
    }
  }
}
