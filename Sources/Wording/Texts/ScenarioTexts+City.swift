/// How the whole city stands, and who gains and loses.
extension ScenarioTexts {
  package static let today = LocalizedText(zh: "现状", en: "today")

  package static func inReach(_ type: LocalizedText, isPeople: Bool) -> LocalizedText {
    let unit = isPeople ? LocalizedText(zh: "人", en: "people") : LocalizedText("m²")
    return LocalizedText(
      zh: "\(type.zh):半径内(\(unit.zh))", en: "\(type.en): \(unit.en) in reach")
  }

  /// - Parameter all: people or m² of the whole city.
  package static func shareOfAll(_ all: String, isPeople: Bool) -> LocalizedText {
    isPeople
      ? LocalizedText(zh: "  占全市 \(all) 人", en: "  share of all \(all) people")
      : LocalizedText(zh: "  占全市 \(all) m²", en: "  share of all \(all) m²")
  }

  package static func communitiesMet(of all: Int) -> LocalizedText {
    LocalizedText(
      zh: "  达标社区(共 \(all) 个)", en: "  communities that meet it, of \(all)")
  }

  /// - Parameter isPerType: whoever lacks two types counts twice.
  package static func stillWithout(isPerType: Bool) -> LocalizedText {
    isPerType
      ? LocalizedText(zh: "全市仍未覆盖的人,按类型累计", en: "people without, whole city, per type")
      : LocalizedText(zh: "全市仍未覆盖的人", en: "people without, whole city")
  }

  package static func moreTypes(_ count: Int) -> LocalizedText {
    LocalizedText(
      zh: "另有 \(count) 类设施,见 scenario_types.csv", en: "\(count) more types: see scenario_types.csv")
  }

  /// - Parameter isPerType: whoever loses two types counts twice.
  package static func noLongerInReach(isPeople: Bool, isPerType: Bool) -> LocalizedText {
    let unit = isPeople ? LocalizedText(zh: "人", en: "people") : LocalizedText("m²")
    let perType = isPerType ? LocalizedText(zh: ",按类型累计", en: ", per type") : LocalizedText("")
    return LocalizedText(zh: "不再可达(", en: "no longer in reach (") + unit + perType
      + LocalizedText(")")
  }

  package static func mostly(_ scenario: String) -> LocalizedText {
    LocalizedText(zh: "\(scenario):", en: "\(scenario): ")
  }

  package static let gainMost = LocalizedText(zh: "获益最多 ", en: "gain most ")
  package static let loseMost = LocalizedText(zh: "受损最多 ", en: "lose most ")
}
