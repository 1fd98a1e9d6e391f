/// How long the steps of a subgradient search are: they become shorter when the bound stops to move.
struct SubgradientPace {
  private(set) var value: Double
  private let patience: Int
  private var waited = 0
  /// Least bound so far (of a bound from above).
  private(set) var best = Double.infinity

  init(_ value: Double, patience: Int) {
    self.value = value
    self.patience = patience
  }

  /// At a node of the branching the multipliers of its parent are near: half a step, given up sooner than at
  /// the root.
  static let atNode = SubgradientPace(0.5, patience: 5)
  /// Steps at a node: enough to show whether it can be cut off; what is left open is branched on.
  static let nodeSteps = 50

  /// Too short to change anything: ten halvings of the first length.
  var isOver: Bool { value < 1e-3 }

  /// Takes note of a bound; true when it is the best so far. `target` is what it could come down to.
  mutating func note(_ bound: Double, target: Double) -> Bool {
    let isBest = bound < best
    // A ten-thousandth of what is open is no progress worth steps of this length.
    let isClear = bound < best - 1e-4 * (best - target)
    if isBest { best = bound }
    waited = isClear ? 0 : waited + 1
    if waited >= patience {
      value *= 0.5
      waited = 0
    }
    return isBest
  }
}

/// The direction in which multipliers move: the subgradient, smoothed by what is kept of the direction
/// before (Camerini, Fratta, Maffioli 1975, doi:10.1007/BFb0120697), with Polyak's step.
struct SubgradientDirection: Sendable {
  /// Share of the direction before: Camerini and others advise about 0.7, with which the zigzag of
  /// plain subgradients between two choices cancels out.
  private static let memory = 0.7
  private var direction: [Double]

  init(count: Int) { direction = Array(repeating: 0, count: count) }

  mutating func forget() {
    for place in direction.indices { direction[place] = 0 }
  }

  /// Moves multipliers, which stay at 0 or above, so that the bound may come down by `difference`.
  ///
  /// - Parameters:
  ///   - difference: between the bound and what it could come to, times the pace; not negative.
  ///   - rise: by multiplier, the way in which the bound comes down.
  ///   - weight: by multiplier, that of its way in the length of the direction.
  ///   - scale: by multiplier, how far it moves for one unit of its way.
  /// - Returns: false when none can move.
  /// - Complexity: O(multipliers).
  mutating func move(
    _ multipliers: inout [Double], by difference: Double, rise: (Int) -> Double,
    weight: (Int) -> Double = { _ in 1 }, scale: (Int) -> Double = { _ in 1 }
  ) -> Bool {
    var length = 0.0
    for place in direction.indices {
      let way = Self.memory * direction[place] + (1 - Self.memory) * rise(place)
      direction[place] = way
      let isHeld = multipliers[place] <= 0 && way < 0
      if !isHeld { length += weight(place) * way * way }
    }
    guard length > 0 else { return false }
    let step = difference / length
    for place in direction.indices {
      multipliers[place] = max(multipliers[place] + step * scale(place) * direction[place], 0)
    }
    return true
  }
}

/// A Lagrangian relaxation: at any multipliers it bounds the value of every choice that the decisions leave
/// from above. Costs are negative values.
protocol LagrangianRelaxation {
  var multipliers: [Double] { get }
  var decisions: [SiteKnapsack.Decision] { get set }
  mutating func reset(multipliers: [Double])
  /// The bound at the multipliers.
  mutating func evaluate() -> Double
  /// Moves the multipliers so that the bound may come down to `target`; false when they cannot move.
  ///
  /// - Parameter pace: 0…2, the share of Polyak's step.
  mutating func step(from bound: Double, to target: Double, pace: Double) -> Bool
  /// How much of a site the evaluation took, 0…1.
  func share(_ site: Int) -> Double
  /// Whether no choice within `bound` is better than `value`.
  func excludes(_ bound: Double, better value: Double) -> Bool
  /// Decides sites by their reduced costs: those without which, or with which, nothing better than
  /// `value` is left under `bound`. Gives the sites decided.
  mutating func fix(bound: Double, value: Double) -> [Int]
}

/// One whose sites share a budget.
protocol KnapsackRelaxation: LagrangianRelaxation {
  var knapsack: SiteKnapsack { get }
  /// What each site is worth at the multipliers.
  var worths: [Double] { get }
  var siteCosts: [Double] { get }
}

extension KnapsackRelaxation {
  func share(_ site: Int) -> Double { knapsack.shares[site] }

  mutating func fix(bound: Double, value: Double) -> [Int] {
    var fixed: [Int] = []
    for site in worths.indices where decisions[site] == .free {
      let reduced = worths[site] - knapsack.alternative(to: site, costing: siteCosts[site])
      let share = knapsack.shares[site]
      if share == 1 && excludes(bound - reduced, better: value) {
        decisions[site] = .taken
        fixed.append(site)
      } else if share == 0 && excludes(bound + min(reduced, 0), better: value) {
        decisions[site] = .refused
        fixed.append(site)
      }
    }
    return fixed
  }
}
