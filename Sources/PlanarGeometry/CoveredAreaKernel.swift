/// Exact area of a region that lies within a union of shapes, by Green's theorem: the region's edges
/// inside the union and the union's exposed border inside the region together bound what is covered.
///
/// Keeps scratch memory: make one per task and reuse it.
package struct CoveredAreaKernel: Sendable {
  var centers = DiscCenters()
  var parts: [CoveredPart] = []
  var crossings: [ArcCrossing] = []
  var cuts: [ArcCut] = []
  /// Twice the area gathered so far in m².
  var doubled = 0.0
  private var borderLength = 0.0
  var closure = ClosureCheck(extent: 1)
  var isFull = true
  var isBare = true

  package init() {}

  /// Measures the part of a region within `shapes`; exactly 0 when nothing is covered and exactly
  /// `area` when all is.
  ///
  /// Absolute error: rounding of lengths within the region's box and half the box's diagonal times
  /// the gap, less than 1e-9 of the area also for slivers when the gap is that of rounding.
  ///
  /// - Parameters:
  ///   - outline: of polygons that do not overlap each other.
  ///   - area: the region's area in m².
  ///   - boundary: the exposed boundary of `shapes`.
  ///   - discs: positions of all discs that meet the region's box, each once; more do no harm.
  ///   - facilities: likewise of the regions of `shapes` whose reach meets the box.
  /// - Complexity: O(edges · discs + exposed arcs of those discs · edges) at worst; near O(edges)
  ///   where one disc holds neighbouring edges.
  package mutating func coveredArea(
    of outline: RegionOutline, area: Double, shapes: ReachShapes, boundary: ExposedBoundary,
    discs: [Int32], facilities: [Int32] = []
  ) -> CoveredArea {
    guard !discs.isEmpty || !facilities.isEmpty else { return CoveredArea(area: 0) }
    doubled = 0
    borderLength = 0
    closure = ClosureCheck(extent: outline.region.box.diagonal)
    isFull = true
    isBare = true
    crossings.removeAll(keepingCapacity: true)
    centers.replace(with: discs, of: shapes, from: outline.origin)
    for ring in 0..<outline.region.ringCount {
      addEdges(of: outline, ring: ring, in: shapes, facilities)
    }
    crossings.sort { ($0.disc, $0.angle) < ($1.disc, $1.angle) }
    var cursor = 0
    for (position, disc) in discs.enumerated() {
      addArcs(
        boundary.arcs(ofDisc: disc), ofDisc: position, in: outline, radius: shapes.radius,
        from: &cursor)
    }
    for facility in facilities {
      addOffsets(of: facility, in: outline, shapes: shapes, boundary)
    }
    if isFull { return CoveredArea(area: area) }
    if isBare { return CoveredArea(area: 0) }
    return CoveredArea(
      area: min(max(doubled / 2, 0), area), borderLength: borderLength, gap: closure.gap)
  }

  /// Adds a piece of exposed border of `length` metres between two points given from the middle of
  /// the region; `bulge` is twice the area between the piece and its chord in m².
  mutating func addBorder(
    from start: PlanarPoint, to end: PlanarPoint, length: Double, bulge: Double
  ) {
    doubled += start.cross(end) + bulge
    borderLength += length
    closure.add(from: start, to: end)
    isFull = false
    isBare = false
  }
}

/// What `CoveredAreaKernel` measured.
package struct CoveredArea: Equatable, Sendable {
  /// m².
  package var area: Double
  /// Length in metres of the union's border inside the region: how fast the area grows with the
  /// radius.
  package var borderLength: Double
  /// By how many metres the border of the covered part fails to close. More than rounding when three
  /// borders touch in one place and rounding decides each of them differently.
  package var gap: Double

  init(area: Double, borderLength: Double = 0, gap: Double = 0) {
    self.area = area
    self.borderLength = borderLength
    self.gap = gap
  }
}

/// Tells whether pieces form closed lines: over a closed line any function of place gains as much as
/// it loses. The function has no symmetry, so gaps on opposite sides do not cancel either.
struct ClosureCheck: Sendable {
  private let scale: Double
  private var sum = 0.0

  /// - Parameter extent: size of the figure in metres, greater than 0.
  init(extent: Double) { scale = 1 / extent }

  /// Metres, within a small factor.
  var gap: Double { abs(sum) }

  mutating func add(from start: PlanarPoint, to end: PlanarPoint) {
    sum += height(at: end) - height(at: start)
  }

  private func height(at point: PlanarPoint) -> Double {
    let (x, y) = (point.x, point.y)
    return x + 0.618 * y + scale * (0.373 * x * y + 0.217 * x * x - 0.431 * y * y)
  }
}
