public import Assessment
public import Wording

/// What a standard holds, for people.
public struct StandardReport: Sendable {
  private let standard: Standard
  private let language: Language
  /// m/s, by which metres become minutes where the standard states no speed of the group.
  private static let usualSpeed = 1.0

  public init(_ standard: Standard, language: Language) {
    self.standard = standard
    self.language = language
  }

  /// One line per type: id, circle, radius, category, certainty of the radius, name.
  public var list: String {
    let heads = StandardTexts.heads.map { $0[language] }
    let rows = standard.types.map { type in
      [
        type.id, "\(type.circle)",
        standard.radius(of: type, atSpeed: Self.usualSpeed).shortText,
        type.category ?? "–",
        type.source.map { StandardTexts.certaintyMark($0.certainty.rawValue)[language] } ?? "–",
        type.name[language].printable,
      ]
    }
    let lines = TerminalTable(rows: [heads] + rows).lines
    return ([title, uncertainty] + lines).map { $0 + "\n" }.joined()
      + StandardTexts.certainties[language] + "\n"
  }

  /// One line per standard: id, types, name.
  public static func list(
    of standards: [(id: String, standard: Standard)], _ language: Language
  ) -> String {
    let rows = standards.map { id, standard in
      [id, "\(standard.types.count)", standard.name[language]]
    }
    return TerminalTable(rows: [StandardTexts.shippedHeads.map { $0[language] }] + rows).lines
      .map { $0 + "\n" }.joined()
  }

  private var title: String {
    StandardTexts.title(
      standard.name, threshold: standard.threshold.percentShortText, types: standard.types.count
    )[language].printable
  }

  private var uncertainty: String {
    StandardTexts.uncertainRadii(standard.uncertainRadii, of: standard.types.count)[language]
  }

  /// All that the standard says of a type; nil when it has none with this id.
  public func explanation(of id: String) -> String? {
    guard let type = standard.types.first(where: { $0.id == id }) else { return nil }
    return facts(of: type).map { "\($0[language])\(LocalizedText.colon[language])\($1)\n" }.joined()
  }

  private func facts(of type: FacilityType) -> [(LocalizedText, String)] {
    let category = standard.categories.first { $0.id == type.category }
    let speed = standard.walkSpeed(of: type, usual: Self.usualSpeed)
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
    guard !type.norms.isEmpty else { return "–" }
    return type.norms.map(text(of:)).joined(separator: LocalizedText.semicolon[language])
  }

  private func text(of norm: AdequacyNorm) -> String {
    let parts = [
      norm.areaPer100Households.map { StandardTexts.areaPerHouseholds($0.shortText) },
      norm.areaPer1000People.map { StandardTexts.areaPerPeople($0.shortText) },
      norm.placesPer1000People.map { StandardTexts.placesPerPeople($0.shortText) },
      norm.peoplePerFacility.map { StandardTexts.peoplePerFacility($0.shortText) },
      norm.minimumArea.map { StandardTexts.leastArea($0.shortText) },
      norm.source.map { StandardTexts.certaintyMark($0.certainty.rawValue) },
    ]
    let text = parts.compactMap { $0?[language] }.joined(separator: LocalizedText.comma[language])
    guard !norm.kinds.isEmpty else { return text }
    return norm.kinds.joined(separator: "/").printable + LocalizedText.colon[language] + text
  }
}
