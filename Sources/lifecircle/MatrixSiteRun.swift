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
    let problem = SitingProblem(
      weights: matrix.weights,
      pairs: SitePairs(starts: matrix.starts, demands: matrix.demands, distances: matrix.costs),
      costs: command.count == nil ? matrix.siteCosts : nil, capacities: capacities(matrix))
    let answer = try solve(problem, largestCost: matrix.largestCost)
    let record = SitingRecord(
      answer, of: problem, matrix: matrix, path: command.costMatrix,
      for: command.request(in: frame.language))
    clock.solve = solving.seconds
    try frame.deliver(to: folder, clock: clock) {
      try record.write(to: $0)
    } summary: {
      record.summary(clock: $0, peakMemory: $1)
    } text: {
      record.terminalText(folder: command.common.out, style: $0)
    }
  }

  private func read() throws(InputError) -> CostMatrix {
    var reader = CostMatrixReader(
      matrix: command.costMatrix, matrixFields: command.matrixFields.columns,
      demand: command.demand, demandFields: command.demandFields.columns,
      sites: command.limits.sites, siteFields: command.limits.sitesFields.columns,
      language: frame.language)
    return try reader.read()
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
    _ problem: SitingProblem, largestCost: Double
  ) throws(InputError) -> SitingAnswer {
    let search = command.startSearch()
    let limit = SitingProblem.costLimit(ofRadius: command.radius ?? 0)
    let count = command.count ?? 0
    let budget = command.choice.budget ?? Double(count)
    switch command.model {
    case .mclp:
      return problem.maximalCovering(radius: limit, budget: budget, search: search)
    case .lscp, .fix: return problem.setCovering(radius: limit, search: search)
    case .pmedian: return problem.median(limit: largestCost, budget: budget, search: search)
    case .pcenter:
      if let answer = problem.center(count: count, search: search) { return answer }
      throw .data(file: command.costMatrix, row: nil, .tooFewSitesOfMatrix(count))
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
