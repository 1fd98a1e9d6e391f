import Assessment
import CircleDrawing
import CityReading
import Reporting
import RunFiles
import WhatIf
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
    let drawing = try await CircleDrawingRun(&read, command, frame, &watch)
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
    let after = try await drawing.applying(edits)
    var question = drawing.question
    question.edits = edits
    var record = CirclesRecord(
      question, try await judged(after, read), of: read.input, in: frame.language)
    if !edits.isEmpty {
      record.before = try await judged(
        drawing.drawn, at: drawing.drawn.circles(touchedBy: after), read)
    }
    record.kept = drawing.kept
    record.take(read)
    watch.step("judge")
    record.timing = watch.steps
    return record
  }

  /// Circles, all or those of some positions, with their land and the verdict on each where the study has facilities.
  private func judged(
    _ drawn: DrawnCircles, at positions: [Int]? = nil, _ read: CirclesInput
  ) async throws -> JudgedCircles {
    let city = try drawn.city(of: positions)
    return JudgedCircles(
      drawn, positions: positions, city: city, verdicts: try await verdicts(on: city, read))
  }

  /// nil where there is nothing to judge by.
  private func verdicts(
    on city: City, _ read: CirclesInput
  ) async throws(AssessmentError) -> CircleVerdicts? {
    let (standard, options) = (read.input.standard, read.read.options)
    let number = standard.circles.firstIndex { $0.minutes == read.minutes }
    let types = standard.types.filter { type in
      type.circle == read.minutes && type.required && options.types?.contains(type.id) ?? true
    }
    guard let number, !types.isEmpty, !city.communities.isEmpty, city.facilities.count > 0 else {
      return nil
    }
    var own = options
    own.types = types.map(\.id)
    let baseline = try await Baseline(city, standard: standard, options: own)
    return CircleVerdicts(
      types: baseline.types, circles: baseline.circles.map { $0[number] })
  }
}

extension DrawnCircles {
  /// Positions of the circles that are not the same in another drawing of the same units.
  fileprivate func circles(touchedBy other: DrawnCircles) -> [Int] {
    let others = Dictionary(
      other.circles.map { ($0.id, $0.atoms) }, uniquingKeysWith: { first, _ in first })
    return circles.indices.filter { others[circles[$0].id] != circles[$0].atoms }
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
