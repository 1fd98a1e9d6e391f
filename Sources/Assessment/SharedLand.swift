package import PlanarGeometry

/// What several communities claim, so that totals over them can count it once.
///
/// A sum over the communities has too many what each shares with those before it. That is here for each pair that
/// overlaps and, where a community overlaps several before it, for these together.
public struct SharedLand: Sendable {
  /// A community and those before it that overlap it, by position in the city, all of them ascending.
  public struct Claim: Equatable, Sendable {
    public let community: Int
    public let earlier: [Int]

    package init(community: Int, earlier: [Int]) {
      self.community = community
      self.earlier = earlier
    }
  }

  /// Those against one community, and those against several.
  public let claims: [Claim]
  /// For each claim the community with what it shares with the earlier ones as its region.
  let parts: [Community]
  /// The residential land in each of the parts; nil where the city has none.
  let residential: [PlanarRegion]?
  /// The people in each of the parts; nil where the city has none.
  let population: PopulationLayer?

  package init(
    claims: [Claim], parts: [Community], residential: [PlanarRegion]? = nil,
    population: PopulationLayer? = nil
  ) {
    self.claims = claims
    self.parts = parts
    self.residential = residential
    self.population = population
  }
}

extension City {
  /// The city with the shared land for its communities; nil without any.
  var ofSharedLand: City? {
    guard let sharedLand else { return nil }
    var part = self
    part.communities = sharedLand.parts
    part.residentialByCommunity = sharedLand.residential
    part.population = sharedLand.population
    part.sharedLand = nil
    return part
  }
}

extension AssessmentTiming {
  static func += (a: inout AssessmentTiming, b: AssessmentTiming) {
    a.prepare += b.prepare
    a.network += b.network
    a.coverage += b.coverage
    a.distance += b.distance
    a.balance += b.balance
    a.score += b.score
  }
}
