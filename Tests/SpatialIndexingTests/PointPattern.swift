import PlanarGeometry
import TestSupport

/// Seeded point sets that make structures different.
enum PointPattern: String, CaseIterable {
  case uniform, clustered, line, lattice, identical, distantOutlier

  func points(count: Int, seed: UInt64 = 1) -> [PlanarPoint] {
    var numbers = SeededRandom(seed)
    func random() -> Double { numbers.unit() }
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
