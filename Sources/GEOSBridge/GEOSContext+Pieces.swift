internal import CGEOS
internal import PlanarGeometry

extension GEOSContext {
  /// The bounded pieces into which `lines` cut the plane, wherever they cross or meet.
  func pieces(between lines: [[PlanarPoint]]) throws(GEOSError) -> [GEOSGeometry] {
    var members: [GEOSGeometry] = []
    for line in lines { members.append(try self.line(through: line)) }
    guard !members.isEmpty else { return [] }
    let noded = try unaryUnion(try collection(GEOS_MULTILINESTRING, of: members))
    let made = noded.borrowed { lines in
      withUnsafePointer(to: Optional(lines)) { GEOSPolygonize_r(handle, $0, 1) }
    }
    return try parts(of: try checked("GEOSPolygonize_r", made))
  }

  /// Copies of the members of a collection.
  private func parts(of collection: GEOSGeometry) throws(GEOSError) -> [GEOSGeometry] {
    var parts: [GEOSGeometry] = []
    for number in 0..<max(0, collection.borrowed { GEOSGetNumGeometries_r(handle, $0) }) {
      let copy = collection.borrowed { members in
        GEOSGetGeometryN_r(handle, members, number).flatMap { GEOSGeom_clone_r(handle, $0) }
      }
      parts.append(try checked("GEOSGeom_clone_r", copy))
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
      "GEOSLength_r", status: borrowed { GEOSLength_r(context.handle, $0, &perimeter) })
    return (area, perimeter > 0 ? 2 * area / perimeter : 0)
  }

  /// A point in the interior.
  func pointInside() throws(GEOSError) -> PlanarPoint {
    let made = borrowed { GEOSPointOnSurface_r(context.handle, $0) }
    guard let position = try context.checked("GEOSPointOnSurface_r", made).position else {
      throw context.failure("GEOSPointOnSurface_r")
    }
    return position
  }
}
