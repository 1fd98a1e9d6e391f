import TestSupport
import Testing
import Wording

@testable import CityReading

@Suite struct ServedAreaTests {
  /// The square community names neither street nor district.
  @Test func communitiesThatNameNoArea() throws {
    let folder = try TemporaryFolder()
    let standard = """
      standard: 1
      types:
        - {id: a, circle: 5, radius_m: 300, serves: street}
        - {id: b, circle: 5, radius_m: 300, serves: district}
        - {id: c, circle: 5, radius_m: 300, serves: community}
        - {id: d, circle: 5, radius_m: 300}
      """
    let named = squareCommunity.replacing(#""name": "One""#, with: #""street": "S""#)
    var study = Study()
    study.standard = try folder.write("standard.yaml", standard)
    study.communities = LayerSource(path: try folder.write("c.geojson", squareCommunity))
    let facilities = "id,type,x,y\n1,a,120.17,30.25\n"
    study.facilities = [
      FacilitySource(source: LayerSource(path: try folder.write("f.csv", facilities)))
    ]
    let unnamed = problems(try CityReader(study).read(), "communities name none")
    #expect(
      unnamed.map(\.problem) == [
        "type b serves its district; 1 communities name none",
        "type a serves its street; 1 communities name none",
      ])
    study.communities = LayerSource(path: try folder.write("n.geojson", named))
    let rest = problems(try CityReader(study).read(), "communities name none")
    #expect(rest.map(\.field) == ["district"])
    study.types = ["a", "d"]
    #expect(problems(try CityReader(study).read(), "communities name none").isEmpty)
  }
}
