/// A search for the most value within a budget: `run` is the same for all, from the bound of the root over the
/// nodes to the outcome.
protocol BudgetSearch: BranchedSearch where Relaxation: KnapsackRelaxation {
  /// The best choice so far, whose value is `bestValue`.
  var bestSites: [Int] { get }
  /// Bounds the whole problem, fixes sites and looks for better choices on the way.
  mutating func boundRoot() -> Double
  /// Takes what it makes of sites within the budget, when it is better.
  mutating func offer(_ sites: [Int])
  /// Whether more than the sites themselves can come of an offer: then every node makes one.
  static var completesOffers: Bool { get }
  static var nodePace: SubgradientPace { get }
  /// Whether a site does not fit in the budget beside others.
  func isDear(_ cost: Double, beside spent: Double) -> Bool
}

extension BudgetSearch {
  static var completesOffers: Bool { false }
  static var nodePace: SubgradientPace { .atNode }

  var budget: Double { relaxation.knapsack.budget }

  func isDear(_ cost: Double, beside spent: Double) -> Bool { cost > budget - spent }

  /// What sites cost together.
  func cost(of sites: [Int]) -> Double {
    sites.reduce(0) { $0 + relaxation.knapsack.costs[$1] }
  }

  mutating func run() -> SearchOutcome {
    let bound = branch(from: boundRoot())
    return outcome(
      sites: bestSites, value: bestValue, bound: excludes(bound) ? bestValue : bound)
  }

  mutating func offerDecided() {
    let taken = decided
    if cost(of: taken) <= budget { offer(taken) }
  }

  mutating func enterNode() -> Double? {
    let taken = decided
    let spent = cost(of: taken)
    guard spent <= budget else { return nil }
    if Self.completesOffers { offer(taken) }
    guard refuseDear(beside: spent) else {
      if !Self.completesOffers { offer(taken) }
      return nil
    }
    return boundNode(Self.nodePace)
  }

  /// Refuses what the budget cannot pay beside what is spent; false when nothing is left to decide.
  @discardableResult
  mutating func refuseDear(beside spent: Double) -> Bool {
    var isOpen = false
    for site in decisions.indices where decisions[site] == .free {
      if isDear(relaxation.knapsack.costs[site], beside: spent) {
        decisions[site] = .refused
        state.fixed.append(site)
      } else {
        isOpen = true
      }
    }
    return isOpen
  }
}

extension ClosedRange {
  /// The value, or the end of the range that is nearest to it.
  func clamp(_ value: Bound) -> Bound { Swift.min(Swift.max(value, lowerBound), upperBound) }
}
