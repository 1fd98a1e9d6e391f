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
  mutating func unit() -> Double { Double(next() >> 11) * 0x1p-53 }

  mutating func draw(_ range: ClosedRange<Double>) -> Double {
    range.lowerBound + unit() * (range.upperBound - range.lowerBound)
  }

  /// Uniform in `range`, which must not be empty.
  mutating func draw(_ range: Range<Int>) -> Int {
    range.lowerBound + Int(unit() * Double(range.count))
  }

  mutating func chance(_ probability: Double) -> Bool { unit() < probability }

  /// Fisher–Yates. The standard library promises no order of its draws from one version to the next.
  mutating func shuffle<Element>(_ array: inout [Element]) {
    for index in stride(from: array.count - 1, to: 0, by: -1) {
      array.swapAt(index, draw(0..<index + 1))
    }
  }
}
