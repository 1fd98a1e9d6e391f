extension CoveredAreaKernel {
  mutating func addEdges(
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
    let reach = PlanarBox(spanning: a, b).expanded(by: radius)
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
}
