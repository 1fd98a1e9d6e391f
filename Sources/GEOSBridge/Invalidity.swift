public import PlanarGeometry

/// Why a region is not valid.
public struct Invalidity: Hashable, Sendable {
  /// In the words of GEOS, for example "Self-intersection" or "Hole lies outside shell".
  public let reason: String
  /// A place where it shows, if GEOS names one.
  public let location: PlanarPoint?

  public init(reason: String, location: PlanarPoint?) {
    self.reason = reason
    self.location = location
  }
}
