import CityData
import Examination
import FacilityLocation
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
    try output.show { record.terminalText(folder: command.common.out, style: $0) }
  }

  /// A search whose time begins now.
  private func startSearch() -> SitingSearch {
    let (stopwatch, limit) = (RunStopwatch(), command.timeLimit ?? .infinity)
    return SitingSearch(exact: command.exact) { stopwatch.seconds >= limit }
  }

  private func siting(
    _ question: SiteQuestion, type: String, reach: Double, costs: Bool
  ) async throws(ExaminationError) -> CitySiting {
    let (progress, name) = (progress, Self.reaching[language])
    return try await CitySiting(
      question.input.city, standard: question.standard, options: question.options, type: type,
      candidates: question.candidates, reach: reach, equity: command.choice.equity, costs: costs,
      capacity: command.limits.capacity
    ) { progress.update(0.2 + 0.5 * $0, step: name) }
  }

  /// That some candidate may hold some type.
  private func check(
    _ sitings: [CitySiting], _ question: SiteQuestion
  ) throws(InputError) {
    guard sitings.allSatisfy({ $0.exclusions.allSatisfy { $0 != nil } }) else { return }
    throw InputError.data(file: question.candidateFile, row: nil, .noneSuitable)
  }

  private func site(_ question: SiteQuestion) async throws -> CitySitingRecord {
    if command.model == .pcenter { return try await siteCenter(question) }
    let reach = command.model == .pmedian ? 3.0 : 1
    let siting = try await siting(
      question, type: command.types[0], reach: reach, costs: command.choice.budget != nil)
    try check([siting], question)
    let answer = try await answer(question, siting)
    return try CitySitingRecord(question, siting, answer, command, language)
  }

  private func answer(
    _ question: SiteQuestion, _ siting: CitySiting
  ) async throws(ExaminationError) -> SiteAnswer {
    let budget = command.choice.budget ?? Double(command.count ?? 0)
    let values = command.choice.objective == .circle ? try await circleValues(question) : nil
    progress.update(0.7, step: Self.solving[language])
    let search = startSearch()
    switch command.model {
    case .mclp where command.choice.objective == .people:
      return SiteAnswer(choice: siting.maximalCovering(budget: budget, search: search))
    case .mclp:
      let (choice, met) = siting.newlyMeeting(values: values, budget: budget, search: search)
      return SiteAnswer(choice: choice, met: met)
    case .lscp: return SiteAnswer(choice: siting.setCovering(search: search))
    case .pmedian: return SiteAnswer(choice: siting.median(budget: budget, search: search))
    case .fix, .pcenter:
      let (choice, unfixable) = siting.cheapestFix(search: search)
      return SiteAnswer(choice: choice, unfixable: unfixable)
    }
  }

  private func circleValues(_ question: SiteQuestion) async throws(ExaminationError) -> [Double] {
    try await CitySiting.circleValues(
      question.input.city, standard: question.standard, options: question.options,
      type: command.types[0])
  }

  private func siteCenter(_ question: SiteQuestion) async throws -> CitySitingRecord {
    let (progress, name) = (progress, Self.reaching[language])
    let found = try await CitySiting.center(
      question.input.city, standard: question.standard, options: question.options,
      type: command.types[0], candidates: question.candidates, count: command.count ?? 0,
      search: startSearch()
    ) { progress.update(0.2 + 0.5 * $0, step: name) }
    guard let found else {
      throw InputError.data(
        file: question.candidateFile, row: nil, .tooFewSites(command.count ?? 0))
    }
    try check([found.siting], question)
    return try CitySitingRecord(
      question, found.siting, SiteAnswer(choice: found.answer), command, language)
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
    let built = try baseline.build(plan, of: sitings)
    return try CitySitingRecord(question, sitings, plan, built, command, language)
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
