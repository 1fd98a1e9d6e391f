/// Where to open new facilities: demand places, candidate sites and what lies between them.
///
/// Positions of sites are the order of their ids: ties are broken by the smaller one, so that the same
/// input gives the same answer. The models are methods that answer with a `SitingAnswer`.
public struct SitingProblem: Sendable {
  /// Weight of each demand place (people, m²): finite and not negative.
  public var weights: [Double]
  public var pairs: SitePairs
  /// Cost of each site, finite and not negative.
  public var costs: [Double]
  /// Distance from each demand place to the nearest facility that is open already; infinite where
  /// there is none.
  public var openDistances: [Double]
  /// The weight that each site can serve, not negative, infinite where there is no limit; nil when
  /// none has one. Facilities that are open already serve whoever is nearest to them. Only
  /// `maximalCovering` and `median` know capacities.
  public var capacities: [Double]?
  /// Sites whose positions differ by a multiple of it are uses of one premises: at most one of them is
  /// chosen, and they cost the same. nil where each stands alone; only `maximalCovering` without
  /// capacities knows it.
  public var premisesCount: Int?

  /// - Parameters:
  ///   - costs: nil makes every site cost 1, so that a budget is a number of sites.
  ///   - openDistances: nil when nothing is open yet.
  public init(
    weights: [Double], pairs: SitePairs, costs: [Double]? = nil, openDistances: [Double]? = nil,
    capacities: [Double]? = nil, premisesCount: Int? = nil
  ) {
    self.weights = weights
    self.pairs = pairs
    self.costs = costs ?? Array(repeating: 1, count: pairs.siteCount)
    self.openDistances = openDistances ?? Array(repeating: .infinity, count: weights.count)
    self.capacities = capacities
    self.premisesCount = premisesCount
    precondition(self.costs.count == pairs.siteCount, "a cost for each site")
    precondition(
      self.openDistances.count == weights.count, "an open distance for each demand place")
    precondition(
      capacities.map { $0.count == pairs.siteCount } ?? true, "a capacity for each site")
  }

  public var demandCount: Int { weights.count }

  public var siteCount: Int { pairs.siteCount }
}

/// Groups of demand places with what each needs covered.
public struct DemandGroups: Sendable {
  /// By demand place: its group.
  public var groups: [Int32]
  /// By group: the weight that must be covered, by open facilities too.
  public var needs: [Double]

  public init(groups: [Int32], needs: [Double]) {
    self.groups = groups
    self.needs = needs
  }
}
