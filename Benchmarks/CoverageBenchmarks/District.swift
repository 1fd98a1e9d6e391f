import Assessment
import CityReading
import Coverage
import Foundation
@_spi(Benchmarks) import GEOSBridge
import PlanarGeometry
import SpatialIndexing
import Trials

/// Some neighbouring communities of the sample and all that can serve them.
struct District: Sendable {
  private let regions: [PlanarRegion]
  private let demand: [CommunityDemand]
  private let layers: [FacilityLayer]

  private static let communities = 40
  private static let radius = 1000.0
  private static let cell = 50.0
  private static let quadrantSegments = 16

  private init() throws {
    let input = try CityReader(SampleCity.study()).read()
    regions = input.city.communities.prefix(Self.communities).map(\.region)
    demand = regions.map { CommunityDemand($0) }
    let box = demand.reduce(into: PlanarBox.empty) { $0.insert($1.box) }
      .expanded(by: 3 * Self.radius)
    layers = input.city.points(types: input.standard.types.count).map { points in
      FacilityLayer(radius: Self.radius, points: points.filter(box.contains))
    }
  }

  /// - Throws: `Disagreement` when two ways to the same figures differ.
  static func verified() async throws -> District {
    let district = try District()
    let areas = await district.areas(.linear, threads: 1)
    let distances = await district.distances(.linear, threads: 1)
    for strategy in IndexStrategy.sorting {
      for threads in [1, 2, 7] {
        guard await district.areas(strategy, threads: threads) == areas,
          await district.distances(strategy, threads: threads) == distances
        else { throw Disagreement(who: "\(strategy), \(threads) threads") }
      }
    }
    try district.compare(areas, discs: district.areasOfDiscs())
    return district
  }

  /// By community, then by type.
  func areas(_ strategy: IndexStrategy, threads: Int) async -> [Double] {
    await StraightCoverage.coveredDemand(
      of: demand, layers: layers, strategy: strategy, threads: threads)
  }

  func distances(_ strategy: IndexStrategy, threads: Int) async -> [[PlaceDistance]] {
    await StraightDistances.nearest(
      of: demand, layers: layers, cell: Self.cell, strategy: strategy, threads: threads)
  }

  /// The same areas as `areas` with polygonised discs, which lie inside the true ones.
  func areasOfDiscs() throws -> [Double] {
    let context = try GEOSContext()
    return try regions.indices.flatMap { region in
      try layers.map { layer in
        let union = try context.discUnion(
          centers: near(region, layer), radius: Self.radius,
          quadrantSegments: Self.quadrantSegments)
        return try context.intersectionArea(regions[region], union)
      }
    }
  }

  /// Points whose discs can meet the region's box.
  private func near(_ region: Int, _ layer: FacilityLayer) -> [PlanarPoint] {
    layer.points.filter(demand[region].box.expanded(by: Self.radius).contains)
  }

  private func compare(_ exact: [Double], discs: [Double]) throws {
    let corners = Double(4 * Self.quadrantSegments)
    let inscribed = corners / 2 * sin(2 * Double.pi / corners)
    let deficit = Self.radius * Self.radius * (Double.pi - inscribed)
    for (number, (exact, discs)) in zip(exact, discs).enumerated() {
      let region = number / layers.count
      let count = near(region, layers[number % layers.count]).count
      let rounding = 1e-9 * demand[region].total(0)
      guard exact >= discs - rounding, exact <= discs + Double(count) * deficit + rounding else {
        throw Disagreement(who: "GEOS, community \(region)")
      }
    }
  }

  struct Disagreement: Error {
    var who: String
  }
}
