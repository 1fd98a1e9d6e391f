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

  /// Distance of the objective from the bound as a share of the objective; 0 when proven optimal,
  /// infinite when nothing is known.
  public var gap: Double {
    let difference = abs(bound - objective)
    if difference == 0 { return 0 }
    return objective == 0 ? .infinity : difference / abs(objective)
  }

  public var isProven: Bool { bound == objective }
}

/// How long and how far a solver searches.
public struct SitingSearch: Sendable {
  /// Go on by branch and bound until the answer is proven or the time is over.
  public var isExact: Bool
  /// Asked again and again; the search ends soon after it says true.
  public var isTimeOver: @Sendable () -> Bool

  /// Without `exact` the work is bounded by the number of pairs visited, so that the answer does not
  /// depend on the machine's speed; small questions are proven all the same.
  public init(exact: Bool = false, isTimeOver: @escaping @Sendable () -> Bool = { false }) {
    isExact = exact
    self.isTimeOver = isTimeOver
  }

  /// The same without going on until it is proven.
  var quick: SitingSearch { SitingSearch(isTimeOver: isTimeOver) }

  /// Pairs that the first bounding may visit: some seconds of work.
  static let pairBudget = 3_500_000_000

  /// Nodes that branch and bound may look at, each with some dozen visits of all pairs: without `exact`
  /// about a second of work.
  func nodeLimit(pairs: Int) -> Int {
    isExact ? .max : min(5_000_000 / max(pairs, 1), 1000)
  }
}
