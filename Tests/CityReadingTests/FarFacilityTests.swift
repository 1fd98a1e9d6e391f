import Assessment
import TestSupport
import Testing

@testable import CityReading
@testable import Wording

/// Facilities that lie far from the communities.
@Suite struct FarFacilityTests {
  private let header = "id,type,x,y\n"
  private let near = "near,pharmacy,120.17,30.25\n"

  private func rows(_ count: Int, at place: String) -> String {
    (0..<count).map { "f\($0),pharmacy,\(place)\n" }.joined()
  }

  @Test func manyAreOneProblem() throws {
    let text = header + near + rows(21, at: "116.4,39.9") + rows(30, at: "0,0")
    let input = try readCity(facilities: text)
    #expect(input.city.facilities.count == 52)
    let far = problems(input, "km away")
    #expect(far.map(\.row) == [3])
    let first = try #require(far.first)
    #expect(first.feature == nil)
    // Beijing (116.4, 39.9) is 1124 km from the middle of the square: pyproj.Geod.
    #expect(first.problem.contains("21 features"))
    #expect(first.problem.contains("112"))
    let origin = problems(input, "(0, 0)")
    #expect(origin.map(\.row) == [24])
    #expect(origin.first?.problem.contains("30 features") == true)
  }

  @Test func fewAreNamedEach() throws {
    let input = try readCity(facilities: header + near + rows(20, at: "116.4,39.9"))
    #expect(problems(input, "km away").map(\.row) == Array(3...22))
    #expect(problems(input, "km away").first?.feature == "f0")
  }

  /// New York for a Chinese city, and degrees read as metres.
  @Test(arguments: [("-73.98,40.75", nil), ("120.17,30.25", "EPSG:4549")])
  func noneNear(place: String, crs: String?) {
    #expect {
      try readCity(facilities: header + rows(30, at: place), crs: crs)
    } throws: { error in
      (error as? InputError)?.exitStatus == 3
        && "\(error)".contains("facilities.csv: no facility is near any community")
    }
  }

  /// A facility that has its place from its entrances alone.
  @Test func farEntrances() throws {
    let folder = try TemporaryFolder()
    var study = Study()
    study.communities = LayerSource(path: try folder.write("c.geojson", squareCommunity))
    let gates = "school,x,y\nS1,116.4,39.9\nS2,120.17,30.25\n"
    let source = LayerSource(path: try folder.write("s.csv", "id\nS1\nS2\n"))
    study.facilities = [
      FacilitySource(
        source: source, type: "primarySchool",
        entrances: EntranceSource(
          source: LayerSource(path: try folder.write("g.csv", gates)), facilityField: "school"))
    ]
    let input = try CityReader(study).read()
    #expect(problems(input, "km away").map(\.feature) == ["S1"])
    #expect(input.city.facilities.ids == ["S1", "S2"])
  }

  @Test func metresAreNotLongitudeAndLatitude() throws {
    // EPSG:4549 of 120.17°E 30.25°N (pyproj, standards.md 6.1), and the same swapped.
    let text =
      header + "a,pharmacy,516361.4103,3347839.2640\nb,pharmacy,3347839.2640,516361.4103\n"
    let input = try readCity(facilities: text, crs: "EPSG:4549")
    #expect(problems(input, "easting and northing").map(\.feature) == ["b"])
    #expect(problems(input, "longitude").isEmpty)
  }
}
