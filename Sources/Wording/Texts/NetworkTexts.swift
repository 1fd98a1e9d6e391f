/// What the network does not connect.
package enum NetworkTexts {
  /// Metres to the network at most, and whether there are barriers that ways to it go round.
  package typealias Leg = (limit: String, isPastBarriers: Bool)

  package static func facilityOffNetwork(_ leg: Leg) -> InputMessage {
    let round = detour(leg)
    return InputMessage(
      en: "has no way to a street within \(leg.limit) m\(round.en): nobody reaches it",
      zh: "\(round.zh)\(leg.limit)米内没有道路,无人能到达",
      fixEn: checkPlaces.en, fixZh: checkPlaces.zh)
  }

  /// - Parameter share: of the demand, as `share(of:all:isPeople:)` words it.
  package static func demandOffNetwork(_ share: LocalizedText, _ leg: Leg) -> InputMessage {
    let round = detour(leg)
    return InputMessage(
      en:
        "\(share.en) have no way to a street within \(leg.limit) m\(round.en): whether they reach anything is not known",
      zh: "\(share.zh)\(round.zh)\(leg.limit)米内没有道路,能否到达设施未知",
      fixEn: checkPlaces.en, fixZh: checkPlaces.zh)
  }

  private static func detour(_ leg: Leg) -> LocalizedText {
    leg.isPastBarriers
      ? LocalizedText(zh: "绕开屏障后", en: ", past barriers") : LocalizedText(zh: "", en: "")
  }

  package static func demandOnIslands(_ share: LocalizedText) -> InputMessage {
    InputMessage(
      en: "\(share.en) are on parts of the network that are not connected with its longest",
      zh: "\(share.zh)所在的道路与主路网不相连",
      fixEn: "look for gaps in the network", fixZh: "请检查路网的断点")
  }

  /// - Parameter communities: in how many of them.
  package static func countedTwice(_ share: LocalizedText, communities: Int) -> InputMessage {
    InputMessage(
      en:
        "\(share.en) in \(communities) communities count twice, because parts of their land overlap; low and high are apart by it",
      zh: "\(communities)个社区的用地划分有重叠,\(share.zh)被重复计算;上下限已据此放宽",
      fixEn: "look for barriers or streets that are drawn many times there",
      fixZh: "请检查该处重复绘制的障碍或道路")
  }

  /// `120 people (3.4%)`; square metres where nobody is counted.
  package static func share(of part: Double, all: Double, isPeople: Bool) -> LocalizedText {
    let number = part.fixedText(decimals: 0)
    let percent = (part / all).percentText
    let unit =
      isPeople ? LocalizedText(zh: "人", en: "people") : LocalizedText(zh: "平方米", en: "m²")
    return LocalizedText(
      zh: "\(number)\(unit.zh)(\(percent))", en: "\(number) \(unit.en) (\(percent))")
  }

  /// - Parameter share: of the demand, as `share(of:all:isPeople:)` words it.
  package static func offNetwork(_ share: LocalizedText) -> LocalizedText {
    LocalizedText(
      zh: "不在路网上:\(share.zh),能否到达未知,仅计入上限",
      en: "Off the network: \(share.en), unknown and counted in high only")
  }

  /// - Parameters:
  ///   - communities: with demand, and those entirely off the network.
  ///   - share: of the demand off the network, 0…1.
  package static func uncoveredArea(
    communities: (all: Int, offNetwork: Int), share: Double
  ) -> LocalizedText {
    LocalizedText(
      zh:
        "路网未覆盖研究范围:\(communities.all) 个社区中 \(communities.offNetwork) 个完全不在路网上,占需求 \(share.percentText)",
      en:
        "The network does not cover the study area: \(communities.offNetwork) of \(communities.all) communities are entirely off it, \(share.percentText) of the demand"
    )
  }

  /// The first of the notes before all figures.
  package static let incompleteFile = LocalizedText(
    zh: "路网文件自述不完整,步行结果不可靠",
    en: "The network's file says that it is incomplete; what is walked is not reliable")

  /// The uncovered area as a row of `problems.csv`.
  package static func uncoveredAreaProblem(
    communities: (all: Int, offNetwork: Int), share: Double
  ) -> InputMessage {
    let text = LocalizedText(
      zh:
        "共\(communities.all)个社区,\(communities.offNetwork)个完全不在路网上;不在路网上的需求占\(share.percentText):路网未覆盖研究范围",
      en:
        "\(communities.offNetwork) of \(communities.all) communities and \(share.percentText) of the demand are off the network, which does not cover the study area"
    )
    return InputMessage(
      en: text.en, zh: text.zh, fixEn: "give a network of the whole study area",
      fixZh: "请提供覆盖整个研究范围的路网")
  }

  private static let checkPlaces = LocalizedText(
    zh: "请检查位置、路网和 --snap-limit", en: "check the place, the network and --snap-limit")
}
