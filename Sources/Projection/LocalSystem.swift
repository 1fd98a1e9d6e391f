public import PlanarGeometry

/// The metric system of one run: a conformal oblique stereographic projection about a centre, WGS 84.
///
/// Its scale is exact at the centre and grows with the square of the distance, by 0.022 m per km at
/// 60 km and 0.05 m per km at 90 km; most of a city is nearer than 40 km, where a scale balanced over
/// 60 km would be worse.
public struct LocalSystem: Hashable, Sendable {
  /// The origin (0, 0), a multiple of 0.01° so that the system is readable and small changes of the
  /// data do not move it.
  public let center: GeographicPoint

  public init(center: GeographicPoint) {
    self.center = GeographicPoint(
      longitude: center.longitude.roundedToHundredth,
      latitude: center.latitude.roundedToHundredth)
  }

  /// The PROJ string of the system, as written to outputs.
  public var definition: String { operation + " +units=m +no_defs +type=crs" }

  /// The projection as an operation from longitude and latitude.
  var operation: String {
    "+proj=sterea +lat_0=\(center.latitude) +lon_0=\(center.longitude) +k=1 +x_0=0 +y_0=0"
      + " +datum=WGS84"
  }
}

extension Double {
  /// The nearest multiple of 0.01, never −0.
  fileprivate var roundedToHundredth: Double { (self * 100).rounded() / 100 + 0 }
}
