import CityData
import Examination
import FacilityLocation
import Reporting
import Siting

/// One run of `site` on a given matrix, from files to files.
struct MatrixSiteRun {
  let command: SiteCommand
  let language: Language
  private let clock = RunStopwatch()

  init(command: SiteCommand, language: Language) {
    self.command = command
    self.language = language
  }

  func run() throws {
    var reader = CostMatrixReader(
      matrix: command.costMatrix, matrixFields: command.matrixFields.columns,
      demand: command.demand, demandFields: command.demandFields.columns,
      sites: command.limits.sites, siteFields: command.limits.sitesFields.columns,
      language: language)
    let matrix = try reader.read()
    let read = clock.seconds
    let output = try RunOutput(
      command.common, names: SitingRecord.fileNames, inputs: matrix.inputs.map(\.path))
    let solving = RunStopwatch()
    let record = try makeRecord(matrix)
    let (solve, writing) = (solving.seconds, RunStopwatch())
    try output.write { folder in
      try folder.write(record.siteTable(), as: "sites.csv")
      try folder.write(record.problemTable(), as: "problems.csv")
    }
    try output.finish(
      record.summary(
        seconds: (read, solve, writing.seconds, clock.seconds), peakMemory: PeakMemory.bytes()))
    try output.show { record.terminalText(folder: command.common.out, style: $0) }
  }

  private func makeRecord(_ matrix: CostMatrix) throws(InputError) -> SitingRecord {
    let problem = SitingProblem(
      weights: matrix.weights,
      pairs: SitePairs(starts: matrix.starts, demands: matrix.demands, distances: matrix.costs),
      costs: command.count == nil ? matrix.siteCosts : nil, capacities: capacities(matrix))
    let answer = try solve(problem, matrix)
    let reach = coverageRadius(answer)
    let covered = problem.covered(afterEachOf: answer.sites, radius: reach)
    let unreachable = problem.unreachable(radius: reach)
    let sites = answer.sites.indices.map {
      SitingRecord.Site(
        id: matrix.siteIDs[answer.sites[$0]], gain: answer.gains[$0], covered: covered[$0],
        limits: answer.limits(of: $0, in: problem))
    }
    return SitingRecord(
      model: command.model.rawValue, radius: command.radius, count: command.count,
      isExact: command.exact, sites: sites, objective: answer.objective, bound: answer.bound,
      gap: answer.gap, isProven: answer.isProven, isTimeOver: answer.isTimeOver,
      iterations: answer.iterations, nodes: answer.nodes, demandCount: matrix.demandIDs.count,
      candidateCount: matrix.siteIDs.count, pairCount: matrix.demands.count,
      weight: matrix.weights.reduce(0, +), unreachable: unreachable.count, inputs: matrix.inputs,
      assumed: matrix.assumed,
      problems: matrix.problems + problems(unreachable, answer, problem, matrix),
      language: language)
  }

  /// nil when nothing limits what a site can serve.
  private func capacities(_ matrix: CostMatrix) -> [Double]? {
    let common = command.limits.capacity
    guard command.model.allowsCapacity && (common != nil || matrix.capacities != nil) else {
      return nil
    }
    return matrix.siteIDs.indices.map { matrix.capacities?[$0] ?? common ?? .infinity }
  }

  /// Within which cost a place counts as covered in the tables.
  private func coverageRadius(_ answer: SitingAnswer) -> Double {
    switch command.model {
    case .mclp, .lscp, .pmedian, .fix: command.radius ?? .greatestFiniteMagnitude
    case .pcenter: answer.objective
    }
  }

  private func solve(
    _ problem: SitingProblem, _ matrix: CostMatrix
  ) throws(InputError) -> SitingAnswer {
    let (stopwatch, limit) = (RunStopwatch(), command.timeLimit ?? .infinity)
    let search = SitingSearch(exact: command.exact) { stopwatch.seconds >= limit }
    let (radius, count) = (command.radius ?? 0, command.count ?? 0)
    let budget = command.choice.budget ?? Double(count)
    switch command.model {
    case .mclp:
      return problem.maximalCovering(radius: radius, budget: budget, search: search)
    case .lscp, .fix: return problem.setCovering(radius: radius, search: search)
    case .pmedian:
      return problem.median(limit: matrix.largestCost, budget: budget, search: search)
    case .pcenter:
      if let answer = problem.center(count: count, search: search) { return answer }
      throw .data(file: command.costMatrix, row: nil, .tooFewSites(count))
    }
  }

  /// What no site covers, and what the p-median counts at the largest cost.
  private func problems(
    _ unreachable: [Int], _ answer: SitingAnswer, _ problem: SitingProblem, _ matrix: CostMatrix
  ) -> [InputProblem] {
    var problems = unreachable.map {
      note(.unreachableDemand, .warning, feature: matrix.demandIDs[$0], .skipped)
    }
    if matrix.capacities != nil && !command.model.allowsCapacity {
      problems.append(note(.capacitiesIgnored, .warning, feature: nil, .skipped))
    }
    guard command.model == .pmedian else { return problems }
    let unserved = problem.unserved(answer.sites)
    if unserved > 0 {
      let text = InputMessage.unservedDemand(unserved, cost: matrix.largestCost)
      problems.append(note(text, .info, feature: nil, .assumed))
    }
    return problems
  }

  private func note(
    _ message: InputMessage, _ severity: InputProblem.Severity, feature: String?,
    _ action: InputProblem.Action
  ) -> InputProblem {
    InputProblem(
      severity: severity, file: command.costMatrix, feature: feature,
      problem: message.problem[language], action: action, fix: message.fix[language])
  }
}

extension SitingProblem {
  /// Demand places without a pair to any of `sites`.
  fileprivate func unserved(_ sites: [Int]) -> Int {
    var isServed = openDistances.map(\.isFinite)
    for site in sites {
      for pair in pairs.row(site) { isServed[Int(pairs.demands[pair])] = true }
    }
    return isServed.count { !$0 }
  }
}

extension InputMessage {
  fileprivate static let unreachableDemand = InputMessage(
    problem: LocalizedText(zh: "没有候选点能覆盖该需求点", en: "no site covers this demand place"),
    fix: LocalizedText(zh: "请增加候选点或加大半径", en: "add a site near it or a larger radius"))

  fileprivate static let capacitiesIgnored = InputMessage(
    problem: LocalizedText(
      zh: "该模型不考虑候选点容量", en: "this model does not look at the capacities of sites"),
    fix: LocalizedText(zh: "请使用mclp或pmedian", en: "use mclp or pmedian"))

  fileprivate static func unservedDemand(_ count: Int, cost: Double) -> InputMessage {
    InputMessage(
      problem: LocalizedText(
        zh: "\(count)个需求点与所选各点之间没有费用,按最大费用\(cost)计",
        en: "\(count) demand places have no cost to a chosen site and count the largest, \(cost)"),
      fix: LocalizedText(zh: "请补全费用表", en: "complete the matrix"))
  }

  fileprivate static func tooFewSites(_ count: Int) -> InputMessage {
    InputMessage(
      problem: LocalizedText(
        zh: "\(count)个点无法到达所有可达的需求点",
        en: "no \(count) sites were found that reach every demand place that has a row"),
      fix: LocalizedText(zh: "请加大--count或补全费用表", en: "raise --count or complete the matrix"))
  }
}
