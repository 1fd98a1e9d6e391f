import Assessment
import CityReading
import Reporting
import RunFiles
import SpatialIndexing
import Wording

/// What all runs of the command have: a clock, a progress bar, and a place for the results.
struct CommandRun {
  let common: CommonFlags
  let progress: RunProgress
  private let stopwatch = RunStopwatch()

  init(_ common: CommonFlags) {
    self.common = common
    progress = RunProgress(
      bar: ProgressBar(common.quiet ? .never : common.progress), language: common.chosenLanguage)
  }

  var language: Language { progress.language }
  /// Since the run began.
  var seconds: Double { stopwatch.seconds }

  /// Reads the study and its files.
  ///
  /// - Parameters:
  ///   - shortfalls: of runs that look at idle premises and projects.
  ///   - limits: what is asked of the premises.
  func read(
    _ flags: StudyFlags, shortfalls: ShortfallFlags? = nil, limits: Set<CandidateLimit> = [],
    allowsPartial: Bool = false
  ) throws(InputError) -> StudyInput {
    var study = try flags.makeStudy()
    shortfalls?.replace(in: &study)
    return try read(
      study, index: flags.index, limits: shortfalls.map { _ in limits },
      allowsPartial: allowsPartial)
  }

  /// Reads the files of a study.
  ///
  /// - Parameters:
  ///   - limits: what is asked of idle premises; nil: they are not read.
  ///   - prepare: says what else is read or need not be there.
  func read(
    _ study: Study, index: IndexStrategy, limits: Set<CandidateLimit>? = nil,
    allowsPartial: Bool = false, prepare: (inout CityReader) -> Void = { _ in }
  ) throws(InputError) -> StudyInput {
    progress.tell(RunTexts.reading, 0)
    var reader = CityReader(study, language: language, allowsPartial: allowsPartial)
    reader.registerLimits = limits
    prepare(&reader)
    let city = try reader.read()
    let options = AssessmentOptions(city, study, threads: common.chosenThreads, index: index)
    return StudyInput(study: study, city: city, options: options)
  }

  /// The clock of a run whose files have just been read.
  func clock(after input: CityInput) -> RunClock {
    RunClock(read: seconds - input.networkSeconds, network: input.networkSeconds)
  }

  /// The folder of the results; nil where the summary alone goes to the standard output.
  ///
  /// - Parameters:
  ///   - names: of all files that such a run may write.
  ///   - starts: of results whose names others use too; they are among the names where the run writes them.
  ///   - inputs: files that must not be replaced.
  func openFolder(
    names: [String], starts: [ResultMarker] = [], inputs: [InputFile]
  ) throws(OutputError) -> OutputFolder? {
    if common.isToStandardOutput { return nil }
    return try OutputFolder(
      path: common.out, names: names, marker: RunRecord.marker, starts: starts,
      inputs: inputs.map(\.path))
  }

  /// Writes the files and the summary, makes them visible, and prints what the run says at its end
  /// unless it is to be quiet.
  ///
  /// - Parameter clock: what came before the writing.
  func deliver(
    to folder: OutputFolder?, clock: RunClock, files: (OutputFolder) throws -> Void,
    summary: (RunClock, Int?) -> [UInt8], text: (TerminalStyle) -> String
  ) throws {
    let writing = RunStopwatch()
    if let folder { try files(folder) }
    var clock = clock
    clock.write = writing.seconds
    clock.total = seconds
    let bytes = summary(clock, PeakMemory.bytes())
    guard let folder else { return try print(bytes) }
    try folder.write(bytes, as: "summary.json")
    try folder.commit()
    progress.bar.finish()
    if !common.quiet { try print(Array(text(TerminalStyle(of: .output)).utf8)) }
  }

  private func print(_ bytes: [UInt8]) throws(OutputError) {
    let failure = StandardStream.output.write(bytes)
    guard failure == 0 else { throw OutputError(standardOutput: failure) }
  }
}

/// A study with what its files say.
struct StudyInput {
  let study: Study
  let city: CityInput
  let options: AssessmentOptions
}

/// How far a run is, in the language of the run. May be told from any task.
struct RunProgress: Sendable {
  let bar: ProgressBar
  let language: Language

  /// - Parameter fraction: of the whole run, 0…1.
  func tell(_ step: LocalizedText, _ fraction: Double) {
    bar.update(fraction, step: step[language])
  }
}

extension CircleAssessment.Step {
  var name: LocalizedText {
    switch self {
    case .prepare: RunTexts.preparing
    case .coverage: RunTexts.coveredArea
    case .network: RunTexts.network
    case .distance: RunTexts.distances
    case .score: RunTexts.verdicts
    }
  }

  /// Where the whole run is when `share` of this step is done.
  func fraction(_ share: Double) -> Double {
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

extension AssessmentOptions {
  /// What a study asks for, with the metric and the measure that its files allow.
  init(_ input: CityInput, _ study: Study, threads: Int, index: IndexStrategy) {
    self.init()
    self.index = index
    metric = input.metric
    measure = input.measure
    threshold = study.threshold
    detour = study.detour ?? detour
    walkSpeed = study.walkSpeed ?? walkSpeed
    cell = study.cell ?? cell
    snapLimit = study.snapLimit ?? snapLimit
    types = study.types
    self.threads = threads
  }
}
