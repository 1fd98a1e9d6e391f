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
    return try snapped(
      united(try collection(GEOS_GEOMETRYCOLLECTION, of: members), onGrid: grid), toGrid: grid
    ).region()
  }

  /// The union off the lattice, which is put on it as a whole afterwards: GEOS 3.11 unites two by two and shuffles the
  /// corners of each pair with a random device where it works on a lattice, which takes half of the time of a city.
  private func united(_ all: GEOSGeometry, onGrid grid: Double) throws(GEOSError) -> GEOSGeometry {
    do throws(GEOSError) {
      return try unaryUnion(all)
    } catch {
      // What cannot be noded off the lattice, can be on it.
      let made = all.borrowed { GEOSUnaryUnionPrec_r(handle, $0, grid) }
      return try checked("GEOSUnaryUnionPrec_r", made)
    }
  }

  /// A valid geometry on a lattice: unions leave members that meet no other as they are.
  private func snapped(
    _ geometry: GEOSGeometry, toGrid grid: Double
  ) throws(GEOSError) -> GEOSGeometry {
    let made = geometry.borrowed { GEOSGeom_setPrecision_r(handle, $0, grid, 0) }
    return try checked("GEOSGeom_setPrecision_r", made)
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
