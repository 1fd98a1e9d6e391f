internal import CGEOS
internal import PlanarGeometry
internal import SpatialIndexing

/// Collects the overlaps and gaps of one layer, piece by piece.
struct LayerSearch {
  private let regions: [PlanarRegion]
  private let tree: BoxTree
  private let context: GEOSContext
  private var geometries: [Int32: GEOSGeometry] = [:]
  private var tested: Set<RegionPair> = []
  private var overlaps: [RegionOverlap] = []
  private var gaps: [RegionGap] = []

  init(_ regions: [PlanarRegion], in context: GEOSContext) {
    self.regions = regions
    self.context = context
    tree = BoxTree(regions.map(\.box))
  }

  /// What was found, in an order that depends on the layer only.
  var result: LayerOverlaps {
    LayerOverlaps(
      overlaps: overlaps.sorted { ($0.first, $0.second) < ($1.first, $1.second) },
      gaps: gaps.sorted { a, b in
        if a.neighbors != b.neighbors { return a.neighbors.lexicographicallyPrecedes(b.neighbors) }
        return (a.point.x, a.point.y) < (b.point.x, b.point.y)
      })
  }

  /// The regions that have others near enough for an overlap or a narrow gap.
  var crowded: [PlanarRegion] {
    var near: [Int32] = []
    return regions.filter { region in
      near.removeAll(keepingCapacity: true)
      tree.query(region.box.expanded(by: 2 * LayerOverlaps.sliverWidth), into: &near)
      return near.count > 1
    }
  }

  /// Judges a piece of the plane that no unshared edge divides.
  mutating func examine(_ piece: GEOSGeometry) throws(GEOSError) {
    let measures = try piece.measures()
    guard measures.meanWidth >= LayerOverlaps.leastWidth else { return }
    let point = try piece.pointInside()
    switch claims(at: point) {
    case 0:
      guard measures.meanWidth < LayerOverlaps.sliverWidth else { return }
      gaps.append(
        RegionGap(
          neighbors: neighbors(of: try piece.region()), area: measures.area,
          meanWidth: measures.meanWidth, point: point))
    case 1: return
    default: try intersectPairs(within: try piece.region().box)
    }
  }

  /// The number of regions that contain `point`.
  private func claims(at point: PlanarPoint) -> Int {
    var near: [Int32] = []
    tree.query(PlanarBox(spanning: point, point), into: &near)
    return near.count { regions[Int($0)].contains(point) }
  }

  /// The regions that touch `gap`, noding errors allowed for.
  private func neighbors(of gap: PlanarRegion) -> [Int] {
    let reach = LayerOverlaps.leastWidth
    var near: [Int32] = []
    tree.query(gap.box.expanded(by: reach), into: &near)
    let touching = near.filter { number in
      gap.vertices.contains {
        regions[Int(number)].squaredDistance(to: $0) <= reach * reach
      }
    }
    return touching.map(Int.init).sorted()
  }

  /// Intersects all pairs of regions that may overlap within `box` and were not intersected before.
  private mutating func intersectPairs(within box: PlanarBox) throws(GEOSError) {
    var candidates: [Int32] = []
    tree.query(box, into: &candidates)
    var partners: [Int32] = []
    for first in candidates {
      partners.removeAll(keepingCapacity: true)
      tree.query(regions[Int(first)].box.intersection(box), into: &partners)
      for second in partners where second > first {
        let pair = RegionPair(first: first, second: second)
        if tested.insert(pair).inserted { try intersect(pair) }
      }
    }
  }

  private mutating func intersect(_ pair: RegionPair) throws(GEOSError) {
    let common = try context.intersection(try geometry(pair.first), try geometry(pair.second))
    let region = try common.region()
    guard !region.isEmpty else { return }
    let width = 2 * region.area / region.perimeter
    guard width >= LayerOverlaps.leastWidth else { return }
    overlaps.append(
      RegionOverlap(
        first: Int(pair.first), second: Int(pair.second), area: region.area, meanWidth: width,
        point: try context.geometry(of: region).pointInside()))
  }

  private mutating func geometry(_ number: Int32) throws(GEOSError) -> GEOSGeometry {
    if let known = geometries[number] { return known }
    let made = try context.geometry(of: regions[Int(number)])
    geometries[number] = made
    return made
  }
}

private struct RegionPair: Hashable {
  let first: Int32
  let second: Int32
}

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
