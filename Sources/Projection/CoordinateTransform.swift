public import PlanarGeometry

/// Takes coordinates of a source to the local metric system and back.
///
/// Not thread-safe: make one per task and reuse it, making one costs some milliseconds.
public final class CoordinateTransform {
  private let operation: ProjectionObject
  private let datum: WebDatum?

  public init(from source: CoordinateSystem, to local: LocalSystem) throws(ProjectionError) {
    operation = try .transformation(from: source.projDefinition, to: local.definition)
    datum = source.webDatum
  }

  /// Local positions in the order of `coordinates`. Coordinates that cannot be projected (latitude 91,
  /// NaN) come back non-finite.
  ///
  /// Complexity: O(coordinates).
  public func toLocal(_ coordinates: [SourceCoordinate]) -> [PlanarPoint] {
    var points = coordinates.map { coordinate in
      guard let datum else { return PlanarPoint(x: coordinate.x, y: coordinate.y) }
      let place = datum.restored(GeographicPoint(coordinate))
      return PlanarPoint(x: place.longitude, y: place.latitude)
    }
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
    guard let datum else { return coordinates }
    return coordinates.map { SourceCoordinate(datum.displaced(GeographicPoint($0))) }
  }

  /// Longitude and latitude in the order of `points`, for a source in degrees; what has none comes back
  /// non-finite.
  ///
  /// Complexity: O(points).
  package func toGeographic(_ points: [PlanarPoint]) -> [GeographicPoint] {
    toSource(points).map { GeographicPoint(longitude: $0.x, latitude: $0.y) }
  }
}

/// Takes coordinates of a source to WGS 84 longitude and latitude and back, without a local system.
///
/// Not thread-safe: make one per task and reuse it.
package final class GeographicTransform {
  private let operation: ProjectionObject
  private let datum: WebDatum?

  package init(from source: CoordinateSystem) throws(ProjectionError) {
    operation = try .transformation(
      from: source.projDefinition, to: CoordinateSystem.wgs84.definition)
    datum = source.webDatum
  }

  /// Positions in the order of `coordinates`; what is no place on Earth comes back as NaN.
  ///
  /// Complexity: O(coordinates).
  package func toGeographic(_ coordinates: [SourceCoordinate]) -> [GeographicPoint] {
    var degrees = coordinates
    if let datum {
      degrees = coordinates.map { SourceCoordinate(datum.restored(GeographicPoint($0))) }
    }
    degrees.withUnsafeMutableBytes { operation.transform($0, inverse: false) }
    return degrees.map(GeographicPoint.init(checking:))
  }

  /// How well the place that was transformed last is known; nil where PROJ does not say.
  package var accuracy: TransformAccuracy? { operation.accuracy }

  /// Coordinates in the source's system; what has none comes back non-finite.
  ///
  /// Complexity: O(points).
  package func toSource(_ points: [GeographicPoint]) -> [SourceCoordinate] {
    var coordinates = points.map { SourceCoordinate(x: $0.longitude, y: $0.latitude) }
    coordinates.withUnsafeMutableBytes { operation.transform($0, inverse: true) }
    guard let datum else { return coordinates }
    return coordinates.map { SourceCoordinate(datum.displaced(GeographicPoint($0))) }
  }
}

extension SourceCoordinate {
  fileprivate init(_ place: GeographicPoint) { self.init(x: place.longitude, y: place.latitude) }
}

extension GeographicPoint {
  fileprivate init(_ degrees: SourceCoordinate) {
    self.init(longitude: degrees.x, latitude: degrees.y)
  }

  /// From WGS 84 to itself PROJ passes everything through, latitude 91 too.
  fileprivate init(checking degrees: SourceCoordinate) {
    let isPlace = abs(degrees.x) <= 360 && abs(degrees.y) <= 90
    self.init(
      longitude: isPlace ? degrees.x : .nan, latitude: isPlace ? degrees.y : .nan)
  }
}
