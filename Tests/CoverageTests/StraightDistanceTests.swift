import Coverage
import Foundation
import GEOSBridge
import PlanarGeometry
import Testing

/// Figures against what a plain loop over all samples and facilities gives.
struct StraightDistanceTests {
  @Test(arguments: [1.0, 1.3]) func agreesWithBruteForce(detour: Double) async throws {
    var lattice = DemandLattice(cell: 25)
    for seed in 0..<240 {
      let item = CoverageCase.random(seed)
      let layer = FacilityLayer(
        radius: item.radius, points: item.points,
        pointOwners: item.points.indices.map { Int32($0) },
        regions: item.facilities,
        regionOwners: item.facilities.indices.map { Int32(item.points.count + $0) },
        counts: [Int](repeating: 2, count: item.points.count + item.facilities.count))
      let figures = await StraightDistances.figures(
        of: [CommunityDemand(item.region)], layers: [layer], cell: 25, detour: detour)[0]
      let samples = lattice.samples(of: item.region).map { sample in
        (distance: detour * nearest(to: sample.position, item), weight: sample.weight)
      }
      expectStatistics(figures, samples, radius: item.radius, seed: seed)
      expectExtremes(figures, item, detour: detour, seed: seed)
    }
  }

  private func nearest(to point: PlanarPoint, _ item: CoverageCase) -> Double {
    let points = item.points.map { hypot($0.x - point.x, $0.y - point.y) }
    let parks = item.facilities.map { $0.squaredDistance(to: point).squareRoot() }
    return (points + parks).min() ?? .infinity
  }

  private func expectStatistics(
    _ figures: DistanceFigures, _ samples: [(distance: Double, weight: Double)], radius: Double,
    seed: Int
  ) {
    let total = samples.reduce(0) { $0 + $1.weight }
    func mean(_ value: (Double) -> Double) -> Double {
      samples.reduce(0) { $0 + $1.weight * value($1.distance) } / total
    }
    func percentile(_ share: Double) -> Double {
      var below = 0.0
      for (distance, weight) in samples.sorted(by: { $0.distance < $1.distance }) {
        below += weight
        if below >= share * total * (1 - 1e-12) {
          return distance
        }
      }
      return .infinity
    }
    func same(_ a: Double, _ b: Double) -> Bool { a == b || abs(a - b) <= 1e-9 * max(1, abs(b)) }
    #expect(same(figures.mean, mean { $0 }), "seed \(seed)")
    let shortfall = mean { min(max(($0 - radius) / radius, 0), 1) }
    #expect(same(figures.shortfall, shortfall), "seed \(seed)")
    #expect(same(figures.p50, percentile(0.5)), "seed \(seed)")
    #expect(same(figures.p90, percentile(0.9)), "seed \(seed)")
  }

  /// Distances of the whole region, by a comparison of every edge with every facility.
  private func expectExtremes(
    _ figures: DistanceFigures, _ item: CoverageCase, detour: Double, seed: Int
  ) {
    let points = item.points.map { item.region.squaredDistance(to: $0).squareRoot() }
    let parks = item.facilities.map { item.region.squaredDistance(to: $0).squareRoot() }
    let all = points + parks
    #expect(abs(figures.minimum - detour * (all.min() ?? .infinity)) <= 1e-9, "seed \(seed)")
    let limit = item.radius + 0.001
    #expect(figures.facilitiesInReach == 2 * all.count { $0 * detour <= limit }, "seed \(seed)")
  }

  @Test func withoutFacilitiesEverythingIsBeyond() async {
    let layer = FacilityLayer(radius: 300, points: [])
    let figures = await StraightDistances.figures(
      of: [CommunityDemand(.box(0, 0, 100, 100))], layers: [layer], cell: 50)[0]
    #expect(figures.mean.isNaN && figures.shortfall == 1 && figures.withoutWay == 10_000)
    #expect(figures.minimum == .infinity && figures.p50 == .infinity)
  }

  @Test func withoutDemandThereAreNoFigures() async {
    let layer = FacilityLayer(radius: 300, points: [.zero])
    let figures = await StraightDistances.figures(
      of: [CommunityDemand(PlanarRegion(polygons: []))], layers: [layer], cell: 50)[0]
    #expect(figures.mean.isNaN && figures.shortfall.isNaN && figures.facilitiesInReach == 0)
  }
}
