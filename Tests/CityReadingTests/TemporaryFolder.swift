import CityReading
import Foundation
import Wording

/// A folder for one test, removed with the value.
final class TemporaryFolder {
  let path: String

  init() throws {
    path = FileManager.default.temporaryDirectory.path + "/lifecircle-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Writes `text` and gives the path of the file.
  func write(_ name: String, _ text: String) throws -> String {
    try write(name, Data(text.utf8))
  }

  func write(_ name: String, _ data: Data) throws -> String {
    let file = path + "/" + name
    try data.write(to: URL(fileURLWithPath: file))
    return file
  }
}

/// Real data beside the checkout, which is no part of the project.
enum SharedData {
  /// The folder, or nil where it is absent.
  static let folder: String? = {
    let environment = ProcessInfo.processInfo.environment["LIFECIRCLE_DATA"]
    let checkout = URL(fileURLWithPath: #filePath).pathComponents.dropLast(3).dropFirst()
    let candidates = [
      environment, "/" + (checkout.dropLast() + ["shared", "data"]).joined(separator: "/"),
    ]
    return candidates.compactMap(\.self).first { FileManager.default.fileExists(atPath: $0) }
  }()

  static func path(_ name: String) -> String { (folder ?? "") + "/" + name }
}

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
  return try CityReader(study).read()
}

/// The problems that mention `text`.
func problems(_ input: CityInput, _ text: String) -> [InputProblem] {
  input.problems.filter { $0.problem.contains(text) }
}
