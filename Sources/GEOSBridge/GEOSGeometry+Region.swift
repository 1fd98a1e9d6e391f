internal import CGEOS
internal import PlanarGeometry

extension GEOSGeometry {
  /// The polygons of the geometry and of its members; points and lines are left out.
  func region() throws(GEOSError) -> PlanarRegion {
    var polygons: [[[PlanarPoint]]] = []
    return try withExtendedLifetime(self) { () throws(GEOSError) in
      try Self.collectPolygons(of: handle, in: context, into: &polygons)
      return PlanarRegion(polygons: polygons)
    }
  }

  private static func collectPolygons(
    of geometry: OpaquePointer, in context: GEOSContext, into polygons: inout [[[PlanarPoint]]]
  ) throws(GEOSError) {
    switch UInt32(bitPattern: GEOSGeomTypeId_r(context.handle, geometry)) {
    case GEOS_POLYGON.rawValue: polygons.append(try rings(of: geometry, in: context))
    case GEOS_MULTIPOLYGON.rawValue, GEOS_GEOMETRYCOLLECTION.rawValue:
      for number in 0..<max(0, GEOSGetNumGeometries_r(context.handle, geometry)) {
        guard let member = GEOSGetGeometryN_r(context.handle, geometry, number) else {
          throw context.failure("GEOSGetGeometryN_r")
        }
        try collectPolygons(of: member, in: context, into: &polygons)
      }
    default: break
    }
  }

  private static func rings(
    of polygon: OpaquePointer, in context: GEOSContext
  ) throws(GEOSError) -> [[PlanarPoint]] {
    let exterior = GEOSGetExteriorRing_r(context.handle, polygon)
    var rings = [try vertices(of: exterior, in: context)]
    for number in 0..<max(0, GEOSGetNumInteriorRings_r(context.handle, polygon)) {
      let hole = GEOSGetInteriorRingN_r(context.handle, polygon, number)
      rings.append(try vertices(of: hole, in: context))
    }
    return rings
  }

  private static func vertices(
    of ring: OpaquePointer?, in context: GEOSContext
  ) throws(GEOSError) -> [PlanarPoint] {
    guard let ring, let sequence = GEOSGeom_getCoordSeq_r(context.handle, ring) else {
      throw context.failure("GEOSGeom_getCoordSeq_r")
    }
    var count: UInt32 = 0
    try context.check(
      "GEOSCoordSeq_getSize_r", status: GEOSCoordSeq_getSize_r(context.handle, sequence, &count))
    var points = [PlanarPoint](repeating: PlanarPoint(x: 0, y: 0), count: Int(count))
    let status = points.withUnsafeMutableBytes { bytes -> Int32 in
      guard let start = bytes.bindMemory(to: Double.self).baseAddress else { return 1 }
      return GEOSCoordSeq_copyToBuffer_r(context.handle, sequence, start, 0, 0)
    }
    try context.check("GEOSCoordSeq_copyToBuffer_r", status: status)
    return points
  }
}
