public import PlanarGeometry

extension EdgeSurroundings {
  /// How a point of the disc enters the network: by the nearest piece in sight, of equally near ones the
  /// smaller edge; nil when it is off the network.
  ///
  /// Complexity: O(pieces of the place), times those that are hidden; where all are, that of a search in
  /// the index of the whole network.
  public mutating func attachment(of point: PlanarPoint, in place: Place) -> EdgeAttachment? {
    let isCertain = place.isSound && (place.clearLeg < .infinity || barriers.isEmpty)
    let known =
      isCertain ? limit : min(place.complete - point.distance(to: place.center), limit)
    var last: AccessLeg?
    while let leg = next(after: last, from: point, place), leg.squaredLength <= known * known {
      guard barriers.block(point, leg.end, walls: walls[place.wallRange ?? 0..<0]) else {
        return EdgeAttachment(
          edge: leg.edge, offset: leg.offset, leg: leg.squaredLength.squareRoot())
      }
      last = leg
    }
    return isCertain ? nil : index.attachment(of: point, within: limit, scratch: &scratch)
  }

  private func next(after last: AccessLeg?, from point: PlanarPoint, _ place: Place) -> AccessLeg? {
    var best: AccessLeg?
    for piece in pieces[place.pieceRange] {
      let leg = leg(from: point, piece)
      if let last, !last.precedes(leg) { continue }
      if best.map({ leg.precedes($0) }) ?? true { best = leg }
    }
    return best
  }

  /// Calls `body` with every access by which a point of the disc may enter the network, as it is for the
  /// middle, and the most by which a walk through it can differ for another point of the disc.
  ///
  /// The leg and the place where it ends change by the point's distance from the middle at most, and in
  /// directions at right angles to each other: by √(1 + k²) times that distance together, where an edge
  /// is k metres to walk for each metre on the map. An access at the end of a piece is given once.
  ///
  /// Complexity: O(pieces of the place).
  public func forEachAccess(in place: Place, _ body: (NetworkAccess, Double) -> Void) {
    var previous: EdgeAttachment?
    for piece in pieces[place.pieceRange] {
      let leg = leg(from: place.center, piece)
      let attachment = EdgeAttachment(
        edge: leg.edge, offset: leg.offset, leg: leg.squaredLength.squareRoot())
      guard attachment != previous else { continue }
      previous = attachment
      body(NetworkAccess(attachment, in: graph), place.radius * steepness(of: piece))
    }
  }

  private func steepness(of piece: EdgePiece) -> Double {
    let (a, b) = (graph.vertices[Int(piece.vertex)], graph.vertices[Int(piece.vertex) + 1])
    let drawn = a.position.distance(to: b.position)
    let stretch = drawn > 0 ? (b.measure - a.measure) / drawn : 1
    return (1 + stretch * stretch).squareRoot()
  }

  /// Whether every point of the disc has the network within the limit and in sight.
  public func isOnNetwork(_ place: Place) -> Bool {
    place.isSound && place.clearLeg + place.radius <= limit
  }

  /// Whether no point of the disc has.
  public func isOffNetwork(_ place: Place) -> Bool {
    place.isSound
      && pieces[place.pieceRange].allSatisfy {
        leg(from: place.center, $0).squaredLength.squareRoot() - place.radius > limit
      }
  }
}
