import PlanarGeometry
import TestSupport
import Testing
import WalkNetwork

@testable import CityReading
@testable import TableFiles
@testable import Wording

/// Lines of a layer of barriers, one of which may stop nobody.
@Suite struct PassableBarrierTests {
  private func read(_ properties: String) throws -> (count: Int, told: [String]) {
    let features = [#""name":"river""#, properties].map {
      """
      {"type":"Feature","properties":{\($0)},"geometry":{"type":"LineString","coordinates":[[0,0],[0,90]]}}
      """
    }
    let folder = try TemporaryFolder()
    let path = try folder.write(
      "walls.geojson",
      #"{"type":"FeatureCollection","features":[\#(features.joined(separator: ","))]}"#)
    let source = LayerSource(
      path: path, crs: "+proj=sterea +lat_0=30 +lon_0=120 +k=1 +datum=WGS84 +units=m")
    var log = ReadingLog(language: .en)
    let box = PlanarBox(around: [PlanarPoint(x: -100, y: -100), PlanarPoint(x: 100, y: 100)])
    let barriers = try BarrierReader.read(source, local: nearHangzhou, box: box, log: &log)
    return (barriers.segments.count, log.problems.map(\.problem))
  }

  @Test(arguments: [
    (#""railway":"subway","tunnel":"yes""#, "tunnel=yes"),
    (#""waterway":"drain","tunnel":"culvert""#, "tunnel=culvert"),
    (#""layer":-2"#, "layer=-2"), (#""railway":"rail","bridge":"viaduct""#, "bridge=viaduct"),
    (#""barrier":"kerb""#, "barrier=kerb"), (#""railway":"abandoned""#, "railway=abandoned"),
    (#""other_tags":"\"tunnel\"=>\"yes\",\"layer\"=>\"-1\"""#, "tunnel=yes"),
    (#""location":"underground""#, "location=underground"),
  ]) func stopsNobody(properties: String, tag: String) throws {
    let (count, told) = try read(properties)
    #expect(count == 1)
    #expect(told == ["1 of 2 barriers stop nobody on foot and are left out: \(tag) 1"])
  }

  @Test(arguments: [
    #""waterway":"river","tunnel":"no""#, #""barrier":"wall""#, #""railway":"rail","bridge":"F""#,
    #""layer":0"#,
    #""layer":"1""#, #""highway":"motorway""#,
  ]) func stops(properties: String) throws {
    let (count, told) = try read(properties)
    #expect(count == 2)
    #expect(told.isEmpty)
  }
}
