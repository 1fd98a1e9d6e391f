import Examination

extension RunRecord {
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
