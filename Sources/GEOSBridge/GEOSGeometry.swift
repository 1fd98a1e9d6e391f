internal import CGEOS
internal import PlanarGeometry

/// A geometry that GEOS owns for us, freed when the last reference to it goes.
final class GEOSGeometry {
  let handle: OpaquePointer
  let context: GEOSContext
  private var isOwned = true

  init(_ handle: OpaquePointer, in context: GEOSContext) {
    self.handle = handle
    self.context = context
  }

  deinit { if isOwned { GEOSGeom_destroy_r(context.handle, handle) } }

  /// Lends the handle to `body`; without it the geometry may be freed as soon as its handle was read.
  func borrowed<Result>(_ body: (OpaquePointer) -> Result) -> Result {
    withExtendedLifetime(self) { body(handle) }
  }

  /// Gives the handle to a GEOS call that takes the geometry over.
  func release() -> OpaquePointer {
    isOwned = false
    return handle
  }
}

extension GEOSContext {
  /// A polygon or multipolygon of all polygons of `region`, empty when it is.
  func geometry(of region: PlanarRegion) throws(GEOSError) -> GEOSGeometry {
    var polygons: [GEOSGeometry] = []
    polygons.reserveCapacity(region.polygonCount)
    for number in 0..<region.polygonCount {
      polygons.append(try polygon(number, of: region))
    }
    if polygons.count == 1 { return polygons[0] }
    return try collection(GEOS_MULTIPOLYGON, of: polygons)
  }

  /// A collection of the given type that takes over `members`.
  func collection(
    _ type: GEOSGeomTypes, of members: [GEOSGeometry]
  ) throws(GEOSError) -> GEOSGeometry {
    var handles: [OpaquePointer?] = members.map { $0.release() }
    let count = UInt32(handles.count)
    let made = GEOSGeom_createCollection_r(handle, Int32(type.rawValue), &handles, count)
    return try checked("GEOSGeom_createCollection_r", made)
  }

  func polygon(_ number: Int, of region: PlanarRegion) throws(GEOSError) -> GEOSGeometry {
    var rings: [GEOSGeometry] = []
    for ring in region.ringRange(ofPolygon: number) {
      rings.append(try self.ring(region.vertices[region.vertexRange(ofRing: ring)]))
    }
    var holes: [OpaquePointer?] = rings.dropFirst().map { $0.release() }
    let count = UInt32(holes.count)
    let made = GEOSGeom_createPolygon_r(handle, rings[0].release(), &holes, count)
    return try checked("GEOSGeom_createPolygon_r", made)
  }

  /// The closed ring through `vertices`.
  private func ring(_ vertices: ArraySlice<PlanarPoint>) throws(GEOSError) -> GEOSGeometry {
    let sequence = try sequence(of: vertices + vertices.prefix(1))
    return try checked("GEOSGeom_createLinearRing_r", GEOSGeom_createLinearRing_r(handle, sequence))
  }

  /// The line through `points`, at least two.
  func line(through points: [PlanarPoint]) throws(GEOSError) -> GEOSGeometry {
    let sequence = try sequence(of: points[...])
    return try checked("GEOSGeom_createLineString_r", GEOSGeom_createLineString_r(handle, sequence))
  }

  private func sequence(of points: ArraySlice<PlanarPoint>) throws(GEOSError) -> OpaquePointer {
    // GEOS's overlays read beyond their arrays where a coordinate is NaN.
    guard points.allSatisfy(\.isFinite) else {
      throw GEOSError(
        call: "GEOSCoordSeq_copyFromBuffer_r", message: "a coordinate is not finite")
    }
    let count = UInt32(points.count)
    let made = points.withUnsafeBytes { bytes in
      GEOSCoordSeq_copyFromBuffer_r(
        handle, bytes.bindMemory(to: Double.self).baseAddress, count, 0, 0)
    }
    guard let made else { throw failure("GEOSCoordSeq_copyFromBuffer_r") }
    return made
  }
}

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
