/// Where a city falls short, and who should come first.
public struct Shortfalls: Sendable {
  public let gaps: GapList
  public let pool: PoolList
  public let negatives: NegativeList

  /// - Parameter candidates: idle premises, in ascending order of id.
  /// - Complexity: that of the lists.
  public init(
    of result: AssessmentResult, in city: City, standard: Standard, homes: FacilityHomes,
    candidates: [CandidateSite] = []
  ) {
    gaps = GapList(of: result, in: city, standard: standard, candidates: candidates)
    pool = PoolList(of: result, in: city, homes: homes)
    negatives = NegativeList(of: result, in: city, standard: standard, homes: homes)
  }
}
