import CityData
import Examination
import Reporting

/// One run of `assess`, from files to files.
struct AssessRun {
  let command: AssessCommand
  let language: Language
  private let clock = RunStopwatch()
  private let progress: ProgressBar

  init(command: AssessCommand, language: Language) {
    self.command = command
    self.language = language
    progress = ProgressBar(command.common.quiet ? .never : command.common.progress)
  }

  func run() async throws {
    defer { progress.finish() }
    let study = try command.flags.makeStudy()
    progress.update(0, step: name(of: nil))
    let reader = CityReader(study, language: language, allowsPartial: command.allowPartial)
    let input = try reader.read()
    try checkCircle(of: input.standard, types: study.types)
    let read = clock.seconds - input.networkSeconds
    let folder = try openFolder(inputs: input.inputs.map(\.path))
    let result = try await examine(input, study)
    let record = RunRecord(input, result: result, language: language)
    let write = RunStopwatch()
    if let folder { try record.write(command.format.formats, to: folder) }
    let summary = record.summary(
      clock: RunClock(
        read: read, network: input.networkSeconds, write: write.seconds, total: clock.seconds),
      peakMemory: PeakMemory.bytes())
    try finish(summary, in: folder)
    progress.finish()
    printTable(record)
    try failIfBelow(result)
  }

  /// nil when the summary goes to the standard output.
  private func openFolder(inputs: [String]) throws(OutputError) -> OutputFolder? {
    guard !command.common.isToStandardOutput else { return nil }
    return try OutputFolder(
      path: command.common.out, names: RunRecord.fileNames, marker: RunRecord.marker,
      inputs: inputs)
  }

  private func examine(_ input: CityInput, _ study: Study) async throws -> ExaminationResult {
    var options = ExaminationOptions()
    options.metric = input.metric
    options.measure = input.measure
    options.threshold = study.threshold
    options.detour = study.detour ?? options.detour
    options.walkSpeed = study.walkSpeed ?? options.walkSpeed
    options.cell = study.cell ?? options.cell
    options.minimumCell = study.minimumCell ?? min(options.minimumCell, options.cell)
    options.snapLimit = study.snapLimit ?? options.snapLimit
    options.keepsDemand = command.writeDemand
    options.threads = command.common.chosenThreads
    options.types = study.types
    options.index = command.index
    let (progress, names) = (progress, stepNames)
    return try await CircleExamination.run(
      input.city, standard: input.standard, options: options
    ) { step, share in
      progress.update(step.fraction(share), step: names[step] ?? "")
    }
  }

  private func finish(_ summary: [UInt8], in folder: OutputFolder?) throws {
    if let folder {
      try folder.write(summary, as: "summary.json")
      try folder.commit()
    } else {
      let failure = StandardStream.output.write(summary)
      guard failure == 0 else { throw OutputError(standardOutput: failure) }
    }
  }

  private func printTable(_ record: RunRecord) {
    guard !command.common.quiet, !command.common.isToStandardOutput else { return }
    let report = TerminalReport(
      of: record, folder: command.common.out,
      files: record.fileNames(for: command.format.formats),
      style: TerminalStyle(of: StandardStream.output.descriptor))
    StandardStream.output.write(report.text)
  }

  private var stepNames: [CircleExamination.Step: String] {
    [.prepare, .network, .coverage, .distance, .score].reduce(into: [:]) { $0[$1] = name(of: $1) }
  }

  /// nil stands for the reading.
  private func name(of step: CircleExamination.Step?) -> String {
    let text: LocalizedText =
      switch step {
      case nil: LocalizedText(zh: "读取数据", en: "reading")
      case .prepare: LocalizedText(zh: "准备", en: "preparing")
      case .coverage: LocalizedText(zh: "覆盖面积", en: "covered area")
      case .network: LocalizedText(zh: "步行路网", en: "network")
      case .distance: LocalizedText(zh: "距离", en: "distances")
      case .score: LocalizedText(zh: "评定", en: "verdicts")
      }
    return text[language]
  }
}

extension CircleExamination.Step {
  /// Where the whole run is when `share` of this step is done.
  fileprivate func fraction(_ share: Double) -> Double {
    let (start, end) =
      switch self {
      case .prepare: (0.15, 0.2)
      case .coverage: (0.2, 0.5)
      case .network: (0.5, 0.55)
      case .distance: (0.55, 0.9)
      case .score: (0.9, 0.92)
      }
    return start + (end - start) * share
  }
}

/// Seconds since it was made.
struct RunStopwatch: Sendable {
  private let start = ContinuousClock.now

  var seconds: Double { (ContinuousClock.now - start) / .seconds(1) }
}
