import Assessment
public import RunFiles
import WhatIf
import Wording

/// What a comparison of scenarios prints at its end: at most 32 lines for up to three scenarios, side by
/// side with the city as it is.
public struct WhatIfReport: Sendable {
  let record: WhatIfRecord
  /// Path of the output folder and the names of the files in it.
  private let folder: String
  private let files: [String]
  private let style: TerminalStyle

  public init(of record: WhatIfRecord, folder: String, files: [String], style: TerminalStyle) {
    self.record = record
    self.folder = folder
    self.files = files
    self.style = style
  }

  public var text: String { lines.map { $0 + "\n" }.joined() }

  var lines: [String] {
    [style.bold(record.base.title)] + [style.warning(notes.joined(separator: " · "))]
      + typeLines + [style.bold(heading)] + changeRows + cityRows + gainRows + areaRows
      + costRows + winRows + mostlyLines + assumptionLines + moreLines
      + record.base.leftOutLines + [record.base.problemLine, fileLine, nextStep]
  }

  private var notes: [String] {
    record.base.notes
      + (record.base.city.sharedLand == nil ? [] : [ScenarioTexts.countedTwice[language]])
  }

  /// More do not fit side by side.
  private static let shownCount = 4

  var shown: ArraySlice<ScenarioOutcome> { record.outcomes.prefix(Self.shownCount) }

  var language: Language { record.base.language }

  // MARK: - Columns

  private static let widths = (first: 44, today: 12, other: 18)

  /// A label, the city as it is and one cell per scenario.
  func row(_ label: String, today: String = "", _ cells: [String]) -> String {
    label.padded(to: Self.widths.first) + today.padded(to: Self.widths.today, right: true)
      + cells.map { " " + $0.padded(to: Self.widths.other - 1, right: true) }.joined()
  }

  /// A row of a figure; a figure that no scenario has is left out.
  func row(
    _ label: LocalizedText, today: String? = nil, _ figure: (ScenarioOutcome) -> String?
  ) -> [String] {
    let cells = shown.map(figure)
    guard cells.contains(where: { $0 != nil }) else { return [] }
    return [row("  " + label[language], today: today ?? "", cells.map { $0 ?? "–" })]
  }

  private var heading: String {
    row(
      ScenarioTexts.scenario[language],
      today: typesShown.isEmpty ? "" : ScenarioTexts.today[language],
      names)
  }

  private var names: [String] { names(within: Self.widths.other - 1) }

  private func names(within width: Int) -> [String] {
    shown.map { $0.scenario.name.printable }.distinguishable(in: width)
  }

  // MARK: - What is compared

  /// Who answers for the types and how far they serve.
  private var typeLines: [String] {
    let types = Set(shown.flatMap { record.types(of: $0) }).sorted()
    guard !types.isEmpty else { return [] }
    let result = record.base.result
    let labels = types.map { type in
      result.types[type].name[language].printable + " (\(record.base.range(ofType: type)))"
    }
    return [labels.joined(separator: LocalizedText.semicolon[language]).cut(to: 200)]
  }

  private var moreLines: [String] {
    let more = record.outcomes.count - shown.count
    guard more > 0 else { return [] }
    return [ScenarioTexts.moreScenarios(more)[language]]
  }

  private var fileLine: String {
    RunTexts.results(in: folder, files: files)[language]
  }

  private var nextStep: String {
    let see = ScenarioTexts.seeChanges(in: folder.printable)
    guard record.base.isOnFoot else { return (see + ScenarioTexts.checkWalks)[language] }
    let isAlone = record.outcomes.count == 1
    return (isAlone ? see + ScenarioTexts.compareAnother : see)[language]
  }
}

extension WhatIfReport {
  // MARK: - Who gains

  var changeRows: [String] { row(ScenarioTexts.changes) { changes(in: $0.scenario) } }

  /// Gains and losses place by place: who gains does not make up for who loses.
  var gainRows: [String] {
    row(reachLabel) { signed($0.figures.gained) }
      + (shown.contains { $0.figures.lost > 0 }
        ? row(lossLabel) { signed(-$0.figures.lost) } : [])
      + row(ScenarioTexts.elderly) { $0.figures.elderlyGained.map(signed) }
      + row(ScenarioTexts.overlap) { $0.figures.overlap?.percentText }
      + (hidesTypes
        ? row(ScenarioTexts.typesNewlyMet) { signed(Double($0.figures.typesNewlyMet)) } : [])
      + row(circleLabel) {
        $0.figures.newlyMeeting.map { signed(Double($0)) }.joined(separator: " / ")
      }
      + barrierRow
  }

  private var reachLabel: LocalizedText {
    ScenarioTexts.newlyInReach(
      onFoot: record.base.isOnFoot, isPeople: record.people.countsPeople, isPerType: isPerType)
  }

  private var lossLabel: LocalizedText {
    ScenarioTexts.noLongerInReach(isPeople: record.people.countsPeople, isPerType: isPerType)
  }

  private var isPerType: Bool { shown.contains { $0.figures.types.count > 1 } }

  private var circleLabel: LocalizedText {
    ScenarioTexts.newlyMeeting(
      circles: record.base.standard.circles.map { "\($0.minutes)" }.joined(separator: "/"))
  }

