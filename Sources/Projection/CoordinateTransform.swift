public import PlanarGeometry

/// Takes coordinates of a source to the local metric system and back.
///
/// Not thread-safe: make one per task and reuse it, making one costs some milliseconds.
public final class CoordinateTransform {
  private let operation: ProjectionObject

  public init(from source: CoordinateSystem, to local: LocalSystem) throws(ProjectionError) {
    operation = try .transformation(from: source.definition, to: local.definition)
  }

  /// Local positions in the order of `coordinates`. Coordinates that cannot be projected (latitude 91,
  /// NaN) come back non-finite.
  ///
  /// Complexity: O(coordinates).
  public func toLocal(_ coordinates: [SourceCoordinate]) -> [PlanarPoint] {
    var points = coordinates.map { PlanarPoint(x: $0.x, y: $0.y) }
    points.withUnsafeMutableBytes { operation.transform($0, inverse: false) }
    return points
  }

  /// Coordinates in the source's system in the order of `points`; what has none comes back
  /// non-finite.
  ///
  /// Complexity: O(points).
  public func toSource(_ points: [PlanarPoint]) -> [SourceCoordinate] {
    var coordinates = points.map { SourceCoordinate(x: $0.x, y: $0.y) }
    coordinates.withUnsafeMutableBytes { operation.transform($0, inverse: true) }
    return coordinates
  }

  /// Longitude and latitude in the order of `points`, for a source in degrees; what has none comes back
  /// non-finite.
  ///
  /// Complexity: O(points).
  package func toGeographic(_ points: [PlanarPoint]) -> [GeographicPoint] {
    toSource(points).map { GeographicPoint(longitude: $0.x, latitude: $0.y) }
  }
}
