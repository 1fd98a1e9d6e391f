import ArgumentParser
import CityReading
import PlanarGeometry
import Projection
import Wording

/// An extract of OpenStreetMap and where its local system has its origin.
struct ExtractFlags: ParsableArguments {
  @Option(help: "An OpenStreetMap file.") var osm: String?
  @Option(
    help: "Longitude and latitude of the local system's centre, with a comma between.",
    transform: point)
  var center: GeographicPoint?

  func validate() throws {
    if (osm == nil) != (center == nil) {
      throw ValidationError("--osm and --center belong together")
    }
  }

  func path() throws -> String {
    guard let osm else { throw ValidationError("--osm is missing") }
    return osm
  }

  func local() throws -> LocalSystem {
    guard let center else { throw ValidationError("--center is missing") }
    return LocalSystem(center: center)
  }

  func read() throws -> NetworkInput {
    try NetworkReader(.file(LayerSource(path: path()))).read(local: local())
  }

  private static func point(_ text: String) throws -> GeographicPoint {
    let numbers = text.split(separator: ",").compactMap { Double($0) }
    guard numbers.count == 2, abs(numbers[0]) <= 180, abs(numbers[1]) <= 90 else {
      throw ValidationError("\(text) is not longitude,latitude")
    }
    return GeographicPoint(longitude: numbers[0], latitude: numbers[1])
  }
}
