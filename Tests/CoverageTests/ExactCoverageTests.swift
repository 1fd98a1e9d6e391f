import Foundation
@_spi(Benchmarks) import GEOSBridge
import PlanarGeometry
import TestSupport
import Testing

/// Exact areas against GEOS, which sees each disc as an inscribed polygon of 2048 corners: never
/// below its answer, and above it by no more than the discs lose.
struct ExactCoverageTests {
  static let quadrantSegments = 512

  /// 2400 cases of twelve kinds, or every eighth run of twelve of them.
  @Test(arguments: (0..<8).map { $0 * 300 })
  func agreesWithPolygonisedDiscs(first: Int) async throws {
    let context = try GEOSContext()
    for seed in first..<first + Thoroughness.cases(36, exhaustive: 300) {
      let item = CoverageCase.random(seed)
      let area = item.region.area
      let exact = await item.coveredArea()
      let reach = try polygonisedReach(of: item, context)
      let polygonised = try context.intersectionArea(item.region, reach)
      #expect(exact >= polygonised - 1e-9 * area, "below GEOS: \(item.name), seed \(seed)")
      #expect(
        exact <= polygonised + deficit(of: item) + 1e-9 * area,
        "above GEOS: \(item.name), seed \(seed)")
    }
  }

  /// Buffers of polygons are put together from their parts: GEOS's own buffer simplifies its input.
  private func polygonisedReach(
    of item: CoverageCase, _ context: GEOSContext
  ) throws -> PlanarRegion {
    let centers = item.points + item.facilities.flatMap(\.vertices)
    var parts = [
      try context.discUnion(
        centers: centers, radius: item.radius, quadrantSegments: Self.quadrantSegments)
    ]
    for facility in item.facilities {
      parts.append(facility)
      facility.forEachEdge { a, b in
        let step = (b - a) * (item.radius / a.distance(to: b))
        let side = PlanarPoint(x: step.y, y: -step.x)
        parts.append(PlanarRegion(polygons: [[[a, a + side, b + side, b]]]))
      }
    }
    return try context.union(parts)
  }

  /// m² between the discs and their inscribed polygons.
  private func deficit(of item: CoverageCase) -> Double {
    let corners = Double(4 * Self.quadrantSegments)
    let discs = Double(item.points.count + item.facilities.reduce(0) { $0 + $1.vertices.count })
    return discs * item.radius * item.radius * (.pi - corners / 2 * sin(2 * .pi / corners))
  }
}
