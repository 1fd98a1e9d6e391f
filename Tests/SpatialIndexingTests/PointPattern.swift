import PlanarGeometry

/// Seeded point sets that make structures different.
enum PointPattern: String, CaseIterable {
  case uniform, clustered, line, lattice, identical, distantOutlier

  func points(count: Int, seed: UInt64 = 1) -> [PlanarPoint] {
    var state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
    func random() -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(state >> 11) / Double(1 << 53)
    }
    return (0..<count).map { number in
      switch self {
      case .uniform: PlanarPoint(x: random() * 1000 - 500, y: random() * 1000 - 500)
      case .clustered:
        PlanarPoint(
          x: Double(number % 5) * 200 + random() * random() * 20, y: random() * random() * 20)
      case .line: PlanarPoint(x: random() * 1000, y: 3)
      case .lattice: PlanarPoint(x: Double(number % 20) * 25, y: Double(number / 20) * 25)
      case .identical: PlanarPoint(x: 12.5, y: -7)
      case .distantOutlier:
        PlanarPoint(x: number == 0 ? 1e7 : random() * 100, y: number == 0 ? -1e7 : random() * 100)
      }
    }
  }
}
