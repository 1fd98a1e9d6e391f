import Assessment
import CityReading
import CitySiting
import FacilityLocation
import Reporting
import RunFiles
import WhatIf
import Wording

/// One run of `site` in a city, from files to files.
struct CitySiteRun {
  let command: SiteCommand
  private let frame: CommandRun

  init(command: SiteCommand) {
    self.command = command
    frame = CommandRun(command.common)
  }

  func run() async throws {
    defer { frame.progress.bar.finish() }
    var question = try SiteQuestion(command, frame)
    try await question.addNetworkProblems(frame.language)
    var clock = RunClock(read: frame.seconds)
    let folder = try frame.openFolder(names: SitingRecord.fileNames, inputs: question.inputs)
    var record = command.types.count > 1 ? try await plan(question) : try await site(question)
    if command.formats.contains(.html) {
      record.page = try await ProposalPage(
        input: question.input, standard: question.standard, options: question.options,
        language: frame.language
      ).bytes(kind: "site", of: record.proposals, tables: record.pageTables)
    }
    clock.solve = frame.seconds - clock.read
    try frame.deliver(to: folder, clock: clock) {
      try record.write(command.formats, to: $0)
    } summary: {
      record.siting.summary(clock: $0, peakMemory: $1)
    } text: {
      record.siting.terminalText(
        folder: command.common.out, files: record.fileNames(for: command.formats), style: $0)
    }
  }

  private func source(_ question: SiteQuestion) -> CitySitingSource {
    var source = CitySitingSource(
      request: command.request(in: frame.language), city: question.input.city,
      local: question.input.local, metric: question.options.metric,
      candidateFile: question.candidateFile, inputs: question.inputs, assumed: question.assumed,
      problems: question.problems)
    source.alerts = question.alerts
    source.leftOut = question.leftOut
    return source
  }

  private func siting(
    _ question: SiteQuestion, type: String, reach: Double, costs: Bool
  ) async throws(AssessmentError) -> CitySiteModels {
    let progress = frame.progress
    return try await CitySiteModels(
      question.input.city, standard: question.standard, options: question.options, type: type,
      candidates: question.candidates, reach: reach, equity: command.choice.equity, costs: costs,
      capacity: command.limits.capacity
    ) { progress.tell(RunTexts.reachOfCandidates, 0.2 + 0.5 * $0) }
  }

  /// That some candidate may hold some type.
  private func check(
    _ sitings: [CitySiteModels], _ question: SiteQuestion
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
    var answer = try await answer(question, siting)
    answer.examined = try await examined(answer.choice, of: siting, in: question)
    return try CitySitingRecord(answer, of: siting, from: source(question))
  }

  private func answer(
    _ question: SiteQuestion, _ siting: CitySiteModels
  ) async throws(AssessmentError) -> SiteAnswer {
    let values = command.choice.objective == .circle ? try await circleValues(question) : nil
    frame.progress.tell(RunTexts.siting, 0.7)
    let search = command.startSearch()
    var answer = answer(siting, values: values, search: search)
    answer.plans = plans(
      nextTo: answer.choice, asked(of: siting, values: values), of: siting, search: search)
    return answer
  }

  private func answer(
    _ siting: CitySiteModels, values: [Double]?, search: SitingSearch
  ) -> SiteAnswer {
    switch command.model {
    case .mclp where command.choice.objective == .people:
      return SiteAnswer(choice: siting.maximalCovering(budget: budget, search: search))
    case .mclp:
      let (choice, met) = siting.newlyMeeting(values: values, budget: budget, search: search)
      return SiteAnswer(choice: choice, met: met, values: values)
    case .lscp: return SiteAnswer(choice: siting.setCovering(search: search))
    case .pmedian: return SiteAnswer(choice: siting.median(budget: budget, search: search))
    case .fix, .pcenter:
      let (choice, unfixable) = siting.cheapestFix(search: search)
      return SiteAnswer(choice: choice, unfixable: unfixable)
    }
  }

  private var budget: Double { command.choice.budget ?? Double(command.count ?? 0) }

  /// What the model is asked, to be asked again.
  private func asked(of siting: CitySiteModels, values: [Double]?) -> SitingQuestion {
    switch command.model {
    case .mclp where command.choice.objective == .people:
      .covering(radius: siting.limit, budget: budget)
    case .mclp:
      .meeting(
        radius: siting.limit, groups: siting.communities, values: values, budget: budget)
    case .lscp: .setCovering(radius: siting.limit)
    case .pmedian: .median(limit: siting.medianLimit, budget: budget)
    case .pcenter: .center(count: command.count ?? 0)
    case .fix: .fix(radius: siting.limit, groups: siting.communities)
    }
  }

  private func plans(
    nextTo best: SitingAnswer, _ question: SitingQuestion, of siting: CitySiteModels,
    search: SitingSearch
  ) -> SiteAnswer.Plans? {
    command.others.limits.map {
      SiteAnswer.Plans(
        siting.plans(nextTo: best, question, $0, search: search), share: command.others.share)
    }
  }

  /// What a what-if of the chosen sites finds, where the model counts cells; none knows capacities.
  private func examined(
    _ choice: SitingAnswer, of siting: CitySiteModels, in question: SiteQuestion
  ) async throws(AssessmentError) -> ExaminedSites? {
    guard siting.countsCells, command.limits.capacity == nil else { return nil }
    var options = question.options
    options.types = command.types
    var baseline = try await Baseline(
      question.input.city, standard: question.standard, options: options)
    return baseline.examine(choice.sites, of: siting)
  }

  private func circleValues(_ question: SiteQuestion) async throws(AssessmentError) -> [Double] {
    try await CitySiteModels.circleValues(
      question.input.city, standard: question.standard, options: question.options,
      type: command.types[0])
  }

  private func siteCenter(_ question: SiteQuestion) async throws -> CitySitingRecord {
    let progress = frame.progress
    let search = command.startSearch()
    let found = try await CitySiteModels.center(
      question.input.city, standard: question.standard, options: question.options,
      type: command.types[0], candidates: question.candidates, count: command.count ?? 0,
      search: search
    ) { progress.tell(RunTexts.reachOfCandidates, 0.2 + 0.5 * $0) }
    guard let found else {
      throw InputError.data(file: question.candidateFile, row: nil, .nobodyNear)
    }
    try check([found.siting], question)
    var answer = SiteAnswer(choice: found.answer)
    answer.plans = plans(
      nextTo: found.answer, asked(of: found.siting, values: nil), of: found.siting,
      search: search)
    return try CitySitingRecord(answer, of: found.siting, from: source(question))
  }

  private func plan(_ question: SiteQuestion) async throws -> CitySitingRecord {
    var sitings: [CitySiteModels] = []
    for type in command.types {
      sitings.append(try await siting(question, type: type, reach: 1, costs: true))
    }
    try check(sitings, question)
    frame.progress.tell(RunTexts.siting, 0.7)
    let plan = SitePlan(
      sitings, budget: command.choice.budget ?? 0, search: command.startSearch())
    var baseline = try await Baseline(
      question.input.city, standard: question.standard, options: question.options)
    let before = sitings.map { baseline.covered(of: $0) }
    let built = try baseline.build(plan, of: sitings)
    return try CitySitingRecord(
      plan, built: built, before: before, of: sitings,
      circles: question.standard.circles.map(\.minutes),
      candidates: question.candidates.count, from: source(question))
  }
}
