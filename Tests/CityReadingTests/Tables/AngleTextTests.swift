import Assessment
import PlanarGeometry
import Testing
import Wording

@testable import CityReading

@Suite struct AngleTextTests {
  private static let sound: [(text: String, degrees: Double)] = [
    ("120°00'07.48\"E", 120.002077777777778), ("E120°00′07.48″", 120.002077777777778),
    ("东经120度15分", 120.25), ("120:30:00", 120.5), ("120 30 00 E", 120.5), ("120.5°", 120.5),
    ("W 3.25", -3.25), ("3°15,6'W", -3.26), ("-3°15'", -3.25), ("120º30’00”", 120.5),
  ]

  @Test(arguments: sound)
  func longitudes(text: String, degrees: Double) throws {
    let read = try #require(AngleText.degrees(text, isLongitude: true))
    #expect(abs(read - degrees) < 1e-12)
  }

  @Test func latitudes() {
    #expect(AngleText.degrees("30°15'S", isLongitude: false) == -30.25)
    #expect(AngleText.degrees("北纬30°15′", isLongitude: false) == 30.25)
  }

  /// Meant as degrees, and not sound.
  @Test(arguments: ["30°15'N", "120°61'", "181°", "120.5°30'", "-3°W", "120°00'07.48\"E?"])
  func brokenAngles(text: String) {
    #expect(AngleText.degrees(text, isLongitude: true) == nil)
    #expect(AngleText.isLikely(text))
  }

  @Test(arguments: ["", "x", "30 120", "n/a", "null", "500000mE", "1.5.2024", "12-30"])
  func otherTexts(text: String) {
    #expect(AngleText.degrees(text, isLongitude: true) == nil)
    #expect(!AngleText.isLikely(text))
  }

  @Test func placesOfFacilities() throws {
    let table = "id,type,lon,lat\nf,pharmacy,\"120°10'12\"\"E\",\"30°15'00\"\"N\"\n"
    let input = try readCity(facilities: table)
    let place = input.city.facilities.entrances[0]
    let plain = try readCity(facilities: "id,type,lon,lat\nf,pharmacy,120.17,30.25\n")
    #expect(place.distance(to: plain.city.facilities.entrances[0]) < 1e-6)
    #expect(problems(input, "read as 120.170000 decimal degrees").map(\.severity) == [.info])
  }

  @Test func refusalNamesDecimalDegrees() {
    let table = "id,type,lon,lat\nf,pharmacy,120°70'12E,30.25\n"
    #expect {
      _ = try readCity(facilities: table)
    } throws: { error in
      "\(error)".contains("'120°70'12E' is not in decimal degrees")
        && "\(error)".contains("minutes / 60")
    }
  }
}