  private var barrierRow: [String] {
    guard record.base.isOnFoot else {
      return row(ScenarioTexts.tooFarOnFoot) { _ in ScenarioTexts.notChecked[language] }
    }
    return row(ScenarioTexts.tooFarOnFoot) { outcome in
      part(outcome.figures.tooFarOnFoot, of: outcome.figures.peopleInStraightCircle)
    }
      + row(ScenarioTexts.lostToBarriers) { outcome in
        part(outcome.figures.lostToBarriers, of: outcome.figures.tooFarOnFoot)
      }
  }

  private func part(_ part: Double?, of whole: Double?) -> String? {
    guard let part, let whole else { return nil }
    return ScenarioTexts.part(
      part.fixedText(decimals: 0), of: whole.fixedText(decimals: 0))[language]
  }

  func signed(_ number: Double) -> String {
    let text = number.fixedText(decimals: 0)
    return number > 0 && text != "0" ? "+" + text : text
  }

  private func changes(in scenario: Scenario) -> String {
    let parts = [
      (scenario.added.count, ScenarioTexts.added), (scenario.removed.count, ScenarioTexts.removed),
      (scenario.moved.count, ScenarioTexts.moved), (scenario.resized.count, ScenarioTexts.resized),
    ].filter { $0.0 > 0 }.map { count, words in words(count)[language] }
    return parts.isEmpty
      ? ScenarioTexts.noChanges[language]
      : parts.joined(separator: ScenarioTexts.betweenChanges[language])
  }

  // MARK: - Area and cost

  /// Area against the norm; several facilities as how many of them fit.
  var areaRows: [String] {
    row(ScenarioTexts.floorArea) { outcome in
      let areas = outcome.figures.floorAreas
      guard let first = areas.first else { return nil }
      guard areas.count == 1 else {
        return ScenarioTexts.fitting(areas.count { $0.fits == true }, of: areas.count)[language]
      }
      let area = first.area?.fixedText(decimals: 0) ?? "?"
      return "\(area) / \(first.required.fixedText(decimals: 0)) m²"
    }
  }

  var costRows: [String] {
    row(ScenarioTexts.cost) { outcome in
      outcome.figures.cost.map { (outcome.figures.isCostIncomplete ? "≥ " : "") + $0.shortText }
    }
      + row(ScenarioTexts.costPerPerson) { outcome in
        outcome.figures.costPerPerson.map {
          (outcome.figures.isCostIncomplete ? "≥ " : "") + $0.fixedText(decimals: 4, trimmed: true)
        }
      }
  }

  // MARK: - Which is better

  var winRows: [String] {
    guard record.standings != nil else { return [] }
    return zip(shown.indices, names(within: 20)).map { other, name in
      row(
        "  " + ScenarioTexts.beats(name)[language],
        shown.indices.map { position in
          record.wins(of: position, over: other).map { "\($0.count)/\($0.assumptions)" } ?? "–"
        })
    }
  }

  /// What the wins are counted over.
  var assumptionLines: [String] {
    guard let standings = record.standings else { return [] }
    let thresholds = distinct(standings.assumptions.map(\.threshold)).map {
      $0.fixedText(decimals: 2)
    }.joined(separator: "/")
    let ways =
      record.base.isOnFoot
      ? ScenarioTexts.waysOnFoot
      : ScenarioTexts.ways(
        detours: distinct(standings.assumptions.map(\.detour)).map { $0.fixedText(decimals: 1) }
          .joined(separator: "/"))
    return [
      ScenarioTexts.assumptions(
        standings.assumptions.count, thresholds: thresholds, ways: ways)[language]
    ]
  }

  private func distinct(_ values: [Double]) -> [Double] {
    values.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  /// The communities that gain most and those that lose most, for three scenarios.
  var mostlyLines: [String] {
    zip(shown, names(within: 24)).prefix(3).compactMap { outcome, name in
      let parts = [
        mostly(outcome.figures.gains, label: ScenarioTexts.gainMost) { signed($0) },
        mostly(outcome.figures.losses, label: ScenarioTexts.loseMost) { signed(-$0) },
      ].compactMap(\.self)
      guard !parts.isEmpty else { return nil }
      return ScenarioTexts.mostly(name)[language]
        + parts.joined(separator: LocalizedText.semicolon[language])
    }
  }

  private func mostly(
    _ gains: [ScenarioFigures.CommunityGain], label: LocalizedText, text: (Double) -> String
  ) -> String? {
    let told = gains.filter { $0.gain >= 0.5 }
    guard !told.isEmpty else { return nil }
    let names = zip(told, communityNames(told.prefix(3))).map { $1 + " " + text($0.gain) }
    let others = told.count - names.count
    return label[language] + names.joined(separator: LocalizedText.comma[language])
      + (others > 0 ? ScenarioTexts.others(others)[language] : "")
  }

  private func communityNames(_ gains: ArraySlice<ScenarioFigures.CommunityGain>) -> [String] {
    gains.map { gain in
      let community = record.base.city.communities[gain.community]
      return (community.name ?? community.id).printable
    }.distinguishable(in: 20)
  }
}
