import Foundation
import PlanarGeometry
import TestSupport

extension CoverageCase {
  /// A case of the kind `seed % 12`: random shapes, and the alignments that break naive code.
  static func random(_ seed: Int) -> CoverageCase {
    var random = SeededRandom(seed)
    for _ in 0..<8 { _ = random.unit() }
    let radius = random.between(40, 400)
    switch seed % 12 {
    case 0: return scattered(&random, radius, star(&random, .zero, 250, 5...60))
    case 1: return scattered(&random, radius, withHole(&random))
    case 2: return scattered(&random, radius, pieces(&random))
    case 3: return tangentDiscs(&random, radius)
    case 4: return discsThroughVertices(&random, radius)
    case 5: return discsOnEdges(&random, radius)
    case 6: return coincident(&random, radius)
    case 7: return sliver(&random, radius)
    case 8: return latticeAligned(&random)
    case 9: return polygonFacilities(&random, radius)
    case 10: return alignedPolygonFacilities(&random)
    default: return strip(&random, radius)
    }
  }

  private static func scattered(
    _ random: inout SeededRandom, _ radius: Double, _ region: PlanarRegion
  ) -> CoverageCase {
    let points = (0..<random.whole(1...12)).map { _ in random.point(within: 450) }
    return CoverageCase(name: "scattered", region: region, radius: radius, points: points)
  }

  /// A star-shaped ring around `center`.
  private static func starRing(
    _ random: inout SeededRandom, _ center: PlanarPoint, _ size: Double, _ count: Int
  ) -> [PlanarPoint] {
    (0..<count).map { number in
      let angle = 2 * Double.pi * Double(number) / Double(count)
      let distance = size * random.between(0.35, 1)
      return center + PlanarPoint(x: cos(angle), y: sin(angle)) * distance
    }
  }

  private static func star(
    _ random: inout SeededRandom, _ center: PlanarPoint, _ size: Double, _ counts: ClosedRange<Int>
  ) -> PlanarRegion {
    let count = random.whole(counts)
    return PlanarRegion(polygons: [[starRing(&random, center, size, count)]])
  }

  private static func withHole(_ random: inout SeededRandom) -> PlanarRegion {
    let outer = starRing(&random, .zero, 300, random.whole(6...40))
    let hole = starRing(&random, .zero, 95, random.whole(3...20))
    return PlanarRegion(polygons: [[outer, hole]])
  }

  private static func pieces(_ random: inout SeededRandom) -> PlanarRegion {
    let centers = [(-300.0, 0.0), (0.0, 0.0), (300.0, 200.0)]
    return PlanarRegion(
      polygons: centers.map { center in
        [starRing(&random, PlanarPoint(x: center.0, y: center.1), 120, random.whole(3...15))]
      })
  }

  /// Discs that touch each other and the sides of a box.
  private static func tangentDiscs(_ random: inout SeededRandom, _ radius: Double) -> CoverageCase {
    let count = random.whole(1...4)
    let region = PlanarRegion.box(0, 0, 2 * radius * Double(count), 2 * radius)
    let points = (0..<count).map { PlanarPoint(x: radius * Double(2 * $0 + 1), y: radius) }
    let below = points.map { PlanarPoint(x: $0.x, y: -radius) }
    return CoverageCase(name: "tangent", region: region, radius: radius, points: points + below)
  }

  private static func discsThroughVertices(
    _ random: inout SeededRandom, _ radius: Double
  ) -> CoverageCase {
    let region = star(&random, .zero, 250, 4...20)
    let points = region.vertices.prefix(6).map { vertex in
      let angle = random.between(0, 2 * .pi)
      return vertex + PlanarPoint(x: cos(angle), y: sin(angle)) * radius
    }
    return CoverageCase(name: "vertices", region: region, radius: radius, points: points)
  }

