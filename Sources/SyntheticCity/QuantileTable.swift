/// A distribution given by some of its quantiles, straight between them.
struct QuantileTable {
  /// Ascending in both; the first share is 0 and the last 1.
  let points: [(share: Double, value: Double)]

  init(_ points: [(share: Double, value: Double)]) { self.points = points }

  /// The value that `share` (0…1) of the distribution does not exceed.
  func value(at share: Double) -> Double {
    for (low, high) in zip(points, points.dropFirst()) where share <= high.share {
      let t = (share - low.share) / (high.share - low.share)
      return low.value + (high.value - low.value) * t
    }
    return points.last?.value ?? 0
  }

  /// The mean of the distribution.
  var mean: Double {
    zip(points, points.dropFirst()).reduce(0) {
      $0 + ($1.1.share - $1.0.share) * ($1.0.value + $1.1.value) / 2
    }
  }
}

extension QuantileTable {
  /// `base` to a power of 0…1, straight between the powers 0, ¼, ½, ¾ and 1: square roots are exactly
  /// rounded on every machine, logarithms are not.
  static func power(_ base: Double, _ exponent: Double) -> Double {
    let root = base.squareRoot()
    let fourth = root.squareRoot()
    let table = QuantileTable([
      (0, 1), (0.25, fourth), (0.5, root), (0.75, root * fourth), (1, base),
    ])
    return table.value(at: exponent)
  }
}
