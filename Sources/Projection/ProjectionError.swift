/// Why a coordinate system cannot be used.
public enum ProjectionError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The text names no coordinate system; `reason` says why, in the words of PROJ where it has any.
  case unknownSystem(text: String, reason: String)
  /// The text names a system without easting and northing or longitude and latitude, for example a
  /// geocentric or a vertical one.
  case notHorizontal(text: String)
  /// A shifted web datum that is not read yet.
  case unsupportedDatum(String)
  /// No operation leads from one system to the other.
  case noTransformation(from: String, to: String, reason: String)

  public var description: String {
    switch self {
    case .unknownSystem(let text, let reason): "unknown coordinate system '\(text)': \(reason)"
    case .notHorizontal(let text):
      "coordinate system '\(text)' is neither geographic nor projected"
    case .unsupportedDatum(let name):
      "\(name) coordinates are not read yet; convert them to WGS 84 (EPSG:4326) first"
    case .noTransformation(let from, let to, let reason):
      "no transformation from '\(from)' to '\(to)': \(reason)"
    }
  }
}
