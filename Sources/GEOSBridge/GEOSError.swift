/// A call to GEOS that failed.
public struct GEOSError: Error, Equatable, Sendable, CustomStringConvertible {
  /// Name of the C function.
  public let call: String
  /// What GEOS said, or an empty string.
  public let message: String

  public var description: String { "\(call): \(message.isEmpty ? "failed" : message)" }
}
