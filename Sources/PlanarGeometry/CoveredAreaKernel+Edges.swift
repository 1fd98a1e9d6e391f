extension CoveredAreaKernel {
  /// Adds the edges of a ring as far as they lie in the union: runs of edges that one disc holds and
  /// runs that no shape can reach at once, the others one by one.
  mutating func addEdges(
    of outline: RegionOutline, ring: Int, in shapes: ReachShapes, _ facilities: [Int32]
  ) {
    let edges = outline.edges(ofRing: ring)
    let squaredRadius = shapes.radius * shapes.radius
    var holder: PlanarPoint?
    var edge = edges.lowerBound
    while edge < edges.upperBound {
      let rest = edge..<edges.upperBound
      if let end = holder.map({ outline.held(by: $0, squaredRadius, rest) }), end > edge {
        addRun(of: outline, from: edge, to: end)
        edge = end
        continue
      }
      let least = centers.measure(from: outline.vertices[edge])
      // A micrometre more than rounding of the length, whatever the ring.
      let end = outline.end(within: least.squareRoot() - shapes.radius - 1e-6, rest)
      if end > edge && facilities.isEmpty {
        isFull = false
        edge = end
        continue
      }
      holder = addEdge(edge, of: outline, in: shapes, facilities) ?? holder
      edge += 1
    }
  }

  private mutating func addRun(of outline: RegionOutline, from start: Int, to end: Int) {
    doubled += outline.doubled[end] - outline.doubled[start]
    closure.add(from: outline.vertices[start], to: outline.vertices[end])
    isBare = false
  }

  /// Adds one edge, from whose start the discs are measured; the centre of a disc that holds it whole
  /// is returned.
  private mutating func addEdge(
    _ edge: Int, of outline: RegionOutline, in shapes: ReachShapes, _ facilities: [Int32]
  ) -> PlanarPoint? {
    let (a, b) = (outline.vertices[edge], outline.vertices[edge + 1])
    let holder = Self.collectChords(from: a, to: b, shapes.radius, centers, into: &parts)
    for facility in facilities {
      collectParts(from: a + outline.origin, to: b + outline.origin, shapes, facility)
    }
    addCoveredParts(from: a, to: b)
    return holder.map { centers[$0] }
  }

  /// Fills `parts` with the chords of all discs, or with one part when a disc holds the whole edge;
  /// that disc is returned.
  private static func collectChords(
    from a: PlanarPoint, to b: PlanarPoint, _ radius: Double, _ centers: DiscCenters,
    into parts: inout [CoveredPart]
  ) -> Int? {
    let squaredRadius = radius * radius
    let reach = (radius + a.distance(to: b)) * (1 + 1e-12)
    var holder: Int?
    parts.removeAll(keepingCapacity: true)
    centers.forEach(within: reach * reach) { disc, square in
      let center = centers[disc]
      let startInside = square <= squaredRadius
      let endInside = b.squaredDistance(to: center) <= squaredRadius
      if startInside && endInside {
        parts.removeAll(keepingCapacity: true)
        parts.append(CoveredPart(start: -1, end: 2, disc: Int32(disc)))
        holder = disc
        return false
      }
      let chord = DiscChord(
        startInside: startInside, endInside: endInside, toCenter: center - a, step: b - a,
        radius: radius)
      if let chord {
        parts.append(CoveredPart(start: chord.start, end: chord.end, disc: Int32(disc)))
      }
      return true
    }
    return holder
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
        close(current, from: a, to: b)
        current = part
      }
    }
    close(current, from: a, to: b)
  }

  private mutating func close(_ part: CoveredPart, from a: PlanarPoint, to b: PlanarPoint) {
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
}

extension RegionOutline {
  /// The end of the run of edges that a disc holds, from the first of `edges` on.
  @inline(__always)
  fileprivate func held(
    by center: PlanarPoint, _ squaredRadius: Double, _ edges: Range<Int>
  ) -> Int {
    let vertices = vertices
    guard vertices[edges.lowerBound].squaredDistance(to: center) <= squaredRadius
    else { return edges.lowerBound }
    var end = edges.lowerBound
    while end < edges.upperBound && vertices[end + 1].squaredDistance(to: center) <= squaredRadius {
      end += 1
    }
    return end
  }

  /// The end of the run of edges, from the first of `edges` on, that together are at most `length`
  /// metres long.
  fileprivate func end(within length: Double, _ edges: Range<Int>) -> Int {
    let limit = along[edges.lowerBound] + length
    var end = edges.lowerBound
    while end < edges.upperBound && along[end + 1] <= limit { end += 1 }
    return end
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
