import NearestStreets
import PlanarGeometry
import Testing
import WalkNetwork

@testable import Coverage

/// Parts of land that overlap open the interval by what they count twice.
struct OverlapTests {
  private let land = PlanarRegion(polygons: [
    [[(0, 0), (100, 0), (100, 80), (0, 80)].map(PlanarPoint.init)]
  ])

  private func figures(times: Int) throws -> NetworkFigures {
    var ways = WalkWays(positions: [(-50, 0), (150, 0)].map(PlanarPoint.init))
    ways.addWay([0, 1])
    let graph = WalkGraphBuilder(smallestComponent: 0).build(ways)
    let streets = StreetIndex(graph)
    var partitioner = LandPartitioner(streets, limit: 500)
    let once = partitioner.partition([land])
    var partition = once
    for _ in 1..<times { partition.append(once, landsFrom: 0) }
    var measurement = LandMeasurement(streets, limit: 500)
    measurement.prepare(
      [CommunityDemand.Land(land)], weights: [[8000]], LandSheet(partition, graph))
    let layer = FacilityLayer(radius: 60, points: [PlanarPoint(x: 50, y: 0)])
    var (field, queue) = (DistanceField(graph), BucketQueue())
    try field.search(from: layer.sources(on: streets, within: 500), within: 1000, queue: &queue)
    return measurement.figures(layer, field, for: .init(threshold: 1), wantsMissed: false)
  }

  @Test func nothingOverlaps() throws {
    let found = try figures(times: 1)
    #expect(found.demandCountedTwice == 0 && found.low == found.covered)
    #expect(found.high == found.covered)
    // |x − 50| + y ≤ 60 within the land.
    #expect(abs(found.covered - (3600 - 100)) < 1e-6)
  }

  @Test func allOverlaps() throws {
    let found = try figures(times: 2)
    #expect(abs(found.demandCountedTwice - 8000) < 1e-6)
    #expect(found.low == 0 && found.high == 8000)
  }
}
