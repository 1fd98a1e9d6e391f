/// SplitMix64 (Steele, Lea, Flood 2014, doi:10.1145/2660193.2660195): the same seed gives the same
/// city on every machine.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

extension SeededGenerator {
  /// A generator whose draws do not depend on how many were taken here; `purpose` tells them apart.
  func branch(_ purpose: UInt64) -> SeededGenerator {
    SeededGenerator(seed: branchSeed(purpose))
  }

  func branchSeed(_ purpose: UInt64) -> UInt64 {
    var copy = self
    return copy.next() ^ (purpose &* 0xD6E8_FEB8_6659_FD93)
  }

  /// Uniform in 0..<1, a multiple of 2⁻⁵³.
  mutating func fraction() -> Double { Double(next() >> 11) * 0x1p-53 }

  mutating func draw(_ range: ClosedRange<Double>) -> Double {
    range.lowerBound + fraction() * (range.upperBound - range.lowerBound)
  }

  /// Uniform in `range`, which must not be empty.
  mutating func draw(_ range: Range<Int>) -> Int {
    range.lowerBound + Int(fraction() * Double(range.count))
  }

  mutating func chance(_ probability: Double) -> Bool { fraction() < probability }

  /// Fisher–Yates. The standard library promises no order of its draws from one version to the next.
  mutating func shuffle<Element>(_ array: inout [Element]) {
    for index in stride(from: array.count - 1, to: 0, by: -1) {
      array.swapAt(index, draw(0..<index + 1))
    }
  }
}

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
