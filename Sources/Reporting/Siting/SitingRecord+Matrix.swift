package import CityReading
package import FacilityLocation
import Wording

/// A question on a given matrix, with its answer.
package struct MatrixSiting: Sendable {
  /// With what exists open.
  package var problem: SitingProblem
  package var matrix: CostMatrix
  package var answer: SitingAnswer
  /// nil where no alternatives were asked for.
  package var plans: SitingPlans?
  /// How far behind the answer they may be, 0…1.
  package var share: Double
  /// Path of the matrix.
  package var path: String

  package init(
    _ answer: SitingAnswer, of problem: SitingProblem, matrix: CostMatrix, path: String,
    plans: SitingPlans? = nil, share: Double = 0
  ) {
    (self.answer, self.problem, self.matrix, self.path) = (answer, problem, matrix, path)
    (self.plans, self.share) = (plans, share)
  }

  /// Sites that are open already and serve no more than their capacity.
  fileprivate var limited: [Int] { problem.capacities == nil ? [] : matrix.existingSites }

  /// Weight within `radius` that the first of `sites`, the first two and so on serve with what exists.
  fileprivate func covered(afterEachOf sites: [Int], radius: Double) -> [Double] {
    Array(
      problem.covered(afterEachOf: limited + sites, radius: radius).dropFirst(limited.count))
  }

  fileprivate func covered(_ sites: [Int], radius: Double) -> Double {
    covered(afterEachOf: sites, radius: radius).last
      ?? problem.covered(afterEachOf: limited, radius: radius).last
      ?? problem.openWeight(within: radius)
  }
}

extension SitingRecord {
  /// The record of a siting on a given matrix.
  package init(_ siting: MatrixSiting, for request: SitingRequest) {
    let (answer, problem, matrix) = (siting.answer, siting.problem, siting.matrix)
    let reach =
      request.model == "pcenter"
      ? answer.objective
      : request.radius.map(SitingProblem.costLimit) ?? .greatestFiniteMagnitude
    let covered = siting.covered(afterEachOf: answer.sites, radius: reach)
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
          limits: answer.limits(of: $0, in: problem),
          walksSaved: answer.service?.walksSaved?[$0])
      },
      answer: answer, unreachable: unreachable.count, inputs: matrix.inputs,
      assumed: matrix.assumed, problems: matrix.problems)
    let left = answer.service?.left ?? problem.left(by: answer.sites, radius: reach)
    service = Service(
      served: answer.service?.served ?? siting.covered(answer.sites, radius: reach),
      bound: answer.service?.bound,
      left: problem.capacities == nil || answer.service != nil ? left.count : nil)
    notes =
      (matrix.alerts + siting.existingNotes + siting.capacityNotes(reach: reach)
      + siting.budgetNotes(request.budget)).map { $0[request.language] }
    tell(unreachable, left: left, of: siting)
    alternatives = siting.plans.map { siting.alternatives($0, reach: reach) }
  }

  /// Row by row who is not served, and why.
  private mutating func tell(_ unreachable: [Int], left: [Int], of siting: MatrixSiting) {
    let lost = Set(unreachable)
    let rows =
      unreachable.map { ($0, InputMessage.unreachableDemand) }
      + (answer.service == nil ? [] : left.filter { !lost.contains($0) })
      .map { ($0, InputMessage.leftByChosen) }
    problems += rows.map { demand, message in
      InputProblem(
        .warning, .skipped, file: siting.path, feature: siting.matrix.demandIDs[demand],
        says: message, in: language)
    }
    if siting.ignoresCapacities {
      problems.append(
        InputProblem(.warning, .skipped, file: siting.path, says: .capacitiesIgnored, in: language))
    }
  }
}

extension MatrixSiting {
  fileprivate var ignoresCapacities: Bool {
    matrix.capacities != nil && problem.capacities == nil
  }

  /// That not even the cheapest site fits the budget.
  fileprivate func budgetNotes(_ budget: Double?) -> [LocalizedText] {
    guard let budget, answer.sites.isEmpty else { return [] }
    let cheapest = matrix.siteIDs.indices.map { matrix.siteCosts?[$0] ?? 1 }.min() ?? 0
    guard cheapest > budget else { return [SitingTexts.nothingAffordable] }
    return [SitingTexts.belowCheapest(budget.shortText, cheapest: cheapest.shortText)]
  }

  fileprivate var existingNotes: [LocalizedText] {
    let count = matrix.existingSites.count
    return count > 0 ? [SitingTexts.existing(count)] : []
  }

  /// What the sites serve within their capacities where the model does not look at them.
  fileprivate func capacityNotes(reach: Double) -> [LocalizedText] {
    guard ignoresCapacities, let capacities = matrix.capacities else { return [] }
    var limited = SitingProblem(
      weights: matrix.weights,
      pairs: SitePairs(starts: matrix.starts, demands: matrix.demands, distances: matrix.costs))
    let sites = matrix.existingSites + answer.sites
    let reached = limited.covered(afterEachOf: sites, radius: reach).last ?? 0
    limited.capacities = capacities.map { $0 ?? .infinity }
    let served = limited.covered(afterEachOf: sites, radius: reach).last ?? 0
    return [SitingTexts.capacitiesIgnored(served: served.shortText, of: reached.shortText)]
  }

  fileprivate func alternatives(
    _ plans: SitingPlans, reach: Double
  ) -> SitingRecord.Alternatives {
    let existing = Set(limited)
    return SitingRecord.Alternatives(plans, within: share, to: answer) {
      sites, objective, served in
      let chosen = sites.filter { !existing.contains($0) }
      return SitingRecord.Alternative(
        sites: chosen.map { matrix.siteIDs[$0] }, objective: objective,
        covered: served ?? covered(chosen, radius: reach), elderly: nil,
        cost: matrix.siteCosts.map { costs in chosen.reduce(0) { $0 + costs[$1] } })
    }
  }
}
