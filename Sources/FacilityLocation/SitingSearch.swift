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
