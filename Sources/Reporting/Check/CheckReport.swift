import CityReading
public import RunFiles
import Wording

/// What a check prints at its end: at most 30 lines.
public struct CheckReport {
  private let record: CheckRecord
  private let folder: String
  private let style: TerminalStyle

  public init(of record: CheckRecord, folder: String, style: TerminalStyle) {
    (self.record, self.folder, self.style) = (record, folder, style)
  }

  public var text: String { lines.map { $0 + "\n" }.joined() }

  private var language: Language { record.language }

  private var lines: [String] {
    [style.bold(title)] + alertLines + fileLines + districtLines + typeLines
      + [problemLine, resultLine]
  }

  private var title: String {
    let share = RecordCounts(records: record.records, usable: record.usable).usableShare
    return CheckTexts.title(
      files: Set(record.census.rows.map(\.file)).count, records: record.records,
      usable: record.usable, share: share?.percentText ?? "–")[language]
  }

  /// What must be known first; a check of many files has some for each.
  private var alertLines: [String] {
    let shown = record.alerts.prefix(Self.listedAlerts).map { style.warning($0[language]) }
    return shown + more(record.alerts.count - shown.count, CheckTexts.moreAlerts)
  }

  // MARK: - Tables

  private static let listedAlerts = 4

  private static let listedFiles = 8
  private static let listedDistricts = 13
  private static let listedTypes = 5

  private var fileLines: [String] {
    let files = record.census.rows.reduce(into: [String]()) {
      if !$0.contains($1.file) { $0.append($1.file) }
    }
    let rows = files.prefix(Self.listedFiles).map { file in
      let own = record.census.rows.filter { $0.file == file }
      let form = own[0].form
      return cells(name(ofFile: file).cut(to: 36), own.map(\.counts))
        + [
          ([form.format, form.encoding, form.crs] + held(own)).compactMap(\.self).joined(
            separator: " ")
        ]
    }
    return table([CheckTexts.file] + CheckTexts.counts + [CheckTexts.form], rows)
      + more(files.count - rows.count, CheckTexts.moreFiles)
  }

  /// What the file holds, where it is people, land, streets or barriers.
  private func held(_ rows: [CensusRow]) -> [String?] {
    func sum(_ part: KeyPath<LayerExtent, Double?>) -> Double? {
      let parts = rows.compactMap { $0.extent[keyPath: part] }
      return parts.isEmpty ? nil : parts.reduce(0, +)
    }
    return [
      sum(\.people).map { CheckTexts.people($0.fixedText(decimals: 0)) },
      sum(\.area).map { CheckTexts.land(($0 / 1e6).fixedText(decimals: 2)) },
      sum(\.length).map { CheckTexts.length(($0 / 1000).fixedText(decimals: 1)) },
    ].map { $0?[language] }
  }

  /// Without its folders, where no other file has that name.
  private func name(ofFile path: String) -> String {
    let files = Set(record.census.rows.map(\.file))
    let isClear = files.count { $0.fileName == path.fileName } == 1
    return (isClear ? path.fileName : path).printable
  }

  /// Of facilities.
  private var districtLines: [String] {
    guard record.isByDistrict else { return [] }
    let facilities = record.census.rows.filter { $0.kind == .facilities }
    let groups = Dictionary(grouping: facilities, by: \.district)
    let corrections = Dictionary(
      record.census.corrections.map { ($0.district, $0.corrections.count) },
      uniquingKeysWith: +)
    let districts = groups.keys.sorted {
      ($0 == nil ? 1 : 0, $0 ?? "") < ($1 == nil ? 1 : 0, $1 ?? "")
    }
    let rows = districts.prefix(Self.listedDistricts).map { district in
      cells(
        district?.printable.cut(to: 36) ?? CheckTexts.noDistrict[language],
        groups[district, default: []].map(\.counts))
        + ["\(corrections[district] ?? 0)"]
    }
    return table([CheckTexts.district] + CheckTexts.counts + [CheckTexts.toCorrect], rows)
      + more(districts.count - rows.count, CheckTexts.moreDistricts)
  }

  private func cells(_ name: String, _ counts: [RecordCounts]) -> [String] {
    let (records, usable) = (
      counts.reduce(0) { $0 + $1.records }, counts.reduce(0) { $0 + $1.usable }
    )
    let typed = counts.compactMap(\.typed)
    let share = RecordCounts(records: records, usable: usable).usableShare
    return [
      name, "\(records)", "\(counts.reduce(0) { $0 + $1.located })",
      typed.isEmpty ? "–" : "\(typed.reduce(0, +))",
      "\(counts.reduce(0) { $0 + $1.duplicates })", share?.percentText ?? "–",
    ]
  }

  private func table(_ heads: [LocalizedText], _ rows: [[String]]) -> [String] {
    guard !rows.isEmpty else { return [] }
    let table = TerminalTable(
      rows: [heads.map { $0[language] }] + rows, numberColumns: Set(1..<heads.count - 1))
    return table.lines.map { "  " + $0 }
  }

  private func more(_ count: Int, _ text: (Int) -> LocalizedText) -> [String] {
    count > 0 ? ["  " + text(count)[language]] : []
  }

  // MARK: - What to do

  private var typeLines: [String] {
    let unknown = record.census.unknownTypes
    guard !unknown.isEmpty else { return [] }
    let shown = unknown.prefix(Self.listedTypes).map { type in
      let value = type.value.printable.cut(to: 30)
      let count = CheckTexts.records(type.records)[language]
      return "    \(value): \(type.likelyID ?? "?")  # \(count)"
    }
    return [CheckTexts.unknownTypes(unknown.count)[language]] + shown
  }

  private var problemLine: String {
    func count(_ severity: InputProblem.Severity) -> Int {
      record.problems.count { $0.severity == severity }
    }
    return RunTexts.inputProblems(
      errors: count(.error), warnings: count(.warning), notes: count(.info))[language]
  }

  private var resultLine: String {
    let names = record.fileNames
    let isLong = names.count > 8
    return RunTexts.results(
      in: folder, files: isLong ? Array(names.prefix(7)) + ["…"] : names)[language]
  }
}
