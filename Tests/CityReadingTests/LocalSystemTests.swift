import CityReading
import PlanarGeometry
import Projection
import Testing

@Suite struct LocalSystemTests {
  /// Squares of 0.01° by their south-western corners.
  private func communities(_ corners: [(Double, Double)]) -> String {
    let features = corners.enumerated().map { number, corner in
      let (w, s) = corner
      let (e, n) = (w + 0.01, s + 0.01)
      let ring = "[[\(w),\(s)],[\(e),\(s)],[\(e),\(n)],[\(w),\(n)],[\(w),\(s)]]"
      return
        #"{"type":"Feature","properties":{"id":\#(number)},"geometry":{"type":"Polygon","coordinates":[\#(ring)]}}"#
    }
    return "[" + features.joined(separator: ",\n") + "]"
  }

  private let facilities = "id,type,x,y\nF1,pharmacy,120.17,30.25\n"

  @Test(arguments: [(0.0, 0.0), (-120, -30), (30, 80)])
  func oneStrayCommunityDoesNotMoveIt(stray: (Double, Double)) throws {
    let city = [(120.10, 30.20), (120.15, 30.22), (120.20, 30.24), (120.25, 30.30)]
    let input = try readCity(communities: communities(city + [stray]), facilities: facilities)
    #expect(abs(input.local.center.longitude - 120.18) < 0.051)
    #expect(abs(input.local.center.latitude - 30.255) < 0.051)
    #expect(problems(input, "so far apart").count == 1)
  }

  /// Communities are small in the middle of a city and large about it: (120.005 + 121.005) / 2.
  @Test func ordinaryCitiesKeepTheMiddleOfTheirBox() throws {
    let west = (0..<9).map { (120.0 + Double($0) / 100, 30.0) }
    let input = try readCity(
      communities: communities(west + [(120.99, 30.39)]), facilities: facilities)
    #expect(input.local.center.longitude == 120.5)
    #expect(input.local.center.latitude == 30.2)
  }
}
