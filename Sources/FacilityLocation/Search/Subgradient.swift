/// How long the steps of a subgradient search are, and how many: they become shorter when the bound stops to
/// move.
struct SubgradientPace {
  private(set) var value: Double
  private let patience: Int
  /// Steps at the most.
  let steps: Int
  private var waited = 0
  /// Least bound so far (of a bound from above).
  private(set) var best = Double.infinity

  /// - Parameter patience: steps without progress after which they are halved.
  init(_ value: Double, patience: Int, steps: Int) {
    self.value = value
    self.patience = patience
    self.steps = steps
  }

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

/// The paces of all searches. First lengths (Polyak's step is 1) and patiences were chosen by trial; a root,
/// whose bound all nodes go on from, has more patience than a node.
extension SubgradientPace {
  /// The multipliers of the parent are near: given up sooner than at the root. The steps are enough to show
  /// whether the node can be cut off; what is left open is branched on.
  static let atNode = SubgradientPace(0.5, patience: 5, steps: 50)
  /// Fewer steps than elsewhere: each finds a cheapest set for every group anew.
  static let atGroupNode = SubgradientPace(0.5, patience: 4, steps: 30)

  /// At a root whose multipliers primal-dual steps have moved already.
  static func afterAscent(steps: Int) -> SubgradientPace {
    SubgradientPace(0.5, patience: 12, steps: steps)
  }

  /// At a root with the prices of one assignment, which nothing has moved yet: whole steps.
  static func atCapacityRoot(steps: Int) -> SubgradientPace {
    SubgradientPace(1, patience: 15, steps: steps)
  }

  /// At a root of groups.
  static func atGroupRoot(steps: Int) -> SubgradientPace {
    SubgradientPace(0.5, patience: 20, steps: steps)
  }
}

/// Multipliers of a relaxation, not negative, and the direction in which they move: the subgradient, smoothed
/// by what is kept of the direction before (Camerini, Fratta, Maffioli 1975, doi:10.1007/BFb0120697), with
/// Polyak's step.
struct Multipliers: Sendable {
  /// Share of the direction before: Camerini and others advise about 0.7, with which the zigzag of
  /// plain subgradients between two choices cancels out.
  private static let memory = 0.7
  private(set) var values: [Double]
  private var direction: [Double]

  init(_ values: [Double]) {
    self.values = values
    direction = Array(repeating: 0, count: values.count)
  }

  subscript(place: Int) -> Double {
    get { values[place] }
    set { values[place] = newValue }
  }

  /// Takes other values and forgets where it went.
  mutating func reset(_ values: [Double]) {
    self.values = values
    for place in direction.indices { direction[place] = 0 }
  }

  /// Moves so that the bound may come down by `difference`.
  ///
  /// - Parameters:
  ///   - difference: between the bound and what it could come to, times the pace; not negative.
  ///   - rise: by multiplier, the way in which the bound comes down.
  ///   - weight: by multiplier, that of its way in the length of the direction.
  ///   - scale: by multiplier, how far it moves for one unit of its way.
  /// - Returns: false when none can move.
  /// - Complexity: O(multipliers).
  mutating func move(
    by difference: Double, rise: (Int) -> Double, weight: (Int) -> Double = { _ in 1 },
    scale: (Int) -> Double = { _ in 1 }
  ) -> Bool {
    var length = 0.0
    for place in direction.indices {
      let way = Self.memory * direction[place] + (1 - Self.memory) * rise(place)
      direction[place] = way
      let isHeld = values[place] <= 0 && way < 0
      if !isHeld { length += weight(place) * way * way }
    }
    guard length > 0 else { return false }
    let step = difference / length
    for place in direction.indices {
      values[place] = max(values[place] + step * scale(place) * direction[place], 0)
    }
    return true
  }
}

/// A Lagrangian relaxation: at any multipliers it bounds the value of every choice that the decisions leave
/// from above. Costs are negative values.
protocol LagrangianRelaxation {
  var multipliers: Multipliers { get set }
  var decisions: [SiteKnapsack.Decision] { get set }
  /// What values can be.
  var grid: ValueGrid { get }
  /// The bound at the multipliers.
  mutating func evaluate() -> Double
  /// Moves the multipliers so that the bound may come down by `difference`, not negative; false when they
  /// cannot move.
  mutating func step(by difference: Double) -> Bool
  /// How much of a site the evaluation took, 0…1.
  func share(_ site: Int) -> Double
  /// Decides sites by their reduced costs: those without which, or with which, nothing better than
  /// `value` is left under `bound`. Gives the sites decided.
  mutating func fix(bound: Double, value: Double) -> [Int]
}

extension LagrangianRelaxation {
  /// Whether no choice within `bound` is better than `value`.
  func excludes(_ bound: Double, better value: Double) -> Bool {
    grid.excludes(bound, better: value)
  }

  /// The sites that are decided one way, ascending.
  func sites(_ decision: SiteKnapsack.Decision) -> [Int] {
    decisions.indices.filter { decisions[$0] == decision }
  }
}
