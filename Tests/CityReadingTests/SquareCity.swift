import CityReading
import TestSupport
import Wording

/// One square community of about 1 km, at 120.17°E 30.25°N, in GeoJSON.
let squareCommunity = """
  {"type": "FeatureCollection", "features": [{"type": "Feature",
  "properties": {"id": "C1", "name": "One", "population": 1000},
  "geometry": {"type": "Polygon", "coordinates": [[[120.165, 30.245], [120.175, 30.245],
  [120.175, 30.255], [120.165, 30.255], [120.165, 30.245]]]}}]}
  """

/// The input of a study with one file of communities and one of facilities.
func readCity(
  communities: String = squareCommunity, facilities: String, types: [String: [String]] = [:],
  type: String? = nil, name: String = "facilities.csv", crs: String? = nil,
  fields: [String: String] = [:]
) throws(any Error) -> CityInput {
  let folder = try TemporaryFolder()
  var study = Study()
  let path = try folder.write("communities.geojson", communities)
  study.communities = LayerSource(path: path)
  let source = LayerSource(path: try folder.write(name, facilities), crs: crs, fields: fields)
  study.facilities = [FacilitySource(source: source, types: types, type: type)]
  study.maxLeftOut = 1
  return try CityReader(study).read()
}

/// The problems that mention `text`.
func problems(_ input: CityInput, _ text: String) -> [InputProblem] {
  input.problems.filter { $0.problem.contains(text) }
}
