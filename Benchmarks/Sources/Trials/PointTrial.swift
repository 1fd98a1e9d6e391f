public import PlanarGeometry
import SpatialIndexing

/// Points, places to ask about, and a radius at which half of the places have 16 points or more.
public struct PointTrial: Sendable {
  public let pattern: String
  public let points: [PlanarPoint]
  public let queries: [PlanarPoint]
  /// Metres.
  public let radius: Double
  /// Half the side, in metres, of a square as large as the disc of `radius`.
  public let halfSide: Double

  private static let medianHits = 16

  /// Points of a pattern; the places are drawn from the same pattern.
  public init(_ pattern: PointPattern, count: Int, queries: Int, seed: UInt64) {
    self.init(
      pattern.rawValue, points: pattern.points(count, seed: seed),
      queries: pattern.points(queries, seed: seed &+ 1))
  }

  /// Given points; the places lie within 100 m of some of them, each way.
  public init(_ name: String, points: [PlanarPoint], queries: Int, seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let places = (0..<queries).map { _ in
      let point = points[Int(random.unit() * Double(points.count))]
      return PlanarPoint(
        x: point.x + 200 * (random.unit() - 0.5), y: point.y + 200 * (random.unit() - 0.5))
    }
    self.init(name, points: points, queries: places)
  }

  private init(_ pattern: String, points: [PlanarPoint], queries: [PlanarPoint]) {
    self.pattern = pattern
    self.points = points
    self.queries = queries
    radius = Self.radius(of: Self.medianHits, points, queries.prefix(501))
    halfSide = radius * Double.pi.squareRoot() / 2
  }

  /// By halving: never exactly the distance of two points, where rivals may round differently.
  private static func radius(
    of hits: Int, _ points: [PlanarPoint], _ queries: ArraySlice<PlanarPoint>
  ) -> Double {
    let index = IndexStrategy.grid.makeIndex(points)
    var found: [Int32] = []
    func median(_ radius: Double) -> Int {
      let counts = queries.map { query in
        found.removeAll(keepingCapacity: true)
        index.radius(radius, around: query, into: &found)
        return found.count
      }
      return counts.sorted()[counts.count / 2]
    }
    var (low, high) = (0.0, 0.01)
    while median(high) < hits { (low, high) = (high, high * 2) }
    for _ in 0..<20 {
      let middle = (low + high) / 2
      if median(middle) < hits { low = middle } else { high = middle }
    }
    return high
  }
}
