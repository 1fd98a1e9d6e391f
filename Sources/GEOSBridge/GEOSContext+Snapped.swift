internal import CGEOS
package import PlanarGeometry

/// Overlays on a lattice, so that what abuts but for rounding has no gap and no sliver between.
extension GEOSContext {
  /// All that lies in any of `regions`, with corners on a lattice: they may overlap.
  ///
  /// - Parameter grid: side of the lattice in the unit of the coordinates, greater than 0.
  package func union(
    _ regions: [PlanarRegion], onGrid grid: Double
  ) throws(GEOSError) -> PlanarRegion {
    var members: [GEOSGeometry] = []
    for region in regions where !region.isEmpty {
      let member = try geometry(of: region)
      let isValid = try checked(
        "GEOSisValid_r", predicate: member.borrowed { GEOSisValid_r(handle, $0) })
      members.append(isValid ? member : try repaired(member))
    }
    guard !members.isEmpty else { return PlanarRegion(polygons: []) }
    let all = try collection(GEOS_GEOMETRYCOLLECTION, of: members)
    do throws(GEOSError) {
      let made = all.borrowed { GEOSUnaryUnionPrec_r(handle, $0, grid) }
      return try checked("GEOSUnaryUnionPrec_r", made).region()
    } catch {
      // Where nothing can be noded on the lattice, what is united off it is put on it.
      let whole = try unaryUnion(all)
      let made = whole.borrowed { GEOSGeom_setPrecision_r(handle, $0, grid, 0) }
      return try checked("GEOSGeom_setPrecision_r", made).region()
    }
  }

  /// What two regions have in common, with corners on a lattice.
  ///
  /// - Parameter grid: side of the lattice in the unit of the coordinates, greater than 0.
  package func intersection(
    _ a: PlanarRegion, _ b: PlanarRegion, onGrid grid: Double
  ) throws(GEOSError) -> PlanarRegion {
    guard a.box.intersects(b.box) else { return PlanarRegion(polygons: []) }
    let (first, second) = (try geometry(of: a), try geometry(of: b))
    let made = first.borrowed { a in
      second.borrowed { b in GEOSIntersectionPrec_r(handle, a, b, grid) }
    }
    return try checked("GEOSIntersectionPrec_r", made).region()
  }
}