  /// Centres on vertices and edges, and at the radius from edges.
  private static func discsOnEdges(_ random: inout SeededRandom, _ radius: Double) -> CoverageCase {
    let region = star(&random, .zero, 250, 4...20)
    let (a, b) = (region.vertices[0], region.vertices[1])
    let step = b - a
    let normal = PlanarPoint(x: -step.y, y: step.x) * (1 / a.distance(to: b))
    let middle = a + step * 0.5
    let points = [a, middle, middle + normal * radius, middle - normal * radius]
    return CoverageCase(
      name: "edges", region: region, radius: radius,
      points: Array(points[..<random.whole(1...4)]))
  }

  /// Equal, nearly equal and mirrored centres.
  private static func coincident(_ random: inout SeededRandom, _ radius: Double) -> CoverageCase {
    let region = star(&random, .zero, 250, 4...30)
    let first = random.point(within: 200)
    let nearby = [0, 1e-13, 1e-9, 1e-6, 1e-3].map { first + PlanarPoint(x: $0, y: -$0) }
    return CoverageCase(
      name: "coincident", region: region, radius: radius,
      points: nearby + [first * -1, PlanarPoint(x: first.x, y: -first.y)])
  }

  private static func sliver(_ random: inout SeededRandom, _ radius: Double) -> CoverageCase {
    let width = pow(10, random.between(-3, 0))
    let tip = PlanarPoint(x: random.between(300, 900), y: random.between(-200, 200))
    let region = PlanarRegion(
      polygons: [[[.zero, tip, tip + PlanarPoint(x: 0, y: width), PlanarPoint(x: 0, y: width)]]])
    let points = (0..<random.whole(1...5)).map { _ in
      tip * random.unit() + random.point(within: radius)
    }
    return CoverageCase(name: "sliver", region: region, radius: radius, points: points)
  }

  /// Everything at multiples of 50 m: circles through lattice points, 3-4-5 triples, shared tangents.
  private static func latticeAligned(_ random: inout SeededRandom) -> CoverageCase {
    func lattice() -> PlanarPoint {
      PlanarPoint(x: Double(random.whole(-6...6)) * 50, y: Double(random.whole(-6...6)) * 50)
    }
    let points = (0..<random.whole(2...10)).map { _ in lattice() }
    return CoverageCase(
      name: "lattice", region: .box(-200, -150, 250, 200),
      radius: [50, 100, 150, 250][random.whole(0...3)], points: points)
  }

  private static func polygonFacilities(
    _ random: inout SeededRandom, _ radius: Double
  ) -> CoverageCase {
    let parks = (0..<random.whole(1...3)).map { _ in
      star(&random, random.point(within: 300), random.between(20, 200), 3...12)
    }
    return CoverageCase(
      name: "parks", region: star(&random, .zero, 250, 4...30), radius: radius / 4,
      points: (0..<random.whole(0...4)).map { _ in random.point(within: 300) }, facilities: parks)
  }

  /// Boxes whose offset lines run along edges of the region and along each other.
  private static func alignedPolygonFacilities(_ random: inout SeededRandom) -> CoverageCase {
    let parks = (0..<random.whole(1...4)).map { _ -> PlanarRegion in
      let x = Double(random.whole(-6...4)) * 50
      let y = Double(random.whole(-6...4)) * 50
      return .box(x, y, x + 50 * Double(random.whole(1...3)), y + 50 * Double(random.whole(1...3)))
    }
    return CoverageCase(
      name: "aligned parks", region: .box(-200, -150, 200, 150), radius: 50, facilities: parks)
  }

  /// Kilometres long and metres wide.
  private static func strip(_ random: inout SeededRandom, _ radius: Double) -> CoverageCase {
    let length = random.between(1000, 5000)
    let region = PlanarRegion.box(0, 0, length, random.between(0.5, 4))
    let points = (0..<random.whole(1...10)).map { _ in
      PlanarPoint(x: random.between(0, length), y: random.between(-radius, radius))
    }
    return CoverageCase(name: "strip", region: region, radius: radius, points: points)
  }
}

extension PlanarPoint {
  static var zero: PlanarPoint { PlanarPoint(x: 0, y: 0) }
}
