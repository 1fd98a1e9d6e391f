import CityBatch
import Reporting
import RunFiles
import Wording

/// One run of `batch`, from a manifest to a folder of folders.
struct BatchRun {
  let command: BatchCommand
  private let frame: CommandRun

  /// This program, also where its file was replaced meanwhile.
  private static let program = "/proc/self/exe"
  private static let stoppedStatus: Int32 = 130

  init(command: BatchCommand) {
    self.command = command
    frame = CommandRun(command.common)
  }

  func run() async throws {
    defer { frame.progress.bar.finish() }
    frame.progress.tell(BatchTexts.checking, 0)
    let manifest = try BatchManifest(
      path: command.manifest, taken: Set(Self.names + [RunRecord.facilityFile.name]))
    let request = request
    let folder = try OutputFolder(
      path: command.common.out, names: names, marker: BatchRecord.marker,
      starts: [Self.facilityMarker], inputs: [command.manifest], isExchanged: false)
    let stop = StopSignal()
    var runner = try BatchRunner(manifest, request)
    if let expected = runner.expected {
      try BatchRecord(
        of: manifest, request, outcomes: expected, seconds: frame.seconds, peakMemory: nil
      ).announce(in: frame.language)
    }
    var done = 0
    let outcomes = try await runner.run {
      done = $0.done
      frame.progress.tell($0.text, $0.fraction)
    } isStopped: {
      stop.wasGiven
    }
    guard let outcomes else {
      let text = BatchTexts.stopped(done: done, of: manifest.studies.count)
      throw failure(Self.stoppedStatus, text)
    }
    let record = BatchRecord(
      of: manifest, request, outcomes: outcomes, seconds: frame.seconds,
      peakMemory: PeakMemory.bytes())
    try record.write(tables: Self.tables, in: frame.language, to: folder)
    try folder.commit()
    try tell(record)
  }

  private func tell(_ record: BatchRecord) throws {
    frame.progress.bar.finish()
    if !command.common.quiet {
      let report = BatchReport(
        of: record, language: frame.language, style: TerminalStyle(of: .output))
      let failure = StandardStream.output.write(Array(report.text.utf8))
      guard failure == 0 else { throw OutputError(standardOutput: failure) }
    }
    guard record.isIncomplete else { return }
    let text = BatchTexts.failed(
      record.failed.count, of: record.outcomes.count,
      table: "\(command.common.out)/\(BatchRecord.citiesFile)")
    if command.failIfAny { throw failure(3, text) }
    StandardStream.error.write("lifecircle: \(text[frame.language].printable)\n")
  }

  private func failure(_ status: Int32, _ text: LocalizedText) -> CommandFailure {
    CommandFailure(status: status, line: text[frame.language])
  }
}

extension BatchRun {
  private var request: BatchRequest {
    var request = BatchRequest(
      out: command.common.out, program: Self.program, version: Release.description,
      words: words, resultNames: RunRecord.fileNames + [RunRecord.facilityFile.name])
    request.jobs = command.jobs ?? command.common.availableCores
    request.timeLimit = command.timeLimit
    request.memoryLimit = command.memoryLimit.map { Int($0 * 1_048_576) }
    return request
  }

  /// A study takes one core where nothing else is said, so that its bytes do not depend on how many run at once.
  private var words: [String] {
    ["--quiet", "--progress=never", "--language=\(frame.language.rawValue)"]
      + ["--threads=\(command.common.threads ?? 1)"] + command.passed
  }

  /// Tables that are put together of those of the cities; places of demand and facilities only where they are written.
  private static let tables =
    RunRecord.fileNames.filter { $0.hasSuffix(".csv") } + [RunRecord.facilityFile.name]

  /// All files that stand beside the folders of the cities.
  private var names: [String] {
    let writesFacilities = command.passed.contains("--write-facilities")
    return Self.names + (writesFacilities ? [RunRecord.facilityFile.name] : [])
  }

  private static let names =
    RunRecord.fileNames.filter { $0.hasSuffix(".csv") }
    + [BatchRecord.citiesFile, "summary.json"]

  /// Its name is usual for files of others too.
  private static let facilityMarker = BatchRecord.marker(
    ofTable: RunRecord.facilityFile.name, firstColumn: "facility_id")
}
