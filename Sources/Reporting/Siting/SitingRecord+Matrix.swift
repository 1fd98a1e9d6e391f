package import CityReading
package import FacilityLocation
import Wording

extension SitingRecord {
  /// The record of a siting on a given matrix.
  ///
  /// - Parameters:
  ///   - matrix: whose files and problems are told.
  ///   - path: of the matrix.
  package init(
    _ answer: SitingAnswer, of problem: SitingProblem, matrix: CostMatrix, path: String,
    for request: SitingRequest
  ) {
    let isMedian = request.model == "pmedian"
    let reach =
      request.model == "pcenter"
      ? answer.objective
      : request.radius.map(SitingProblem.costLimit) ?? .greatestFiniteMagnitude
    let covered = problem.covered(afterEachOf: answer.sites, radius: reach)
    let unreachable = problem.unreachable(radius: reach)
    self.init(
      request: request,
      size: Size(
        demand: matrix.demandIDs.count, candidates: matrix.siteIDs.count,
        pairs: matrix.demands.count),
      weight: matrix.weights.reduce(0, +),
      sites: answer.sites.indices.map {
        Site(
          id: matrix.siteIDs[answer.sites[$0]], gain: answer.gains[$0], covered: covered[$0],
          limits: answer.limits(of: $0, in: problem))
      },
      answer: answer, unreachable: unreachable.count, inputs: matrix.inputs,
      assumed: matrix.assumed, problems: matrix.problems)
    problems += unreachable.map {
      InputProblem(
        .warning, .skipped, file: path, feature: matrix.demandIDs[$0], says: .unreachableDemand,
        in: language)
    }
    if matrix.capacities != nil && problem.capacities == nil {
      problems.append(
        InputProblem(.warning, .skipped, file: path, says: .capacitiesIgnored, in: language))
    }
    if isMedian, case let unserved = problem.unserved(by: answer.sites), unserved > 0 {
      problems.append(
        InputProblem(
          .info, .assumed, file: path,
          says: .unservedDemand(unserved, cost: matrix.largestCost), in: language))
    }
  }
}

extension SitingProblem {
  /// Demand places without a pair to any of `sites`.
  fileprivate func unserved(by sites: [Int]) -> Int {
    var isServed = openDistances.map(\.isFinite)
    for site in sites {
      for pair in pairs.row(site) { isServed[Int(pairs.demands[pair])] = true }
    }
    return isServed.count { !$0 }
  }
}
