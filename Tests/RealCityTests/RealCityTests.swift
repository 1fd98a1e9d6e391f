import Assessment
import CityReading
import Foundation
@_spi(Benchmarks) import GEOSBridge
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

  /// Coverage, verdict, least distance and counts of every community and type.
  private func expectAgreement(_ city: ExaminedCity) throws {
    let context = try GEOSContext()
    var undecided = 0
    for (type, radius) in city.result.radii.enumerated() {
      let places = city.places(ofType: type)
      for (number, community) in city.input.city.communities.enumerated() {
        let row = city.result.row(community: number, type: type)
        let rings = community.region.polygons.flatMap { $0 }
        let distances = places.map { PlainDistance.metres(from: $0.point, to: rings) }
        expectDistances(row, places, distances, radius)
        let near = places.indices.filter { distances[$0] <= radius + 1 }.map { places[$0] }
        let bounds = try coverageBounds(community, near.map(\.point), radius, context)
        let coverage = try #require(row.coverage)
        #expect(bounds.contains(coverage))
        let allowed = verdicts(within: bounds, isNear: !near.isEmpty)
        #expect(allowed.contains(row.verdict))
        undecided += allowed.count > 1 ? 1 : 0
        try expectInside(row, community, near, context)
      }
    }
    #expect(undecided * 50 < city.result.rows.count)
  }

  /// Between the polygons that GEOS inscribes in the discs and as much more as these leave out.
  private func coverageBounds(
    _ community: Community, _ places: [PlanarPoint], _ radius: Double, _ context: GEOSContext
  ) throws -> ClosedRange<Double> {
    let discs = try context.discUnion(
      centers: places, radius: radius, quadrantSegments: Self.quadrantSegments)
    let area = community.region.area
    let least = try context.intersectionArea(community.region, discs) / area
    let corners = Double(4 * Self.quadrantSegments)
    let loss = radius * radius * (.pi - corners / 2 * sin(2 * .pi / corners)) / area
    return (least - 1e-9)...(least + loss * Double(places.count) + 1e-9)
  }

  /// All verdicts that a coverage in `bounds` may get; only one nearly everywhere.
  private func verdicts(within bounds: ClosedRange<Double>, isNear: Bool) -> Set<Verdict> {
    var verdicts: Set<Verdict> = []
    if bounds.upperBound >= 0.8 { verdicts.insert(.met) }
    if bounds.lowerBound < 0.8 && isNear { verdicts.insert(.partial) }
    if bounds.lowerBound <= 0 { verdicts.insert(.absent) }
    return verdicts
  }

  /// The least distance, and how many facilities are within the radius, to a micrometre.
  private func expectDistances(
    _ row: CoverageRow, _ places: [ServedPlace], _ distances: [Double], _ radius: Double
  ) {
    let least = distances.min() ?? .infinity
    #expect(abs((row.minDistance ?? .infinity) - least) <= 1e-6)
    func reaching(_ limit: Double) -> Int {
      zip(places, distances).reduce(0) { $0 + ($1.1 <= limit ? $1.0.count : 0) }
    }
    #expect(row.facilitiesInReach >= reaching(radius - 1e-6))
    #expect(row.facilitiesInReach <= reaching(radius + 1e-6))
  }

  /// GEOS decides what lies inside by the areas of tiny polygons.
  private func expectInside(
    _ row: CoverageRow, _ community: Community, _ places: [ServedPlace], _ context: GEOSContext
  ) throws {
    var inside = 0
    for place in places where community.region.box.expanded(by: 1).contains(place.point) {
      let speck = try context.discUnion(
        centers: [place.point], radius: 1e-3, quadrantSegments: 2)
      if try context.intersectionArea(community.region, speck) > 0 { inside += place.count }
    }
    #expect(row.facilitiesInside == inside)
  }
}
