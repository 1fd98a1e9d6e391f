import PlanarGeometry
import Projection
import TableFiles

/// What the rows of a table look like on a map, in WGS 84.
struct RowShapes {
  let kind: GeoPackageLayer.Kind
  /// nil for a row without a place.
  let shapes: [GeoPackageShape?]

  init(points: [SourceCoordinate?]) {
    kind = .points
    shapes = points.map { $0.map(GeoPackageShape.point) }
  }

  init(_ kind: GeoPackageLayer.Kind, _ shapes: [GeoPackageShape?]) {
    (self.kind, self.shapes) = (kind, shapes)
  }
}

/// Takes what has a place in a city to WGS 84 as GeoPackages hold it.
struct MapPlaces {
  private let transform: CoordinateTransform

  /// - Parameter local: the metric system of the city's coordinates.
  /// - Throws: when PROJ offers no way back to WGS 84.
  init(_ local: LocalSystem) throws(ProjectionError) {
    transform = try CoordinateTransform(from: .wgs84, to: local)
  }

  /// Rows that are points; nil for a row without a place.
  func points(_ points: [PlanarPoint?]) -> RowShapes {
    RowShapes(
      .points, points.map { point in point.map { .point(transform.toSource([$0])[0]) } })
  }

  /// Rows that are areas; nil or empty for a row without a place.
  ///
  /// Complexity: O(vertices).
  func areas(_ regions: [PlanarRegion?]) -> RowShapes {
    RowShapes(.polygons, regions.map { $0.flatMap(shape) })
  }

  private func shape(of region: PlanarRegion) -> GeoPackageShape? {
    guard !region.isEmpty else { return nil }
    let places = transform.toSource(region.vertices)
    return .polygons(
      (0..<region.polygonCount).map { polygon in
        region.ringRange(ofPolygon: polygon).map { ring in
          let range = region.vertexRange(ofRing: ring)
          return Array(places[range]) + [places[range.lowerBound]]
        }
      })
  }

  /// The features of a layer, of the kind of its first; those of another kind have no place.
  func shapes(of layer: MapLayer) -> RowShapes {
    let shapes = layer.features.map { feature -> GeoPackageShape? in
      switch feature.geometry {
      case .point(let point): .point(transform.toSource([point])[0])
      case .points(let points): points.first.map { .point(transform.toSource([$0])[0]) }
      case .line(let line): .lines([transform.toSource(line)])
      case .lines(let lines): .lines(lines.map(transform.toSource))
      case .region(let region): shape(of: region)
      }
    }
    let kind = layer.features.first?.geometry.kind ?? .table
    return RowShapes(
      kind,
      zip(layer.features, shapes).map { $0.geometry.kind == kind ? $1 : nil })
  }

  /// Longitude and latitude, as GeoJSON is written.
  func positions(_ points: [PlanarPoint]) -> [GeographicPoint] { transform.toGeographic(points) }
}

extension MapGeometry {
  fileprivate var kind: GeoPackageLayer.Kind {
    switch self {
    case .point, .points: .points
    case .line, .lines: .lines
    case .region: .polygons
    }
  }
}

extension PlanarRegion {
  /// A point inside that stands for the whole: the centre of mass where it is inside, else the middle of the widest
  /// part beside it, else one in the first polygon that has any width. nil where the region is empty.
  ///
  /// Complexity: O(vertices), O(polygons · vertices) where nothing is beside the centre of mass.
  var markPoint: PlanarPoint? {
    if let point = surfacePoint(near: centroid, minX: box.minX, maxX: box.maxX) { return point }
    let middles = polygons.map { PlanarRegion(polygons: [$0]).box.center }
    return middles.lazy.compactMap {
      surfacePoint(near: $0, minX: box.minX, maxX: box.maxX)
    }.first ?? vertices.first
  }
}
