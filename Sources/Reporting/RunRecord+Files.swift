import CityData
import Examination
import PlanarGeometry
import Projection

extension RunRecord {
  /// Every name that a result of `assess` ever has; files with other names in the output folder are
  /// not ours.
  public static let fileNames = [
    "coverage.csv", "communities.csv", "types.csv", "streets.csv", "districts.csv", "pool.csv",
    "gaps.csv", "demand.csv", "problems.csv", "summary.json", "communities.geojson", "results.gpkg",
    "report.html",
  ]

  /// The files that `formats` ask for besides `summary.json`, which is made last because it states
  /// how long the writing took.
  ///
  /// - Throws: `ProjectionError` when PROJ offers no way back to WGS 84.
  public func write(
    _ formats: Set<OutputFormat>, to folder: OutputFolder
  ) throws {
    if formats.contains(.csv) {
      try folder.write(coverageTable(), as: "coverage.csv")
      try folder.write(communityTable(), as: "communities.csv")
      try folder.write(typeTable(), as: "types.csv")
      try folder.write(streetTable(), as: "streets.csv")
      try folder.write(districtTable(), as: "districts.csv")
    }
    if formats.contains(.geojson) {
      try folder.write(communityLayer(vertices: vertices()), as: "communities.geojson")
    }
    try folder.write(problemTable(), as: "problems.csv")
  }

  private static let tableNames = [
    "communities.csv", "types.csv", "coverage.csv", "streets.csv", "districts.csv",
  ]

  /// Names of the files that `formats` ask for, those first that are opened first.
  public static func fileNames(for formats: Set<OutputFormat>) -> [String] {
    (formats.contains(.csv) ? Self.tableNames : [])
      + (formats.contains(.geojson) ? ["communities.geojson"] : [])
      + ["problems.csv", "summary.json"]
  }

  /// Longitude and latitude of every vertex of every community.
  private func vertices() throws(ProjectionError) -> [GeographicPoint] {
    let transform = try CoordinateTransform(from: .wgs84, to: local)
    return transform.toSource(city.communities.flatMap(\.region.vertices)).map {
      GeographicPoint(longitude: $0.x, latitude: $0.y)
    }
  }
}
