import Coverage
import FlatArrays

/// Types that are measured on different things.
extension CircleAssessment {
  /// Examines the types of each measure on their own, and puts the columns together.
  ///
  /// Demand off the network is told of the run's measure, or of the first; demand that several communities claim
  /// counts once by the run's measure only.
  static func examine(
    _ city: City, by standard: Standard, options: AssessmentOptions, types: [FacilityType],
    measures: Set<DemandMeasure>, progress: @escaping @Sendable (Step, Double) -> Void
  ) async throws(AssessmentError) -> AssessmentResult {
    var columns = ResultColumns(types: types)
    let others = DemandMeasure.allCases.filter { measures.contains($0) && $0 != options.measure }
    for measure in [options.measure].filter(measures.contains) + others {
      var own = options
      own.measure = measure
      own.types = types.filter { ($0.measure ?? options.measure) == measure }.map(\.id)
      var city = city
      if measure != options.measure { city.sharedLand = nil }
      let part = try await examine(city, by: standard, options: own, progress: progress)
      columns.enter(part.result, withDetour: part.withDetour)
    }
    let rules = VerdictRules(
      threshold: options.threshold ?? standard.threshold, circles: standard.circles, types: types)
    return columns.result(options, rules, communities: city.communities.count)
  }
}

/// Columns of results, by type, put together from those of some types.
private struct ResultColumns {
  private let types: [FacilityType]
  private var parts: [Part] = []

  private struct Part {
    var result: AssessmentResult
    var withDetour: [Verdict]
    /// Of its types among all.
    var positions: [Int]
  }

  init(types: [FacilityType]) { self.types = types }

  mutating func enter(_ result: AssessmentResult, withDetour: [Verdict]) {
    let positions = result.types.map { own in types.firstIndex { $0.id == own.id } ?? 0 }
    parts.append(Part(result: result, withDetour: withDetour, positions: positions))
  }

  func result(
    _ options: AssessmentOptions, _ rules: VerdictRules, communities: Int
  ) -> AssessmentResult {
    let rows = rows(communities, of: CoverageRow()) { $0.result.rows }
    let verdicts = self.rows(communities, of: Verdict.noDemand) { $0.withDetour }
    let claims = parts.first?.result.sharedClaims ?? []
    var timing = AssessmentTiming()
    for part in parts { timing += part.result.timing }
    var result = AssessmentResult(
      options: options, threshold: rules.threshold, types: types,
      radii: byType(0) { $0.radii }, rows: rows,
      circles: rules.circles(rows.map(\.verdict), communities: communities),
      facilityCounts: byType(0) { $0.facilityCounts },
      sensitivity: rules.sensitivity(
        verdicts, detour: AssessmentInput.usualDetour, communities: communities),
      timing: timing)
    result.curves = self.rows(communities, of: .level(0)) { $0.result.curves }
    result.sharedClaims = claims
    result.sharedRows = self.rows(claims.count, of: CoverageRow()) { $0.result.sharedRows }
    result.sharedCurves = self.rows(claims.count, of: .level(0)) { $0.result.sharedCurves }
    result.networkGaps = parts.first?.result.networkGaps
    result.footLosses = losses
    return result
  }

  private func byType<Value>(_ empty: Value, _ read: (AssessmentResult) -> [Value]) -> [Value] {
    var values = [Value](repeating: empty, count: types.count)
    for part in parts {
      for (position, value) in zip(part.positions, read(part.result)) { values[position] = value }
    }
    return values
  }

  /// Values by row and type; `empty` where a part has none, and none where the first has none.
  private func rows<Value>(
    _ rowCount: Int, of empty: Value, _ read: (Part) -> [Value]
  ) -> [Value] {
    guard let first = parts.first, !read(first).isEmpty else { return [] }
    let index = RowIndex(width: types.count)
    var values = [Value](repeating: empty, count: index.count(ofRows: rowCount))
    for part in parts {
      let (own, found) = (RowIndex(width: part.positions.count), read(part))
      for row in 0..<rowCount where !found.isEmpty {
        for (item, position) in part.positions.enumerated() {
          values[index[row, position]] = found[own[row, item]]
        }
      }
    }
    return values
  }

  /// The greatest share of the demand of its measure first.
  private var losses: [FootLoss] {
    parts.flatMap { part in
      part.result.footLosses.map { loss in
        var loss = loss
        loss.type = part.positions[loss.type]
        return loss
      }
    }.sorted { ($1.lost, $0.community, $0.type) < ($0.lost, $1.community, $1.type) }
  }
}
