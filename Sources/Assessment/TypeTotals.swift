import FlatArrays

/// How one facility type stands over several communities.
public struct TypeTotals: Equatable, Sendable {
  /// Communities by verdict; together they are all that were looked at.
  public private(set) var communities: [Verdict: Int] = [:]
  /// Demand of the communities in people or m², and the part of it within the radius; what several of them
  /// claim counts once.
  public private(set) var demand = 0.0
  public private(set) var covered = 0.0
  /// Bounds of the covered demand.
  private(set) var low = 0.0
  private(set) var high = 0.0
  /// People of the communities whose number and coverage are known, and those covered.
  public private(set) var people = 0.0
  public private(set) var peopleCovered = 0.0
  /// Communities that meet the type by straight lines, and those among them that miss it on foot; 0
  /// where the metric is straight.
  public private(set) var straightMet = 0
  public private(set) var missedOnFoot = 0
  /// Communities with demand by the quality of what is within reach.
  private var qualities: [Quality: Int] = [:]
  private var adequacies: [Double] = []
  private var coverages: [Double] = []
  private var minDistances: [Double] = []
  private var shortfalls: [Double] = []

  package init() {}

  /// Adds the row of a community with `population` people.
  package mutating func add(_ row: CoverageRow, population: Double?) {
    communities[row.verdict, default: 0] += 1
    if row.straightVerdict == .met { straightMet += 1 }
    if row.isMissedOnFoot { missedOnFoot += 1 }
    demand += row.demand
    covered += row.covered
    low += row.demand * (row.low ?? 0)
    high += row.demand * (row.high ?? 0)
    if let distance = row.minDistance { minDistances.append(distance) }
    if let shortfall = row.shortfall { shortfalls.append(shortfall) }
    guard let coverage = row.coverage else { return }
    coverages.append(coverage)
    qualities[row.quality, default: 0] += 1
    if let adequacy = row.adequacy { adequacies.append(adequacy) }
    guard let population else { return }
    people += population
    peopleCovered += population * coverage
  }

  /// Takes out the demand of a row that two communities have in common.
  mutating func removeShared(_ row: CoverageRow) {
    demand = max(0, demand - row.demand)
    covered = min(max(0, covered - row.covered), demand)
    low = min(max(0, low - row.demand * (row.low ?? 0)), demand)
    high = min(max(0, high - row.demand * (row.high ?? 0)), demand)
  }

  public func count(_ verdict: Verdict) -> Int { communities[verdict] ?? 0 }

  /// Communities with demand.
  public var judged: Int { communities.values.reduce(0, +) - count(.noDemand) }

  /// Share of the judged communities that meet the type, 0…1; nil without any.
  public var shareMet: Double? { judged > 0 ? Double(count(.met)) / Double(judged) : nil }

  /// Share of the demand that is covered, 0…1; nil without demand.
  public var coverage: Double? { demand > 0 ? covered / demand : nil }

  /// Share of the people that are covered, 0…1; nil where no population is known.
  public var sharePeopleCovered: Double? { people > 0 ? peopleCovered / people : nil }

  /// Mean over the judged communities, each counting the same.
  public var meanCoverage: Double? { coverages.mean }

  public var meanShortfall: Double? { shortfalls.mean }

  /// Communities with demand and a quality.
  public func count(_ quality: Quality) -> Int { qualities[quality] ?? 0 }

  /// Mean Q over the communities that have one.
  public var meanAdequacy: Double? { adequacies.mean }

  /// Median over the communities of the least distance in metres; nil without facilities.
  ///
  /// Complexity: O(n log n).
  public var medianMinDistance: Double? { minDistances.median }
}

extension AssessmentResult {
  /// One value per examined type over the communities at `positions` of `city`. The demand of those among them
  /// that overlap counts once.
  ///
  /// Complexity: O(positions · types).
  public func typeTotals(of positions: some Sequence<Int>, in city: City) -> [TypeTotals] {
    var totals = Array(repeating: TypeTotals(), count: types.count)
    for community in positions {
      let population = city.communities[community].population
      for type in types.indices {
        totals[type].add(row(community: community, type: type), population: population)
      }
    }
    for claim in sharedClaims(within: positions) {
      for type in types.indices {
        totals[type].removeShared(sharedRows[RowIndex(width: types.count)[claim, type]])
      }
    }
    return totals
  }

  /// Positions of the shared claims within `positions`: of each community the one against most others there.
  func sharedClaims(within positions: some Sequence<Int>) -> [Int] {
    guard !sharedClaims.isEmpty else { return [] }
    let communities = Set(positions)
    var most: [Int: Int] = [:]
    for (position, claim) in sharedClaims.enumerated()
    where communities.contains(claim.community) && communities.isSuperset(of: claim.earlier) {
      let before = most[claim.community].map { sharedClaims[$0].earlier.count } ?? 0
      if claim.earlier.count > before { most[claim.community] = position }
    }
    return most.values.sorted()
  }
}
