import PlanarGeometry

/// A small generator, so that a failing case can be named by its seed.
struct SeededRandom {
  private var state: UInt64

  init(_ seed: Int) { state = UInt64(bitPattern: Int64(seed)) &* 0x9E37_79B9_7F4A_7C15 | 1 }

  /// 0…1.
  mutating func unit() -> Double {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return Double(state >> 11) / Double(1 << 53)
  }

  mutating func between(_ low: Double, _ high: Double) -> Double { low + (high - low) * unit() }

  mutating func whole(_ low: Int, _ high: Int) -> Int { low + Int(unit() * Double(high - low + 1)) }

  mutating func point(within extent: Double) -> PlanarPoint {
    PlanarPoint(x: between(-extent, extent), y: between(-extent, extent))
  }
}
