internal import CGEOS
public import PlanarGeometry

extension GEOSContext {
  /// All that lies within `distance` metres of `region` (shrunk when negative), arcs drawn with
  /// `quadrantSegments` chords to a quarter circle, inside the true arc.
  public func buffer(
    _ region: PlanarRegion, by distance: Double, quadrantSegments: Int
  ) throws(GEOSError) -> PlanarRegion {
    try buffer(try geometry(of: region), by: distance, quadrantSegments).region()
  }

  /// The union of discs of `radius` metres about `centers`, each a regular polygon inside its disc
  /// with `quadrantSegments` chords to a quarter circle.
  public func discUnion(
    centers: [PlanarPoint], radius: Double, quadrantSegments: Int
  ) throws(GEOSError) -> PlanarRegion {
    var discs: [GEOSGeometry] = []
    for center in centers {
      discs.append(try buffer(try point(at: center), by: radius, quadrantSegments))
    }
    guard !discs.isEmpty else { return PlanarRegion(polygons: []) }
    return try unaryUnion(try collection(GEOS_GEOMETRYCOLLECTION, of: discs)).region()
  }

  private func buffer(
    _ geometry: GEOSGeometry, by distance: Double, _ quadrantSegments: Int
  ) throws(GEOSError) -> GEOSGeometry {
    guard distance.isFinite else {
      throw GEOSError(call: "GEOSBuffer_r", message: "the distance is not finite")
    }
    let segments = Int32(clamping: max(1, quadrantSegments))
    let made = geometry.borrowed { GEOSBuffer_r(handle, $0, distance, segments) }
    return try checked("GEOSBuffer_r", made)
  }

  private func point(at position: PlanarPoint) throws(GEOSError) -> GEOSGeometry {
    guard position.isFinite else {
      throw GEOSError(
        call: "GEOSGeom_createPointFromXY_r", message: "a coordinate is not finite")
    }
    let made = GEOSGeom_createPointFromXY_r(handle, position.x, position.y)
    return try checked("GEOSGeom_createPointFromXY_r", made)
  }
}
