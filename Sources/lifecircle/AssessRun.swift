import Assessment
import CityReading
import Reporting
import RunFiles
import Wording

/// One run of `assess`, from files to files.
struct AssessRun {
  let command: AssessCommand
  private let frame: CommandRun

  init(command: AssessCommand) {
    self.command = command
    frame = CommandRun(command.common)
  }

  func run() async throws {
    defer { frame.progress.bar.finish() }
    let read = try frame.read(
      command.flags, shortfalls: command.shortfalls, allowsPartial: command.allowPartial)
    try checkCircle(of: read.city.standard, types: read.study.types)
    try checkSubjects(in: read.city.city)
    let clock = frame.clock(after: read.city)
    let folder = try frame.openFolder(
      names: fileNames, starts: [RunRecord.facilityFile], inputs: read.city.inputs)
    let result = try await assess(read)
    var record = RunRecord(read.city, result: result, language: frame.language)
    let homes = FacilityHomes(of: read.city.city, result, standard: read.city.standard)
    record.scores = read.scores(of: result, homes)
    record.shortfalls = Shortfalls(
      of: result, in: read.city.city, standard: read.city.standard, homes: homes,
      candidates: read.city.freeCandidates)
    record.acceptance = acceptance(of: result, read, homes)
    record.reach = try await reach(of: read)
    record.request = RunRequest(arguments: RequestWords.ofProcess, of: read.study)
    try await examineUnits(of: read, into: &record)
    if !command.documentSubjects.isEmpty { record.subjects = command.documentSubjects }
    try frame.deliver(to: folder, clock: clock) {
      record.drawPictures(command.format.formats)
      try record.write(command.format.formats, to: $0)
    } summary: {
      record.summary(clock: $0, peakMemory: $1)
    } text: {
      TerminalReport(
        of: record, folder: command.common.out,
        files: record.fileNames(for: command.format.formats), style: $0
      ).text
    }
    try failIfBelow(result)
  }

  /// A document about what is not in the city is refused before anything is measured.
  private func checkSubjects(in city: City) throws(CommandFailure) {
    for subject in command.documentSubjects {
      guard let message = subject.problem(in: city) else { continue }
      throw failure(2, message.sentence)
    }
  }

  private var fileNames: [String] {
    RunRecord.fileNames + (command.writeFacilities ? [RunRecord.facilityFile.name] : [])
  }

  private func assess(_ read: StudyInput) async throws -> AssessmentResult {
    var options = read.options
    options.keepsDemand = command.writeDemand
    options.measuresFacilities = command.writeFacilities
    options.measuresAdequacy = true
    options.measuresBalance = !command.skipBalance
    let progress = frame.progress
    return try await CircleAssessment.run(
      read.city.city, standard: read.city.standard, options: options
    ) { step, share in
      progress.tell(step.name, step.fraction(share))
    }
  }
}

extension AssessRun {
  /// nil where it is not asked for.
  private func reach(of read: StudyInput) async throws -> DrawnReach? {
    guard command.format.formats.contains(.reach) else { return nil }
    let flags = command.reach
    let progress = frame.progress
    let areas = try ReachAreas(
      read.city.city, standard: read.city.standard, options: read.options,
      tolerance: flags.reachTolerance
    ) { try GEOSOverlay() }
    return DrawnReach(
      areas: try await areas.areas(of: flags.reachOf) { progress.tell(RunTexts.reach, $0) },
      tolerance: flags.reachTolerance)
  }

  /// Examines every layer of units in place of the communities.
  private func examineUnits(of read: StudyInput, into record: inout RunRecord) async throws {
    for unit in read.study.units {
      let own = try frame.read(read.study.examining(unit), index: command.flags.index)
      let result = try await assess(own)
      let homes = FacilityHomes(of: own.city.city, result, standard: own.city.standard)
      var examined = RunRecord(own.city, result: result, language: frame.language)
      examined.scores = own.scores(of: result, homes)
      record.takeProblems(ofLayer: unit.source.path, from: examined)
      record.units.append(UnitRecord(name: unit.title, circle: unit.circle, record: examined))
    }
  }

  private func acceptance(
    of result: AssessmentResult, _ read: StudyInput, _ homes: FacilityHomes
  ) -> [AcceptanceOutcome]? {
    guard read.city.city.acceptance != nil else { return nil }
    return AcceptanceJudge(
      read.city.city, standard: read.city.standard, homes: homes,
      examined: result.types.map(\.id), isComplete: !read.city.isPartial
    ).outcomes()
  }
}

extension StudyInput {
  /// The indices of an examination; those of balance only where it was measured.
  func scores(of result: AssessmentResult, _ homes: FacilityHomes) -> ExamScores {
    let (city, standard) = (self.city.city, self.city.standard)
    var governance = GovernanceFigures(city, standard: standard, homes: homes)
    governance.addVoices(of: city)
    governance[.projects] = city.projects?.completion(of: city.communities)
    return ExamScores(
      of: result, in: city, standard: standard, governance: governance,
      basis: study.indexBasis)
  }
}

/// `--fail-below`: the least share of communities that must meet the circle.
extension AssessRun {
  /// The circle that `--fail-below` judges, in minutes.
  private static let judgedCircle = 5

  /// `--fail-below` needs a required type to judge by.
  private func checkCircle(of standard: Standard, types: [String]?) throws(CommandFailure) {
    guard command.failBelow != nil else { return }
    let isJudged = standard.types.contains {
      $0.required && $0.circle == Self.judgedCircle && types?.contains($0.id) ?? true
    }
    guard !isJudged else { return }
    throw failure(2, AssessmentTexts.nothingToJudge(minutes: Self.judgedCircle))
  }

  private func failIfBelow(_ result: AssessmentResult) throws(CommandFailure) {
    guard let least = command.failBelow else { return }
    guard let share = result.shareMeeting(circle: Self.judgedCircle) else {
      throw failure(1, AssessmentTexts.nobodyToJudge(least: least))
    }
    guard share < least else { return }
    let percent = "\((share * 1000).rounded(.down) / 10) %"
    throw failure(
      1, AssessmentTexts.tooFewMeet(percent, minutes: Self.judgedCircle, least: least))
  }

  private func failure(_ status: Int32, _ text: LocalizedText) -> CommandFailure {
    CommandFailure(status: status, line: text[frame.language])
  }
}
