/// A position on the ellipsoid in degrees, longitude first as in GeoJSON.
public struct GeographicPoint: Hashable, Sendable {
  /// Degrees east, −180…180.
  public var longitude: Double
  /// Degrees north, −90…90.
  public var latitude: Double

  public init(longitude: Double, latitude: Double) {
    self.longitude = longitude
    self.latitude = latitude
  }

  /// False for what no coordinate of a source led to.
  public var isFinite: Bool { longitude.isFinite && latitude.isFinite }
}
