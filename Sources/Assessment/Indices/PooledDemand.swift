import Coverage
import FlatArrays

/// Several communities, such as those of a street, as one demand.
extension AssessmentResult {
  /// ∫₁² C(ρR)² dρ on the pooled demand, by examined type; nil where the run did not measure it, or without demand.
  func balanceIntegrals(of positions: [Int]) -> [Double?] {
    let index = RowIndex(width: types.count)
    guard !curves.isEmpty else { return types.map { _ in nil } }
    let claims = sharedCurves.isEmpty ? [] : sharedClaims(within: positions)
    return types.indices.map { type in
      let own = positions.map { index[$0, type] }
      let shared = claims.map { index[$0, type] }
      let demand =
        own.reduce(0) { $0 + rows[$1].demand } - shared.reduce(0) { $0 + sharedRows[$1].demand }
      guard demand > 0 else { return nil }
      return BalanceIntegral.value(
        of: own.map { (curves[$0], 1) } + shared.map { (sharedCurves[$0], -1) }, demand: demand)
    }
  }

  /// Verdicts of the circles on the pooled demand of the communities at some positions, in the standard's order.
  ///
  /// - Complexity: O(positions · types).
  public func circles(
    pooling positions: [Int], in city: City, circles: [ServiceCircle]
  ) -> [CircleVerdict] {
    let verdicts = typeTotals(of: positions, in: city).map {
      $0.pooledVerdict(threshold: threshold)
    }
    return circles.map { circle in
      CircleVerdict(of: requiredTypes(minutes: circle.minutes), verdicts: verdicts[...])
    }
  }
}

extension TypeTotals {
  /// The verdict on all demand together.
  package func pooledVerdict(threshold: Double) -> Verdict {
    guard let coverage else { return .noDemand }
    return Verdict(
      coverage: coverage, low: low / demand, high: high / demand, threshold: threshold)
  }
}
