extension CoveredAreaKernel {
  /// Adds to `parts` what a polygon facility's slabs and its inside cover of an edge. Their borders
  /// other than offset lines are inside the union, and offset lines need no noted crossing.
  mutating func collectParts(
    from a: PlanarPoint, to b: PlanarPoint, _ shapes: ReachShapes, _ facility: Int32
  ) {
    for slab in shapes.slabRange(ofRegion: facility) {
      guard let part = shapes.slabs[slab].clip(from: a, to: b) else { continue }
      append(part)
    }
    for part in shapes.regions[Int(facility)].insideParts(from: a, to: b) { append(part) }
  }

  private mutating func append(_ part: (start: Double, end: Double)) {
    let start = part.start > 0 ? part.start : -1
    let end = part.end < 1 ? part.end : 2
    parts.append(CoveredPart(start: start, end: end, disc: -1))
  }

  /// Adds what lies inside the region of the exposed offset lines of one polygon facility.
  mutating func addOffsets(
    of facility: Int32, in outline: RegionOutline, shapes: ReachShapes, _ boundary: ExposedBoundary
  ) {
    for number in shapes.slabRange(ofRegion: facility) {
      let exposed = boundary.offsetRange(ofSlab: number)
      guard !exposed.isEmpty else { continue }
      let slab = shapes.slabs[number]
      let inside = outline.region.insideParts(ofOffsetLine: slab)
      for part in boundary.offsets[exposed] {
        for piece in inside {
          let start = max(part.start, piece.start)
          let end = min(part.end, piece.end)
          guard start < end else { continue }
          addBorder(
            from: slab.offsetPoint(at: start, from: outline.origin),
            to: slab.offsetPoint(at: end, from: outline.origin), length: end - start, bulge: 0)
        }
      }
    }
  }
}

extension PlanarRegion {
  /// The parts of the whole line of `slab` inside the region, in metres from the slab's start. A
  /// vertex on the line counts as on the slab's side, as it does in `OffsetSlab.clip`: so an edge
  /// along the line and the line itself cancel or count once.
  fileprivate func insideParts(ofOffsetLine slab: OffsetSlab) -> [(start: Double, end: Double)] {
    var cuts: [Double] = []
    forEachEdge { a, b in
      let (uA, beyondA) = slab.coordinates(of: a)
      let (uB, beyondB) = slab.coordinates(of: b)
      guard (beyondA > 0) != (beyondB > 0) else { return }
      cuts.append(uA + (uB - uA) * (beyondA / (beyondA - beyondB)))
    }
    cuts.sort()
    return stride(from: 0, to: cuts.count - 1, by: 2).map { (cuts[$0], cuts[$0 + 1]) }
  }
}
