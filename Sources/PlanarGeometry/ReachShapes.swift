/// All places within one radius of some facilities, as a union of simple shapes: a disc around every
/// entrance, and for every polygon facility its region, a slab along each edge and a disc around
/// each vertex. Together the three are exactly the points within the radius of the region.
package struct ReachShapes: Sendable {
  /// Metres, greater than 0.
  package let radius: Double
  /// Centres of the discs, each place once.
  package let centers: [PlanarPoint]
  /// Slabs of all regions, one after the other.
  let slabs: [OffsetSlab]
  /// Into `slabs`, one more than regions.
  let slabStarts: [Int32]
  package let regions: [PlanarRegion]

  /// What lies nearer than this to a border, in metres, counts as on it, and centres nearer than this
  /// to each other as one. Both sides of every decision use it, so that what coincides in the plan
  /// coincides here; what it neglects is far below 1e-9 of any area.
  static let tolerance = 2e-9

  /// - Parameters:
  ///   - radius: metres, greater than 0 and finite.
  ///   - points: finite; places named twice count once.
  ///   - regions: may overlap each other.
  /// - Complexity: O(points + vertices of regions).
  package init(radius: Double, points: [PlanarPoint], regions: [PlanarRegion] = []) {
    precondition(radius > 0 && radius.isFinite, "a reach needs a positive radius")
    self.radius = radius
    var places = DistinctPlaces(minimumCapacity: points.count)
    for point in points { places.insert(point) }
    var slabs: [OffsetSlab] = []
    var slabStarts: [Int32] = [0]
    for region in regions {
      for vertex in region.vertices { places.insert(vertex) }
      region.forEachEdge { slabs.append(OffsetSlab(from: $0, to: $1, radius: radius)) }
      slabStarts.append(Int32(slabs.count))
    }
    centers = places.points
    self.slabs = slabs
    self.slabStarts = slabStarts
    self.regions = regions
  }

  func slabRange(ofRegion region: Int32) -> Range<Int> {
    Int(slabStarts[Int(region)])..<Int(slabStarts[Int(region) + 1])
  }
}

/// Points without those that stand where another does, to within the tolerance.
private struct DistinctPlaces {
  private(set) var points: [PlanarPoint] = []
  /// Occupied cells of a lattice a few tolerances wide, named by their corners.
  private var cells: Set<PlanarPoint>

  private static let cell = 8 * ReachShapes.tolerance

  init(minimumCapacity: Int) { cells = Set(minimumCapacity: minimumCapacity) }

  mutating func insert(_ point: PlanarPoint) {
    let low = Self.cell(of: point, shift: -ReachShapes.tolerance)
    let high = Self.cell(of: point, shift: ReachShapes.tolerance)
    if low == high {
      if cells.insert(low).inserted { points.append(point) }
      return
    }
    let around = [
      low, high, PlanarPoint(x: low.x, y: high.y), PlanarPoint(x: high.x, y: low.y),
    ]
    guard !around.contains(where: cells.contains) else { return }
    cells.insert(Self.cell(of: point, shift: 0))
    points.append(point)
  }

  private static func cell(of point: PlanarPoint, shift: Double) -> PlanarPoint {
    PlanarPoint(
      x: ((point.x + shift) / cell).rounded(.down), y: ((point.y + shift) / cell).rounded(.down))
  }
}
