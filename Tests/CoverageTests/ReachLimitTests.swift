import Coverage
import Foundation
import GEOSBridge
import NearestStreets
import PlanarGeometry
import SpatialIndexing
import Testing
import WalkNetwork

/// Who stands at the very radius, a little nearer and a little farther.
@Suite struct ReachLimitTests {
  /// Metres beyond the radius, and whether that is within it: up to a millimetre.
  private static let excesses: [(metres: Double, isReached: Bool)] = [
    (-0.5, true), (0, true), (1e-6, true), (9.99e-4, true), (1.001e-3, false), (0.5, false),
  ]

  private var reached: [Bool] { Self.excesses.map(\.isReached) }

  /// Around a facility at (3, 4), on a line from it that is no axis.
  private func places(radius: Double, detour: Double = 1) -> [PlanarPoint] {
    Self.excesses.map {
      let straight = (radius + $0.metres) / detour
      return PlanarPoint(x: 3 + 0.6 * straight, y: 4 + 0.8 * straight)
    }
  }

  /// One point or one park, whose nearest corner is (3, 4).
  private func layers(radius: Double) -> [FacilityLayer] {
    let park = PlanarRegion.box(-27, -16, 3, 4)
    return [
      FacilityLayer(radius: radius, points: [PlanarPoint(x: 3, y: 4)]),
      FacilityLayer(
        radius: radius, points: [], pointOwners: [], regions: [park], regionOwners: [0],
        counts: [1]),
    ]
  }

  @Test(arguments: IndexStrategy.all, [(500.0, 1.0), (500, 1.25), (333.3, 1.3), (1e5, 1)])
  func byStraightLines(_ strategy: IndexStrategy, _ kind: (radius: Double, detour: Double))
    async throws
  {
    let places = places(radius: kind.radius, detour: kind.detour)
    let each = places.map { CommunityDemand(.points([$0]), weights: [[1]]) }
    let together = CommunityDemand(.points(places), weights: [places.indices.map { _ in 1 }])
    for layer in layers(radius: kind.radius) {
      let covered = await StraightCoverage.coveredDemand(
        of: each + [together], layers: [layer], detour: kind.detour, strategy: strategy)
      #expect(covered == reached.map { $0 ? 1 : 0 } + [4])
      let nearest = await StraightDistances.nearest(
        of: [together], layers: [layer], cell: 50, detour: kind.detour, strategy: strategy)
      #expect(nearest[0].map(\.isReached) == reached)
      let figures = await StraightDistances.figures(
        of: each, layers: [layer], cell: 50, detour: kind.detour, strategy: strategy)
      #expect(figures.map { $0.facilitiesInReach == 1 } == reached)
      // Who is reached falls short by nothing.
      #expect(figures.map { $0.shortfall == 0 } == reached)
    }
    let catchments = await CandidateCatchments(
      of: places, detour: kind.detour, strategy: strategy
    ).catchments(of: [PlanarPoint(x: 3, y: 4)], within: ReachLimit(kind.radius).metres)
    #expect(catchments[0].places == [0, 1, 2, 3])
  }

  /// A street along which both the facility and the people stand, and one that they reach by a corner.
  @Test(arguments: [500.0, 333.3]) func onFoot(_ radius: Double) async throws {
    var ways = WalkWays(positions: [(0, 0), (2000, 0), (0, 2000)].map(PlanarPoint.init))
    ways.addWay([1, 0, 2])
    let graph = WalkGraphBuilder(smallestComponent: 0).build(ways)
    let along = Self.excesses.map { PlanarPoint(x: 100 + radius + $0.metres, y: 0) }
    let around = Self.excesses.map { PlanarPoint(x: 0, y: radius + $0.metres - 100) }
    let layer = FacilityLayer(radius: radius, points: [PlanarPoint(x: 100, y: 0)])
    let fields = try await NetworkFields.search(graph, layers: [layer], snapLimit: 100)
    for places in [along, around] {
      let each = places.map { CommunityDemand(.points([$0]), weights: [[1]]) }
      let figures = await NetworkCoverage.figures(of: each, fields, .init(threshold: 0.5))
      #expect(figures.map(\.covered) == reached.map { $0 ? 1 : 0 })
      #expect(figures.map { $0.distances.facilitiesInReach == 1 } == reached)
      #expect(figures.map { $0.distances.shortfall == 0 } == reached)
      let nearest = await fields.nearest(of: each, cell: 50)
      #expect(nearest.map { $0[0].isReached } == reached)
      let streets = StreetIndex(graph, barriers: [])
      let catchments = await CandidateCatchments(
        of: each, on: graph, streets, cell: 50, snapLimit: 100
      ).catchments(of: layer.points, within: ReachLimit(radius).metres)
      #expect(catchments[0].places == [0, 1, 2, 3])
    }
  }

  /// A millimetre more would be 6·10⁻⁶ of the disc, and 2·10⁻⁶ of the street.
  @Test func landIsMeasuredAtTheRadius() async throws {
    let layer = FacilityLayer(radius: 300, points: [PlanarPoint(x: 0, y: 0)])
    let disc = await StraightCoverage.coveredDemand(
      of: [CommunityDemand(.box(-400, -400, 400, 400))], layers: [layer])[0]
    #expect(abs(disc / (90_000 * Double.pi) - 1) < 1e-9)
    var ways = WalkWays(positions: [(0, 0), (1000, 0)].map(PlanarPoint.init))
    ways.addWay([0, 1])
    let graph = WalkGraphBuilder(smallestComponent: 0).build(ways)
    let fields = try await NetworkFields.search(graph, layers: [layer], snapLimit: 100)
    let strip = await NetworkCoverage.figures(
      of: [CommunityDemand(.box(0, 0, 1000, 100))], fields, .init(threshold: 0.5))[0].covered
    // 300 along the street, 200 at a leg of 100.
    #expect(abs(strip / 25_000 - 1) < 1e-9)
  }
}
