package import PlanarGeometry

/// Numbers that are the same in every run (xorshift64, Marsaglia 2003, doi:10.18637/jss.v008.i14), so
/// that a failing case can be named by its seed.
package struct SeededRandom: RandomNumberGenerator, Sendable {
  /// Never 0.
  private var state: UInt64

  package init(_ seed: some BinaryInteger) {
    state = UInt64(truncatingIfNeeded: seed) &* 0x9E37_79B9_7F4A_7C15 | 1
  }

  package mutating func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state
  }

  /// 0..<1, a multiple of 2⁻⁵³.
  package mutating func unit() -> Double { Double(next() >> 11) * 0x1p-53 }

  package mutating func between(_ low: Double, _ high: Double) -> Double {
    low + (high - low) * unit()
  }

  /// 0..<`count`.
  package mutating func below(_ count: Int) -> Int { Int(unit() * Double(count)) }

  package mutating func whole(_ range: ClosedRange<Int>) -> Int {
    range.lowerBound + below(range.count)
  }

  package mutating func digits(_ count: Int) -> String {
    (0..<count).map { _ in String(below(10)) }.joined()
  }

  package mutating func point(in box: PlanarBox) -> PlanarPoint {
    PlanarPoint(x: box.minX + unit() * box.width, y: box.minY + unit() * box.height)
  }

  /// Each coordinate within ±`extent`.
  package mutating func point(within extent: Double) -> PlanarPoint {
    PlanarPoint(x: between(-extent, extent), y: between(-extent, extent))
  }

  /// A simple polygon of so many corners about `center`, at most `radius` metres from it.
  package mutating func star(
    around center: PlanarPoint, radius: Double, corners: Int
  ) -> PlanarRegion {
    PlanarRegion.star(around: center, corners: corners) { radius * (0.3 + 0.7 * unit()) }
  }
}
