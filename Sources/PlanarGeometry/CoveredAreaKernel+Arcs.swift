extension CoveredAreaKernel {
  /// Adds what lies inside the region of the arcs of one disc.
  ///
  /// - Parameters:
  ///   - disc: position among the discs at hand.
  ///   - cursor: the first crossing of this disc or a later one; moved behind its crossings.
  mutating func addArcs(
    _ arcs: ArraySlice<ExposedArc>, _ disc: Int, _ outline: RegionOutline, _ radius: Double,
    _ cursor: inout Int
  ) {
    let start = cursor
    while cursor < crossings.count && crossings[cursor].disc == disc { cursor += 1 }
    for arc in arcs {
      findCuts(of: arc, start..<cursor)
      let piece = ArcPiece(arc, center: centers[disc])
      if !cuts.isEmpty {
        addPieces(of: arc, piece, outline.region, centers[disc] + outline.origin, radius)
      } else if isInside(arc, outline.region, centers[disc] + outline.origin, radius) {
        add(piece, radius)
      }
    }
  }

  /// Without a crossing the whole arc is on one side; its ends may be on the border.
  private func isInside(
    _ arc: ExposedArc, _ region: PlanarRegion, _ center: PlanarPoint, _ radius: Double
  ) -> Bool {
    region.box.expanded(by: 1e-6).contains(center + arc.startOffset)
      && region.containsArc(center: center, radius: radius, start: arc.start, sweep: arc.sweep)
  }

  /// Fills `cuts` with the crossings on `arc`. Two of opposite kind within a nanometre, such as those
  /// of a vertex that barely dips into the disc, are left out: rounding may have swapped them.
  private mutating func findCuts(of arc: ExposedArc, _ range: Range<Int>) {
    cuts.removeAll(keepingCapacity: true)
    for crossing in crossings[range] {
      var angle = crossing.angle - arc.start
      if angle < 0 { angle += 2 * .pi }
      if angle <= arc.sweep { insertCut(ArcCut(angle: angle, crossing: crossing)) }
    }
    var kept = 0
    for cut in cuts {
      if kept > 0, cuts[kept - 1].isTwin(of: cut) {
        kept -= 1
      } else {
        cuts[kept] = cut
        kept += 1
      }
    }
    cuts.removeLast(cuts.count - kept)
  }

  /// Crossings come in order of angle, except that those behind ±π come first.
  private mutating func insertCut(_ cut: ArcCut) {
    var place = cuts.count
    while place > 0 && cuts[place - 1].angle > cut.angle { place -= 1 }
    cuts.insert(cut, at: place)
  }

  private mutating func addPieces(
    of arc: ExposedArc, _ whole: ArcPiece, _ region: PlanarRegion, _ center: PlanarPoint,
    _ radius: Double
  ) {
    let alternates = cuts.indices.dropFirst().allSatisfy {
      cuts[$0].isEntering != cuts[$0 - 1].isEntering
    }
    var piece = whole
    var from = 0.0
    var isInside = !cuts[0].isEntering
    func isPieceInside(to angle: Double) -> Bool {
      alternates
        ? isInside
        : region.containsArc(
          center: center, radius: radius, start: arc.start + from, sweep: angle - from)
    }
    for cut in cuts {
      piece.end = cut.point
      piece.sweep = cut.angle - from
      if isPieceInside(to: cut.angle) { add(piece, radius) }
      isInside = cut.isEntering
      piece.start = cut.point
      from = cut.angle
    }
    piece.end = whole.end
    piece.sweep = arc.sweep - from
    if isPieceInside(to: arc.sweep) { add(piece, radius) }
  }

  private mutating func add(_ piece: ArcPiece, _ radius: Double) {
    let bulge = radius * radius * angleMinusSine(piece.sweep)
    addBorder(
      from: piece.start, to: piece.end, length: radius * piece.sweep, bulge: bulge)
  }
}

/// A part of an exposed arc, counter-clockwise, its ends given from the middle of the region.
private struct ArcPiece {
  var start: PlanarPoint
  var end: PlanarPoint
  /// Radians.
  var sweep: Double

  init(_ arc: ExposedArc, center: PlanarPoint) {
    start = center + arc.startOffset
    end = center + arc.endOffset
    sweep = arc.sweep
  }
}
