import Reporting
import RunComparison
import RunFiles
import Wording

/// One run of `compare`, from two folders to one.
struct CompareRun {
  let command: CompareCommand
  private let frame: CommandRun

  init(command: CompareCommand) {
    self.command = command
    frame = CommandRun(command.common)
  }

  func run() async throws {
    defer { frame.progress.bar.finish() }
    frame.progress.tell(RunTexts.reading, 0)
    let before = try RunResults(folder: command.runA)
    let after = try RunResults(folder: command.runB)
    let crosswalk = try command.crosswalk.map { path throws(InputError) in
      try Crosswalk(path: path)
    }
    var compared = ComparedRuns(before, after, crosswalk: crosswalk, since: try since())
    let folder = try OutputFolder(
      path: command.common.out, names: ComparedRuns.fileNames, marker: ComparedRuns.marker,
      inputs: [command.crosswalk].compactMap(\.self))
    if !command.skipExchange && !compared.rows.isEmpty {
      compared.findCauses(exchanges: await InputExchange(compared, frame).results())
    }
    try write(compared, to: folder)
    try failIfWorse(compared)
  }

  /// Those that the formats ask for.
  private var fileNames: [String] {
    let formats = command.format.formats
    return (formats.contains(.csv) ? ["comparison.csv", "comparison_facilities.csv"] : [])
      + ["comparison.json"] + BundledTables.fileNames(for: formats)
      + (formats.contains(.html) ? [ReportPage.file] : [])
  }

  private func since() throws(InputError) -> PartialDate? {
    guard let text = command.since else { return nil }
    guard let date = PartialDate(text) else { throw .usage(.noDate(text)) }
    return date
  }

  private func write(_ compared: ComparedRuns, to folder: OutputFolder) throws {
    let language = frame.language
    let formats = command.format.formats
    let tables: [(file: String, bytes: [UInt8])] = [
      ("comparison.csv", compared.comparisonTable(in: language)),
      ("comparison_facilities.csv", compared.facilityTable(in: language)),
    ]
    if formats.contains(.csv) {
      for (name, bytes) in tables { try folder.write(bytes, as: name) }
    }
    try folder.write(compared.json(in: language), as: "comparison.json")
    var bundle = BundledTables(comparedIn: language)
    for (name, bytes) in tables { bundle.add(name, bytes) }
    try bundle.write(formats, to: folder)
    if formats.contains(.html) { try folder.write(try page(compared, tables), as: ReportPage.file) }
    try folder.commit()
    frame.progress.bar.finish()
    guard !command.common.quiet else { return }
    let report = ComparisonReport(
      of: compared, folder: command.common.out, files: fileNames, language: language,
      style: TerminalStyle(of: .output))
    let failure = StandardStream.output.write(Array(report.text.utf8))
    guard failure == 0 else { throw OutputError(standardOutput: failure) }
  }

  /// The page of the later run with what differs from the earlier one.
  private func page(
    _ compared: ComparedRuns, _ tables: [(file: String, bytes: [UInt8])]
  ) throws(InputError) -> [UInt8] {
    let path = command.runB + "/" + ReportPage.file
    let later = try? FileContents(path: path)
    let name = "\(command.runA.fileName) → \(command.runB.fileName)"
    guard let later,
      var page = ReportPage(reusing: Array(later.bytes), title: name, language: frame.language)
    else { throw .data(file: path, row: nil, .noPageToCompare) }
    page.add("changes", compared.changesJSON(named: name))
    page.add("compared", ReportPage.block(of: tables, in: frame.language))
    return page.bytes
  }

  private func failIfWorse(_ compared: ComparedRuns) throws(CommandFailure) {
    guard command.failIfWorse, compared.isWorse else { return }
    let indices = [compared.cityIndex.before, compared.cityIndex.after].map {
      $0?.fixedText(decimals: 2) ?? "–"
    }
    let text = ComparisonTexts.worse(
      lost: compared.lost.count, before: indices[0], after: indices[1])
    throw CommandFailure(status: 1, line: text[frame.language])
  }
}
