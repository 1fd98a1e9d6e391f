/// ∫₁² C(ρR)² dρ, C(r) the share of the demand within r: a hundred times it is the balance index.
///
/// Of points it is summed exactly: C is constant between their distances. Of land it is found by the rule of Gauss
/// and Legendre with sixteen places; C is smooth there but for kinks where the border of what is reached turns.
public enum BalanceIntegral {
  /// Multiples ρ of the radius at which C is asked for, ascending.
  public static let multiples: [Double] =
    places.reversed().map { 1.5 - 0.5 * $0 } + places.map { 1.5 + 0.5 * $0 }

  /// Curves that are pooled: a negative factor takes one away.
  public typealias Pooled = [(curve: ReachCurve, factor: Double)]

  /// - Parameter demand: all of it together, greater than 0.
  /// - Returns: 0…1.
  /// - Complexity: O(curves) of land, O(n · log n) in the steps of points.
  public static func value(of pooled: Pooled, demand: Double) -> Double {
    let isLand = pooled.contains { if case .land = $0.curve { true } else { false } }
    let integral = isLand ? ofLand(pooled, demand) : ofPoints(pooled, demand)
    return min(max(integral, 0), 1)
  }

  private static func ofLand(_ pooled: Pooled, _ demand: Double) -> Double {
    zip(multiples.indices, weights.reversed() + weights).reduce(0) { sum, place in
      let within = pooled.reduce(0) { $0 + $1.factor * $1.curve.demand(at: place.0) }
      let share = within / demand
      return sum + 0.5 * share * share * place.1
    }
  }

  private static func ofPoints(_ pooled: Pooled, _ demand: Double) -> Double {
    var (within, steps) = (0.0, [ReachCurve.Step]())
    for (curve, factor) in pooled {
      switch curve {
      case .level(let demand): within += factor * demand
      case .points(let demand, let own):
        within += factor * demand
        steps += own.map { ReachCurve.Step(multiple: $0.multiple, demand: factor * $0.demand) }
      case .land: break
      }
    }
    var (sum, last) = (0.0, 1.0)
    for step in steps.sorted(by: { $0.multiple < $1.multiple }) {
      sum += (step.multiple - last) * within * within
      last = step.multiple
      within += step.demand
    }
    return (sum + (2 - last) * within * within) / (demand * demand)
  }

  private static let places = [
    0.095012509837637440, 0.281603550779258913, 0.458016777657227386, 0.617876244402643748,
    0.755404408355003034, 0.865631202387831744, 0.944575023073232576, 0.989400934991649933,
  ]
  private static let weights = [
    0.189450610455068496, 0.182603415044923589, 0.169156519395002538, 0.149595988816576732,
    0.124628971255533872, 0.095158511682492785, 0.062253523938647893, 0.027152459411754095,
  ]
}
