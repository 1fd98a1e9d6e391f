public import PlanarGeometry

extension EdgeSurroundings {
  /// Hidden pieces that a point looks at one by one; the index sorts them.
  private static let manyHidden = 64

  /// How a point of the disc enters the network: by the nearest piece in sight, of equally near ones the
  /// smaller edge; nil when it is off the network.
  ///
  /// Complexity: O(pieces of the place), times those that are hidden; where all or many are, that of a
  /// search in the index of the whole network.
  public mutating func attachment(of point: PlanarPoint, in place: Place) -> EdgeAttachment? {
    let isCertain = place.isSound && (place.clearLeg < .infinity || barriers.isEmpty)
    let known =
      isCertain
      ? limit
      : min(min(place.complete, place.wallReach) - point.distance(to: place.center), limit)
    let walls = walls[place.wallRange]
    var (last, hidden): (EdgeAttachment?, Int) = (nil, 0)
    while hidden < Self.manyHidden, let (attachment, end) = next(after: last, from: point, place),
      attachment.leg <= known
    {
      guard barriers.block(PlanarSegment(from: point, to: end), walls: walls) else {
        return attachment
      }
      last = attachment
      hidden += 1
    }
    let isNone = isCertain && hidden < Self.manyHidden
    return isNone ? nil : index.attachment(of: point, within: limit, scratch: &scratch)
  }

  /// The shortest leg after `last`, of equally long ones that to the smaller edge.
  private func next(
    after last: EdgeAttachment?, from point: PlanarPoint, _ place: Place
  ) -> (EdgeAttachment, PlanarPoint)? {
    let floor = last.map { $0.leg * $0.leg * (1 - 1e-12) } ?? -1
    var (best, bestSquared): (EdgePiece?, Double) = (nil, .infinity)
    let (pieces, choices) = (pieces.span, choices.span)
    for number in place.pieceRange {
      let piece = pieces[Int(choices[number].piece)]
      let squared = piece.squaredDistance(to: point)
      guard squared > floor, squared <= bestSquared else { continue }
      if squared == bestSquared, let best, best.edge <= piece.edge { continue }
      if let last, !last.precedes(piece.attachment(from: point)) { continue }
      (best, bestSquared) = (piece, squared)
    }
    return best.map {
      ($0.attachment(from: point), $0.position(at: $0.share(nearestTo: point)))
    }
  }

  /// An access by which a point of a disc may enter the network, as it is for the middle.
  public struct Access: Sendable {
    public let network: NetworkAccess
    /// Most by which a walk through it differs for another point of the disc, in metres.
    public let spread: Float
  }

  /// Writes every access by which a point of the disc may enter the network to `result`; one at the end of
  /// a piece is given once.
  ///
  /// The leg and the place where it ends change by the point's distance from the middle at most, and in
  /// directions at right angles to each other: by √(1 + k²) times that distance together, where an edge
  /// is k metres to walk for each metre on the map.
  ///
  /// Complexity: O(pieces of the place).
  public func accesses(in place: Place, into result: inout [Access]) {
    result.removeAll(keepingCapacity: true)
    var previous: EdgeAttachment?
    let radius = Float(place.radius).nextUp
    let (pieces, choices) = (pieces.span, choices.span)
    for number in place.pieceRange {
      let choice = choices[number]
      let piece = pieces[Int(choice.piece)]
      let attachment = EdgeAttachment(
        edge: piece.edge, offset: piece.measure + piece.step * choice.share, leg: choice.leg)
      guard attachment != previous else { continue }
      previous = attachment
      result.append(
        Access(
          network: NetworkAccess(attachment, piece),
          spread: (radius * piece.steepness).nextUp))
    }
  }

  /// Whether every point of the disc has the network within the limit and in sight.
  public func isOnNetwork(_ place: Place) -> Bool {
    place.isSound && place.clearLeg + place.radius <= limit
  }

  /// Whether no point of the disc has.
  public func isOffNetwork(_ place: Place) -> Bool {
    place.isSound && place.shortestLeg - place.radius > limit
  }
}
