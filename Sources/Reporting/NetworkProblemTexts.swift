import Assessment
import TableFiles
import Wording

/// How problems of the network are worded.
struct NetworkProblemTexts {
  private let limit: String
  private let unit: LocalizedText
  private let gaps: NetworkGaps

  init(_ options: AssessmentOptions, _ gaps: NetworkGaps) {
    limit = options.snapLimit.shortText
    unit =
      options.measure == .population
      ? LocalizedText(zh: "人", en: "people") : LocalizedText(zh: "平方米", en: "m²")
    self.gaps = gaps
  }

  var facilityOffNetwork: LocalizedText {
    LocalizedText(
      zh: "\(limit)米内没有可直接走到的道路,无人能到达",
      en: "has no walkable way within \(limit) m and in sight: nobody reaches it")
  }

  var demandOffNetwork: LocalizedText {
    let share = share(gaps.demandOffNetwork)
    return LocalizedText(
      zh: "\(share.zh)在\(limit)米内没有可直接走到的道路",
      en: "\(share.en) have no walkable way within \(limit) m and in sight")
  }

  var demandOnIslands: LocalizedText {
    let share = share(gaps.demandOnIslands)
    return LocalizedText(
      zh: "\(share.zh)所在的道路与主路网不相连",
      en: "\(share.en) are on parts of the network that are not connected with its longest")
  }

  var checkPlaces: LocalizedText {
    LocalizedText(
      zh: "请检查位置、路网和 --snap-limit", en: "check the place, the network and --snap-limit")
  }

  var checkGaps: LocalizedText {
    LocalizedText(zh: "请检查路网的断点", en: "look for gaps in the network")
  }

  private func share(_ part: Double) -> LocalizedText {
    let number = part.fixedText(decimals: 0)
    let percent = (part / gaps.demand).percentText
    return LocalizedText(
      zh: "\(number)\(unit.zh)(\(percent))", en: "\(number) \(unit.en) (\(percent))")
  }
}
