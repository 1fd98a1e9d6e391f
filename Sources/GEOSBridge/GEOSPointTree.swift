internal import CGEOS
internal import PlanarGeometry

/// The handle of an STRtree whose items are positions of points.
///
/// Sendable: it is queried once before anyone else has it, which builds it, and from then on GEOS only
/// reads it. Each query brings a context of its own.
final class GEOSPointTree: @unchecked Sendable {
  private let handle: OpaquePointer
  /// Made the tree and destroys it.
  private let owner: GEOSContext
  private let count: Int

  init(of points: [PlanarPoint]) throws(GEOSError) {
    owner = try GEOSContext()
    count = points.count
    guard let handle = GEOSSTRtree_create_r(owner.handle, 10) else {
      throw owner.failure("GEOSSTRtree_create_r")
    }
    self.handle = handle
    for (position, point) in points.enumerated() {
      let place = try owner.checked(
        "GEOSGeom_createPointFromXY_r",
        GEOSGeom_createPointFromXY_r(owner.handle, point.x, point.y))
      place.borrowed { GEOSSTRtree_insert_r(owner.handle, handle, $0, Self.item(position)) }
    }
    var found: [Int32] = []
    let isAnswered = points.isEmpty || query(PlanarBox(around: points), in: owner, into: &found)
    guard isAnswered, found.count == points.count else {
      throw owner.failure("GEOSSTRtree_query_r")
    }
  }

  deinit { GEOSSTRtree_destroy_r(owner.handle, handle) }

  /// Items are never followed as pointers; 0 would be taken for none.
  private static func item(_ position: Int) -> UnsafeMutableRawPointer? {
    UnsafeMutableRawPointer(bitPattern: position + 1)
  }

  /// Appends the positions of the points in `box`; false when GEOS fails.
  func query(_ box: PlanarBox, in context: GEOSContext, into result: inout [Int32]) -> Bool {
    // The tree asks for nothing but the box of a geometry.
    let corners = [box.minX, box.minY, box.maxX, box.maxY]
    guard
      let sequence = GEOSCoordSeq_copyFromBuffer_r(context.handle, corners, 2, 0, 0),
      let diagonal = GEOSGeom_createLineString_r(context.handle, sequence)
    else { return false }
    defer { GEOSGeom_destroy_r(context.handle, diagonal) }
    context.forgetFailure()
    withUnsafeMutablePointer(to: &result) {
      GEOSSTRtree_query_r(
        context.handle, handle, diagonal,
        { item, result in
          result?.assumingMemoryBound(to: [Int32].self).pointee
            .append(Int32(truncatingIfNeeded: Int(bitPattern: item) - 1))
        }, $0)
    }
    return !context.hasFailed
  }

  /// The position of a point that is about the nearest; nil when GEOS fails or has none.
  func nearest(
    to center: PlanarPoint, among points: [PlanarPoint], in context: GEOSContext
  ) -> Int32? {
    guard count > 0, let place = GEOSGeom_createPointFromXY_r(context.handle, center.x, center.y)
    else { return nil }
    defer { GEOSGeom_destroy_r(context.handle, place) }
    var search = NearestSearch(points: points, center: center)
    let found = withUnsafeMutablePointer(to: &search) {
      GEOSSTRtree_nearest_generic_r(
        context.handle, handle, Self.item(count), place, NearestSearch.distance, $0)
    }
    guard let found else { return nil }
    return Int32(truncatingIfNeeded: Int(bitPattern: found) - 1)
  }
}

/// What GEOS hands back to its callback for distances.
private struct NearestSearch {
  let points: [PlanarPoint]
  let center: PlanarPoint

  /// Where an item is: one that is no point's is the centre.
  private func place(of item: UnsafeRawPointer?) -> PlanarPoint {
    let position = Int(bitPattern: item) - 1
    return points.indices.contains(position) ? points[position] : center
  }

  static let distance: GEOSDistanceCallback = { first, second, distance, search in
    guard let search = search?.assumingMemoryBound(to: NearestSearch.self) else { return 0 }
    let (a, b) = (search.pointee.place(of: first), search.pointee.place(of: second))
    distance?.pointee = a.distance(to: b)
    return 1
  }
}
