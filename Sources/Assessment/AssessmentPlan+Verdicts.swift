package import Coverage
import FlatArrays

extension AssessmentPlan {
  package func rows(_ covered: [Double], _ figures: [DistanceFigures]) -> [CoverageRow] {
    covered.indices.map { index in
      let (community, type) = index.quotientAndRemainder(dividingBy: types.count)
      return row(
        covered: covered[index], figures[index], community: community, type: type)
    }
  }

  /// A row whose coverage is exact.
  package func row(
    covered: Double, _ figures: DistanceFigures, community: Int, type: Int
  ) -> CoverageRow {
    var row = CoverageRow()
    row.demand = total(community: community, type: type)
    row.covered = covered
    row.facilitiesInside = facilities.insideCounts[community * types.count + type]
    row.facilitiesInReach = figures.facilitiesInReach
    row.minDistance = figures.minimum.isFinite ? figures.minimum : nil
    if row.demand > 0 { judge(&row, figures) }
    return row
  }

  private func judge(_ row: inout CoverageRow, _ figures: DistanceFigures) {
    let coverage = min(max(row.covered / row.demand, 0), 1)
    row.coverage = coverage
    row.low = coverage
    row.high = coverage
    row.meanDistance = figures.mean.isNaN ? nil : figures.mean
    row.shortfall = figures.shortfall.isNaN ? nil : figures.shortfall
    row.p50Distance = figures.p50.isFinite ? figures.p50 : nil
    row.p90Distance = figures.p90.isFinite ? figures.p90 : nil
    row.verdict = Verdict(coverage: coverage, threshold: threshold)
  }

  /// The verdict on a covered demand that is exact.
  package func verdict(covered: Double, community: Int, type: Int) -> Verdict {
    let demand = total(community: community, type: type)
    return demand > 0 ? Verdict(coverage: covered / demand, threshold: threshold) : .noDemand
  }

  /// Verdicts of the circles from those of the types, given row by row.
  package func circleVerdicts(
    _ verdicts: [Verdict], _ circles: [ServiceCircle]
  ) -> [[CircleVerdict]] {
    let members = requiredTypes(of: circles)
    return demand.indices.map { community in
      let own = verdicts[(community * types.count)...]
      return members.map { CircleVerdict(of: $0, verdicts: own) }
    }
  }

  /// For each circle the positions of the examined types that it requires.
  package func requiredTypes(of circles: [ServiceCircle]) -> [[Int]] {
    circles.map { circle in
      types.indices.filter { types[$0].circle == circle.minutes && types[$0].required }
    }
  }

  /// What the circles would be at a detour of 1.3, the usual walk in a city's streets; only where the
  /// run itself takes straight lines as they are.
  func sensitivity(circles: [ServiceCircle]) async -> DetourSensitivity? {
    guard options.metric == .straight, options.detour == 1 else { return nil }
    let detour = 1.3
    let covered = await coveredDemand(detour: detour)
    let verdicts = covered.indices.map { index in
      let (community, type) = index.quotientAndRemainder(dividingBy: types.count)
      return verdict(covered: covered[index], community: community, type: type)
    }
    let judged = circleVerdicts(verdicts, circles)
    return DetourSensitivity(
      detour: detour,
      meeting: circles.indices.map { circle in judged.count { $0[circle].meets == .yes } },
      medianTypesMet: circles.indices.map { circle in
        judged.compactMap { $0[circle].required > 0 ? Double($0[circle].met) : nil }.median ?? 0
      })
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
  package init(of members: [Int], verdicts: ArraySlice<Verdict>) {
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
