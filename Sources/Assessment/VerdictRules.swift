import Coverage
import FlatArrays

/// How figures are judged: from which share on a type is met, and which types a circle requires.
package struct VerdictRules: Sendable {
  /// θ, 0…1.
  package let threshold: Double
  /// For each circle of the standard the positions of the examined types that it requires.
  package let members: [[Int]]
  private let index: RowIndex

  /// - Parameter types: the examined ones.
  init(threshold: Double, circles: [ServiceCircle], types: [FacilityType]) {
    self.threshold = threshold
    index = RowIndex(width: types.count)
    members = circles.map { circle in
      types.indices.filter { types[$0].circle == circle.minutes && types[$0].required }
    }
  }

  /// Enters the share, the distances and the verdict of a row with demand, whose coverage is exact.
  func judge(_ row: inout CoverageRow, _ figures: DistanceFigures) {
    guard row.demand > 0 else { return }
    let coverage = min(max(row.covered / row.demand, 0), 1)
    row.coverage = coverage
    row.low = coverage
    row.high = coverage
    row.meanDistance = figures.mean.isNaN ? nil : figures.mean
    row.shortfall = figures.shortfall.isNaN ? nil : figures.shortfall
    row.p50Distance = figures.p50.isFinite ? figures.p50 : nil
    row.p90Distance = figures.p90.isFinite ? figures.p90 : nil
    row.verdict = Verdict(coverage: coverage, threshold: threshold)
    row.noWay = min(max(figures.withoutWay / row.demand, 0), 1)
  }

  /// Enters bounds of the covered demand and the verdict that they allow.
  func judge(_ row: inout CoverageRow, low: Double, high: Double) {
    guard let coverage = row.coverage, row.demand > 0 else { return }
    let bounds = (low / row.demand, high / row.demand)
    row.low = min(max(bounds.0, 0), 1)
    row.high = min(max(bounds.1, 0), 1)
    row.verdict = Verdict(
      coverage: coverage, low: bounds.0, high: bounds.1, threshold: threshold)
  }

  /// The verdict on a covered demand that is exact.
  func verdict(covered: Double, of demand: Double) -> Verdict {
    demand > 0 ? Verdict(coverage: covered / demand, threshold: threshold) : .noDemand
  }

  /// Verdicts of the circles of each community from those of the types, given row by row.
  package func circles(_ verdicts: [Verdict], communities: Int) -> [[CircleVerdict]] {
    (0..<communities).map { circles(ofCommunity: verdicts[index[$0]]) }
  }

  /// Verdicts of the circles of one community, whose types' verdicts are given.
  package func circles(ofCommunity verdicts: ArraySlice<Verdict>) -> [CircleVerdict] {
    members.map { CircleVerdict(of: $0, verdicts: verdicts) }
  }
}

extension Verdict {
  /// - Parameters:
  ///   - coverage: of the samples, which tells partial from absent.
  ///   - low: bound of the coverage, as `high`; both equal it where it is exact.
  init(coverage: Double, low: Double, high: Double, threshold: Double) {
    let met = threshold - 1e-9
    if low >= met {
      self = .met
    } else if high >= met {
      self = .undecided
    } else {
      self = max(coverage, low) < 5e-10 ? .absent : .partial
    }
  }
}

extension Verdict {
  /// Coverages that print as 0 with nine decimals are absent, those within 1e-9 of θ are met.
  init(coverage: Double, threshold: Double) {
    if coverage >= threshold - 1e-9 {
      self = .met
    } else {
      self = coverage < 5e-10 ? .absent : .partial
    }
  }
}

extension CircleVerdict {
  /// - Parameters:
  ///   - members: positions, among the examined types, of the circle's required types.
  ///   - verdicts: those of one community; its first is at `startIndex`.
  init(of members: [Int], verdicts: ArraySlice<Verdict>) {
    let start = verdicts.startIndex
    let judged = members.filter { verdicts[start + $0] != .noDemand }
    met = judged.count { verdicts[start + $0] == .met }
    required = judged.count
    missed = judged.filter { verdicts[start + $0].isMissed }
    if judged.isEmpty {
      meets = nil
    } else if missed.isEmpty {
      meets = met == required ? .yes : .undecided
    } else {
      meets = .no
    }
  }
}

extension VerdictRules {
  /// What the circles would be.
  ///
  /// - Parameter verdicts: those of the types at a detour, row by row; empty: none are known.
  func sensitivity(_ verdicts: [Verdict], detour: Double, communities: Int) -> DetourSensitivity? {
    guard !verdicts.isEmpty else { return nil }
    let judged = circles(verdicts, communities: communities)
    return DetourSensitivity(
      detour: detour,
      meeting: members.indices.map { circle in judged.count { $0[circle].meets == .yes } },
      medianTypesMet: members.indices.map { circle in
        judged.compactMap { $0[circle].required > 0 ? Double($0[circle].met) : nil }.median ?? 0
      })
  }
}
