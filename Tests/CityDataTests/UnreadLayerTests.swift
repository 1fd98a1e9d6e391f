import Examination
import Testing

@testable import CityData

/// Layers that a study names and this version does not read.
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

  @Test func populationNeedsAMeasure() throws {
    let name = { (study: inout Study) in study.population = LayerSource(path: "grid.gpkg") }
    #expect {
      try read(metric: nil, measure: nil, change: name)
    } throws: { error in
      (error as? InputError)?.exitStatus == 3
        && "\(error)" == "grid.gpkg: this version does not read population yet; "
          + "state measure: area or residential, or remove it"
    }
    let input = try read(metric: nil, measure: .area, change: name)
    #expect(problems(input, "not read").map(\.file) == ["grid.gpkg"])
    #expect(input.measure == .area)
  }

  @Test func networkNeedsAMetric() throws {
    let name = { (study: inout Study) in
      study.network = .file(LayerSource(path: "city.osm.pbf"))
    }
    #expect {
      try read(metric: nil, measure: nil, change: name)
    } throws: { error in
      (error as? InputError)?.exitStatus == 3
        && "\(error)" == "city.osm.pbf: this version does not read networks yet; "
          + "state metric: straight, or remove it"
    }
    let input = try read(metric: .straight, measure: nil, change: name)
    #expect(problems(input, "not read").map(\.file) == ["city.osm.pbf"])
  }

  @Test func otherLayersAreAssumedAway() throws {
    let input = try read(metric: nil, measure: nil) { study in
      study.barriers = LayerSource(path: "rivers.geojson")
      study.survey = LayerSource(path: "survey.csv")
      study.units = [UnitSource(source: LayerSource(path: "circles.geojson"), name: nil)]
    }
    let files = ["rivers.geojson", "survey.csv", "circles.geojson"]
    #expect(problems(input, "not read").map(\.file) == files)
    #expect(problems(input, "not read").allSatisfy { $0.severity == .warning })
    for file in files { #expect(input.assumed.contains { $0.hasPrefix(file + ": ") }) }
  }
}
