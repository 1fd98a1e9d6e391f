internal import CGEOS
internal import PlanarGeometry

extension GEOSContext {
  /// The bounded pieces into which `lines` cut the plane, wherever they cross or meet.
  func pieces(between lines: [[PlanarPoint]]) throws(GEOSError) -> [GEOSGeometry] {
    var members: [GEOSGeometry] = []
    for line in lines { members.append(try self.line(through: line)) }
    guard !members.isEmpty else { return [] }
    let noded = try unaryUnion(try collection(GEOS_MULTILINESTRING, of: members))
    let made = withUnsafePointer(to: Optional(noded.handle)) { GEOSPolygonize_r(handle, $0, 1) }
    return try parts(of: try checked("GEOSPolygonize_r", made))
  }

  /// Copies of the members of a collection.
  private func parts(of collection: GEOSGeometry) throws(GEOSError) -> [GEOSGeometry] {
    var parts: [GEOSGeometry] = []
    for number in 0..<max(0, GEOSGetNumGeometries_r(handle, collection.handle)) {
      let member = GEOSGetGeometryN_r(handle, collection.handle, number)
      parts.append(try checked("GEOSGeom_clone_r", member.flatMap { GEOSGeom_clone_r(handle, $0) }))
    }
    return parts
  }
}

extension GEOSGeometry {
  /// Area in m² and mean width, 2·area/perimeter, in metres.
  func measures() throws(GEOSError) -> (area: Double, meanWidth: Double) {
    let area = try area()
    var perimeter = 0.0
    try context.check(
      "GEOSLength_r", status: GEOSLength_r(context.handle, handle, &perimeter))
    return (area, perimeter > 0 ? 2 * area / perimeter : 0)
  }

  /// A point in the interior.
  func pointInside() throws(GEOSError) -> PlanarPoint {
    let made = GEOSPointOnSurface_r(context.handle, handle)
    guard let position = try context.checked("GEOSPointOnSurface_r", made).position else {
      throw context.failure("GEOSPointOnSurface_r")
    }
    return position
  }
}
