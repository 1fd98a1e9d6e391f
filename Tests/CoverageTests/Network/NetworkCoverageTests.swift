import Coverage
import Foundation
import PlanarGeometry
import TestSupport
import Testing
import WalkNetwork

/// Walks and their bounds against a plain search over all segments.
struct NetworkCoverageTests {
  private static let radius = 250.0

  private func figures(
    _ item: WalkCase, _ demand: CommunityDemand, cell: Double = 50, minimumCell: Double = 6.25,
    threshold: Double = 0.5, radius: Double = Self.radius, threads: Int = 1
  ) async throws -> NetworkFigures {
    let layer = FacilityLayer(radius: radius, points: item.facilities)
    let fields = try await NetworkFields.search(
      item.index, layers: [layer], snapLimit: item.limit, threads: threads)
    let request = NetworkCoverage.Request(
      cell: cell, minimumCell: minimumCell, threshold: threshold)
    return await NetworkCoverage.figures(of: [demand], fields, request, threads: threads)[0]
  }

  private func land(_ seed: Int) -> PlanarRegion {
    var dice = SeededRandom(seed &+ 7000)
    let corners = (0..<9).map { corner in
      let (angle, reach) = (Double(corner) / 9 * 2 * .pi, dice.between(90, 260))
      return PlanarPoint(x: reach * cos(angle), y: reach * sin(angle))
    }
    return PlanarRegion(polygons: [[corners]])
  }

