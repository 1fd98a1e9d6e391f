import Assessment
import CityReading
import Testing

@testable import Wording

/// The line that ends a run says why nothing usable remains.
@Suite struct NothingUsableTests {
  private let header = "id,type,x,y\n"

  private func communities(_ geometry: String) -> String {
    #"[{"type":"Feature","properties":{"id":"a"},"geometry":\#(geometry)}]"#
  }

  private func polygon(_ ring: String) -> String {
    communities(#"{"type":"Polygon","coordinates":[\#(ring)]}"#)
  }

  private func line(_ communities: String, _ facilities: String) throws -> String {
    do {
      _ = try readCity(communities: communities, facilities: facilities)
      return ""
    } catch let error as InputError {
      #expect(error.exitStatus == 3)
      return "\(error)"
    }
  }

  @Test func communitiesNameTheirFirstDefect() throws {
    let facilities = header + "F1,pharmacy,120.17,30.25\n"
    let expected = [
      (polygon("[[1e999,30],[120.01,30],[120.01,30.01],[1e999,30]]"), "NaN or infinite"),
      (polygon("[[null,30],[120.01,30],[120.01,30.01],[null,30]]"), "coordinate is no number"),
      (polygon(#"[["120",30],["120",31],["121",31],["120",30]]"#), "coordinate is no number"),
      (polygon("[[120,30],[120.01,30],[120.02,30],[120,30]]"), "no area"),
      (communities("null"), "has no geometry"),
      (communities(#"{"type":"Point","coordinates":[120,30]}"#), "is not a polygon"),
    ]
    for (text, reason) in expected {
      let found = try line(text, facilities)
      #expect(found.contains("communities.geojson:1: "), "\(found)")
      #expect(found.contains(reason), "\(found)")
      #expect(found.contains("no usable community polygon"), "\(found)")
    }
  }

  @Test func emptyFiles() throws {
    #expect(try line(squareCommunity, header).contains("facilities.csv: has no rows"))
    let none = #"{"type":"FeatureCollection","features":[]}"#
    #expect(try line(none, header).contains("communities.geojson: has no rows"))
  }

  @Test func facilitiesNameTheirFirstDefect() throws {
    let found = try line(squareCommunity, header + "F1,pharmacy,,\nF2,pharmacy,x,30.25\n")
    #expect(found.contains("facilities.csv:2: has no coordinates"), "\(found)")
    #expect(found.contains("no usable facility"), "\(found)")
  }

  @Test func oneBadNumberAmongDegrees() throws {
    let good = (0..<9).map { "F\($0),pharmacy,120.17,30.25\n" }.joined()
    let input = try readCity(facilities: header + good + "bad,pharmacy,12017,30.25\n")
    #expect(input.city.facilities.count == 9)
    #expect(problems(input, "beyond ±180").map(\.row) == [11])
    #expect(problems(input, "EPSG:4326").map(\.action) == [.assumed])
  }
}
