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

  /// The greatest cost of a given matrix that counts as within a radius: a billionth above it, since costs may be
  /// minutes or metres and are sums that were rounded. Finite where the radius is.
  public static func costLimit(ofRadius radius: Double) -> Double {
    min(radius + 1e-9 * radius, .greatestFiniteMagnitude)
  }
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

/// Sites that a model chose, and how good the choice is proven to be.
public struct SitingAnswer: Sendable, Equatable {
  /// Positions of the chosen sites, each adding the most to those before it.
  public var sites: [Int]
  /// What each chosen site adds to those before it, in the unit of the model's gain.
  public var gains: [Double]
  public var objective: Double
  /// No choice is better than this: an upper bound where the model maximises, a lower one where it
  /// minimises.
  public var bound: Double
  /// The search ended because the time was over.
  public var isTimeOver: Bool
  /// Iterations of the bounding and nodes of the branching.
  public var iterations: Int
  public var nodes: Int
  /// Weight that each chosen site serves, where sites have capacities: of the best assignments of the
  /// demand one, which the input determines.
  public var loads: [Double]?
  /// Whom a model serves that serves before it shortens walks (`median`, `center`); nil of the others.
  public var service: Service?

  /// Weight of demand that a choice serves, by open facilities too.
  public struct Service: Sendable, Equatable {
    public var served: Double
    /// No choice serves more.
    public var bound: Double
    /// Demand places with somebody who is not served, ascending.
    public var left: [Int] = []
    /// By site of the answer what goes off the sum of weight times distance of those whom the ones before it
    /// serve already; nil where capacities or the model do not tell.
    public var walksSaved: [Double]?
  }

  /// Distance of the objective from the bound as a share of the objective; 0 when proven optimal,
  /// infinite when nothing is known.
  public var gap: Double {
    let difference = abs(bound - objective)
    if difference == 0 { return 0 }
    return objective == 0 ? .infinity : difference / abs(objective)
  }

  /// No choice is better, nor does any serve more.
  public var isProven: Bool {
    bound == objective && service.map { $0.bound == $0.served } ?? true
  }
}

/// How long and how far a solver searches.
public struct SitingSearch: Sendable {
  /// Go on by branch and bound until the answer is proven or the time is over.
  public var isExact: Bool
  /// Asked again and again; the search ends soon after it says true.
  public var isTimeOver: @Sendable () -> Bool
  /// Pairs that the first bounding may visit.
  var pairBudget = SitingSearch.fullPairBudget

  /// Without `exact` the work is bounded by the number of pairs visited, so that the answer does not
  /// depend on the machine's speed; small questions are proven all the same.
  public init(exact: Bool = false, isTimeOver: @escaping @Sendable () -> Bool = { false }) {
    isExact = exact
    self.isTimeOver = isTimeOver
  }

  /// The same without going on until it is proven.
  var quick: SitingSearch {
    var search = self
    search.isExact = false
    return search
  }

  /// The same with a part of the work.
  func withWork(oneIn part: Int) -> SitingSearch {
    var search = self
    search.pairBudget = pairBudget / part
    return search
  }

  /// Some seconds of work.
  private static let fullPairBudget = 3_500_000_000

  /// Pairs of the nodes that branch and bound may look at without `exact`, each with some dozen visits of all
  /// pairs, and the nodes of small questions: about a second of work.
  private static let nodePairs = 5_000_000
  private static let mostNodes = 1000

  func nodeLimit(pairs: Int) -> Int {
    isExact ? .max : min(Self.nodePairs / max(pairs, 1), Self.mostNodes)
  }
}
