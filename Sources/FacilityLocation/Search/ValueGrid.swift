/// Which values sums can have, and so which bound leaves nothing better. Values are maximised: costs are
/// negative.
struct ValueGrid: Sendable {
  /// Every value is a whole number.
  let isIntegral: Bool

  /// Sums of any of `terms`.
  init(sumsOf terms: [Double]) { self.init(isIntegral: terms.areWhole) }

  init(isIntegral: Bool) { self.isIntegral = isIntegral }

  /// Sums of millions of terms are wrong by no more than this: far less than the whole number 1.
  private static let slack = 1e-6
  /// The share of a need or a budget by which a sum of weights or of costs may miss it by rounding alone:
  /// of ten thousand terms, each rounded to 53 bits.
  static let sumSlack = 1e-12

  /// Differences that are rounding rather than better.
  func tolerance(at value: Double) -> Double { 1e-9 * max(abs(value), .leastNormalMagnitude) }

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
