import Assessment
import TableFiles
import Wording

/// Styles that layers of several commands have.
extension LayerStyle {
  /// Names are written on maps of these scales, 1 : N, and larger: an area is then as wide as its name.
  enum Scale {
    static let communities = 40_000.0
    static let streets = 120_000.0
    static let districts = 600_000.0
    static let sites = 2_000_000.0
  }

  /// By a column `meets_…`, as communities and streets have it.
  static func meets(
    _ column: String, minutes: Int, of layer: String, label: Label?, in language: Language
  ) -> LayerStyle {
    let looks: [(String, Verdict)] = [("yes", .met), ("no", .absent), ("undecided", .undecided)]
    let classes = looks.map { code, verdict in
      ValueClass(
        code, LayerTexts.meets(code, minutes: minutes)[language],
        look: Look(MapColors.color(of: verdict))
      )
    }
    return LayerStyle(
      LayerTexts.circle(minutes)[language], of: layer,
      .values(
        of: column,
        classes + [ValueClass(nil, LayerTexts.others[language], look: Look(MapColors.unknown))]
      ), label: label)
  }

  /// By a column of verdicts.
  static func verdicts(
    _ column: String, _ name: LocalizedText, of layer: String, label: Label?, in language: Language
  ) -> LayerStyle {
    let classes = Verdict.allCases.map { verdict in
      ValueClass(
        verdict.rawValue, ExplanationTexts.verdict(verdict.rawValue)[language],
        look: Look(MapColors.color(of: verdict)))
    }
    return LayerStyle(name[language], of: layer, .values(of: column, classes), label: label)
  }

  /// By a column of shares.
  static func shares(
    _ column: String, _ name: LocalizedText, of layer: String, threshold: Double, label: Label?,
    in language: Language
  ) -> LayerStyle {
    let classes = MapColors.shareClasses(threshold: threshold)
    let ends = classes.dropFirst().map(\.from) + [1]
    let ranges = zip(classes, ends).map { one, end in
      RangeClass(
        from: one.from, to: end,
        title: LayerTexts.range(one.from.percentShortText, end.percentShortText)[language],
        look: Look(one.color))
    }
    return LayerStyle(
      name[language], of: layer, .ranges(of: column, ranges.reversed()), label: label)
  }

  /// By a column of figures, in classes of about as many rows each; nil where all are the same. Bounds have two
  /// decimals, so that legends say what holds; the outer ones hold all figures, however tables round them.
  static func figures(
    _ column: String, _ values: [Double?], named name: LocalizedText, of layer: String,
    label: Label?,
    in language: Language
  ) -> LayerStyle? {
    let known = values.compactMap { $0 }.filter(\.isFinite).sorted()
    guard let first = known.first, let last = known.last, first < last else { return nil }
    let colors = MapColors.figureClasses
    var bounds = (0...colors.count).map {
      hundredths(known[(known.count - 1) * $0 / colors.count], .toNearestOrEven)
    }
    bounds[0] = hundredths(first, .down)
    bounds[colors.count] = hundredths(last, .up)
    let ranges = zip(colors, zip(bounds, bounds.dropFirst())).compactMap { color, ends in
      ends.0 < ends.1
        ? RangeClass(
          from: ends.0, to: ends.1,
          title: LayerTexts.range(ends.0.shortText, ends.1.shortText)[language], look: Look(color))
        : nil
    }
    return LayerStyle(
      name[language], of: layer, .ranges(of: column, ranges.reversed()), label: label)
  }

  private static func hundredths(_ value: Double, _ rule: FloatingPointRoundingRule) -> Double {
    (value * 100).rounded(rule) / 100
  }

  /// By a column of amounts that are gained, or below 0 lost; nil without any.
  static func signs(
    _ column: String, _ values: [Double], of layer: String, in language: Language
  ) -> LayerStyle? {
    guard let least = values.min(), let most = values.max() else { return nil }
    let (gained, lost) = (
      Look(MapColors.color(of: .met), size: 2.6), Look(MapColors.color(of: .absent), size: 2.6)
    )
    let ranges = [
      RangeClass(
        from: 0, to: max(hundredths(most, .up), 0), title: LayerTexts.peopleGained[language],
        look: gained),
      RangeClass(
        from: min(hundredths(least, .down), 0), to: 0, title: LayerTexts.losing[language],
        look: lost),
    ]
    return LayerStyle(
      LayerTexts.peopleGained[language], of: layer, .ranges(of: column, ranges))
  }

  /// By a column of codes with their names, in colours one for each.
  static func codes(
    _ column: String, _ codes: [(code: String, color: UInt32)],
    called names: [String: LocalizedText], named name: LocalizedText, of layer: String,
    size: Double = 2, opacity: Double = 0.85,
    label: Label? = nil, in language: Language
  ) -> LayerStyle {
    let classes = codes.map { code, color in
      ValueClass(
        code, (names[code] ?? LocalizedText(code))[language],
        look: Look(PictureColor(color), opacity: opacity, size: size))
    }
    return LayerStyle(name[language], of: layer, .values(of: column, classes), label: label)
  }

  /// All alike.
  static func same(
    _ color: PictureColor, _ name: LocalizedText, of layer: String, size: Double = 2,
    opacity: Double = 0.85, label: Label? = nil, in language: Language
  ) -> LayerStyle {
    LayerStyle(
      name[language], of: layer, .same(Look(color, opacity: opacity, size: size)), label: label)
  }

  /// Proposed sites, with their order where they have one.
  static func sites(of layer: String, label column: String?, in language: Language) -> LayerStyle {
    same(
      MapColors.facility, LayerTexts.sites, of: layer, size: 3.2,
      label: column.map { Label(column: $0, smallestScale: Scale.sites) }, in: language)
  }

  /// Projects by their status, whose words are those of the table.
  static func projects(of layer: String, in language: Language) -> LayerStyle {
    let colors: [(String, UInt32)] = [
      ("planned", 0x9A8FB5), ("under_way", 0xF6C177), ("finished", 0x3B82C4),
      ("accepted", 0x2F78B7), ("overdue", 0xC8501E),
    ]
    let classes = colors.map { code, color in
      let words = ProjectTexts.statuses[code] ?? LocalizedText(code)
      return ValueClass(words.zh, words[language], look: Look(PictureColor(color), size: 3))
    }
    return LayerStyle(
      LayerTexts.projects[language], of: layer, .values(of: "status", classes),
      label: Label(column: "project_id", smallestScale: Scale.streets))
  }
}
