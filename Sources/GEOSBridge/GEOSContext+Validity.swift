internal import CGEOS
public import PlanarGeometry

extension GEOSContext {
  /// Whether the rings of `region` neither cross nor overlap and every hole lies inside its exterior.
  ///
  /// Complexity: O(v log v) in the vertices v.
  public func isValid(_ region: PlanarRegion) throws(GEOSError) -> Bool {
    let geometry = try geometry(of: region)
    let answer = geometry.borrowed { GEOSisValid_r(handle, $0) }
    return try checked("GEOSisValid_r", predicate: answer)
  }

  /// What is wrong with `region` and where, or nil when it is valid.
  public func invalidity(of region: PlanarRegion) throws(GEOSError) -> Invalidity? {
    try invalidity(of: try geometry(of: region))
  }

  func invalidity(of geometry: GEOSGeometry) throws(GEOSError) -> Invalidity? {
    var reason: UnsafeMutablePointer<CChar>?
    var location: OpaquePointer?
    let answer = geometry.borrowed { GEOSisValidDetail_r(handle, $0, 0, &reason, &location) }
    defer { GEOSFree_r(handle, reason) }
    let place = location.map { GEOSGeometry($0, in: self) }
    if try checked("GEOSisValidDetail_r", predicate: answer) { return nil }
    return Invalidity(
      reason: reason.map { String(cString: $0) } ?? "invalid", location: place?.position)
  }

  /// The valid region that the rings of `region` mean: crossing rings become several polygons,
  /// overlapping polygons are joined, holes outside every exterior become polygons (most are islands
  /// with a wrong direction), spikes and pieces without area go away. Empty when nothing with an area is left.
  public func repaired(_ region: PlanarRegion) throws(GEOSError) -> PlanarRegion {
    try repaired(try geometry(of: region)).region()
  }

  func repaired(_ geometry: GEOSGeometry) throws(GEOSError) -> GEOSGeometry {
    guard let parameters = GEOSMakeValidParams_create_r(handle) else {
      throw failure("GEOSMakeValidParams_create_r")
    }
    defer { GEOSMakeValidParams_destroy_r(handle, parameters) }
    GEOSMakeValidParams_setMethod_r(handle, parameters, GEOS_MAKE_VALID_STRUCTURE)
    GEOSMakeValidParams_setKeepCollapsed_r(handle, parameters, 0)
    let made = geometry.borrowed { GEOSMakeValidWithParams_r(handle, $0, parameters) }
    return try checked("GEOSMakeValidWithParams_r", made)
  }
}

extension GEOSGeometry {
  /// Where a point geometry lies.
  var position: PlanarPoint? {
    var point = PlanarPoint(x: 0, y: 0)
    let isPoint = borrowed {
      GEOSGeomGetX_r(context.handle, $0, &point.x) == 1
        && GEOSGeomGetY_r(context.handle, $0, &point.y) == 1
    }
    return isPoint ? point : nil
  }
}
