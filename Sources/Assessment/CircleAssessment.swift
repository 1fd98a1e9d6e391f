import Coverage

/// Examines every community of a city against a standard.
public enum CircleAssessment {
  /// Steps of a run, for progress.
  public enum Step: String, Sendable { case prepare, network, coverage, distance, score }

  /// Types with a measure of their own are examined by it.
  ///
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
    let types = try AssessmentInput.examinedTypes(standard, options)
    let measures = Set(types.map { $0.measure ?? options.measure })
    guard measures.count > 1 else {
      var options = options
      options.measure = measures.first ?? options.measure
      return try await examine(
        city, by: standard, options: options, progress: progress
      ).result
    }
    if let other = types.first(where: { ($0.measure ?? options.measure) != options.measure }),
      options.keepsDemand || options.measuresFacilities
    {
      throw .otherMeasure(type: other.id, other.measure ?? options.measure)
    }
    return try await examine(
      city, by: standard, options: options, types: types, measures: measures, progress: progress)
  }

  /// Examines types that are all measured by `options.measure`.
  static func examine(
    _ city: City, by standard: Standard, options: AssessmentOptions,
    progress: @escaping @Sendable (Step, Double) -> Void
  ) async throws(AssessmentError) -> (result: AssessmentResult, withDetour: [Verdict]) {
    let clock = ContinuousClock()
    var timing = AssessmentTiming()
    var started = clock.now
    func lap() -> Double {
      defer { started = clock.now }
      return (clock.now - started) / .seconds(1)
    }
    let input = try AssessmentInput(city, standard: standard, options: options)
    progress(.prepare, 1)
    timing.prepare = lap()
    let covered = await input.coveredDemand(detour: options.detour) { progress(.coverage, $0) }
    timing.coverage = lap()
    var rows: [CoverageRow]
    var losses: [FootLoss] = []
    var gaps: NetworkGaps?
    var curves: [ReachCurve] = []
    var places = PlaceTables(city, input)
    if let network = input.network {
      var walks = NetworkAssessment(input, network, straight: covered)
      let figures = try await walks.figures(&places, progress: progress)
      rows = walks.rows(figures)
      timing.network = walks.searchSeconds
      timing.distance = lap() - walks.searchSeconds
      losses = walks.losses(rows, figures)
      gaps = walks.gaps(figures)
      curves = figures.compactMap(\.curve)
    } else {
      rows = input.rows(covered, await input.distanceFigures { progress(.distance, $0) })
      await places.enterStraight()
      timing.distance = lap()
    }
    if input.network == nil {
      curves = await input.curves(covered: covered)
      timing.balance = lap()
    }
    places.adequacy?.enter(into: &rows)
    let loads = try places.facilities?.finish()
    let withDetour = await input.verdictsWithDetour()
    let sensitivity = input.rules.sensitivity(
      withDetour, detour: AssessmentInput.usualDetour, communities: input.demand.count)
    let circles = input.rules.circles(
      rows.map(\.verdict), communities: input.demand.count)
    progress(.score, 1)
    timing.score = lap()
    var result = AssessmentResult(
      options: options, threshold: input.rules.threshold, types: input.types, radii: input.radii,
      rows: rows, circles: circles, facilityCounts: input.facilities.counts,
      sensitivity: sensitivity, timing: timing)
    result.curves = curves
    result.footLosses = losses
    result.networkGaps = gaps
    result.demand = places.demand?.table
    result.facilityLoads = loads
    try await examineSharedLand(of: city, standard, into: &result)
    return (result, withDetour)
  }

  /// Adds what communities that overlap count together.
  private static func examineSharedLand(
    of city: City, _ standard: Standard, into result: inout AssessmentResult
  ) async throws(AssessmentError) {
    guard let shared = city.ofSharedLand, let claims = city.sharedLand?.claims else { return }
    var options = result.options
    options.keepsDemand = false
    options.measuresFacilities = false
    let part = try await run(shared, standard: standard, options: options)
    result.sharedClaims = claims
    result.sharedRows = part.rows
    result.sharedCurves = part.curves
    result.timing += part.timing
  }
}
