@_spi(Benchmarks) import Coverage
import PlanarGeometry
import TestSupport
import Testing

/// Distances of many places against every facility in turn, bit for bit.
struct StraightFieldTests {
  static let origins = [PlanarPoint(x: 0, y: 0), PlanarPoint(x: -5_000_000, y: 3_400_000)]

  @Test(arguments: [0, 1, 7, 8, 9, 63, 64, 65, 257, 3000], origins)
  func equalsEveryFacilityInTurn(count: Int, origin: PlanarPoint) async {
    for (seed, facilities) in [0, 1, 2, 3, 40, 700].enumerated() {
      var random = SeededRandom(seed * 100 + count)
      let places = (0..<count).map { number in
        // Runs of neighbours, then a jump.
        let corner = PlanarPoint(x: Double(number / 50 % 7), y: Double(number / 90 % 5))
        return origin + corner * 900 + random.point(within: 200)
      }
      let points = (0..<facilities).map { number in
        number % 5 == 0 && number < count ? places[number] : origin + random.point(within: 6000)
      }
      let layer = FacilityLayer(radius: 300, points: points)
      let fields = await StraightDistances.fields(from: places, to: [layer, layer], threads: 2)
      let expected = places.map { place in
        points.map { place.squaredDistance(to: $0) }.min()?.squareRoot() ?? .infinity
      }
      #expect(fields == [expected, expected], "\(facilities) facilities")
    }
  }

  @Test func seesPolygonFacilities() async {
    for seed in 0..<60 {
      let item = CoverageCase.random(seed % 2 == 0 ? 9 + 12 * seed : 10 + 12 * seed)
      var random = SeededRandom(seed)
      let places = (0..<300).map { _ in random.point(within: 700) }
      let layer = FacilityLayer(
        radius: item.radius, points: item.points,
        pointOwners: item.points.indices.map { Int32($0) }, regions: item.facilities,
        regionOwners: item.facilities.indices.map { Int32($0) },
        counts: [Int](repeating: 1, count: max(item.points.count, item.facilities.count)))
      let field = await StraightDistances.fields(from: places, to: [layer])[0]
      for (place, distance) in zip(places, field) {
        let points = item.points.map { place.squaredDistance(to: $0) }
        let parks = item.facilities.map { $0.squaredDistance(to: place) }
        let expected = (points + parks).min()?.squareRoot() ?? .infinity
        #expect(distance == expected, "seed \(seed)")
      }
    }
  }
}
