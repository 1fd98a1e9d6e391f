package import PlanarGeometry

extension MapLayer {
  /// The layer as a Shapefile in WGS 84, of the kind of its first feature; points have no place there. Columns are those of all features in the order
  /// in which they come first.
  ///
  /// - Parameters:
  ///   - positions: longitude and latitude of points of the layer's local system.
  ///   - date: of the head of the `.dbf`.
  /// - Throws: where a file would be longer than 2 GB.
  package func shapefile(
    positions: ([PlanarPoint]) -> [GeographicPoint], date: (year: Int, month: Int, day: Int)
  ) throws(ShapefileError) -> ShapefileFiles {
    var places: [String: Int] = [:]
    var columns: [String] = []
    for (key, _) in features.lazy.flatMap(\.properties) where places[key] == nil {
      places[key] = columns.count
      columns.append(key)
    }
    var writer = try ShapefileWriter(kind, columns: columns)
    for feature in features {
      var values = [MapValue](repeating: .text(nil), count: columns.count)
      for (key, value) in feature.properties {
        if let place = places[key] { values[place] = value }
      }
      try writer.feature(Self.shape(feature.geometry, positions), values: values)
    }
    return try writer.finish(date: date)
  }

  private var kind: ShapefileWriter.Kind {
    if case .region = features.first?.geometry { .polygons } else { .lines }
  }

  private static func shape(
    _ geometry: MapGeometry, _ positions: ([PlanarPoint]) -> [GeographicPoint]
  ) -> ShapefileWriter.Shape {
    switch geometry {
    case .line(let points): .lines([positions(points)])
    case .lines(let lines): .lines(lines.map(positions))
    case .point, .points: .none
    case .region(let region): .polygons(region.polygons.map { $0.map(positions) })
    }
  }
}
