import Assessment
import GEOSBridge
package import PlanarGeometry
import Projection
package import TableFiles
import Wording

/// A reach as it goes into a map file.
package struct ReachFeature: Sendable {
  package var id: String
  /// In the order of `ReachFeature.columns`.
  package var values: [GeoPackageValue]
  /// Longitude and latitude (WGS 84) as x and y, on the lattice of seven decimals; valid, and empty where nobody is
  /// within reach.
  package var region: PlanarRegion

  package static let columns: [GeoPackageLayer.Column] = [
    .init("type", .text), .init("name", .text), .init("metric", .text), .init("radius_m", .real),
    .init("detour", .real), .init("tolerance_m", .real), .init("area_m2", .real),
    .init("facility_id", .text), .init("facilities", .integer),
  ]

  package var shape: GeoPackageShape {
    .polygons(
      region.polygons.map { rings in
        rings.map { ring in
          (ring + ring.prefix(1)).map { SourceCoordinate(x: $0.x, y: $0.y) }
        }
      })
  }

  /// Degrees.
  static let grid = 1e-7
}

extension RunRecord {
  /// The reach that the run has drawn, feature by feature in the order of its areas; none where it has drawn none.
  ///
  /// - Throws: `ProjectionError` when PROJ offers no way back to WGS 84, and `GEOSError`.
  /// - Complexity: O(vertices · log vertices).
  package func forEachReachFeature(_ body: (ReachFeature) throws -> Void) throws {
    guard let reach else { return }
    let transform = try CoordinateTransform(from: .wgs84, to: local)
    let context = try GEOSContext()
    for area in reach.areas {
      let degrees = PlanarRegion(
        polygons: area.region.polygons.map { rings in
          rings.map { ring in
            transform.toGeographic(ring).map { PlanarPoint(x: $0.longitude, y: $0.latitude) }
          }
        })
      let region = try context.union([degrees], onGrid: ReachFeature.grid)
      try body(
        ReachFeature(
          id: id(of: area), values: values(of: area, tolerance: reach.tolerance), region: region))
    }
  }

  /// All features at once.
  package func reachFeatures() throws -> [ReachFeature] {
    var features: [ReachFeature] = []
    try forEachReachFeature { features.append($0) }
    return features
  }

  private func id(of area: ReachArea) -> String {
    let facility = area.facility.map { [city.facilities.ids[$0]] } ?? []
    return ([result.types[area.type].id] + facility + [area.metric.rawValue])
      .joined(separator: "/")
  }

  private func values(of area: ReachArea, tolerance: Double) -> [GeoPackageValue] {
    let type = result.types[area.type]
    let name = area.facility.map { city.facilities.names[$0] } ?? type.name[language]
    return [
      .text(type.id), .text(name), .text(area.metric.rawValue), .real(area.radius),
      .real(area.detour), .real(tolerance), .real((area.region.area * 1000).rounded() / 1000),
      .text(area.facility.map { city.facilities.ids[$0] }), .integer(area.facilities),
    ]
  }
}
