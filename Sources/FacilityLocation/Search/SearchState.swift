/// What every search keeps beside its relaxation and its best choice.
struct SearchState {
  let options: SitingSearch
  /// Pairs of the question.
  let pairCount: Int
  /// By site: how much the recent bounds took of it, 0…1.
  var meanShares: [Double]
  /// Sites decided at the node since the list was emptied.
  var fixed: [Int] = []
  var effort = SearchEffort()

  init(options: SitingSearch, pairCount: Int, siteCount: Int) {
    self.options = options
    self.pairCount = pairCount
    meanShares = Array(repeating: 0, count: siteCount)
  }

  /// Asks whether the time is over, until it is.
  mutating func lookAtTheClock() {
    effort.isTimeOver = effort.isTimeOver || options.isTimeOver()
  }

  var isTimeOver: Bool { effort.isTimeOver }

  /// Weight of the last bound in `meanShares`: a mean over about ten steps, between which single shares jump
  /// from 0 to 1.
  private static let lastWeight = 0.1

  /// - Parameter share: of each site, what the last bound took of it.
  mutating func note(_ share: (Int) -> Double) {
    for site in meanShares.indices {
      meanShares[site] += Self.lastWeight * (share(site) - meanShares[site])
    }
  }
}

/// What a search found: no sites where no choice is allowed.
struct SearchOutcome {
  var sites: [Int]
  /// In the sense of the model: what is gained, or a cost, infinite where no choice is allowed.
  var value: Double
  /// No choice is better than this.
  var bound: Double
  var effort: SearchEffort
}

/// What a search took, or several did together.
struct SearchEffort {
  /// Steps of the bounding, and nodes of the branching.
  var iterations = 0
  var nodes = 0
  /// It ended because the time was over.
  var isTimeOver = false

  static func += (sum: inout SearchEffort, other: SearchEffort) {
    sum.iterations += other.iterations
    sum.nodes += other.nodes
    sum.isTimeOver = sum.isTimeOver || other.isTimeOver
  }
}

extension SearchOutcome {
  /// The same in costs, which a search that maximises takes for negative values.
  var negated: SearchOutcome {
    var costs = self
    (costs.value, costs.bound) = (-value, -bound)
    return costs
  }
}

extension SitingAnswer {
  /// - Parameters:
  ///   - order: the sites of the outcome, each with what it adds to those before it.
  ///   - objective: that of the model for a value of the search.
  init(
    _ outcome: SearchOutcome, order: (sites: [Int], gains: [Double]), loads: [Double]? = nil,
    objective: (Double) -> Double = { $0 }
  ) {
    self.init(
      sites: order.sites, gains: order.gains, objective: objective(outcome.value),
      bound: objective(outcome.bound), isTimeOver: outcome.effort.isTimeOver,
      iterations: outcome.effort.iterations, nodes: outcome.effort.nodes, loads: loads)
  }
}

/// Which values sums can have, and so which bound leaves nothing better. Values are maximised: costs are
/// negative.
struct ValueGrid: Sendable {
  /// Every value is a whole number.
  let isIntegral: Bool
  /// The share of a value below which a difference is rounding.
  var rounding = 1e-9

  /// Sums of any of `terms`.
  init(sumsOf terms: [Double]) { self.init(isIntegral: terms.areWhole) }

  init(isIntegral: Bool) { self.isIntegral = isIntegral }

  /// Sums of millions of terms are wrong by no more than this: far less than the whole number 1.
  private static let slack = 1e-6
  /// The share of a need or a budget by which a sum of weights or of costs may miss it by rounding alone:
  /// of ten thousand terms, each rounded to 53 bits.
  static let sumSlack = 1e-12

  /// Differences that are rounding rather than better.
  func tolerance(at value: Double) -> Double {
    rounding * max(abs(value), .leastNormalMagnitude)
  }

  /// A bound on any value, lowered to the next one that is possible.
  func tightened(_ bound: Double) -> Double {
    isIntegral ? (bound + Self.slack).rounded(.down) : bound
  }

  /// Whether no value within `bound` is better than `value`.
  func excludes(_ bound: Double, better value: Double) -> Bool {
    isIntegral ? bound + Self.slack < value + 1 : bound <= value + tolerance(at: value)
  }
}

extension [Double] {
  /// Whether all are whole numbers whose sum is exact, with room for what is added to it.
  var areWhole: Bool {
    var sum = 0.0
    for value in self {
      guard value == value.rounded() else { return false }
      sum += abs(value)
    }
    return sum < 1e12
  }
}
