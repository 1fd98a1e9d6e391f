import PlanarGeometry
import RunFiles
import TableFiles

/// `reach.geojson`: what lies within the radii.
extension RunRecord {
  package static let reachMap = "reach.geojson"

  /// Names of the files of reach that `formats` ask for.
  func reachNames(for formats: Set<OutputFormat>) -> [String] {
    guard formats.contains(.reach), reach != nil else { return [] }
    return [Self.reachMap]
  }

  /// - Throws: `OutputError`, `ProjectionError` when PROJ offers no way back to WGS 84, and `GEOSError`.
  func writeReach(_ formats: Set<OutputFormat>, to folder: OutputFolder) throws {
    guard formats.contains(.reach), reach != nil else { return }
    var layer = GeoJSONWriter { describe(in: &$0) }
    try forEachReachFeature { feature in
      layer.append(feature)
      try folder.append(layer.takeBytes(), to: Self.reachMap)
    }
    try folder.append(layer.finish(), to: Self.reachMap)
  }
}

extension GeoJSONWriter {
  fileprivate mutating func append(_ feature: ReachFeature) {
    let vertices = feature.region.vertices.map {
      GeographicPoint(longitude: $0.x, latitude: $0.y)
    }
    self.feature(id: feature.id, region: feature.region, vertices: vertices[...]) { json in
      for (column, value) in zip(ReachFeature.columns, feature.values) {
        json.key(column.name)
        json.value(value)
      }
    }
  }
}

extension JSONWriter {
  /// Writes a value of a map that is written as GeoPackage too.
  mutating func value(_ value: GeoPackageValue) {
    switch value {
    case .text(let text): string(text)
    case .integer(let number): integer(number)
    case .real(let number): self.number(number, decimals: 3)
    case .flag(let flag): if let flag { boolean(flag) } else { null() }
    }
  }
}
