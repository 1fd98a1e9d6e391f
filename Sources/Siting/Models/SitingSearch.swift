/// How long and how far a solver searches.
public struct SitingSearch: Sendable {
  /// Go on by branch and bound until the answer is proven or the time is over.
  public var isExact: Bool
  /// Asked again and again; the search ends soon after it says true.
  public var isTimeOver: @Sendable () -> Bool

  /// Without `exact` the work is bounded by the number of pairs visited, so that the answer does not
  /// depend on the machine's speed.
  public init(exact: Bool = false, isTimeOver: @escaping @Sendable () -> Bool = { false }) {
    isExact = exact
    self.isTimeOver = isTimeOver
  }

  /// Pairs that the first bounding may visit: some seconds of work.
  static let pairBudget = 3_500_000_000
}
