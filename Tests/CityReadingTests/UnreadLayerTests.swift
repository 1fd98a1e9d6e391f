import Assessment
import TestSupport
import Testing

@testable import CityReading
@testable import Wording

/// Layers that a study names and this version, or this run, does not read.
@Suite struct UnreadLayerTests {
  private func read(
    metric: Metric?, measure: DemandMeasure?, change: (inout Study) -> Void
  ) throws -> CityInput {
    let folder = try TemporaryFolder()
    var study = Study()
    study.communities = LayerSource(path: try folder.write("c.geojson", squareCommunity))
    let canteen = "id,type,x,y\nF1,communityCanteen,120.17,30.25\n"
    study.facilities = [
      FacilitySource(source: LayerSource(path: try folder.write("f.csv", canteen)))
    ]
    study.metric = metric
    study.measure = measure
    change(&study)
    return try CityReader(study).read()
  }

  /// A run that measures straight lines by area opens none of these files, which do not exist.
  @Test func layersThatARunDoesNotNeed() throws {
    let input = try read(metric: .straight, measure: .area) { study in
      study.network = .file(LayerSource(path: "city.osm.pbf"))
      study.barriers = LayerSource(path: "rivers.geojson")
      study.population = LayerSource(path: "grid.csv")
      study.residential = LayerSource(path: "land.geojson")
    }
    #expect(input.city.network == nil)
    #expect(input.city.population == nil)
    #expect(input.inputs.count == 2)
    #expect(problems(input, "does not read them").map(\.file) == ["rivers.geojson"])
    #expect(problems(input, "does not read them").map(\.severity) == [.info])
  }

  @Test func layersThatARunNeedsMustExist() {
    for change in [
      { (study: inout Study) in study.network = .file(LayerSource(path: "city.osm.pbf")) },
      { (study: inout Study) in study.population = LayerSource(path: "grid.csv") },
    ] {
      #expect {
        try read(metric: nil, measure: nil, change: change)
      } throws: { error in
        (error as? InputError)?.exitStatus == 3 && "\(error)".contains("no such file")
      }
    }
  }
}
