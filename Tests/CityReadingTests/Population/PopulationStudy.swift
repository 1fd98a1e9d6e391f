import Assessment
import PlanarGeometry
import TestSupport

@testable import CityReading
@testable import Wording

/// A study whose coordinates are metres about 120°E 30°N, which the local system agrees with.
struct PopulationStudy {
  static let metres = "+proj=sterea +lat_0=30 +lon_0=120 +k=1 +datum=WGS84 +units=m"
  /// Two communities with a ragged common border; the second has a hole.
  static let west = "[[-500,-400],[20,-420],[35,-100],[-15,60],[40,380],[-480,410],[-500,-400]]"
  static let east =
    "[[20,-420],[510,-390],[470,400],[40,380],[-15,60],[35,-100],[20,-420]],"
    + "[[200,-50],[200,50],[300,50],[300,-50],[200,-50]]"

  let folder: TemporaryFolder
  var study = Study()

  init(communities: [(id: String, rings: String)] = [("A", west), ("B", east)]) throws {
    folder = try TemporaryFolder()
    let polygons = communities.map { Self.polygon($0.rings, #""id":"\#($0.id)""#) }
    let path = try folder.write("communities.geojson", Self.collection(polygons))
    study.communities = LayerSource(path: path, crs: Self.metres)
    let facility = try folder.write("facilities.csv", "id,x,y\nF,0,0\n")
    let source = LayerSource(path: facility, crs: Self.metres)
    study.facilities = [FacilitySource(source: source, type: "pharmacy")]
  }

  mutating func setPopulation(
    _ text: String, name: String = "population.csv", cell: Double? = nil,
    fields: [String: String] = [:]
  ) throws {
    let path = try folder.write(name, text)
    study.population = LayerSource(path: path, crs: Self.metres, fields: fields)
    study.populationCell = cell
  }

  func read() throws(InputError) -> CityInput { try CityReader(study).read() }

  static func polygon(_ rings: String, _ properties: String) -> String {
    feature("Polygon", "[\(rings)]", properties)
  }

  static func feature(_ type: String, _ coordinates: String, _ properties: String) -> String {
    #"{"type":"Feature","properties":{\#(properties)},"#
      + #""geometry":{"type":"\#(type)","coordinates":\#(coordinates)}}"#
  }

  static func collection(_ features: [String]) -> String {
    #"{"type":"FeatureCollection","features":[\#(features.joined(separator: ",\n"))]}"#
  }
}

extension PopulationLayer {
  /// People of each community.
  var sums: [Double] {
    (0..<communityStarts.count - 1).map { range(of: $0).reduce(0) { $0 + people[$1] } }
  }

  /// People of a place.
  func people(_ id: String) -> Double? { ids.firstIndex(of: id).map { people[$0] } }

  var regions: [PlanarRegion] {
    guard case .regions(let regions) = shape else { return [] }
    return regions
  }

  var points: [PlanarPoint] {
    guard case .points(let points) = shape else { return [] }
    return points
  }
}
