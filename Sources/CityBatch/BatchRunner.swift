public import RunFiles
import Wording

/// Examines the studies of a manifest, each in a process of its own: what becomes of one touches no other.
public struct BatchRunner {
  private let request: BatchRequest
  private var outcomes: [BatchOutcome] = []
  /// Those that are still to be examined, the last first.
  private var waiting: [BatchStudy] = []
  private var running: [RunningStudy] = []
  private let scratch: ScratchFolder
  private let lock: FolderLock
  /// What runs ends with this process, also where nobody is left to end it.
  private let lifeline = Lifeline()
  private var progress: BatchProgress

  /// Between two looks at the processes.
  private static let pause = Duration.milliseconds(20)

  /// - Throws: where no file can be made for what the processes say, and where another batch works in the folder.
  public init(_ manifest: BatchManifest, _ request: BatchRequest) throws(OutputError) {
    self.request = request
    lock = try FolderLock(path: request.stampFolder, ifHeld: BatchTexts.inUse)
    guard let scratch = ScratchFolder() else { throw .noScratchFolder }
    self.scratch = scratch
    progress = BatchProgress(studies: manifest.studies.count)
    for study in manifest.studies {
      if let outcome = Self.settled(study, request) {
        outcomes.append(outcome)
        progress.note(outcome)
      } else {
        waiting.append(study)
      }
    }
    waiting.sort { ($0.weight, $1.row) < ($1.weight, $0.row) }
    progress.begin(waiting)
  }

  /// What is known without a process: a row that names no study, and results that can be kept.
  private static func settled(_ study: BatchStudy, _ request: BatchRequest) -> BatchOutcome? {
    if let defect = study.defect {
      return BatchOutcome(study: study, failure: defect.sentence)
    }
    let folder = request.folder(of: study)
    guard let stamp = CityStamp(path: request.stampPath(of: study)),
      stamp.holds(
        in: folder, version: request.version, arguments: request.arguments(of: study)),
      let contents = try? FileContents(path: "\(folder)/summary.json"),
      let figures = CitySummary(contents)?.figures,
      // What was left out may be there by now.
      !figures.isIncomplete
    else { return nil }
    return BatchOutcome(
      study: study, exit: 0, seconds: stamp.seconds, peakMemory: figures.peakMemory,
      figures: figures, isKept: true)
  }

  /// What is known before anything is run; nil where nothing is to be run.
  public var expected: [BatchOutcome]? {
    guard !waiting.isEmpty else { return nil }
    let open = waiting.map { BatchOutcome(study: $0, failure: BatchTexts.notExamined) }
    return (outcomes + open).sorted { $0.study.row < $1.study.row }
  }

  /// Runs all that is to be run.
  ///
  /// - Parameters:
  ///   - tell: hears how far the batch is.
  ///   - isStopped: whether somebody wants it to end; then what runs is ended too.
  /// - Returns: what became of each row, in their order; nil where it was stopped. What was done until then is kept.
  /// - Throws: where the batch cannot write.
  public mutating func run(
    tell: (BatchProgress) -> Void, isStopped: () -> Bool
  ) async throws(OutputError) -> [BatchOutcome]? {
    defer { for study in running { study.process.end() } }
    while !waiting.isEmpty || !running.isEmpty {
      if isStopped() { return nil }
      startMore()
      try endSome()
      tell(progress)
      try? await Task.sleep(for: Self.pause)
    }
    return outcomes.map(verified).sorted { $0.study.row < $1.study.row }
  }

  /// Results that somebody else has put in the place of those of this batch are not its own.
  private func verified(_ outcome: BatchOutcome) -> BatchOutcome {
    guard outcome.isDone else { return outcome }
    let stamp = CityStamp(path: request.stampPath(of: outcome.study))
    guard stamp?.isOfRun(in: request.folder(of: outcome.study)) ?? false else {
      return BatchOutcome(study: outcome.study, failure: BatchTexts.changedMeanwhile)
    }
    return outcome
  }

  private mutating func startMore() {
    while running.count < request.jobs, let study = waiting.popLast() {
      let errorFile = "\(scratch.path)/\(study.row)"
      let start = RunningProcess.start(
        request.program, request.command(of: study), errorFile: errorFile, lifeline: lifeline,
        leadsSession: true)
      switch start {
      case .started(let process):
        running.append(RunningStudy(study: study, process: process))
      case .notStarted(let words):
        finish(BatchOutcome(study: study, failure: BatchTexts.notStarted(words)))
      }
    }
  }

  private mutating func endSome() throws(OutputError) {
    var left: [RunningStudy] = []
    for study in running {
      if let outcome = try outcome(of: study) { finish(outcome) } else { left.append(study) }
    }
    running = left
  }

  private mutating func finish(_ outcome: BatchOutcome) {
    outcomes.append(outcome)
    progress.note(outcome)
  }

  /// nil while it runs.
  private func outcome(of running: RunningStudy) throws(OutputError) -> BatchOutcome? {
    let (study, process) = (running.study, running.process)
    var outcome = BatchOutcome(study: study, exit: process.poll())
    if outcome.exit == nil, let reason = excess(of: process) {
      process.end()
      (outcome.failure, outcome.exit) = (reason, process.poll())
    }
    guard let exit = outcome.exit else { return nil }
    (outcome.seconds, outcome.peakMemory) = (process.seconds, process.peakMemory)
    if outcome.failure == nil && exit != 0 { outcome.failure = reason(of: study, exit: exit) }
    if outcome.failure == nil { try takeResults(of: &outcome) }
    return outcome
  }

  /// Why a process is not to go on; nil where it is.
  private func excess(of process: RunningProcess) -> LocalizedText? {
    if let limit = request.timeLimit, process.seconds > limit {
      return BatchTexts.timeLimit(seconds: limit)
    }
    if let limit = request.memoryLimit, process.peakMemory > limit {
      return BatchTexts.memoryLimit(bytes: limit)
    }
    return nil
  }

  /// What a process said, or what its end tells.
  private func reason(of study: BatchStudy, exit: Int32) -> LocalizedText {
    if exit > 128 { return BatchTexts.ended(bySignal: exit - 128) }
    let text = String(decoding: scratch.read("\(study.row)") ?? [], as: UTF8.self)
    let line = text.split(whereSeparator: \.isNewline).first.map { String($0).printable } ?? ""
    let name = "lifecircle: "
    let words = line.hasPrefix(name) ? String(line.dropFirst(name.count)) : line
    return words.isEmpty ? BatchTexts.ended(withStatus: exit) : LocalizedText(words)
  }

  private func takeResults(of outcome: inout BatchOutcome) throws(OutputError) {
    let study = outcome.study
    let folder = request.folder(of: study)
    let stamp = CityStamp(
      folder: folder, names: request.resultNames, version: request.version,
      arguments: request.arguments(of: study), seconds: outcome.seconds ?? 0)
    guard let stamp, let contents = try? FileContents(path: "\(folder)/summary.json"),
      let figures = CitySummary(contents)?.figures
    else {
      outcome.failure = BatchTexts.noResults
      return
    }
    outcome.figures = figures
    outcome.peakMemory = figures.peakMemory ?? outcome.peakMemory
    try NewFile.replace(
      stamp.bytes, in: request.stampFolder, name: request.stampName(of: study))
  }
}

/// A study that is being examined.
private struct RunningStudy {
  let study: BatchStudy
  let process: RunningProcess
}
