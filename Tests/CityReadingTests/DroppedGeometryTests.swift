import Assessment
import CityReading
import Testing

@testable import RunFiles
@testable import TableFiles
@testable import Wording

/// Objects that are a Feature or a geometry and a collection at once: what stands before `features`
/// is dropped, and none of it may be used afterwards.
@Suite struct DroppedGeometryTests {
  private static let point = #""geometry":{"type":"Point","coordinates":[120.17,30.25]}"#

  static let texts = [
    #"{"type":"Feature",\#(point),"features":[],"properties":{"id":"1","type":"pharmacy"}}"#,
    #"{"type":"Feature","properties":{"id":"1","type":"pharmacy"},\#(point),"features":[]}"#,
    #"{"type":"Point","coordinates":[120.17,30.25],"features":[]}"#,
    #"{"type":"Point","coordinates":[120.17,30.25],"geometry":null}"#,
  ]

  @Test(arguments: texts)
  func isNoGeometry(text: String) throws {
    let layer = try GeoJSONReader.read(FileContents(path: "f", content: Array(text.utf8)))
    #expect(layer.geometry.kinds == [.none])
    #expect(layer.findings.contains { $0.action == .skipped })
  }

  @Test(arguments: texts)
  func isNoFacility(text: String) throws {
    let sound = #"{"type":"Feature","properties":{"id":"2","type":"pharmacy"},\#(Self.point)}"#
    let input = try readCity(facilities: text + "\n" + sound + "\n", name: "f.geojson")
    #expect(input.city.facilities.ids == ["2"])
    #expect(input.problems.contains { $0.row == 1 && $0.action == .skipped })
  }
}
