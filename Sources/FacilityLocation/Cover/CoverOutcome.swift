/// What a search found; no sites and an infinite cost when no choice meets all groups.
struct CoverOutcome {
  var sites: [Int]
  var cost: Double
  var bound: Double
  var isTimeOver: Bool
  var iterations: Int
  var nodes: Int
}

extension CoverOutcome {
  /// Whether nothing is left to find out: nothing cheaper, or whether the target can be kept.
  func isSettled(_ target: Double?) -> Bool {
    bound >= cost || target.map { cost <= $0 || bound > $0 } ?? false
  }

  /// Takes what another search of the same question found better.
  mutating func improve(by other: CoverOutcome) {
    if other.cost < cost { (sites, cost) = (other.sites, other.cost) }
    bound = min(max(bound, other.bound), cost)
    isTimeOver = isTimeOver || other.isTimeOver
    iterations += other.iterations
    nodes += other.nodes
  }
}

extension [CoverOutcome] {
  /// The outcome of a question that falls into these parts.
  var joined: CoverOutcome {
    CoverOutcome(
      sites: flatMap(\.sites), cost: reduce(0) { $0 + $1.cost }, bound: reduce(0) { $0 + $1.bound },
      isTimeOver: contains(where: \.isTimeOver), iterations: reduce(0) { $0 + $1.iterations },
      nodes: reduce(0) { $0 + $1.nodes })
  }
}
