import Assessment
import CircleDrawing
import CityReading
import Reporting
import RunFiles
import Wording

/// One run of `circles`, from files to files.
struct CirclesRun {
  let command: CirclesCommand
  private let frame: CommandRun

  init(command: CirclesCommand) {
    self.command = command
    frame = CommandRun(command.common)
  }

  func run() async throws {
    defer { frame.progress.bar.finish() }
    var read = try CirclesInput(command, frame)
    let clock = frame.clock(after: read.input)
    let folder = try frame.openFolder(names: CirclesRecord.fileNames, inputs: read.inputs)
    var watch = StepWatch()
    let drawing = try await CircleDrawingRun(&read, command, frame: frame, watch: &watch)
    let record = try await record(of: drawing, read, &watch)
    try frame.deliver(to: folder, clock: clock) {
      try record.write(command.formats, to: $0)
    } summary: {
      record.summary(clock: $0, peakMemory: $1)
    } text: {
      CirclesReport(
        of: record, folder: command.common.out, files: record.fileNames(for: command.formats),
        style: $0
      ).text
    }
  }

  private func record(
    of drawing: CircleDrawingRun, _ read: CirclesInput, _ watch: inout StepWatch
  ) async throws -> CirclesRecord {
    frame.progress.tell(CircleTexts.judging, 0.8)
    let edits = try command.edits.edits()
    let judge = CircleJudge(standard: read.input.standard, options: read.read.options)
    let after = try await drawing.applying(edits)
    var question = drawing.question
    question.edits = edits
    var record = CirclesRecord(
      question, try await judge.judged(after), of: read.input, in: frame.language)
    if !edits.isEmpty {
      record.before = try await judge.judged(
        drawing.drawn, at: drawing.drawn.circles(touchedBy: after))
    }
    record.kept = drawing.kept
    record.take(read)
    watch.step("judge")
    record.timing = watch.steps
    return record
  }
}

extension CirclesRecord {
  /// What all files that were read came across.
  fileprivate mutating func take(_ read: CirclesInput) {
    inputs = read.inputs
    problems = InputProblem.grouped(
      InputProblem.sorted(read.problems, byFiles: read.inputs.map(\.path)))
    (assumed, leftOut, alerts) = (read.assumed, read.leftOut, read.alerts)
  }
}

/// Seconds of wall clock, step after step.
struct StepWatch {
  private(set) var steps: [(name: String, seconds: Double)] = []
  private var stopwatch = RunStopwatch()

  /// A step ends now.
  mutating func step(_ name: String) {
    steps.append((name, stopwatch.seconds))
    stopwatch = RunStopwatch()
  }
}
