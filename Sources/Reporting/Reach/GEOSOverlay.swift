public import Assessment
import GEOSBridge
public import PlanarGeometry

/// Overlays by GEOS, on a lattice of a millimetre.
public struct GEOSOverlay: RegionOverlay {
  private let context: GEOSContext

  /// Metres.
  static let grid = 1e-3

  /// - Throws: `GEOSError` where GEOS offers no context.
  public init() throws { context = try GEOSContext() }

  public func union(_ regions: [PlanarRegion]) throws -> PlanarRegion {
    try context.union(regions, onGrid: Self.grid)
  }

  public func intersection(
    _ first: PlanarRegion, _ second: PlanarRegion
  ) throws -> PlanarRegion {
    try context.intersection(first, second, onGrid: Self.grid)
  }
}
