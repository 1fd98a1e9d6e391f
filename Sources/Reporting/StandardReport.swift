public import Assessment
public import Wording

/// What a standard holds, for people.
public struct StandardReport: Sendable {
  private let standard: Standard
  private let language: Language
  /// m/s, by which metres become minutes.
  private let speed: Double

  public init(_ standard: Standard, language: Language, speed: Double = 1) {
    self.standard = standard
    self.language = language
    self.speed = speed
  }

  /// One line per type: id, circle, radius, category, certainty of the radius, name.
  public var list: String {
    let heads = StandardTexts.heads.map { $0[language] }
    let rows = standard.types.map { type in
      [
        type.id, "\(type.circle)", type.radius.metres(atSpeed: speed).shortText,
        type.category ?? "–", type.source?.certainty.rawValue ?? "–",
        type.name[language].printable,
      ]
    }
    return ([title] + TerminalTable(rows: [heads] + rows).lines).map { $0 + "\n" }.joined()
      + StandardTexts.certainties[language] + "\n"
  }

  private var title: String {
    StandardTexts.title(
      standard.name, threshold: standard.threshold.percentShortText, types: standard.types.count
    )[language].printable
  }

  /// All that the standard says of a type; nil when it has none with this id.
  public func explanation(of id: String) -> String? {
    guard let type = standard.types.first(where: { $0.id == id }) else { return nil }
    return facts(of: type).map { "\($0[language])\(LocalizedText.colon[language])\($1)\n" }.joined()
  }

  private func facts(of type: FacilityType) -> [(LocalizedText, String)] {
    let category = standard.categories.first { $0.id == type.category }
    let metres = type.radius.metres(atSpeed: speed)
    return [
      (StandardTexts.type, "\(type.id) (\(type.name.zh), \(type.name.en))"),
      (StandardTexts.category, category.map { $0.name[language] } ?? "–"),
      (StandardTexts.agency, category?.agency?[language] ?? "–"),
      (StandardTexts.circle, StandardTexts.circle(minutes: type.circle)[language]),
      (
        StandardTexts.radius,
        StandardTexts.radius(
          metres.shortText, minutes: (metres / speed / 60).fixedText(decimals: 0),
          speed: speed.shortText)[language]
      ),
      (StandardTexts.isRequired, StandardTexts.yesOrNo(type.required)[language]),
      (StandardTexts.isCore, StandardTexts.yesOrNo(type.core)[language]),
      (StandardTexts.serves, type.serves.rawValue), (StandardTexts.group, type.group.rawValue),
      (StandardTexts.weight, type.weight.shortText),
      (StandardTexts.adequacy, adequacy(of: type)),
      (StandardTexts.source, type.source?.text.printable ?? "–"),
      (
        StandardTexts.certainty,
        type.source.map { StandardTexts.certainty($0.certainty.rawValue)[language] } ?? "–"
      ),
    ]
  }

  private func adequacy(of type: FacilityType) -> String {
    guard let norm = type.adequacy else { return "–" }
    let parts = [
      norm.areaPer100Households.map { StandardTexts.areaPerHouseholds($0.shortText)[language] },
      norm.minimumArea.map { StandardTexts.leastArea($0.shortText)[language] },
    ]
    return parts.compactMap(\.self).joined(separator: LocalizedText.comma[language])
  }
}
