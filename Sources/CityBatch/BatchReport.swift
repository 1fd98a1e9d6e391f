public import RunFiles
public import Wording

/// What a batch prints at its end: at most 25 lines.
public struct BatchReport {
  private let record: BatchRecord
  private let language: Language
  private let style: TerminalStyle

  private static let shownFailures = 15
  private static let shownNames = 6

  public init(of record: BatchRecord, language: Language, style: TerminalStyle) {
    (self.record, self.language, self.style) = (record, language, style)
  }

  public var text: String { lines.map { $0 + "\n" }.joined() }

  private var lines: [String] {
    incompleteLines + [style.bold(counts)] + problemLines + partialLines + sameStudyLines
      + columnLines + failureLines
      + [BatchTexts.results(in: record.request.out)[language]] + nextSteps
  }

  /// The first line where anything is missing.
  private var incompleteLines: [String] {
    guard record.isIncomplete else { return [] }
    let line = BatchTexts.incomplete(
      missing: record.failed.count, of: record.outcomes.count,
      names: names(record.failed))
    return [style.warning(line[language])]
  }

  private var counts: String {
    let communities = record.done.reduce(0) { $0 + ($1.figures?.communities ?? 0) }
    return BatchTexts.counts(
      done: record.done.count, of: record.outcomes.count,
      skipped: record.outcomes.count(where: \.isKept), communities: communities)[language]
  }

  /// Cities that left out an input of theirs.
  private var partialLines: [String] {
    let partial = record.done.filter { $0.figures?.isIncomplete ?? false }
    guard !partial.isEmpty else { return [] }
    let line = BatchTexts.partial(
      partial.count, names: names(partial))[language]
    return [style.warning(line)]
  }

  private var problemLines: [String] {
    let found = record.done.compactMap(\.figures).filter { $0.errors + $0.warnings > 0 }
    guard !found.isEmpty else { return [] }
    let line = BatchTexts.problems(
      errors: found.reduce(0) { $0 + $1.errors }, warnings: found.reduce(0) { $0 + $1.warnings },
      cities: found.count)
    return [line[language]]
  }

  private var sameStudyLines: [String] {
    let groups = Dictionary(grouping: record.done) { $0.study.study }.values
    let several = groups.filter { $0.count > 1 }.joined().sorted { $0.study.row < $1.study.row }
    return several.isEmpty
      ? [] : [style.warning(BatchTexts.sameStudy(names(several))[language])]
  }

  private var columnLines: [String] {
    let columns = record.manifest.unusedColumns.filter { !$0.isEmpty }.map(\.printable)
    return columns.isEmpty ? [] : [BatchTexts.unused(columns: list(columns))[language]]
  }

  private var failureLines: [String] {
    let shown = record.failed.prefix(Self.shownFailures).map { outcome in
      let reason = outcome.failure?[language].printable ?? ""
      return "  \(name(of: outcome).cut(to: 40)): \(reason.cut(to: 160))"
    }
    let more = record.failed.count - shown.count
    return shown + (more > 0 ? ["  " + BatchTexts.more(more)[language]] : [])
  }

  private var nextSteps: [String] {
    record.isIncomplete ? [BatchTexts.nextStep[language]] : []
  }

  private func names(_ cities: [BatchOutcome]) -> String { list(cities.map(name)) }

  /// The first of some printable texts.
  private func list(_ texts: [String]) -> String {
    let shown = texts.prefix(Self.shownNames).map { $0.cut(to: 30) }
    let more = texts.count > shown.count ? " …" : ""
    return shown.joined(separator: LocalizedText.comma[language]) + more
  }

  /// A row that names no city is called by its number.
  private func name(of outcome: BatchOutcome) -> String {
    let city = outcome.study.city.printable
    return city.isEmpty ? BatchTexts.row(outcome.study.row)[language] : city
  }
}
