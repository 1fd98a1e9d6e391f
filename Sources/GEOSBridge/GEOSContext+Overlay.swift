internal import CGEOS
public import PlanarGeometry

extension GEOSContext {
  /// What `a` and `b` have in common, an empty region when they only touch.
  package func intersection(
    _ a: PlanarRegion, _ b: PlanarRegion
  ) throws(GEOSError) -> PlanarRegion {
    guard a.box.intersects(b.box) else { return PlanarRegion(polygons: []) }
    return try intersection(try geometry(of: a), try geometry(of: b)).region()
  }

  /// Area in m² of what `a` and `b` have in common.
  @_spi(Benchmarks)
  public func intersectionArea(_ a: PlanarRegion, _ b: PlanarRegion) throws(GEOSError) -> Double {
    guard a.box.intersects(b.box) else { return 0 }
    return try intersection(try geometry(of: a), try geometry(of: b)).area()
  }

  /// All that lies in any of `regions`, without the borders between them. Regions may overlap and
  /// their polygons too.
  package func union(_ regions: [PlanarRegion]) throws(GEOSError) -> PlanarRegion {
    var members: [GEOSGeometry] = []
    for region in regions {
      for number in 0..<region.polygonCount { members.append(try polygon(number, of: region)) }
    }
    guard !members.isEmpty else { return PlanarRegion(polygons: []) }
    return try unaryUnion(try collection(GEOS_GEOMETRYCOLLECTION, of: members)).region()
  }

  /// Area in m² as GEOS computes it.
  package func area(of region: PlanarRegion) throws(GEOSError) -> Double {
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

extension GEOSContext {
  /// All that lies within `distance` metres of `region` (shrunk when negative), arcs drawn with
  /// `quadrantSegments` chords to a quarter circle, inside the true arc.
  package func buffer(
    _ region: PlanarRegion, by distance: Double, quadrantSegments: Int
  ) throws(GEOSError) -> PlanarRegion {
    try buffer(try geometry(of: region), by: distance, quadrantSegments).region()
  }

  /// The union of discs of `radius` metres about `centers`, each a regular polygon inside its disc
  /// with `quadrantSegments` chords to a quarter circle.
  @_spi(Benchmarks)
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

/// Cuts many regions with one and the same, which GEOS is told of once.
///
/// Not thread-safe, as its context.
package struct RegionCutter {
  private let context: GEOSContext
  private let knife: GEOSGeometry

  /// - Parameter region: valid.
  package init(_ region: PlanarRegion, in context: GEOSContext) throws(GEOSError) {
    self.context = context
    knife = try context.geometry(of: region)
  }

  /// What `piece`, which must be valid, has in common with the region; empty when they only touch.
  package func cut(_ piece: PlanarRegion) throws(GEOSError) -> PlanarRegion {
    try context.intersection(try context.geometry(of: piece), knife).region()
  }
}
