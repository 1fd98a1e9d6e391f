import CityReading
import FacilityLocation
import Reporting
import RunFiles
import Wording

/// One run of `site` on a given matrix, from files to files.
struct MatrixSiteRun {
  let command: SiteCommand
  private let frame: CommandRun

  init(command: SiteCommand) {
    self.command = command
    frame = CommandRun(command.common)
  }

  func run() throws {
    let matrix = try read()
    var clock = RunClock(read: frame.seconds)
    let folder = try frame.openFolder(names: SitingRecord.fileNames, inputs: matrix.inputs)
    let solving = RunStopwatch()
    let record = SitingRecord(
      try solve(problem(matrix), matrix), for: command.request(in: frame.language))
    clock.solve = solving.seconds
    try frame.deliver(to: folder, clock: clock) {
      try record.write(command.formats, to: $0)
    } summary: {
      record.summary(clock: $0, peakMemory: $1)
    } text: {
      record.terminalText(
        folder: command.common.out, files: record.fileNames(for: command.formats), style: $0)
    }
  }

  private func read() throws(InputError) -> CostMatrix {
    var reader = CostMatrixReader(
      matrix: command.costMatrix, matrixFields: command.matrixFields.columns,
      demand: command.demand, demandFields: command.demandFields.columns,
      sites: command.limits.sites, siteFields: command.limits.sitesFields.columns,
      existing: command.limits.existingIDs, language: frame.language)
    reader.question = MatrixQuestion(
      radius: [.mclp, .lscp].contains(command.model) ? command.radius : nil,
      hasBudget: command.choice.budget != nil)
    return try reader.read()
  }

  /// With the sites that exist open.
  private func problem(_ matrix: CostMatrix) -> SitingProblem {
    SitingProblem(
      weights: matrix.weights,
      pairs: SitePairs(starts: matrix.starts, demands: matrix.demands, distances: matrix.costs),
      costs: command.count == nil ? matrix.siteCosts : nil, capacities: capacities(matrix)
    ).fixing(open: matrix.existingSites)
  }

  /// nil when nothing limits what a site can serve.
  private func capacities(_ matrix: CostMatrix) -> [Double]? {
    let common = command.limits.capacity
    guard command.model.allowsCapacity && (common != nil || matrix.capacities != nil) else {
      return nil
    }
    return matrix.siteIDs.indices.map { matrix.capacities?[$0] ?? common ?? .infinity }
  }

  private func solve(
    _ problem: SitingProblem, _ matrix: CostMatrix
  ) throws(InputError) -> MatrixSiting {
    let (question, search) = (question, command.startSearch())
    guard let found = problem.answer(question, search: search) else {
      throw .data(file: command.demand, row: nil, .nobodyServed)
    }
    let answer = found.without(Set(matrix.existingSites))
    return MatrixSiting(
      answer, of: problem, matrix: matrix, path: command.costMatrix,
      plans: command.others.limits.map {
        problem.plans(nextTo: found, question, $0, search: search)
      }, share: command.others.share)
  }

  private var question: SitingQuestion {
    let limit = SitingProblem.costLimit(ofRadius: command.radius ?? 0)
    let count = command.count ?? 0
    let budget = command.choice.budget ?? Double(count)
    switch command.model {
    case .mclp: return .covering(radius: limit, budget: budget)
    case .lscp, .fix: return .setCovering(radius: limit)
    case .pmedian: return .median(limit: .greatestFiniteMagnitude, budget: budget)
    case .pcenter: return .center(count: count)
    }
  }
}

extension SiteCommand {
  /// A search whose time begins now.
  func startSearch() -> SitingSearch {
    let (stopwatch, limit) = (RunStopwatch(), timeLimit ?? .infinity)
    return SitingSearch(exact: exact) { stopwatch.seconds >= limit }
  }

  func request(in language: Language) -> SitingRequest {
    SitingRequest(
      model: types.count > 1 ? "plan" : model.rawValue, radius: radius, count: count,
      budget: choice.budget, isExact: exact, language: language)
  }
}
