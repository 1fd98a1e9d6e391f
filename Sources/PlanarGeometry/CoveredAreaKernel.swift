/// Exact area of a region that lies within a union of shapes, by Green's theorem: the region's edges
/// inside the union and the union's exposed border inside the region together bound what is covered.
///
/// Keeps scratch memory: make one per task and reuse it.
public struct CoveredAreaKernel: Sendable {
  var parts: [CoveredPart] = []
  var crossings: [ArcCrossing] = []
  var cuts: [ArcCut] = []
  /// Twice the area gathered so far in m².
  private var doubled = 0.0
  private var isFull = true
  private var isBare = true

  public init() {}

  /// Area in m² of `region` within `shapes`, in 0…`area`; exactly 0 when nothing is covered and
  /// exactly `area` when all is.
  ///
  /// Absolute error: rounding of lengths within the region's box, less than 1e-9 of the area also for
  /// slivers.
  ///
  /// - Parameters:
  ///   - region: polygons that do not overlap each other.
  ///   - area: the region's area in m².
  ///   - boundary: the exposed boundary of `shapes`.
  ///   - discs: ascending positions of all discs that meet the region's box; more do no harm.
  ///   - regions: likewise of the regions of `shapes` whose reach meets the box.
  /// - Complexity: O(edges · discs + exposed arcs of those discs · edges) at worst; near O(edges)
  ///   where one disc holds neighbouring edges.
  public mutating func coveredArea(
    of region: PlanarRegion, area: Double, shapes: ReachShapes, boundary: ExposedBoundary,
    discs: [Int32], regions: [Int32] = []
  ) -> Double {
    guard !discs.isEmpty else { return 0 }
    doubled = 0
    isFull = true
    isBare = true
    crossings.removeAll(keepingCapacity: true)
    let origin = region.box.center
    for ring in 0..<region.ringCount {
      addEdges(of: region, ring, origin, shapes, discs, regions)
    }
    crossings.sort { ($0.disc, $0.angle) < ($1.disc, $1.angle) }
    var cursor = 0
    for disc in discs {
      addArcs(ofDisc: disc, region, origin, shapes, boundary, cursor: &cursor)
    }
    for part in regions { addOffsets(ofRegion: part, region, origin, shapes, boundary) }
    if isFull { return area }
    if isBare { return 0 }
    return min(max(doubled / 2, 0), area)
  }

  private mutating func addEdges(
    of region: PlanarRegion, _ ring: Int, _ origin: PlanarPoint, _ shapes: ReachShapes,
    _ discs: [Int32], _ regions: [Int32]
  ) {
    let range = region.vertexRange(ofRing: ring)
    let squaredRadius = shapes.radius * shapes.radius
    var a = region.vertices[range.upperBound - 1]
    var last = shapes.centers[Int(discs[0])]
    for index in range {
      let b = region.vertices[index]
      defer { a = b }
      // Neighbouring edges are mostly held by one disc.
      if a.squaredDistance(to: last) <= squaredRadius
        && b.squaredDistance(to: last) <= squaredRadius
      {
        doubled += (a - origin).cross(b - origin)
        isBare = false
        continue
      }
      if let holder = collectChords(from: a, to: b, shapes, discs) { last = holder }
      for part in regions { collectParts(from: a, to: b, shapes, region: part) }
      addCoveredParts(from: a, to: b, origin, shapes)
    }
  }

  /// Fills `parts` with the chords of all discs, or with one part when a disc holds the whole edge;
  /// that disc's centre is returned.
  private mutating func collectChords(
    from a: PlanarPoint, to b: PlanarPoint, _ shapes: ReachShapes, _ discs: [Int32]
  ) -> PlanarPoint? {
    let squaredRadius = shapes.radius * shapes.radius
    let step = b - a
    parts.removeAll(keepingCapacity: true)
    for disc in discs {
      let center = shapes.centers[Int(disc)]
      let startInside = a.squaredDistance(to: center) <= squaredRadius
      let endInside = b.squaredDistance(to: center) <= squaredRadius
      if startInside && endInside {
        parts.removeAll(keepingCapacity: true)
        parts.append(CoveredPart(start: -1, end: 2, disc: disc))
        return center
      }
      guard
        let chord = DiscChord(
          startInside: startInside, endInside: endInside, toCenter: center - a, step: step,
          squaredRadius: squaredRadius)
      else { continue }
      parts.append(CoveredPart(start: chord.start, end: chord.end, disc: disc))
    }
    return nil
  }

  /// Adds the union of `parts` and notes where the edge enters and leaves it through a circle.
  private mutating func addCoveredParts(
    from a: PlanarPoint, to b: PlanarPoint, _ origin: PlanarPoint, _ shapes: ReachShapes
  ) {
    guard !parts.isEmpty else {
      isFull = false
      return
    }
    isBare = false
    parts.sortByStart()
    let cross = (a - origin).cross(b - origin)
    var current = parts[0]
    for part in parts.dropFirst() {
      if part.start <= current.end {
        if part.end > current.end { (current.end, current.endDisc) = (part.end, part.endDisc) }
      } else {
        doubled += cross * close(current, a, b, shapes)
        current = part
      }
    }
    doubled += cross * close(current, a, b, shapes)
  }

  /// Length of the part as a share of the edge.
  private mutating func close(
    _ part: CoveredPart, _ a: PlanarPoint, _ b: PlanarPoint, _ shapes: ReachShapes
  ) -> Double {
    if part.start >= 0 {
      isFull = false
      noteCrossing(at: a + (b - a) * part.start, part.startDisc, isEntering: false, shapes)
    }
    if part.end <= 1 {
      isFull = false
      noteCrossing(at: a + (b - a) * part.end, part.endDisc, isEntering: true, shapes)
    }
    return min(part.end, 1) - max(part.start, 0)
  }

  private mutating func noteCrossing(
    at point: PlanarPoint, _ disc: Int32, isEntering: Bool, _ shapes: ReachShapes
  ) {
    guard disc >= 0 else { return }
    let angle = direction(of: point - shapes.centers[Int(disc)])
    crossings.append(ArcCrossing(disc: disc, angle: angle, point: point, isEntering: isEntering))
  }

  /// Adds a piece of exposed border from one point to another; `bulge` is twice the area between the
  /// piece and its chord in m².
  mutating func addBorder(
    from start: PlanarPoint, to end: PlanarPoint, bulge: Double, _ origin: PlanarPoint
  ) {
    doubled += (start - origin).cross(end - origin) + bulge
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
