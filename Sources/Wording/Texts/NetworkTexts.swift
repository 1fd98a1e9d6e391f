/// What the network does not connect.
package enum NetworkTexts {
  /// - Parameter limit: metres to the network at most.
  package static func facilityOffNetwork(limit: String) -> InputMessage {
    InputMessage(
      en: "has no way to a street within \(limit) m, past barriers: nobody reaches it",
      zh: "绕开屏障后\(limit)米内没有道路,无人能到达",
      fixEn: checkPlaces.en, fixZh: checkPlaces.zh)
  }

  /// - Parameter share: of the demand, as `share(of:all:isPeople:)` words it.
  package static func demandOffNetwork(_ share: LocalizedText, limit: String) -> InputMessage {
    InputMessage(
      en:
        "\(share.en) have no way to a street within \(limit) m, past barriers: whether they reach anything is not known",
      zh: "\(share.zh)绕开屏障后\(limit)米内没有道路,能否到达设施未知",
      fixEn: checkPlaces.en, fixZh: checkPlaces.zh)
  }

  package static func demandOnIslands(_ share: LocalizedText) -> InputMessage {
    InputMessage(
      en: "\(share.en) are on parts of the network that are not connected with its longest",
      zh: "\(share.zh)所在的道路与主路网不相连",
      fixEn: "look for gaps in the network", fixZh: "请检查路网的断点")
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

  private static let checkPlaces = LocalizedText(
    zh: "请检查位置、路网和 --snap-limit", en: "check the place, the network and --snap-limit")
}
