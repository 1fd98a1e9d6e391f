extension CoveredAreaKernel {
  /// Adds what lies inside `region` of the arcs of one disc.
  mutating func addArcs(
    ofDisc disc: Int32, _ region: PlanarRegion, _ origin: PlanarPoint, _ shapes: ReachShapes,
    _ boundary: ExposedBoundary
  ) {
    let arcs = boundary.arcRange(ofDisc: disc)
    guard !arcs.isEmpty else { return }
    let own = crossingRange(ofDisc: disc)
    for number in arcs {
      let arc = boundary.arcs[number]
      let cuts = own.isEmpty ? [] : cuts(of: arc, own)
      if cuts.isEmpty {
        // Without a crossing the whole arc is on one side; its ends may be on the border.
        guard region.box.expanded(by: 1e-6).contains(arc.startPoint),
          region.containsArc(
            center: shapes.centers[Int(disc)], radius: shapes.radius, start: arc.start,
            sweep: arc.sweep)
        else { continue }
        add(ArcPiece(arc), shapes.radius, origin)
      } else {
        addPieces(of: arc, cuts, region, origin, shapes.centers[Int(disc)], shapes.radius)
      }
    }
  }

  private func crossingRange(ofDisc disc: Int32) -> Range<Int> {
    let start = crossings.firstIndex { $0.disc == disc } ?? crossings.endIndex
    var end = start
    while end < crossings.count && crossings[end].disc == disc { end += 1 }
    return start..<end
  }

  /// The crossings on `arc` by angle from its start. Two of opposite kind within a nanometre, such as
  /// a vertex that barely dips into the disc, are left out: rounding may have swapped them.
  private func cuts(of arc: ExposedArc, _ range: Range<Int>) -> [(angle: Double, ArcCrossing)] {
    var cuts: [(angle: Double, ArcCrossing)] = []
    for crossing in crossings[range] {
      var angle = crossing.angle - arc.start
      if angle < 0 { angle += 2 * .pi }
      if angle <= arc.sweep { cuts.append((angle, crossing)) }
    }
    cuts.sort { $0.angle < $1.angle }
    var kept: [(angle: Double, ArcCrossing)] = []
    for cut in cuts {
      if let last = kept.last, last.1.isEntering != cut.1.isEntering,
        last.1.point.squaredDistance(to: cut.1.point) < 1e-18
      {
        kept.removeLast()
      } else {
        kept.append(cut)
      }
    }
    return kept
  }

  private mutating func addPieces(
    of arc: ExposedArc, _ cuts: [(angle: Double, ArcCrossing)], _ region: PlanarRegion,
    _ origin: PlanarPoint, _ center: PlanarPoint, _ radius: Double
  ) {
    let alternates = zip(cuts, cuts.dropFirst()).allSatisfy { $0.1.isEntering != $1.1.isEntering }
    var piece = ArcPiece(arc)
    var from = 0.0
    var isInside = !cuts[0].1.isEntering
    func isPieceInside(to angle: Double) -> Bool {
      alternates
        ? isInside
        : region.containsArc(
          center: center, radius: radius, start: arc.start + from, sweep: angle - from)
    }
    for (angle, crossing) in cuts {
      piece.end = crossing.point
      piece.sweep = angle - from
      if isPieceInside(to: angle) { add(piece, radius, origin) }
      isInside = crossing.isEntering
      piece.start = crossing.point
      from = angle
    }
    piece.end = arc.endPoint
    piece.sweep = arc.sweep - from
    if isPieceInside(to: arc.sweep) { add(piece, radius, origin) }
  }

  private mutating func add(_ piece: ArcPiece, _ radius: Double, _ origin: PlanarPoint) {
    let bulge = radius * radius * angleMinusSine(piece.sweep)
    addBorder(from: piece.start, to: piece.end, bulge: bulge, origin)
  }
}

/// A part of an exposed arc, counter-clockwise.
private struct ArcPiece {
  var start: PlanarPoint
  var end: PlanarPoint
  /// Radians.
  var sweep: Double

  init(_ arc: ExposedArc) {
    start = arc.startPoint
    end = arc.endPoint
    sweep = arc.sweep
  }
}
