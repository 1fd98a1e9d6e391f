import Assessment
import CityReading
import Reporting
import RunFiles
import TableFiles
import Wording

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
    progress.update(0, step: RunStep.reading[language])
    let reader = CityReader(study, language: language, allowsPartial: command.allowPartial)
    let input = try reader.read()
    try checkCircle(of: input.standard, types: study.types)
    let read = clock.seconds - input.networkSeconds
    let output = try RunOutput(
      command.common, names: RunRecord.fileNames, inputs: input.inputs.map(\.path))
    let result = try await examine(input, study)
    let record = RunRecord(input, result: result, language: language)
    let write = RunStopwatch()
    try output.write { folder in
      try record.write(command.format.formats, to: folder)
    }
    let summary = record.summary(
      clock: RunClock(
        read: read, network: input.networkSeconds, write: write.seconds, total: clock.seconds),
      peakMemory: PeakMemory.bytes())
    try output.finish(summary)
    progress.finish()
    try output.show { report(record, style: $0) }
    try failIfBelow(result)
  }

  private func examine(_ input: CityInput, _ study: Study) async throws -> AssessmentResult {
    var options = AssessmentOptions(
      input, study, threads: command.common.chosenThreads, index: command.flags.index)
    options.keepsDemand = command.writeDemand
    let (progress, language) = (progress, language)
    return try await CircleAssessment.run(
      input.city, standard: input.standard, options: options
    ) { step, share in
      progress.update(step.fraction(share), step: RunStep.name(step)[language])
    }
  }

  private func report(_ record: RunRecord, style: TerminalStyle) -> String {
    TerminalReport(
      of: record, folder: command.common.out,
      files: record.fileNames(for: command.format.formats), style: style
    ).text
  }
}

/// Seconds since it was made.
struct RunStopwatch: Sendable {
  private let start = ContinuousClock.now

  var seconds: Double { (ContinuousClock.now - start) / .seconds(1) }
}
