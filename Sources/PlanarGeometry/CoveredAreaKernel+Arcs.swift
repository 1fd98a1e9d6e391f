extension CoveredAreaKernel {
  /// Adds what lies inside the region of the arcs of one disc.
  ///
  /// - Parameters:
  ///   - disc: position among the discs at hand.
  ///   - cursor: the first crossing of this disc or a later one; moved behind its crossings.
  mutating func addArcs(
    _ arcs: ArraySlice<ExposedArc>, ofDisc disc: Int, in outline: RegionOutline, radius: Double,
    from cursor: inout Int
  ) {
    let start = cursor
    while cursor < crossings.count && crossings[cursor].disc == disc { cursor += 1 }
    for arc in arcs {
      findCuts(of: arc, start..<cursor)
      let piece = ArcPiece(arc, center: centers[disc])
      if !cuts.isEmpty {
        addPieces(
          of: arc, piece, in: outline.region, center: centers[disc] + outline.origin,
          radius: radius)
      } else if isInside(
        arc, outline.region, center: centers[disc] + outline.origin, radius: radius)
      {
        add(piece, radius)
      }
    }
  }

  /// Without a crossing the whole arc is on one side; its ends may be on the border.
  private func isInside(
    _ arc: ExposedArc, _ region: PlanarRegion, center: PlanarPoint, radius: Double
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

  /// Adds the pieces of an arc between its cuts that lie inside the region. Those between two cuts are
  /// measured from cut to cut; on a whole circle so is the piece across ±π.
  private mutating func addPieces(
    of arc: ExposedArc, _ whole: ArcPiece, in region: PlanarRegion, center: PlanarPoint,
    radius: Double
  ) {
    let (first, last) = (cuts[0], cuts[cuts.count - 1])
    let isRound = arc.isWhole && cuts.count > 1
    let alternates =
      zip(cuts, cuts.dropFirst()).allSatisfy { $0.isEntering != $1.isEntering }
      && !(isRound && last.isEntering == first.isEntering)
    func isInside(_ guess: Bool, from: Double, to: Double) -> Bool {
      alternates
        ? guess
        : region.containsArc(
          center: center, radius: radius, start: arc.start + from, sweep: to - from)
    }
    if !isRound, isInside(!first.isEntering, from: 0, to: first.angle) {
      add(ArcPiece(start: whole.start, end: first.point, sweep: first.angle), radius)
    }
    for (cut, next) in zip(cuts, cuts.dropFirst())
    where isInside(cut.isEntering, from: cut.angle, to: next.angle) {
      add(ArcPiece(from: cut, to: next, about: next.angle - cut.angle), radius)
    }
    let end = isRound ? arc.sweep + first.angle : arc.sweep
    guard isInside(last.isEntering, from: last.angle, to: end) else { return }
    let rest = ArcPiece(
      start: last.point, end: whole.end,
      sweep: (arc.end - last.direction).turned(near: end - last.angle))
    add(isRound ? ArcPiece(from: last, to: first, about: end - last.angle) : rest, radius)
  }

  private mutating func add(_ piece: ArcPiece, _ radius: Double) {
    let bulge = radius * radius * angleMinusSine(piece.sweep)
    addBorder(
      from: piece.start, to: piece.end, length: radius * piece.sweep, bulge: bulge)
  }
}

/// A part of an exposed arc, counter-clockwise, its ends given from the middle of the region.
private struct ArcPiece {
  let start: PlanarPoint
  let end: PlanarPoint
  /// Radians.
  let sweep: Double

  init(start: PlanarPoint, end: PlanarPoint, sweep: Double) {
    self.start = start
    self.end = end
    self.sweep = sweep
  }

  /// - Parameter sweep: about the sweep in radians.
  init(from cut: ArcCut, to next: ArcCut, about sweep: Double) {
    self.init(
      start: cut.point, end: next.point,
      sweep: (next.direction - cut.direction).turned(near: sweep))
  }

  init(_ arc: ExposedArc, center: PlanarPoint) {
    start = center + arc.startOffset
    end = center + arc.endOffset
    sweep = arc.sweep
  }
}

extension Double {
  /// The angle, less or more a whole turn, that is near another one.
  fileprivate func turned(near other: Double) -> Double {
    if self - other > .pi { return self - 2 * .pi }
    return other - self > .pi ? self + 2 * .pi : self
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

/// A crossing on an exposed arc.
struct ArcCut {
  /// Radians from the arc's start.
  var angle: Double
  /// Direction from the disc's centre, −π…π.
  var direction: Double
  var point: PlanarPoint
  var isEntering: Bool

  init(angle: Double, crossing: ArcCrossing) {
    self.angle = angle
    direction = crossing.angle
    point = crossing.point
    isEntering = crossing.isEntering
  }

  func isTwin(of other: ArcCut) -> Bool {
    isEntering != other.isEntering && point.squaredDistance(to: other.point) < 1e-18
  }
}
