internal import CGEOS
public import PlanarGeometry

extension GEOSContext {
  /// What `a` and `b` have in common, an empty region when they only touch.
  public func intersection(
    _ a: PlanarRegion, _ b: PlanarRegion
  ) throws(GEOSError) -> PlanarRegion {
    guard a.box.intersects(b.box) else { return PlanarRegion(polygons: []) }
    return try intersection(try geometry(of: a), try geometry(of: b)).region()
  }

  /// Area in m² of what `a` and `b` have in common.
  public func intersectionArea(_ a: PlanarRegion, _ b: PlanarRegion) throws(GEOSError) -> Double {
    guard a.box.intersects(b.box) else { return 0 }
    return try intersection(try geometry(of: a), try geometry(of: b)).area()
  }

  /// All that lies in any of `regions`, without the borders between them. Regions may overlap and
  /// their polygons too.
  public func union(_ regions: [PlanarRegion]) throws(GEOSError) -> PlanarRegion {
    var members: [GEOSGeometry] = []
    for region in regions {
      for number in 0..<region.polygonCount { members.append(try polygon(number, of: region)) }
    }
    guard !members.isEmpty else { return PlanarRegion(polygons: []) }
    return try unaryUnion(try collection(GEOS_GEOMETRYCOLLECTION, of: members)).region()
  }

  /// Area in m² as GEOS computes it.
  public func area(of region: PlanarRegion) throws(GEOSError) -> Double {
    try geometry(of: region).area()
  }

  func intersection(_ a: GEOSGeometry, _ b: GEOSGeometry) throws(GEOSError) -> GEOSGeometry {
    let made = a.borrowed { a in b.borrowed { b in GEOSIntersection_r(handle, a, b) } }
    return try checked("GEOSIntersection_r", made)
  }

  func unaryUnion(_ geometry: GEOSGeometry) throws(GEOSError) -> GEOSGeometry {
    try checked("GEOSUnaryUnion_r", geometry.borrowed { GEOSUnaryUnion_r(handle, $0) })
  }
}

extension GEOSGeometry {
  /// Area in m², 0 for points and lines.
  func area() throws(GEOSError) -> Double {
    var area = 0.0
    try context.check("GEOSArea_r", status: borrowed { GEOSArea_r(context.handle, $0, &area) })
    return area
  }
}
