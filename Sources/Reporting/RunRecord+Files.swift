import CityData
import Examination
import PlanarGeometry
import Projection

extension RunRecord {
  /// Every name that a result of `assess` ever has; files with other names in the output folder are
  /// not ours.
  public static let fileNames = [
    "coverage.csv", "communities.csv", "types.csv", "streets.csv", "districts.csv", "pool.csv",
    "gaps.csv", "foot_losses.csv", "demand.csv", "problems.csv", "summary.json",
    "communities.geojson", "results.gpkg",
    "report.html",
  ]

  /// What tells that a folder holds results of an earlier run.
  public static let marker = ResultMarker(name: "summary.json", start: "{\n  \"version\": ")

  /// Writes the files that `formats` ask for besides `summary.json`, which is made last because it
  /// states how long the writing took. As many are made at once as the run had threads.
  ///
  /// - Throws: `OutputError`, or `ProjectionError` when PROJ offers no way back to WGS 84.
  public func write(_ formats: Set<OutputFormat>, to folder: OutputFolder) async throws {
    var waiting = makers(for: formats).makeIterator()
    try await withThrowingTaskGroup(of: (String, [UInt8]).self) { group in
      for _ in 0..<max(1, result.options.threads) {
        guard let (name, make) = waiting.next() else { break }
        group.addTask { (name, try make()) }
      }
      while let (name, bytes) = try await group.next() {
        try folder.write(bytes, as: name)
        if let (name, make) = waiting.next() { group.addTask { (name, try make()) } }
      }
    }
    try writeDemand(to: folder)
  }

  /// What makes each file, the longest work first.
  private func makers(
    for formats: Set<OutputFormat>
  ) -> [(name: String, make: @Sendable () throws -> [UInt8])] {
    var makers: [(name: String, make: @Sendable () throws -> [UInt8])] = []
    if formats.contains(.geojson) {
      makers.append(("communities.geojson", { try communityLayer(vertices: vertices()) }))
    }
    if formats.contains(.csv) {
      makers += [
        ("coverage.csv", coverageTable), ("communities.csv", communityTable),
        ("types.csv", typeTable), ("streets.csv", streetTable), ("districts.csv", districtTable),
      ]
      if isOnFoot { makers.append(("foot_losses.csv", footLossTable)) }
    }
    return makers + [("problems.csv", problemTable)]
  }

  private static let tableNames = [
    "communities.csv", "types.csv", "coverage.csv", "streets.csv", "districts.csv",
  ]

  /// Names of the files that `formats` ask for, those first that are opened first.
  public func fileNames(for formats: Set<OutputFormat>) -> [String] {
    let tables = Self.tableNames + (isOnFoot ? ["foot_losses.csv"] : [])
    return (formats.contains(.csv) ? tables : [])
      + (formats.contains(.geojson) ? ["communities.geojson"] : [])
      + (result.demand == nil ? [] : ["demand.csv"]) + ["problems.csv", "summary.json"]
  }

  /// Longitude and latitude of every vertex of every community.
  private func vertices() throws(ProjectionError) -> [GeographicPoint] {
    let transform = try CoordinateTransform(from: .wgs84, to: local)
    return transform.toSource(city.communities.flatMap(\.region.vertices)).map {
      GeographicPoint(longitude: $0.x, latitude: $0.y)
    }
  }
}
