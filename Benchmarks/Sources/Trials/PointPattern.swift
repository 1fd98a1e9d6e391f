public import PlanarGeometry

/// How points of a trial lie in a square of 40 km.
public enum PointPattern: String, CaseIterable, Sendable {
  /// Anywhere with the same chance.
  case uniform
  /// Around 64 centres, normally distributed with deviations of 300 m to 1.5 km.
  case clustered
  /// Normally distributed, with a deviation of 10 m, about one road that winds across the square.
  case line

  private static let side = 40_000.0

  /// The same seed gives the same points.
  public func points(_ count: Int, seed: UInt64) -> [PlanarPoint] {
    var random = SplitMix64(seed: seed)
    switch self {
    case .uniform:
      return (0..<count).map { _ in Self.anywhere(&random) }
    case .clustered:
      // Centres do not depend on the seed, so that queries drawn with another one lie among the points.
      let clusters = Self.clusters()
      return (0..<count).map { _ in
        let cluster = clusters[Int(random.unit() * Double(clusters.count))]
        return PlanarPoint(
          x: cluster.center.x + cluster.deviation * random.normal(),
          y: cluster.center.y + cluster.deviation * random.normal())
      }
    case .line:
      return (0..<count).map { _ in Self.onRoad(&random) }
    }
  }

  private static func anywhere(_ random: inout SplitMix64) -> PlanarPoint {
    PlanarPoint(x: random.unit() * side, y: random.unit() * side)
  }

  private static func clusters() -> [(center: PlanarPoint, deviation: Double)] {
    var random = SplitMix64(seed: 64)
    return (0..<64).map { number in
      (anywhere(&random), 300 * (1 + 4 * Double(number) / 63))
    }
  }

  /// Three bends, each a parabola, one the other way round than the one before.
  private static func onRoad(_ random: inout SplitMix64) -> PlanarPoint {
    let place = random.unit()
    let bend = (place * 3).rounded(.down)
    let within = place * 3 - bend
    let sway = 4 * within * (1 - within) * (bend == 1 ? -1 : 1)
    return PlanarPoint(
      x: place * side + 10 * random.normal(),
      y: side / 2 + sway * side / 4 + 10 * random.normal())
  }
}
