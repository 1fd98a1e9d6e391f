import Assessment
import CityReading
import FacilityLocation
public import RunFiles
import Wording

/// What a comparison of scenarios prints at its end: at most 25 lines for up to three scenarios, side by
/// side.
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
    [style.bold(record.base.title)] + [style.warning(record.base.notes.joined(separator: " · "))]
      + typeLines + [style.bold(row(say("情景", "Scenario"), names))] + gainRows + areaRows
      + costRows + winRows + mostlyLines + assumptionLines + moreLines
      + [record.base.problemLine, fileLine, nextStep]
  }

  /// More do not fit side by side.
  private static let shownCount = 4

  var shown: ArraySlice<ScenarioOutcome> { record.outcomes.prefix(Self.shownCount) }

  func say(_ zh: String, _ en: String) -> String { record.base.say(zh, en) }

  // MARK: - Columns

  private static let widths = (first: 44, other: 18)

  /// A label and one cell per scenario.
  func row(_ label: String, _ cells: [String]) -> String {
    label.padded(to: Self.widths.first)
      + cells.map { " " + $0.padded(to: Self.widths.other - 1, right: true) }.joined()
  }

  /// A row of a figure; a figure that no scenario has is left out.
  func row(_ label: String, _ figure: (ScenarioOutcome) -> String?) -> [String] {
    let cells = shown.map(figure)
    guard cells.contains(where: { $0 != nil }) else { return [] }
    return [row("  " + label, cells.map { $0 ?? "–" })]
  }

  private var names: [String] { shown.map { $0.scenario.name.printable } }

  // MARK: - What is compared

  /// Who answers for the types and how far they serve.
  private var typeLines: [String] {
    let types = Set(shown.flatMap { record.types(of: $0) }).sorted()
    guard !types.isEmpty else { return [] }
    let result = record.base.result
    let labels = types.map { type in
      let label = result.types[type].label(
        radius: result.radii[type], walkSpeed: result.options.walkSpeed,
        language: record.base.language)
      return result.types[type].name[record.base.language].printable + " (\(label))"
    }
    return [labels.joined(separator: say(";", "; ")).cut(to: 200)]
  }

  private var moreLines: [String] {
    let more = record.outcomes.count - shown.count
    guard more > 0 else { return [] }
    return [say("另有 \(more) 个情景,见 scenarios.csv", "\(more) more scenarios: see scenarios.csv")]
  }

  private var fileLine: String {
    say("结果:", "Results: ") + folder.printable + say(":", ": ") + files.joined(separator: " ")
  }

  private var nextStep: String {
    let path = folder.printable
    let see = say(
      "下一步:在 \(path)/changes.csv 中查看每个社区的变化", "Next: see every change in \(path)/changes.csv")
    guard !record.base.isOnFoot || record.outcomes.count == 1 else { return see }
    return record.base.isOnFoot
      ? see + say(";另给一个 --scenario 以比较备选地点", "; give another --scenario to compare places")
      : see + say(";用 --network 核验步行路径", "; give --network to check the walks")
  }
}
