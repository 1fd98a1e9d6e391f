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

  /// Too short to change anything.
  var isOver: Bool { value < 1e-3 }

  /// Takes note of a bound; true when it is the best so far. `target` is what it could come down to.
  mutating func note(_ bound: Double, target: Double) -> Bool {
    let isBest = bound < best
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
