/// Exact area of a region that lies within a union of shapes, by Green's theorem: the region's edges
/// inside the union and the union's exposed border inside the region together bound what is covered.
///
/// Keeps scratch memory: make one per task and reuse it.
public struct CoveredAreaKernel: Sendable {
  /// Centres of the discs at hand, from the middle of the region: small numbers keep their digits
  /// however far the city's origin is.
  var centers: [PlanarPoint] = []
  var parts: [CoveredPart] = []
  var crossings: [ArcCrossing] = []
  var cuts: [ArcCut] = []
  /// Twice the area gathered so far in m².
  private var doubled = 0.0
  private var borderLength = 0.0
  private var closure = ClosureCheck(extent: 1)
  private var isFull = true
  private var isBare = true

  public init() {}

  /// Measures the part of `region` within `shapes`; exactly 0 when nothing is covered and exactly
  /// `area` when all is.
  ///
  /// Absolute error: rounding of lengths within the region's box and half the box's diagonal times
  /// the gap, less than 1e-9 of the area also for slivers when the gap is that of rounding.
  ///
  /// - Parameters:
  ///   - region: polygons that do not overlap each other.
  ///   - area: the region's area in m².
  ///   - boundary: the exposed boundary of `shapes`.
  ///   - discs: positions of all discs that meet the region's box, each once; more do no harm.
  ///   - facilities: likewise of the regions of `shapes` whose reach meets the box.
  /// - Complexity: O(edges · discs + exposed arcs of those discs · edges) at worst; near O(edges)
  ///   where one disc holds neighbouring edges.
  public mutating func coveredArea(
    of region: PlanarRegion, area: Double, shapes: ReachShapes, boundary: ExposedBoundary,
    discs: [Int32], facilities: [Int32] = []
  ) -> CoveredArea {
    guard !discs.isEmpty || !facilities.isEmpty else { return CoveredArea(area: 0) }
    doubled = 0
    borderLength = 0
    closure = ClosureCheck(extent: region.box.diagonal)
    isFull = true
    isBare = true
    crossings.removeAll(keepingCapacity: true)
    let origin = region.box.center
    centers.removeAll(keepingCapacity: true)
    for disc in discs { centers.append(shapes.centers[Int(disc)] - origin) }
    for ring in 0..<region.ringCount { addEdges(of: region, ring, origin, shapes, facilities) }
    crossings.sort { ($0.disc, $0.angle) < ($1.disc, $1.angle) }
    var cursor = 0
    for (position, disc) in discs.enumerated() {
      addArcs(boundary.arcs(ofDisc: disc), position, region, origin, shapes.radius, &cursor)
    }
    for facility in facilities { addOffsets(of: facility, region, origin, shapes, boundary) }
    if isFull { return CoveredArea(area: area) }
    if isBare { return CoveredArea(area: 0) }
    return CoveredArea(
      area: min(max(doubled / 2, 0), area), borderLength: borderLength, gap: closure.gap)
  }

  private mutating func addEdges(
    of region: PlanarRegion, _ ring: Int, _ origin: PlanarPoint, _ shapes: ReachShapes,
    _ facilities: [Int32]
  ) {
    let range = region.vertexRange(ofRing: ring)
    let squaredRadius = shapes.radius * shapes.radius
    let centers = self.centers
    var a = region.vertices[range.upperBound - 1] - origin
    var last = centers.first ?? PlanarPoint(x: .infinity, y: .infinity)
    for index in range {
      let b = region.vertices[index] - origin
      defer { a = b }
      // Neighbouring edges are mostly held by one disc.
      if a.squaredDistance(to: last) <= squaredRadius
        && b.squaredDistance(to: last) <= squaredRadius
      {
        doubled += a.cross(b)
        closure.add(from: a, to: b)
        isBare = false
        continue
      }
      let holder = Self.collectChords(from: a, to: b, shapes.radius, centers, into: &parts)
      if let holder { last = holder }
      for facility in facilities {
        collectParts(from: a + origin, to: b + origin, shapes, facility)
      }
      addCoveredParts(from: a, to: b)
    }
  }

