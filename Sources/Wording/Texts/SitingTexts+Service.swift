/// Whom a plan serves, what it leaves, and what stands beside it.
extension SitingTexts {
  /// - Parameters:
  ///   - all: demand of every place.
  ///   - without: demand that is left, and in how many of the places.
  ///   - most: what can be served at most, where that is more.
  package static func served(
    _ served: String, of all: String, share: String, most: String?
  ) -> LocalizedText {
    let bound = most.map { LocalizedText(zh: ",至多 \($0)", en: ", at most \($0) can be") }
    return LocalizedText(
      zh: "服务需求 \(served),占全部需求 \(all) 的 \(share)%",
      en: "Served: \(served) of the demand of \(all) (\(share)%)") + (bound ?? LocalizedText(""))
  }

  package static func without(_ weight: String, places: (left: Int, all: Int)?) -> LocalizedText {
    guard let places else {
      return LocalizedText(zh: ";未服务 \(weight)", en: "; left without: \(weight)")
    }
    return LocalizedText(
      zh: ";未服务 \(weight)(需求点共 \(places.all) 个,涉及 \(places.left) 个)",
      en: "; left without: \(weight) in \(places.left) of \(places.all) demand places")
  }

  package static func walksSaved(_ sum: String) -> LocalizedText {
    LocalizedText(zh: "  缩短 \(sum)", en: "  shortens by \(sum)")
  }

  package static func existing(_ count: Int) -> LocalizedText {
    LocalizedText(
      zh: "现有设施 \(count) 处,不计费用与数量", en: "Existing sites, open at no cost and not counted: \(count)"
    )
  }

  package static func servedWithin(metres: String) -> LocalizedText {
    LocalizedText(
      zh: "先尽量多服务人,再缩短距离;超过 \(metres) 米(半径的3倍)计为未服务",
      en:
        "As many as can be are served before walks are shortened; beyond \(metres) m (three radii) nobody is"
    )
  }

  package static func capacitiesIgnored(served: String, of reached: String) -> LocalizedText {
    LocalizedText(
      zh: "该模型不考虑容量:按容量只能服务范围内需求 \(reached) 中的 \(served)",
      en:
        "This model ignores capacities: within them \(served) of the demand of \(reached) in reach is served"
    )
  }

  // MARK: - Alternatives

  package static func alternatives(
    _ count: Int, within share: String, isProven: Bool
  ) -> LocalizedText {
    let proof =
      isProven
      ? LocalizedText(zh: "已证明无更优者遗漏", en: "no better one is left out, proven")
      : LocalizedText(zh: "未证明无遗漏;可加 --exact", en: "not proven to be the best others; try --exact")
    return LocalizedText(
      zh: "与所选方案相差 \(share) 以内的其他方案 \(count) 个(",
      en: "Other plans within \(share) of the proposed: \(count) (")
      + proof + LocalizedText(")")
  }

  package static func moreAlternatives(_ count: Int) -> LocalizedText {
    LocalizedText(
      zh: "  ……另 \(count) 个,见 alternatives.csv", en: "  … and \(count) more, see alternatives.csv")
  }

  package static let objective = LocalizedText(zh: "目标值", en: "objective")
  package static let coveredWeight = LocalizedText(zh: "覆盖需求", en: "demand covered")
  package static let elderly = LocalizedText(zh: "其中60岁以上新增", en: "elderly gained")
  package static let cost = LocalizedText(zh: "费用", en: "cost")

  /// - Parameters: ids that only this plan has, and that only the proposed one has.
  package static func exchange(_ entering: String, _ leaving: String) -> LocalizedText {
    if entering.isEmpty { return LocalizedText(zh: "去掉 \(leaving)", en: "without \(leaving)") }
    if leaving.isEmpty { return LocalizedText(zh: "增加 \(entering)", en: "also \(entering)") }
    return LocalizedText(zh: "\(entering) 代替 \(leaving)", en: "\(entering) instead of \(leaving)")
  }
}
