import Assessment
import TestSupport
import Testing

@testable import CityReading
@testable import Wording

/// Points of complaints, counted in communities.
@Suite struct ComplaintReaderTests {
  private func read(
    _ complaints: String, name: String = "12345.csv", crs: String? = "EPSG:4326"
  ) throws -> CityInput {
    let folder = try TemporaryFolder()
    var study = Study()
    study.communities = LayerSource(path: try folder.write("c.geojson", squareCommunity))
    let canteen = "id,type,x,y\nF1,communityCanteen,120.17,30.25\n"
    study.facilities = [
      FacilitySource(source: LayerSource(path: try folder.write("f.csv", canteen)))
    ]
    study.complaints = LayerSource(path: try folder.write(name, complaints), crs: crs)
    study.maxLeftOut = 1
    return try CityReader(study).read()
  }

  /// Three in the community, one of them for four; two outside.
  @Test func counts() throws {
    let input = try read(
      """
      编号,经度,纬度,件数
      1,120.17,30.25,4
      2,120.171,30.251,
      3,120.172,30.252,1.5
      4,120.19,30.25,2
      """)
    #expect(input.city.complaints == [6])
    #expect(problems(input, "2 of 8 complaints lie in no community").map(\.severity) == [.warning])
    #expect(problems(input, "counts as 1").map(\.row) == [4])
  }

  @Test func oneForEachFeature() throws {
    let input = try read(
      """
      {"type": "FeatureCollection", "features": [
      {"type": "Feature", "properties": {}, "geometry": {"type": "Point", "coordinates": [120.17, 30.25]}},
      {"type": "Feature", "properties": {}, "geometry": {"type": "MultiPoint", "coordinates": [[120.17, 30.25], [120.171, 30.25]]}},
      {"type": "Feature", "properties": {}, "geometry": null}]}
      """, name: "12345.geojson", crs: nil)
    #expect(input.city.complaints == [2])
    #expect(problems(input, "complaints lie").isEmpty)
  }

  /// Few outside are complaints of the neighbours.
  @Test func fewOutside() throws {
    let rows = (0..<20).map { "\($0),\($0 == 0 ? 120.19 : 120.17),30.25" }
    let input = try read("id,x,y\n" + rows.joined(separator: "\n") + "\n")
    #expect(input.city.complaints == [19])
    #expect(problems(input, "1 of 20 complaints").map(\.severity) == [.info])
  }

  @Test(arguments: [
    ("id,x,y\n1,118.1,24.4\n", "no complaint lies in any community"),
    ("id,x,y\n1,,\n", "no usable complaint"), ("id,x\n1,2\n", "no fields for x and y"),
  ])
  func refused(text: String, words: String) {
    #expect {
      try read(text)
    } throws: { error in
      (error as? InputError)?.exitStatus == 3 && "\(error)".contains(words)
    }
  }
}
