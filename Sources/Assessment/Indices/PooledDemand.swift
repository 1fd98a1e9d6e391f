import Coverage
import FlatArrays

/// Several communities, such as those of a street, as one demand.
extension AssessmentResult {
  /// The share of the pooled demand within each of `BalanceIntegral.multiples`, by examined type; nil where the run
  /// did not measure it, or without demand.
  func pooledWithin(of positions: [Int]) -> [[Double]?] {
    let rows = RowIndex(width: types.count)
    let steps = RowIndex(width: BalanceIntegral.multiples.count)
    guard !within.isEmpty else { return types.map { _ in nil } }
    let claims = sharedClaims(within: positions)
    return types.indices.map { type in
      var (demand, sums) = (0.0, [Double](repeating: 0, count: steps.width))
      func add(_ row: CoverageRow, _ within: ArraySlice<Double>, _ sign: Double) {
        demand += sign * row.demand
        for (step, value) in within.enumerated() { sums[step] += sign * value }
      }
      for community in positions {
        let row = rows[community, type]
        add(self.rows[row], within[steps[row]], 1)
      }
      for claim in claims where !sharedWithin.isEmpty {
        let row = rows[claim, type]
        add(sharedRows[row], sharedWithin[steps[row]], -1)
      }
      return demand > 0 ? sums.map { min(max($0 / demand, 0), 1) } : nil
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
  func pooledVerdict(threshold: Double) -> Verdict {
    guard let coverage else { return .noDemand }
    return Verdict(
      coverage: coverage, low: low / demand, high: high / demand, threshold: threshold)
  }
}
