import Coverage
import PlanarGeometry

/// Examines every community of a city against a standard.
public enum CircleAssessment {
  /// Steps of a run, for progress.
  public enum Step: String, Sendable { case prepare, network, coverage, distance, score }

  /// - Parameters:
  ///   - progress: called from any task with the step and the share of it that is done, 0…1.
  /// - Returns: the same bytes whatever `options.threads` is.
  /// - Throws: `AssessmentError` before anything is computed.
  /// - Complexity: O(communities · types · facilities near a community) time; O(communities · types)
  ///   memory beyond the city.
  public static func run(
    _ city: City, standard: Standard, options: AssessmentOptions,
    progress: @escaping @Sendable (Step, Double) -> Void = { _, _ in }
  ) async throws(AssessmentError) -> AssessmentResult {
    let clock = ContinuousClock()
    var timing = AssessmentTiming()
    var started = clock.now
    func lap() -> Double {
      defer { started = clock.now }
      return (clock.now - started) / .seconds(1)
    }
    let plan = try AssessmentPlan(city, standard: standard, options: options)
    progress(.prepare, 1)
    timing.prepare = lap()
    let covered = await plan.coveredDemand(detour: options.detour) { progress(.coverage, $0) }
    timing.coverage = lap()
    let rows: [CoverageRow]
    var losses: [FootLoss] = []
    var gaps: NetworkGaps?
    var demand = options.keepsDemand ? DemandTableBuilder(city, plan) : nil
    if let network = plan.network {
      var walks = NetworkAssessment(plan, network, straight: covered)
      let figures = try await walks.figures(&demand, progress: progress)
      rows = walks.rows(figures)
      timing.network = walks.searchSeconds
      timing.distance = lap() - walks.searchSeconds
      losses = walks.losses(rows, figures)
      gaps = walks.gaps(figures)
    } else {
      rows = plan.rows(covered, await plan.distanceFigures { progress(.distance, $0) })
      await demand?.fillStraight()
      timing.distance = lap()
    }
    let sensitivity = await plan.sensitivity(circles: standard.circles)
    let circles = plan.circleVerdicts(rows.map(\.verdict), standard.circles)
    progress(.score, 1)
    timing.score = lap()
    var result = AssessmentResult(
      options: options, threshold: plan.threshold, types: plan.types, radii: plan.radii,
      rows: rows, circles: circles, facilityCounts: plan.facilities.counts,
      sensitivity: sensitivity, timing: timing)
    result.footLosses = losses
    result.networkGaps = gaps
    result.demand = demand?.table
    return result
  }
}
