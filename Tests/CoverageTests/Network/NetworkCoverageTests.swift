import Coverage
import Foundation
import PlanarGeometry
import TestSupport
import Testing
import WalkNetwork

/// Walks against the rule applied to one place at a time.
struct NetworkCoverageTests {
  private static let radius = 250.0

  private func figures(
    _ item: WalkCase, _ demand: CommunityDemand, radius: Double = Self.radius, threads: Int = 1
  ) async throws -> NetworkFigures {
    let layer = FacilityLayer(radius: radius, points: item.facilities)
    let fields = try await NetworkFields.search(
      item.graph, barriers: item.barriers, layers: [layer], snapLimit: item.limit, threads: threads)
    return await NetworkCoverage.figures(
      of: [demand], fields, .init(threshold: 0.5), threads: threads)[0]
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
    for seed in 0..<40 {
      let item = WalkCase(seed: seed, rivers: rivers, facilities: 1 + seed % 4)
      var dice = SeededRandom(seed + 1000)
      let places = (0..<200).map { _ in dice.point(within: 300) }
      let weights = places.map { _ in dice.between(0, 5) }
      let found = try await figures(item, CommunityDemand(.points(places), weights: [weights]))
      let walks = places.map { item.walk(from: $0) }
      let pairs = Array(zip(walks, weights))
      let covered = pairs.filter { $0.0 <= Self.radius }.reduce(0) { $0 + $1.1 }
      #expect(abs(found.covered - covered) < 1e-9 * max(covered, 1), "seed \(seed)")
      let unknown = zip(places, weights).filter { item.isOffNetwork($0.0) }.reduce(0) { $0 + $1.1 }
      #expect(abs(found.demandOffNetwork - unknown) < 1e-9, "seed \(seed)")
      #expect(found.low == found.covered, "seed \(seed)")
      #expect(abs(found.high - covered - unknown) < 1e-9 * max(covered, 1), "seed \(seed)")
      let connected = pairs.filter { $0.0 < .infinity }
      let weight = connected.reduce(0) { $0 + $1.1 }
      let mean = connected.reduce(0) { $0 + $1.0 * $1.1 } / weight
      #expect(weight == 0 || abs(found.distances.mean - mean) < 1e-4, "seed \(seed)")
      let least = walks.min() ?? .infinity
      #expect(
        found.distances.minimum == least || abs(found.distances.minimum - least) < 1e-4,
        "seed \(seed)")
    }
  }

  /// All figures of land against places on a lattice; what remains is the lattice's own noise, which falls
  /// as it gets finer.
  @Test(arguments: [0, 3]) func landIsThatOfAFineLattice(rivers: Int) async throws {
    for seed in 0..<Thoroughness.cases(6, exhaustive: 24) {
      let item = WalkCase(seed: seed, rivers: rivers, facilities: 1 + seed % 3)
      let land = land(seed)
      let found = try await figures(item, CommunityDemand(land))
      expectLeast(found.distances.minimum, item, land, "seed \(seed)")
      for step in [10.0, 5] {
        var lattice = DemandLattice(cell: step)
        let cells = lattice.samples(of: land).map {
          (walk: item.walk(from: $0.position), area: $0.weight, place: $0.position)
        }
        let noise = 0.0012 * step * land.area
        let reached = cells.filter { $0.walk <= Self.radius }.reduce(0) { $0 + $1.area }
        #expect(abs(found.covered - reached) < noise, "seed \(seed), step \(step)")
        let unknown = cells.filter { item.isOffNetwork($0.place) }.reduce(0) { $0 + $1.area }
        #expect(abs(found.demandOffNetwork - unknown) < noise, "seed \(seed), step \(step)")
        expectDistances(found, cells.map { ($0.walk, $0.area) }, step, "seed \(seed)")
      }
    }
  }

  private func expectDistances(
    _ found: NetworkFigures, _ cells: [(walk: Double, area: Double)], _ step: Double,
    _ name: String
  ) {
    let connected = cells.filter { $0.walk < .infinity }.sorted { $0.walk < $1.walk }
    let area = connected.reduce(0) { $0 + $1.area }
    guard area > 0 else { return }
    let mean = connected.reduce(0) { $0 + $1.walk * $1.area } / area
    #expect(abs(found.distances.mean - mean) < 0.3 * step, "\(name), step \(step)")
    let total = cells.reduce(0) { $0 + $1.area }
    let shortfall = cells.reduce(0) {
      $0 + min(max($1.walk / Self.radius - 1, 0), 1) * $1.area
    }
    #expect(abs(found.distances.shortfall - shortfall / total) < 0.002 * step, "\(name)")
    for (share, path) in [(0.5, \DistanceFigures.p50), (0.9, \.p90)] {
      var below = 0.0
      let place = connected.first {
        below += $0.area
        return below >= share * area
      }
      let gap = abs(found.distances[keyPath: path] - (place?.walk ?? .infinity))
      #expect(gap < 2 * step, "\(name), step \(step), \(share)")
    }
    #expect(found.distances.minimum <= connected[0].walk + 1e-6, "\(name)")
  }

  /// The least walk is that of a place on the border or inside; a corner may be nearest to a street that
  /// nothing else is near.
  private func expectLeast(
    _ least: Double, _ item: WalkCase, _ land: PlanarRegion, _ name: String
  ) {
    var lattice = DemandLattice(cell: 5)
    var places = lattice.samples(of: land).map(\.position)
    land.forEachEdge { start, end in
      places += (0..<50).map { start + (end - start) * (Double($0) / 50) }
    }
    let sampled = places.map { item.walk(from: $0) }.min() ?? .infinity
    #expect(least <= sampled + 1e-6 && least > sampled - 5, "\(name): \(least) \(sampled)")
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
      let more = try await figures(item, demand)
      item.replaceFacilities([item.facilities[0]])
      let less = try await figures(item, demand)
      let slack = 1e-9 * demand.total(0)
      #expect(less.covered <= more.covered + slack && less.high <= more.high + slack)
    }
  }

  /// What is cut in two is what it was.
  @Test func dividingLandConserves() async throws {
    for seed in 0..<24 {
      let item = WalkCase(seed: seed, rivers: 2, facilities: 2)
      let (x, y) = (Double(seed) * 7 - 90, -120.0)
      let (whole, west, east) = (
        box(x...x + 170, y...y + 150), box(x...x + 61, y...y + 150),
        box(x + 61...x + 170, y...y + 150)
      )
      let one = try await figures(item, CommunityDemand(whole))
      let parts = CommunityDemand(
        .land([west, east].map { CommunityDemand.Land($0) }), weights: [[west.area, east.area]])
      let two = try await figures(item, parts)
      #expect(abs(one.covered - two.covered) < 1e-8 * whole.area, "seed \(seed)")
      #expect(abs(one.distances.p50 - two.distances.p50) < 1e-5 || one.distances == two.distances)
      #expect(abs(one.demandOffNetwork - two.demandOffNetwork) < 1e-8 * whole.area, "seed \(seed)")
    }
  }

  private func box(_ x: ClosedRange<Double>, _ y: ClosedRange<Double>) -> PlanarRegion {
    let corners = [
      (x.lowerBound, y.lowerBound), (x.upperBound, y.lowerBound), (x.upperBound, y.upperBound),
      (x.lowerBound, y.upperBound),
    ]
    return PlanarRegion(polygons: [[corners.map(PlanarPoint.init)]])
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

  /// Land reaches a facility when a lattice of its places and its border does, or some place between them.
  @Test func facilitiesInReachOfLand() async throws {
    for seed in 0..<12 {
      let item = WalkCase(seed: seed, rivers: 1, facilities: 6)
      let land = box(-60...40, -50...70)
      let found = try await figures(item, CommunityDemand(land))
      var lattice = DemandLattice(cell: 4)
      // Corners may be nearest to streets that nothing else is near.
      let border = (0...240).flatMap { step in
        let share = Double(step) / 240
        return [
          (-60 + 100 * share, -50.0), (-60 + 100 * share, 70), (-60, -50 + 120 * share),
          (40, -50 + 120 * share),
        ].map(PlanarPoint.init)
      }
      let places = lattice.samples(of: land).map(\.position) + border
      func count(within radius: Double) -> Int {
        item.facilities.count { facility in
          let alone = WalkCase(item, only: facility)
          return places.contains { alone.walk(from: $0) <= radius }
        }
      }
      let counted = found.distances.facilitiesInReach
      #expect(count(within: Self.radius) <= counted, "seed \(seed)")
      #expect(counted <= count(within: Self.radius + 6), "seed \(seed)")
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
