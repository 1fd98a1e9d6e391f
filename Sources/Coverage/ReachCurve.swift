/// Demand of one community within multiples ρ of a type's radius, 1 ≤ ρ ≤ 2, in the unit of the demand.
public enum ReachCurve: Equatable, Sendable {
  /// As much within twice the radius as within the radius.
  case level(Double)
  /// Of land: within each of `BalanceIntegral.multiples`.
  case land([Double])
  /// Of points: what is within the radius, and where more comes, ascending.
  case points(within: Double, steps: [Step])

  /// Demand that a multiple of the radius brings.
  public struct Step: Equatable, Sendable {
    /// ρ, greater than 1 and at most 2.
    public var multiple: Double
    public var demand: Double
  }

  /// - Parameters:
  ///   - distances: metres of each point; infinite where there is no way.
  ///   - weights: of the points.
  /// - Complexity: O(points · log points).
  init(_ distances: [Double], _ weights: [Double], radius: Double) {
    let limit = ReachLimit(radius)
    var (within, steps) = (0.0, [Step]())
    for (distance, weight) in zip(distances, weights) where weight > 0 {
      if limit.holds(distance) {
        within += weight
      } else if distance <= 2 * radius {
        steps.append(Step(multiple: distance / radius, demand: weight))
      }
    }
    guard !steps.isEmpty else {
      self = .level(within)
      return
    }
    self = .points(within: within, steps: steps.sorted { $0.multiple < $1.multiple })
  }

  /// Of land.
  ///
  /// - Parameters:
  ///   - covered: within the radius.
  ///   - total: all demand.
  ///   - shortfall: as in `DistanceFigures`: 1 where nothing is within twice the radius.
  ///   - measure: demand within a multiple; not asked where it is known.
  init(covered: Double, of total: Double, shortfall: Double, _ measure: (Double) -> Double) {
    guard shortfall < 1, covered < total else {
      self = .level(covered)
      return
    }
    var last = covered
    self = .land(
      BalanceIntegral.multiples.map { multiple in
        if last < total { last = min(measure(multiple), total) }
        return last
      })
  }

  /// Demand within one of `BalanceIntegral.multiples`, by its number.
  func demand(at number: Int) -> Double {
    switch self {
    case .level(let demand): return demand
    case .land(let demands): return demands[number]
    case .points(let within, let steps):
      let multiple = BalanceIntegral.multiples[number]
      return steps.lazy.prefix { $0.multiple <= multiple }.reduce(within) { $0 + $1.demand }
    }
  }
}
