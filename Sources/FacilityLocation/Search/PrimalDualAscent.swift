/// Multipliers, and fractional choices of sites and of covered demand, between which a step goes.
struct PrimalDualPoint: Sendable {
  var multipliers: [Double]
  /// By site, 0…1.
  var shares: [Double]
  /// By demand, 0…1; empty where the choice of sites decides it.
  var fulfilment: [Double]

  /// The multipliers of a relaxation and a choice of sites.
  init(_ relaxation: some LagrangianRelaxation, sites: [Int], fulfilment: [Double] = []) {
    multipliers = relaxation.multipliers.values
    shares = relaxation.decisions.map { _ in 0 }
    for site in sites { shares[site] = 1 }
    self.fulfilment = fulfilment
  }
}

/// The two half steps of a primal-dual method on a relaxation, each side scaled by what it meets.
protocol PrimalDualSteps {
  associatedtype Relaxation: LagrangianRelaxation
  /// What the ratio of the steps stays within.
  static var weights: ClosedRange<Double> { get }
  /// Rounds after which the bounds of small questions no longer move.
  static var mostRounds: Int { get }
  func firstWeight(_ start: PrimalDualPoint) -> Double
  /// Moves the choice by the relaxation, which is evaluated at the multipliers.
  func moveChoice(_ point: inout PrimalDualPoint, weight: Double, by relaxation: Relaxation)
  /// Moves the multipliers by the choice, beyond it as far as it has moved from `old`.
  func moveMultipliers(
    _ point: inout PrimalDualPoint, from old: PrimalDualPoint, weight: Double,
    by relaxation: Relaxation)
  /// Squared ways of the multipliers and of the shares, in the measure of their steps.
  func squaredWays(
    from start: PrimalDualPoint, to end: PrimalDualPoint
  ) -> (multipliers: Double, shares: Double)
}

/// Primal-dual hybrid gradient (Chambolle, Pock 2011, doi:10.1007/s10851-010-0251-1; restarts at the
/// average as in Applegate and others 2021, arXiv:2106.04756) on multipliers and fractional choices.
///
/// Where thousands of sites compete for few places, a knapsack moves only the multipliers under its
/// few winners; here all competitors share the move.
struct PrimalDualAscent<Steps: PrimalDualSteps> {
  private let steps: Steps
  /// How far choices move against multipliers.
  private var weight: Double
  private var point: PrimalDualPoint
  private var average: PrimalDualPoint
  private var averaged = 0.0
  private var start: PrimalDualPoint

  init(_ steps: Steps, from point: PrimalDualPoint) {
    self.steps = steps
    self.point = point
    average = point
    start = point
    weight = steps.firstWeight(point)
  }

  /// Fractions of the sites in the recent choices.
  var shares: [Double] { average.shares }

  /// One step. Complexity: O(pairs).
  ///
  /// - Returns: the bound at the multipliers before the step.
  mutating func step(_ relaxation: inout Steps.Relaxation) -> Double {
    let bound = relaxation.evaluate()
    let old = point
    point.multipliers = relaxation.multipliers.values
    steps.moveChoice(&point, weight: weight, by: relaxation)
    steps.moveMultipliers(&point, from: old, weight: weight, by: relaxation)
    relaxation.multipliers.reset(point.multipliers)
    averaged += 1
    Self.add(point.multipliers, to: &average.multipliers, averaged)
    Self.add(point.shares, to: &average.shares, averaged)
    Self.add(point.fulfilment, to: &average.fulfilment, averaged)
    return bound
  }

  private static func add(_ values: [Double], to mean: inout [Double], _ count: Double) {
    for place in mean.indices { mean[place] += (values[place] - mean[place]) / count }
  }

  /// The bound at the average of the multipliers, which `relaxation` then has.
  func evaluateAverage(_ relaxation: inout Steps.Relaxation) -> Double {
    relaxation.multipliers.reset(average.multipliers)
    return relaxation.evaluate()
  }

  /// Goes on from the average, with steps balanced by how far either side has moved.
  mutating func restart(_ relaxation: inout Steps.Relaxation) {
    let ways = steps.squaredWays(from: start, to: average)
    if ways.multipliers > 0 && ways.shares > 0 {
      let balance = (ways.shares / ways.multipliers).squareRoot()
      // The mean of the old and the balanced ratio, by powers, as one restart may mislead.
      weight = Steps.weights.clamp((weight * balance).squareRoot())
    }
    relaxation.multipliers.reset(average.multipliers)
    (point, start, averaged) = (average, average, 0)
  }
}

/// A search that can round fractional choices.
protocol RoundingSearch: BranchedSearch {
  /// Looks for better choices near a fractional one.
  mutating func improve(by shares: [Double])
  /// Whether a bound is worth no more work.
  func isEnough(_ bound: Double, afterPairs pairs: Int) -> Bool
}

extension RoundingSearch {
  /// Bounds the whole problem, fixes sites and looks for better choices on the way.
  ///
  /// - Parameter pairs: of the matrix, which each step visits.
  mutating func bound<Steps: PrimalDualSteps>(
    by steps: Steps, from start: PrimalDualPoint, pairs: Int
  ) -> Double where Steps.Relaxation == Relaxation {
    // Ten steps make a new average worth a bound; forty one worth to be rounded.
    let (roundLength, restartRounds) = (10, 4)
    let rounds = state.options.pairBudget / max(pairs, 1) / roundLength
    var ascent = PrimalDualAscent(steps, from: start)
    var (bound, kept) = (Double.infinity, relaxation.multipliers.values)
    for round in 1...min(max(rounds, restartRounds), Steps.mostRounds) {
      for _ in 0..<roundLength {
        let multipliers = relaxation.multipliers.values
        let found = ascent.step(&relaxation)
        if found < bound { (bound, kept) = (found, multipliers) }
      }
      state.effort.iterations += roundLength
      let current = relaxation.multipliers.values
      let found = ascent.evaluateAverage(&relaxation)
      if found < bound { (bound, kept) = (found, relaxation.multipliers.values) }
      _ = relaxation.fix(bound: found, value: bestValue)
      if round.isMultiple(of: restartRounds) {
        improve(by: ascent.shares)
        ascent.restart(&relaxation)
      } else {
        relaxation.multipliers.reset(current)
      }
      state.lookAtTheClock()
      if state.isTimeOver || isEnough(bound, afterPairs: round * roundLength * pairs) { break }
    }
    state.meanShares = ascent.shares
    relaxation.multipliers.reset(kept)
    return bound
  }

  func isEnough(_ bound: Double, afterPairs pairs: Int) -> Bool { excludes(bound) }

  /// The sites with a share that counts: less than a hundredth is what averaging leaves of sites long given
  /// up.
  func support(of shares: [Double]) -> [Int] { shares.indices.filter { shares[$0] > 0.01 } }
}
