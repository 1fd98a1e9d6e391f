internal import CGEOS
internal import PlanarGeometry

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
