public import PlanarGeometry

/// Cuts many regions with one and the same, which GEOS is told of once.
///
/// Not thread-safe, as its context.
public struct RegionCutter {
  private let context: GEOSContext
  private let knife: GEOSGeometry

  /// - Parameter region: valid.
  public init(_ region: PlanarRegion, in context: GEOSContext) throws(GEOSError) {
    self.context = context
    knife = try context.geometry(of: region)
  }

  /// What `piece`, which must be valid, has in common with the region; empty when they only touch.
  public func cut(_ piece: PlanarRegion) throws(GEOSError) -> PlanarRegion {
    try context.intersection(try context.geometry(of: piece), knife).region()
  }
}