  @Test(arguments: [0, 3]) func pointsOfDemandAreExact(rivers: Int) async throws {
    for seed in 0..<60 {
      let item = WalkCase(seed: seed, rivers: rivers, facilities: 1 + seed % 4)
      var dice = SeededRandom(seed + 1000)
      let places = (0..<200).map { _ in dice.point(within: 300) }
      let weights = places.map { _ in dice.between(0, 5) }
      let found = try await figures(item, CommunityDemand(.points(places), weights: [weights]))
      let walks = places.map { item.walk(from: $0) }
      let covered = zip(walks, weights).filter { $0.0 <= Self.radius }.reduce(0) { $0 + $1.1 }
      #expect(abs(found.covered - covered) < 1e-9 * max(covered, 1), "seed \(seed)")
      #expect(found.low == found.covered && found.high == found.covered)
      let total = weights.reduce(0, +)
      let mean = zip(walks, weights).reduce(0) { $0 + min($1.0, 3 * Self.radius) * $1.1 } / total
      #expect(abs(found.distances.mean - mean) < 1e-4, "seed \(seed)")
      let least = walks.min() ?? .infinity
      #expect(
        found.distances.minimum == least || abs(found.distances.minimum - least) < 1e-4,
        "seed \(seed)")
    }
  }

  /// The share of the land within reach, on a lattice of 2.5 m whose own error is bounded by the cells
  /// that the border of what is reached passes, lies between the bounds at every stage of refinement.
  @Test(arguments: [0, 3]) func boundsHoldTheTruth(rivers: Int) async throws {
    for seed in 0..<Thoroughness.cases(6, exhaustive: 24) {
      let item = WalkCase(seed: seed, rivers: rivers, facilities: 1 + seed % 3)
      let land = land(seed)
      var fine = DemandLattice(cell: 2.5)
      let cells = fine.samples(of: land)
      let total = cells.reduce(0) { $0 + $1.weight }
      let truth =
        cells.filter { item.walk(from: $0.position) <= Self.radius }
        .reduce(0) { $0 + $1.weight } / total
      for minimum in [50, 25, 6.25] {
        let found = try await figures(
          item, CommunityDemand(land), minimumCell: minimum, threshold: truth)
        let message =
          "seed \(seed), cell \(minimum): \(found.low / total) \(truth) \(found.high / total)"
        #expect(
          found.low <= (truth + 0.006) * total && found.high >= (truth - 0.006) * total,
          "\(message)")
        #expect(0 <= found.low && found.low <= found.high && found.high <= total * (1 + 1e-12))
        if minimum == 50 {
          #expect(found.low <= found.covered && found.covered <= found.high, "seed \(seed)")
        }
      }
    }
  }

  /// A single square is never called within reach as a whole with a radius below its greatest walk, nor
  /// beyond as a whole with one above its least, as places 2 m apart show them.
  @Test(arguments: [0, 3]) func boundsOfOneSquareHoldItsExtremes(rivers: Int) async throws {
    for seed in 0..<40 {
      let item = WalkCase(seed: seed, rivers: rivers, facilities: 1 + seed % 3)
      var dice = SeededRandom(seed + 300)
      let corner = PlanarPoint(
        x: Double(dice.whole(-4...3)) * 50, y: Double(dice.whole(-4...3)) * 50)
      let (x, y) = (corner.x, corner.y)
      let corners = [
        corner, PlanarPoint(x: x + 50, y: y), PlanarPoint(x: x + 50, y: y + 50),
        PlanarPoint(x: x, y: y + 50),
      ]
      let square = PlanarRegion(polygons: [[corners]])
      let walks = (0..<26 * 26).map { place in
        let (column, row) = (Double(place % 26), Double(place / 26))
        return item.walk(from: PlanarPoint(x: x + 2 * column, y: y + 2 * row))
      }
      let (least, greatest) = (walks.min() ?? .infinity, walks.max() ?? .infinity)
      guard least < 1000 else { continue }
      let demand = CommunityDemand(square)
      let above = try await figures(item, demand, minimumCell: 50, radius: least + 0.01)
      #expect(above.high > 0, "seed \(seed)")
      guard greatest < 1000 else {
        let wide = try await figures(item, demand, minimumCell: 50, radius: 1000)
        #expect(wide.low < 2500, "seed \(seed)")
        continue
      }
      let below = try await figures(item, demand, minimumCell: 50, radius: greatest - 0.01)
      #expect(below.low < 2500, "seed \(seed)")
    }
  }

  @Test func refinementNarrowsTheBounds() async throws {
    var (coarse, fine) = (0.0, 0.0)
    for seed in 0..<24 {
      let item = WalkCase(seed: seed, rivers: 2, facilities: 1)
      let demand = CommunityDemand(land(seed))
      let total = demand.total(0)
      let base = try await figures(item, demand, minimumCell: 50)
      let threshold = (base.low + base.high) / 2 / total
      let open = try await figures(item, demand, minimumCell: 50, threshold: threshold)
      let narrow = try await figures(item, demand, minimumCell: 3.125, threshold: threshold)
      #expect(narrow.low >= open.low * (1 - 1e-9) && narrow.high <= open.high * (1 + 1e-9))
      #expect(narrow.covered == open.covered && narrow.distances == open.distances)
      coarse += (open.high - open.low) / total
      fine += (narrow.high - narrow.low) / total
    }
    #expect(fine < coarse / 4)
  }

  @Test func samplesAreThoseOfTheLattice() async throws {
    for seed in 0..<24 {
      let item = WalkCase(seed: seed, rivers: 2, facilities: 2)
      let land = land(seed)
      let found = try await figures(item, CommunityDemand(land))
      var lattice = DemandLattice(cell: 50)
      let samples = lattice.samples(of: land).map { (item.walk(from: $0.position), $0.weight) }
      let covered = samples.filter { $0.0 <= Self.radius }.reduce(0) { $0 + $1.1 }
      #expect(abs(found.covered - covered) < 1e-6 * land.area, "seed \(seed)")
    }
  }

  @Test func partsOfLandCountByTheirWeights() async throws {
    let item = WalkCase(seed: 5, rivers: 0, facilities: 1)
    let halves = [(-200.0, 0.0), (0.0, 200.0)].map { from, to in
      PlanarRegion(
        polygons: [[[(from, -150), (to, -150), (to, 150), (from, 150)].map(PlanarPoint.init)]])
    }
    let one = try await figures(item, CommunityDemand(halves[0]))
    let other = try await figures(item, CommunityDemand(halves[1]))
    let both = CommunityDemand(
      .land(halves.map { CommunityDemand.Land($0) }), weights: [[30, 600]])
    let found = try await figures(item, both)
    let expected = one.covered / 60_000 * 30 + other.covered / 60_000 * 600
    #expect(abs(found.covered - expected) < 1e-6)
  }

  @Test func oneMoreFacilityNeverCoversLess() async throws {
    for seed in 0..<24 {
      var item = WalkCase(seed: seed, rivers: 2, facilities: 2)
      let demand = CommunityDemand(land(seed))
      let more = try await figures(item, demand, minimumCell: 50)
      item.facilities.removeLast()
      let less = try await figures(item, demand, minimumCell: 50)
      #expect(less.covered <= more.covered && less.low <= more.low && less.high <= more.high)
    }
  }

  @Test(arguments: [2, 7]) func threadsDoNotMatter(threads: Int) async throws {
    let item = WalkCase(seed: 3, rivers: 2, facilities: 3)
    let demand = CommunityDemand(land(3))
    let one = try await figures(item, demand)
    let many = try await figures(item, demand, threads: threads)
    #expect(one == many)
  }

  @Test func facilitiesInReachAreCountedOneByOne() async throws {
    for seed in 0..<30 {
      let item = WalkCase(seed: seed, rivers: 1, facilities: 6)
      var dice = SeededRandom(seed + 500)
      let places = (0..<12).map { _ in dice.point(within: 150) }
      let demand = CommunityDemand(
        .points(places), weights: [[Double](repeating: 1, count: places.count)])
      let found = try await figures(item, demand)
      let expected = item.facilities.count { facility in
        let alone = WalkCase(item, only: facility)
        return places.contains { alone.walk(from: $0) <= Self.radius }
      }
      #expect(found.distances.facilitiesInReach == expected, "seed \(seed)")
    }
  }
}

extension WalkCase {
  /// The same streets with one facility.
  init(_ other: WalkCase, only facility: PlanarPoint) {
    self = other
    replaceFacilities([facility])
  }
}