  /// Fills `parts` with the chords of all discs, or with one part when a disc holds the whole edge;
  /// that disc's centre is returned.
  private static func collectChords(
    from a: PlanarPoint, to b: PlanarPoint, _ radius: Double, _ centers: [PlanarPoint],
    into parts: inout [CoveredPart]
  ) -> PlanarPoint? {
    let squaredRadius = radius * radius
    let reach = PlanarBox(
      minX: min(a.x, b.x), minY: min(a.y, b.y), maxX: max(a.x, b.x), maxY: max(a.y, b.y)
    ).expanded(by: radius)
    parts.removeAll(keepingCapacity: true)
    for (disc, center) in centers.enumerated() where reach.contains(center) {
      let startInside = a.squaredDistance(to: center) <= squaredRadius
      let endInside = b.squaredDistance(to: center) <= squaredRadius
      if startInside && endInside {
        parts.removeAll(keepingCapacity: true)
        parts.append(CoveredPart(start: -1, end: 2, disc: Int32(disc)))
        return center
      }
      guard
        let chord = DiscChord(
          startInside: startInside, endInside: endInside, toCenter: center - a, step: b - a,
          radius: radius)
      else { continue }
      parts.append(CoveredPart(start: chord.start, end: chord.end, disc: Int32(disc)))
    }
    return nil
  }

  /// Adds the union of `parts` and notes where the edge enters and leaves it through a circle.
  private mutating func addCoveredParts(from a: PlanarPoint, to b: PlanarPoint) {
    guard !parts.isEmpty else {
      isFull = false
      return
    }
    isBare = false
    parts.sortByStart()
    var current = parts[0]
    for part in parts.dropFirst() {
      if part.start <= current.end {
        if part.end > current.end { (current.end, current.endDisc) = (part.end, part.endDisc) }
      } else {
        close(current, a, b)
        current = part
      }
    }
    close(current, a, b)
  }

  private mutating func close(_ part: CoveredPart, _ a: PlanarPoint, _ b: PlanarPoint) {
    var (start, end) = (a, b)
    if part.start >= 0 {
      isFull = false
      start = a + (b - a) * part.start
      noteCrossing(at: start, part.startDisc, isEntering: false)
    }
    if part.end <= 1 {
      isFull = false
      end = a + (b - a) * part.end
      noteCrossing(at: end, part.endDisc, isEntering: true)
    }
    doubled += a.cross(b) * (min(part.end, 1) - max(part.start, 0))
    closure.add(from: start, to: end)
  }

  private mutating func noteCrossing(at point: PlanarPoint, _ disc: Int32, isEntering: Bool) {
    guard disc >= 0 else { return }
    let angle = direction(of: point - centers[Int(disc)])
    crossings.append(ArcCrossing(disc: disc, angle: angle, point: point, isEntering: isEntering))
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

/// A part of an edge within the union, in shares of the edge; −1 and 2 stand for ends that are no
/// crossing. The discs are those whose circle bounds it, −1 where another shape does.
struct CoveredPart {
  var start: Double
  var end: Double
  var startDisc: Int32
  var endDisc: Int32

  init(start: Double, end: Double, disc: Int32) {
    self.start = start
    self.end = end
    startDisc = disc
    endDisc = disc
  }
}

/// A place where an edge of the region passes through the exposed border of the union.
struct ArcCrossing {
  /// Position among the discs at hand.
  var disc: Int32
  /// Direction from the disc's centre, −π…π.
  var angle: Double
  var point: PlanarPoint
  /// Whether the circle, counter-clockwise, enters the region here. The region is to the left of its
  /// edges, so it does where the edge leaves the disc.
  var isEntering: Bool
}

extension [CoveredPart] {
  /// Insertion sort: there are few parts, mostly in order.
  mutating func sortByStart() {
    for index in indices.dropFirst() {
      let part = self[index]
      var hole = index
      while hole > 0 && self[hole - 1].start > part.start {
        self[hole] = self[hole - 1]
        hole -= 1
      }
      self[hole] = part
    }
  }
}
