public import PlanarGeometry

/// The land of one community over which demand is spread evenly.
public struct DemandRegion: Sendable {
  public let region: PlanarRegion
  /// m².
  public let area: Double

  /// Complexity: O(vertices).
  public init(_ region: PlanarRegion) {
    self.region = region
    area = region.area
  }
}
