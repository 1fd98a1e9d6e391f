import CityData
import Examination
import Reporting
import Siting

/// One run of `site` in a city, from files to files.
struct CitySiteRun {
  let command: SiteCommand
  let language: Language
  private let clock = RunStopwatch()
  private let progress: ProgressBar

  init(command: SiteCommand, language: Language) {
    self.command = command
    self.language = language
    progress = ProgressBar(command.common.quiet ? .never : command.common.progress)
  }

  func run() async throws {
    defer { progress.finish() }
    progress.update(0, step: RunStep.reading[language])
    let question = try SiteQuestion(command, language)
    let read = clock.seconds
    let output = try RunOutput(
      command.common, names: SitingRecord.fileNames, inputs: question.inputs.map(\.path))
    let record = command.types.count > 1 ? try await plan(question) : try await site(question)
    let (solve, writing) = (clock.seconds - read, RunStopwatch())
    try output.write(record.write)
    let summary = record.siting.summary(
      seconds: (read, solve, writing.seconds, clock.seconds), peakMemory: PeakMemory.bytes())
    progress.finish()
    try output.finish(summary)
    output.show { record.terminalText(folder: command.common.out, style: $0) }
  }

  /// A search whose time begins now.
  private func startSearch() -> SitingSearch {
    let (stopwatch, limit) = (RunStopwatch(), command.timeLimit ?? .infinity)
    return SitingSearch(exact: command.exact) { stopwatch.seconds >= limit }
  }

  private func siting(
    _ question: SiteQuestion, type: String, reach: Double, stretch: Double = 1, costs: Bool
  ) async throws(ExaminationError) -> CitySiting {
    let (progress, name) = (progress, Self.reaching[language])
    return try await CitySiting(
      question.input.city, standard: question.standard, options: question.options, type: type,
      candidates: question.candidates, reach: reach, stretch: stretch,
      equity: command.choice.equity, costs: costs
    ) { progress.update(0.2 + 0.5 * $0, step: name) }
  }

  /// That some candidate may hold some type.
  private func check(
    _ sitings: [CitySiting], _ question: SiteQuestion
  ) throws(InputError) {
    guard sitings.allSatisfy({ $0.unsuitable == $0.candidates.count }) else { return }
    throw InputError.data(file: question.candidateFile, row: nil, .noneSuitable)
  }

  private func site(_ question: SiteQuestion) async throws -> CitySitingRecord {
    if command.model == .pcenter { return try await siteCenter(question) }
    let reach = command.model == .pmedian ? 3.0 : 1
    let siting = try await siting(
      question, type: command.types[0], reach: reach, costs: command.choice.budget != nil)
    try check([siting], question)
    let values = command.choice.objective == .circle ? try await circleValues(question) : nil
    progress.update(0.7, step: Self.solving[language])
    let answer = SiteAnswer(siting, command, values: values, search: startSearch())
    return try CitySitingRecord(question, siting, answer, command, language)
  }

  /// Looks farther and farther, until so many sites reach all demand that a candidate reaches.
  private func siteCenter(_ question: SiteQuestion) async throws -> CitySitingRecord {
    let search = startSearch()
    for stretch in [1.0, 2, 4, 8, 16, 32] {
      do {
        let siting = try await siting(
          question, type: command.types[0], reach: 3, stretch: stretch, costs: false)
        try check([siting], question)
        progress.update(0.7, step: Self.solving[language])
        let count = command.count ?? 0
        if let answer = siting.problem.center(count: count, search: search) {
          return try CitySitingRecord(
            question, siting, SiteAnswer(answer: answer), command, language)
        }
      } catch ExaminationError.radiusOutOfRange {
        break
      }
    }
    throw InputError.data(
      file: question.candidateFile, row: nil, .tooFewSites(command.count ?? 0))
  }

  /// 1 for each community of which the type is all that its circle misses, 0 for the others.
  private func circleValues(_ question: SiteQuestion) async throws(ExaminationError) -> [Double] {
    let result = try await CircleExamination.run(
      question.input.city, standard: question.standard, options: question.options)
    let type = result.types.firstIndex { $0.id == command.types[0] } ?? 0
    let circle = question.standard.circles.firstIndex {
      $0.minutes == result.types[type].circle
    }
    return result.circles.map { circles in
      circle.map { circles[$0].missed == [type] } ?? false ? 1 : 0
    }
  }

  private func plan(_ question: SiteQuestion) async throws -> CitySitingRecord {
    var sitings: [CitySiting] = []
    for type in command.types {
      sitings.append(try await siting(question, type: type, reach: 1, costs: true))
    }
    try check(sitings, question)
    progress.update(0.7, step: Self.solving[language])
    let plan = SitePlan(sitings, budget: command.choice.budget ?? 0, search: startSearch())
    var baseline = try await Baseline(
      question.input.city, standard: question.standard, options: question.options)
    let steps = try plan.steps.map { step in
      try PlannedStep(step, sitings[step.type], &baseline, question.standard)
    }
    return try CitySitingRecord(question, sitings, plan, steps, command, language)
  }

  private static let reaching = LocalizedText(zh: "候选点服务范围", en: "what candidates reach")
  private static let solving = LocalizedText(zh: "选址", en: "siting")
}

extension InputMessage {
  fileprivate static let noneSuitable = InputMessage(
    problem: LocalizedText(
      zh: "没有面积和用途相符的候选点", en: "every candidate site is too small or may not hold the type"),
    fix: LocalizedText(
      zh: "请检查面积和可用类型两列", en: "check the floor areas and the types that sites may hold"))

  fileprivate static func tooFewSites(_ count: Int) -> InputMessage {
    InputMessage(
      problem: LocalizedText(
        zh: "\(count) 处选址无法到达候选点可达的全部需求",
        en: "no \(count) sites were found that reach all demand that some candidate reaches"),
      fix: LocalizedText(zh: "请加大 --count", en: "raise --count"))
  }
}
