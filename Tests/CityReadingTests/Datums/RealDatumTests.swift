import Assessment
import Foundation
import TestSupport
import Testing
import Wording

@testable import CityReading

/// The outline of a district as DataV gives it, in GCJ-02, with communities in WGS 84.
@Suite(
  .enabled(
    if: SharedData.has("hangzhou-xiacheng") && SharedData.has("hangzhou-districts-datav-gcj02"),
    "no data of Hangzhou beside the checkout"))
struct RealDatumTests {
  @Test(arguments: ["EPSG:4326", "GCJ-02", "BD-09"])
  func outline(crs: String) throws {
    let folder = try TemporaryFolder()
    let path = SharedData.path("hangzhou-districts-datav-gcj02/330103.json")
    let features = try String(contentsOfFile: path, encoding: .utf8)
    // The file is an array of features, which is no GeoJSON.
    let outline = try folder.write(
      "outline.geojson", "{\"type\":\"FeatureCollection\",\"features\":\(features)}")
    var study = Study()
    let data = SharedData.path("hangzhou-xiacheng/")
    study.communities = LayerSource(path: data + "communities_90.geojson")
    study.facilities = [
      FacilitySource(source: LayerSource(path: data + "facilities_753.geojson"), type: "pharmacy")
    ]
    study.residential = LayerSource(path: outline, crs: crs)
    study.measure = .residential
    let problems = try CityReader(study).read().problems
    let told = problems.filter { $0.problem.contains("looks like") }
    guard crs != "GCJ-02" else { return #expect(told.isEmpty) }
    #expect(told.count == 1)
    #expect(told.first?.problem.hasPrefix("looks like GCJ-02") == true)
    #expect(told.first?.file == outline)
    #expect(told.first?.fix.contains("crs: GCJ-02") == true)
  }
}
