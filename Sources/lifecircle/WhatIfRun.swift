import Assessment
import CityReading
import Reporting
import RunFiles
import WhatIf
import Wording

/// One run of `whatif`, from files to files.
struct WhatIfRun {
  let command: WhatIfCommand
  private let frame: CommandRun

  init(command: WhatIfCommand) {
    self.command = command
    frame = CommandRun(command.common)
  }

  func run() async throws {
    defer { frame.progress.bar.finish() }
    let read = try frame.read(command.flags)
    let input = read.city
    let scenarios = ScenarioFiles(paths: command.scenario, for: input)
    let inputs = input.inputs + scenarios.files.map(\.file)
    let folder = try frame.openFolder(
      names: RunRecord.fileNames, starts: [RunRecord.facilityFile], inputs: inputs)
    var clock = frame.clock(after: input)
    let steps = StepClock(first: CircleAssessment.Step.prepare)
    var baseline = try await examine(read, steps)
    let timing = AssessmentTiming(steps)
    let work = RunStopwatch()
    let people = CommunityPeople(input.city, measure: baseline.options.measure)
    let outcomes = try workOut(scenarios, &baseline, people: people)
    var record = WhatIfRecord(
      base: RunRecord(input, result: baseline.result(), language: frame.language),
      outcomes: outcomes, people: people,
      standings: try await standings(outcomes, baseline, people: people))
    record.base.inputs = inputs
    record.base.result.timing = timing
    clock.scenarios = work.seconds
    try frame.deliver(to: folder, clock: clock) {
      try record.write(command.format.formats, to: $0)
    } summary: {
      record.summary(clock: $0, peakMemory: $1)
    } text: {
      report(record, style: $0)
    }
  }

  private func examine(
    _ read: StudyInput, _ steps: StepClock<CircleAssessment.Step>
  ) async throws -> Baseline {
    let progress = frame.progress
    return try await Baseline(
      read.city.city, standard: read.city.standard, options: read.options
    ) { step, share in
      steps.enter(step)
      progress.tell(step.name, step.fraction(share) * Self.baselineShare)
    }
  }

  /// Share of a run until the city is examined.
  private static let baselineShare = 0.6

  /// What each scenario does.
  ///
  /// - Throws: everything that is wrong in any of them, by file and line.
  private func workOut(
    _ scenarios: ScenarioFiles, _ baseline: inout Baseline, people: CommunityPeople
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
    guard all.isEmpty else { throw CommandFailure(all, frame.language) }
    return outcomes
  }

  /// nil for a single scenario, which there is nothing to compare with.
  private func standings(
    _ outcomes: [ScenarioOutcome], _ baseline: Baseline, people: CommunityPeople
  ) async throws(AssessmentError) -> ScenarioStandings? {
    guard outcomes.count > 1 else { return nil }
    let progress = frame.progress
    return try await ScenarioStandings(of: outcomes, on: baseline, people: people) {
      progress.tell(
        RunTexts.comparingScenarios, Self.baselineShare + (1 - Self.baselineShare) * $0)
    }
  }

  private func report(_ record: WhatIfRecord, style: TerminalStyle) -> String {
    let files = WhatIfRecord.fileNames(for: command.format.formats)
    return WhatIfReport(of: record, folder: command.common.out, files: files, style: style).text
  }
}

extension AssessmentTiming {
  fileprivate init(_ steps: StepClock<CircleAssessment.Step>) {
    self.init()
    for (step, seconds) in steps.seconds {
      switch step {
      case .prepare: prepare += seconds
      case .network: network += seconds
      case .coverage: coverage += seconds
      case .distance: distance += seconds
      case .score: score += seconds
      }
    }
  }
}
