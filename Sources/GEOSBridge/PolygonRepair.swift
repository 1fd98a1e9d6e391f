internal import CGEOS
package import PlanarGeometry
internal import SpatialIndexing

extension GEOSContext {
  /// Whether the rings of `region` neither cross nor overlap and every hole lies inside its exterior.
  ///
  /// Complexity: O(v log v) in the vertices v.
  package func isValid(_ region: PlanarRegion) throws(GEOSError) -> Bool {
    let geometry = try geometry(of: region)
    let answer = geometry.borrowed { GEOSisValid_r(handle, $0) }
    return try checked("GEOSisValid_r", predicate: answer)
  }

  /// What is wrong with `region` and where, or nil when it is valid.
  package func invalidity(of region: PlanarRegion) throws(GEOSError) -> Invalidity? {
    try invalidity(of: try geometry(of: region))
  }

  func invalidity(of geometry: GEOSGeometry) throws(GEOSError) -> Invalidity? {
    var reason: UnsafeMutablePointer<CChar>?
    var location: OpaquePointer?
    let answer = geometry.borrowed { GEOSisValidDetail_r(handle, $0, 0, &reason, &location) }
    defer { GEOSFree_r(handle, reason) }
    let place = location.map { GEOSGeometry($0, in: self) }
    if try checked("GEOSisValidDetail_r", predicate: answer) { return nil }
    return Invalidity(
      reason: reason.map { String(cString: $0) } ?? "invalid", location: place?.position)
  }

  /// The valid region that the rings of `region` mean: crossing rings become several polygons,
  /// overlapping polygons are joined, holes outside every exterior become polygons (most are islands
  /// with a wrong direction), spikes and pieces without area go away. Empty when nothing with an area is left.
  package func repaired(_ region: PlanarRegion) throws(GEOSError) -> PlanarRegion {
    try repaired(try geometry(of: region)).region()
  }

  func repaired(_ geometry: GEOSGeometry) throws(GEOSError) -> GEOSGeometry {
    guard let parameters = GEOSMakeValidParams_create_r(handle) else {
      throw failure("GEOSMakeValidParams_create_r")
    }
    defer { GEOSMakeValidParams_destroy_r(handle, parameters) }
    GEOSMakeValidParams_setMethod_r(handle, parameters, GEOS_MAKE_VALID_STRUCTURE)
    GEOSMakeValidParams_setKeepCollapsed_r(handle, parameters, 0)
    let made = geometry.borrowed { GEOSMakeValidWithParams_r(handle, $0, parameters) }
    return try checked("GEOSMakeValidWithParams_r", made)
  }
}

extension GEOSGeometry {
  /// Where a point geometry lies.
  var position: PlanarPoint? {
    var point = PlanarPoint(x: 0, y: 0)
    let isPoint = borrowed {
      GEOSGeomGetX_r(context.handle, $0, &point.x) == 1
        && GEOSGeomGetY_r(context.handle, $0, &point.y) == 1
    }
    return isPoint ? point : nil
  }
}

/// What became of a region made from raw rings.
package enum PolygonRepair: Equatable, Sendable {
  /// It was valid.
  case unchanged
  /// It was not valid; `region` is what its rings mean. `areaBefore` in m² is what the rings said,
  /// exteriors less holes, each by its own signed area (0 for a symmetric bow-tie).
  case repaired(
    region: PlanarRegion, areaBefore: Double, areaAfter: Double, invalidity: Invalidity)
  /// Nothing with an area is left.
  case collapsed
  /// Its edges cross each other about `crossings` times, more than any border drawn by hand or machine;
  /// it is left as it is, since a repair would take minutes and mean nothing.
  case tangled(crossings: Int)

  /// Polygons below this mean width, 2·area/perimeter, in metres are lines: what is straight in
  /// degrees is slightly bent in metres.
  package static let leastWidth = 0.1

  /// Regions with more crossings than this are not repaired. A crossing costs about 20 µs.
  package static let greatestCrossings = 250_000
}

extension GEOSContext {
  /// Checks `region` and repairs it if necessary; see `repaired(_:)` for what that means.
  ///
  /// Complexity: O(v log v) in the vertices v for borders as they are drawn, when valid; a repair adds
  /// the crossings of its rings. Many long slanting edges side by side cost O(v²).
  package func repair(_ region: PlanarRegion) throws(GEOSError) -> PolygonRepair {
    guard !region.isEmpty else { return .collapsed }
    let geometry = try geometry(of: region)
    guard let invalidity = try invalidity(of: geometry) else { return .unchanged }
    let crossings = EdgeCrossings(of: region).estimate
    guard crossings <= PolygonRepair.greatestCrossings else {
      return .tangled(crossings: crossings)
    }
    let repaired = try repaired(geometry).region()
    let area = repaired.area
    guard area > 0 else { return .collapsed }
    return .repaired(
      region: repaired, areaBefore: region.area, areaAfter: area, invalidity: invalidity)
  }
}

/// Why a region is not valid.
package struct Invalidity: Hashable, Sendable {
  /// In the words of GEOS, for example "Self-intersection" or "Hole lies outside shell".
  package let reason: String
  /// A place where it shows, if GEOS names one.
  package let location: PlanarPoint?

  package init(reason: String, location: PlanarPoint?) {
    self.reason = reason
    self.location = location
  }
}

/// Estimates how often the edges of a region cross each other, from a few of them.
struct EdgeCrossings {
  /// Edges looked at.
  private static let sampleSize = 256

  /// Exact for regions with at most as many edges as are looked at.
  let estimate: Int

  /// Complexity: O(v log v) in the vertices v.
  init(of region: PlanarRegion) {
    var edges: [(from: PlanarPoint, to: PlanarPoint)] = []
    edges.reserveCapacity(region.vertices.count)
    region.forEachEdge { edges.append(($0, $1)) }
    let boxes = edges.map { PlanarBox(around: [$0.from, $0.to]) }
    let tree = BoxTree(boxes)
    let stride = max(1, edges.count / Self.sampleSize)
    var (sampled, crossings) = (0, 0)
    var near: [Int32] = []
    for index in Swift.stride(from: 0, to: edges.count, by: stride) {
      near.removeAll(keepingCapacity: true)
      tree.query(boxes[index], into: &near)
      crossings += near.count { Self.cross(edges[index], edges[Int($0)]) }
      sampled += 1
    }
    // Every crossing is met from both of its edges.
    estimate = sampled == 0 ? 0 : crossings * edges.count / (2 * sampled)
  }

  /// Whether two edges cross in a point inside both.
  private static func cross(
    _ a: (from: PlanarPoint, to: PlanarPoint), _ b: (from: PlanarPoint, to: PlanarPoint)
  ) -> Bool {
    let (along, across) = (a.to - a.from, b.to - b.from)
    let sidesOfA = along.cross(b.from - a.from) * along.cross(b.to - a.from)
    let sidesOfB = across.cross(a.from - b.from) * across.cross(a.to - b.from)
    return sidesOfA < 0 && sidesOfB < 0
  }
}
