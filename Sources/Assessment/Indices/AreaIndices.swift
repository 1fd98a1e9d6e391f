/// The indices of a community or of several together, 0…100 each; nil where nothing tells.
///
/// All of them are the project's own definition (certainty D): the official formulas were not found in any public
/// text, and no figure may be compared with the official index.
public struct AreaIndices: Equatable, Sendable {
  /// 基础指数.
  public var base: Double?
  /// 均衡指数; nil where the run did not measure it.
  public var balance: Double?
  /// 治理指数.
  public var governance: Double?
  /// 自测指数.
  public var exam: Double?
  /// Share of what the standard and the data could tell that is known here, 0…1.
  public var completeness = 0.0

  init() {}

  /// The three indices weighted; without governance the weights of the others are stretched to 1. nil where base or
  /// balance is missing though it has a weight.
  mutating func combine(_ weights: IndexWeights) {
    var (sum, weight) = (0.0, 0.0)
    for (index, own) in [(base, weights.base), (balance, weights.balance)] where own > 0 {
      guard let index else { return }
      sum += own * index
      weight += own
    }
    if let governance {
      sum += weights.governance * governance
      weight += weights.governance
    }
    exam = weight > 0 ? sum / weight : nil
  }
}

/// What enters the indices beside coverage.
public struct IndexBasis: Equatable, Sendable {
  /// Ids of types whose adequacy enters the base index, in the standard's order.
  public var adequacies: [String] = []
  /// In the order of `GovernancePart.allCases`.
  public var governance: [GovernancePart] = []
  /// Whether it was stated, rather than found from the data.
  public var isFixed = false

  /// Least share of the communities that must have a component.
  public static let leastShare = 0.95

  /// Names of all components, as a study's `index_basis` lists them.
  public var names: [String] { adequacies + governance.map(\.rawValue) }
}
