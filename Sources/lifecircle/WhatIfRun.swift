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
    let folder = try frame.openFolder(names: RunRecord.fileNames, inputs: inputs)
    var clock = frame.clock(after: input)
    let steps = StepClock(first: CircleAssessment.Step.prepare)
    var baseline = try await examine(read, steps)
    let timing = AssessmentTiming(steps)
    let work = RunStopwatch()
    let effects = try workOut(scenarios, &baseline)
    var record = try await compare(scenarios.files.map(\.scenario), effects, &baseline, input)
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

  /// The effect of each scenario.
  ///
  /// - Throws: everything that is wrong in any of them, by file and line.
  private func workOut(
    _ scenarios: ScenarioFiles, _ baseline: inout Baseline
  ) throws(CommandFailure) -> [ScenarioEffect] {
    var effects: [ScenarioEffect] = []
    var problems: [InputError] = []
    for file in scenarios.files {
      do throws(ScenarioError) {
        effects.append(try baseline.whatIf(file.scenario))
      } catch {
        problems += error.problems.map(file.error(for:))
      }
    }
    let all = scenarios.problems(with: problems)
    guard all.isEmpty else { throw CommandFailure(all, frame.language) }
    return effects
  }

  private func compare(
    _ scenarios: [Scenario], _ effects: [ScenarioEffect], _ baseline: inout Baseline,
    _ input: CityInput
  ) async throws -> WhatIfRecord {
    let people = CommunityPeople(input.city, measure: baseline.options.measure)
    var outcomes: [ScenarioOutcome] = []
    for (scenario, effect) in zip(scenarios, effects) {
      let figures = try ScenarioFigures(
        of: scenario, effect, in: &baseline, city: input.city, people: people)
      outcomes.append(ScenarioOutcome(of: scenario, effect: effect, figures: figures))
    }
    let base = RunRecord(input, result: baseline.result(), language: frame.language)
    return WhatIfRecord(
      base: base, outcomes: outcomes, people: people,
      standings: try await standings(scenarios, effects, baseline, input.city, people))
  }

  /// nil for a single scenario, which there is nothing to compare with.
  private func standings(
    _ scenarios: [Scenario], _ effects: [ScenarioEffect], _ baseline: Baseline, _ city: City,
    _ people: CommunityPeople
  ) async throws(AssessmentError) -> ScenarioStandings? {
    guard scenarios.count > 1 else { return nil }
    let progress = frame.progress
    return try await ScenarioStandings(
      scenarios, effects, baseline: baseline, city: city, people: people
    ) {
      progress.tell(
        RunTexts.comparingScenarios, Self.baselineShare + (1 - Self.baselineShare) * $0)
    }
  }

  private func report(_ record: WhatIfRecord, style: TerminalStyle) -> String {
    let files =
      command.format.formats.contains(.csv)
      ? WhatIfRecord.fileNames : ["problems.csv", "summary.json"]
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
