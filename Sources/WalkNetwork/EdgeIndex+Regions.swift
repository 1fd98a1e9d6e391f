public import PlanarGeometry

extension EdgeIndex {
  /// How a polygon facility is entered: at once wherever an edge lies inside it or crosses its border;
  /// where none does, by the shortest leg of at most `limit` metres from its border to an edge that no
  /// barrier blocks.
  ///
  /// Complexity: O(log n + vertices · pieces of edges about the region).
  public func sources(
    of region: PlanarRegion, within limit: Double, facility: Int32, scratch: inout Scratch
  ) -> [WalkSource] {
    guard !region.isEmpty else { return [] }
    let (center, half) = (region.box.center, region.box.diagonal / 2)
    var pieces: [EdgePiece] = []
    collect(around: center, within: half, into: &pieces, &scratch)
    let inside = pieces.flatMap { sources(on: $0, inside: region, facility: facility) }
    guard inside.isEmpty else { return inside }
    guard let nearest = nearestDistance(to: center, within: half + limit, &scratch) else {
      return []
    }
    pieces.removeAll()
    collect(around: center, within: min(nearest + half, limit) + half, into: &pieces, &scratch)
    let legs = pieces.compactMap { shortestLeg(from: region, to: $0) }
      .filter { $0.attachment.leg <= limit }.sorted { $0.attachment.precedes($1.attachment) }
    let open = legs.first { !barriers.block($0.start, $0.end, scratch: &scratch.walls) }
    return open.map { [WalkSource($0.attachment, facility: facility)] } ?? []
  }

  /// The parts of a piece inside the region.
  private func sources(
    on piece: EdgePiece, inside region: PlanarRegion, facility: Int32
  ) -> [WalkSource] {
    region.shares(ofSegment: piece.start, piece.position(at: 1)).map { share in
      WalkSource(
        EdgeAttachment(
          edge: piece.edge, offset: piece.measure + piece.step * share.lowerBound, leg: 0),
        extent: piece.step * (share.upperBound - share.lowerBound), facility: facility)
    }
  }

  /// The leg from the point of the region's border that is nearest to the piece.
  private func shortestLeg(from region: PlanarRegion, to piece: EdgePiece) -> BorderLeg? {
    var best: (start: PlanarPoint, squared: Double)?
    func offer(_ start: PlanarPoint) {
      let squared = piece.squaredDistance(to: start)
      if squared < best?.squared ?? .infinity { best = (start, squared) }
    }
    region.forEachEdge { p, q in
      offer(p)
      offer(piece.start.nearestPoint(onSegment: p, q))
      offer(piece.position(at: 1).nearestPoint(onSegment: p, q))
    }
    return best.map { BorderLeg(start: $0.start, piece: piece) }
  }
}

/// A leg from the border of a region to a piece of an edge.
private struct BorderLeg {
  let start: PlanarPoint
  let end: PlanarPoint
  let attachment: EdgeAttachment

  init(start: PlanarPoint, piece: EdgePiece) {
    self.start = start
    end = piece.position(at: piece.share(nearestTo: start))
    attachment = piece.attachment(from: start)
  }
}

extension PlanarRegion {
  /// The parts of the segment from `a` to `b` inside the region, as shares of its length, in order.
  fileprivate func shares(ofSegment a: PlanarPoint, _ b: PlanarPoint) -> [ClosedRange<Double>] {
    var cuts = [0.0, 1.0]
    let way = b - a
    forEachEdge { p, q in
      let side = q - p
      let cross = way.cross(side)
      guard cross != 0 else { return }
      let share = (p - a).cross(side) / cross
      let place = (p - a).cross(way) / cross
      if (0...1).contains(share), (0...1).contains(place) { cuts.append(share) }
    }
    cuts.sort()
    return zip(cuts, cuts.dropFirst()).filter { from, to in
      to > from && contains(a + way * ((from + to) / 2))
    }.map { $0.0...$0.1 }
  }
}

extension PlanarPoint {
  fileprivate func nearestPoint(onSegment p: PlanarPoint, _ q: PlanarPoint) -> PlanarPoint {
    let direction = q - p
    let share = (self - p).dot(direction) / direction.squaredLength
    return share > 0 ? p + direction * min(share, 1) : p
  }
}
