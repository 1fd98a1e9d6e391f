import Foundation
import GEOSBridge
import PlanarGeometry
import TestSupport
import Testing

@testable import CityReading
@testable import Wording

@Suite struct LandDivisionTests {
  private func rectangle(_ x: Double, _ y: Double, _ w: Double, _ h: Double) -> [PlanarPoint] {
    [(x, y), (x + w, y), (x + w, y + h), (x, y + h)].map { PlanarPoint(x: $0, y: $1) }
  }

  private func areas(_ land: [[[PlanarPoint]]], within region: [[PlanarPoint]]) throws -> Double {
    let division = LandDivision(land.map { PlanarRegion(polygons: [$0]) }, try GEOSContext())
    return try division.land(within: PlanarRegion(polygons: [region])).area
  }

  /// Areas by hand.
  @Test func rectangles() throws {
    let region = [rectangle(0, 0, 100, 100), rectangle(40, 40, 20, 20)]
    #expect(try areas([[rectangle(10, 10, 5, 5)]], within: region) == 25)
    #expect(try areas([[rectangle(200, 10, 5, 5)]], within: region) == 0)
    #expect(try areas([[rectangle(45, 45, 5, 5)]], within: region) == 0)
    #expect(try areas([[rectangle(30, 30, 40, 40)]], within: region) == 1200)
    #expect(try areas([[rectangle(90, 10, 20, 10)]], within: region) == 100)
    #expect(try areas([[rectangle(100, 0, 20, 10)]], within: region) == 0)
    #expect(try areas([[rectangle(80, 0, 20, 10)]], within: region) == 200)
    #expect(try areas([[rectangle(-50, -50, 300, 300)]], within: region) == 9600)
    #expect(
      try areas([[rectangle(-50, -50, 300, 300), rectangle(-9, -9, 200, 200)]], within: region) == 0
    )
    #expect(
      try areas([[rectangle(30, 30, 40, 40), rectangle(35, 35, 30, 30)]], within: region) == 700)
    #expect(try areas([], within: region) == 0)
  }

  /// Where land and region are drawn with the same border, rounding leaves strips of nothing.
  @Test func slivers() throws {
    let region = [rectangle(0, 0, 100, 100)]
    #expect(try areas([[rectangle(99.99, 0, 20, 50)]], within: region) == 0)
    #expect(abs(try areas([[rectangle(99, 0, 20, 50)]], within: region) - 50) < 1e-9)
    let fork = [
      (90, 0), (120, 0), (120, 50), (99.99, 50), (99.99, 40), (110, 40), (110, 10), (90, 10),
    ].map { PlanarPoint(x: $0, y: $1) }
    let division = LandDivision([PlanarRegion(polygons: [[fork]])], try GEOSContext())
    let cut = try division.land(within: PlanarRegion(polygons: [region]))
    #expect(cut.polygonCount == 1)
    #expect(cut.area == 100)
  }

  /// Ragged pieces against ragged regions; the oracle is the intersection by GEOS of every pair.
  @Test func raggedRegionsAgreeWithGEOS() throws {
    var random = SeededRandom(11)
    let geos = try GEOSContext()
    let land = (0..<60).map {
      random.star(
        around: PlanarPoint(x: Double($0 % 8) * 130, y: Double($0 / 8) * 130), radius: 60,
        corners: 17)
    }
    let division = LandDivision(land, geos)
    for _ in 0..<40 {
      let center = PlanarPoint(x: Double(random.below(1000)), y: Double(random.below(1000)))
      let region = random.star(around: center, radius: 300, corners: 17)
      let expected = try land.reduce(0) { try $0 + area(of: geos.intersection($1, region)) }
      #expect(abs(try division.land(within: region).area - expected) < 1e-6)
    }
  }

  /// The area of those polygons of `region` that are no strips below 10 cm.
  private func area(of region: PlanarRegion) -> Double {
    region.polygons.map { PlanarRegion(polygons: [$0]) }
      .filter { 2 * $0.area / $0.perimeter > 0.1 }.reduce(0) { $0 + $1.area }
  }
}
