import Coverage
import Foundation
import PlanarGeometry
import TestSupport
import Testing
import WalkNetwork

/// Polygon facilities, entered along their whole border, against places on it 0.4 m apart.
struct GroundsTests {
  private static let radius = 200.0
  private static let step = 0.4

  /// Some crooked grounds among the streets.
  private func grounds(_ seed: Int) -> [PlanarRegion] {
    var dice = SeededRandom(seed &+ 9000)
    return (0..<2).map { _ in
      let (center, corners) = (dice.point(within: 180), 3 + dice.below(5))
      let ring = (0..<corners).map { corner in
        let angle = Double(corner) / Double(corners) * 2 * .pi
        return center + PlanarPoint(x: cos(angle), y: sin(angle)) * dice.between(8, 70)
      }
      return PlanarRegion(polygons: [[ring]])
    }
  }

  private func fields(_ item: WalkCase, _ grounds: [PlanarRegion]) async throws -> NetworkFields {
    let layer = FacilityLayer(
      radius: Self.radius, points: [], pointOwners: [], regions: grounds,
      regionOwners: grounds.indices.map { Int32($0) }, counts: grounds.map { _ in 1 })
    return try await NetworkFields.search(
      item.graph, barriers: item.barriers, layers: [layer], snapLimit: item.limit)
  }

  /// What the oracle finds is too long by no more than the way to the next place on the border.
  @Test(arguments: [0, 2]) func walksFromPlaces(rivers: Int) async throws {
    for seed in 0..<Thoroughness.cases(12, exhaustive: 60) {
      var item = WalkCase(seed: seed, rivers: rivers, facilities: 0)
      let grounds = grounds(seed)
      item.replaceFacilities(grounds: grounds, step: Self.step)
      var dice = SeededRandom(seed + 3000)
      let places = (0..<120).map { _ in dice.point(within: 300) }
      let demand = places.map { CommunityDemand(.points([$0]), weights: [[1]]) }
      let found = try await fields(item, grounds).nearest(of: demand, cell: 100)
      for (place, found) in zip(places, found.joined()) {
        let walk = item.walk(from: place)
        let isSame =
          found.distance == walk
          || found.distance <= walk + 1e-5 && found.distance >= walk - Self.step - 1e-5
        #expect(isSame, "seed \(seed), \(place): \(found.distance) \(walk)")
      }
    }
  }

  /// The area reached lies between those of the oracle at the radius and a step beyond it.
  @Test(arguments: [0, 2]) func landIsThatOfALattice(rivers: Int) async throws {
    let corners = [(-150.0, -120.0), (160, -120), (160, 140), (-150, 140)]
    let land = PlanarRegion(polygons: [[corners.map { PlanarPoint(x: $0.0, y: $0.1) }]])
    for seed in 0..<Thoroughness.cases(4, exhaustive: 16) {
      var item = WalkCase(seed: seed, rivers: rivers, facilities: 0)
      let grounds = grounds(seed)
      item.replaceFacilities(grounds: grounds, step: Self.step)
      let found = try await NetworkCoverage.figures(
        of: [CommunityDemand(land)], fields(item, grounds), .init(threshold: 0.5))[0]
      var lattice = DemandLattice(cell: 5)
      let cells = lattice.samples(of: land).map {
        (walk: item.walk(from: $0.position), area: $0.weight)
      }
      func reached(_ radius: Double) -> Double {
        cells.filter { $0.walk <= radius }.reduce(0) { $0 + $1.area }
      }
      let noise = 0.006 * land.area
      #expect(found.covered > reached(Self.radius) - noise, "seed \(seed)")
      #expect(found.covered < reached(Self.radius + Self.step) + noise, "seed \(seed)")
    }
  }
}
