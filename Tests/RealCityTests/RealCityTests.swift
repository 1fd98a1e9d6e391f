import CityData
import Examination
import Foundation
import GEOSBridge
import PlanarGeometry
import Testing

/// Whole examinations of real cities against what GEOS makes of the same polygons and points. The
/// data stands beside the checkout and is not part of it.
struct RealCityTests {
  static let quadrantSegments = 256

  @Test(.enabled(if: RealCity.xiacheng.isPresent, "no data of Xiacheng beside the checkout"))
  func xiacheng() async throws {
    let city = try await RealCity.xiacheng.examined()
    #expect(city.input.city.communities.count == 75)
    #expect(city.result.facilityCounts == [168, 168, 233, 352])
    let area = city.input.city.communities.reduce(0) { $0 + $1.region.area }
    // geopandas: the dissolved layer in EPSG:4549 measures 26.93 km².
    #expect(abs(area / 26.93e6 - 1) < 0.002)
    try expectAgreement(city)
  }

  @Test(.enabled(if: RealCity.portoAlegre.isPresent, "no data of Porto Alegre beside the checkout"))
  func portoAlegre() async throws {
    let city = try await RealCity.portoAlegre.examined()
    #expect(city.input.city.communities.count == 1227)
    #expect(city.input.city.communities.reduce(0) { $0 + ($1.population ?? 0) } == 812_935)
    try expectAgreement(city)
  }

  /// Coverage, least distance and counts of every community and type.
  private func expectAgreement(_ city: ExaminedCity) throws {
    let context = try GEOSContext()
    let table = city.input.city.facilities
    for (type, radius) in city.result.radii.enumerated() {
      let members = (0..<table.count).filter { facility in
        table.services[table.serviceRange(of: facility)].contains { $0.type == type }
      }
      for (number, community) in city.input.city.communities.enumerated() {
        let row = city.result.row(community: number, type: type)
        let near = members.filter { facility in
          let place = table.entrances[table.entranceRange(of: facility)][
            table.entranceRange(of: facility).lowerBound]
          return community.region.box.expanded(by: radius).contains(place)
        }
        let places = near.map { table.entrances[table.entranceRange(of: $0).lowerBound] }
        try expectCoverage(row, community, places, radius, context)
        let counts = near.map { facility in
          table.services[table.serviceRange(of: facility)].reduce(0) {
            $0 + ($1.type == type ? Int($1.count) : 0)
          }
        }
        try expectCounts(row, community, places, counts, radius, context)
      }
    }
  }

  private func expectCoverage(
    _ row: CoverageRow, _ community: Community, _ places: [PlanarPoint], _ radius: Double,
    _ context: GEOSContext
  ) throws {
    let discs = try context.discUnion(
      centers: places, radius: radius, quadrantSegments: Self.quadrantSegments)
    let area = community.region.area
    let theirs = try context.intersectionArea(community.region, discs) / area
    let ours = try #require(row.coverage)
    let corners = Double(4 * Self.quadrantSegments)
    let loss = radius * radius * (.pi - corners / 2 * sin(2 * .pi / corners)) / area
    #expect(ours >= theirs - 1e-9 && ours <= theirs + loss * Double(places.count) + 1e-9)
    #expect(row.verdict == (ours >= 0.8 ? .met : ours > 0 ? .partial : .absent))
  }

  /// GEOS decides what lies inside and within reach by areas of tiny and of grown polygons.
  private func expectCounts(
    _ row: CoverageRow, _ community: Community, _ places: [PlanarPoint], _ counts: [Int],
    _ radius: Double, _ context: GEOSContext
  ) throws {
    var inside = 0
    var reaching = 0
    for (place, count) in zip(places, counts) {
      let speck = try context.discUnion(centers: [place], radius: 1e-3, quadrantSegments: 2)
      if try context.intersectionArea(community.region, speck) > 0 { inside += count }
      let disc = try context.discUnion(centers: [place], radius: radius, quadrantSegments: 64)
      if try context.intersectionArea(community.region, disc) > 0 { reaching += count }
    }
    #expect(row.facilitiesInside == inside)
    // Inscribed polygons can miss a facility that barely reaches.
    #expect(row.facilitiesInReach >= reaching && row.facilitiesInReach <= counts.reduce(0, +))
    #expect((row.minDistance ?? .infinity) == 0 || inside == 0)
  }
}
