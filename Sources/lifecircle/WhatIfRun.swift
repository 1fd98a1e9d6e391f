import Assessment
import CityReading
import FacilityLocation
import Reporting
import RunFiles
import TableFiles
import WhatIf
import Wording

/// One run of `whatif`, from files to files.
struct WhatIfRun {
  let command: WhatIfCommand
  let language: Language
  private let clock = RunStopwatch()
  private let progress: ProgressBar

  init(command: WhatIfCommand, language: Language) {
    self.command = command
    self.language = language
    progress = ProgressBar(command.common.quiet ? .never : command.common.progress)
  }

  func run() async throws {
    defer { progress.finish() }
    let study = try command.flags.makeStudy()
    progress.update(0, step: RunStep.reading[language])
    let input = try CityReader(study, language: language).read()
    let scenarios = ScenarioFiles(paths: command.scenario, for: input)
    let inputs = input.inputs + scenarios.files.map(\.file)
    let output = try RunOutput(
      command.common, names: RunRecord.fileNames, inputs: inputs.map(\.path))
    let read = clock.seconds - input.networkSeconds
    let steps = StepClock()
    let options = AssessmentOptions(
      input, study, threads: command.common.chosenThreads, index: command.flags.index)
    var baseline = try await examine(input, options, steps)
    let timing = steps.timing
    let work = RunStopwatch()
    let people = CommunityPeople(input.city, measure: options.measure)
    let outcomes = try workOut(scenarios, &baseline, people)
    var record = WhatIfRecord(
      base: RunRecord(input, result: baseline.result(), language: language), outcomes: outcomes,
      people: people, standings: try await standings(outcomes, baseline, people))
    record.base.inputs = inputs
    record.base.result.timing = timing
    let seconds = work.seconds
    let write = RunStopwatch()
    try output.write { folder in
      try record.write(command.format.formats, to: folder)
    }
    let summary = record.summary(
      clock: RunClock(
        read: read, network: input.networkSeconds, write: write.seconds, scenarios: seconds,
        total: clock.seconds),
      peakMemory: PeakMemory.bytes())
    try output.finish(summary)
    progress.finish()
    try output.show { report(record, style: $0) }
  }

  private func examine(
    _ input: CityInput, _ options: AssessmentOptions, _ steps: StepClock
  ) async throws -> Baseline {
    let (progress, language) = (progress, language)
    return try await Baseline(input.city, standard: input.standard, options: options) {
      step, share in
      steps.enter(step)
      progress.update(step.fraction(share) * Self.baselineShare, step: RunStep.name(step)[language])
    }
  }

  /// Share of a run until the city is examined.
  private static let baselineShare = 0.6

  /// What each scenario does.
  ///
  /// - Throws: everything that is wrong in any of them, by file and line.
  private func workOut(
    _ scenarios: ScenarioFiles, _ baseline: inout Baseline, _ people: CommunityPeople
  ) throws(CommandFailure) -> [ScenarioOutcome] {
    var outcomes: [ScenarioOutcome] = []
    var problems: [InputError] = []
    for file in scenarios.files {
      do throws(ScenarioError) {
        outcomes.append(try baseline.outcome(of: file.scenario, people: people))
      } catch {
        problems += error.problems.map(file.error(for:))
      }
    }
    let all = scenarios.problems(with: problems)
    guard all.isEmpty else { throw CommandFailure(all, language) }
    return outcomes
  }

  /// nil for a single scenario, which there is nothing to compare with.
  private func standings(
    _ outcomes: [ScenarioOutcome], _ baseline: Baseline, _ people: CommunityPeople
  ) async throws(AssessmentError) -> ScenarioStandings? {
    guard outcomes.count > 1 else { return nil }
    let (progress, name) = (progress, Self.comparing[language])
    return try await ScenarioStandings(of: outcomes, on: baseline, people: people) {
      progress.update(Self.baselineShare + (1 - Self.baselineShare) * $0, step: name)
    }
  }

  private static let comparing = LocalizedText(zh: "比较情景", en: "comparing scenarios")

  private func report(_ record: WhatIfRecord, style: TerminalStyle) -> String {
    let files =
      command.format.formats.contains(.csv)
      ? WhatIfRecord.fileNames : ["problems.csv", "summary.json"]
    return WhatIfReport(of: record, folder: command.common.out, files: files, style: style).text
  }
}
