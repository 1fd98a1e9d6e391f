import FlatArrays
package import PlanarGeometry
package import WalkNetwork

/// Finds where places enter a network: at the end of the shortest leg that crosses no barrier, straight where
/// nothing is in the way and round the ends of barriers otherwise; of equally near ones at the smallest edge
/// and offset. One per task.
package struct EntrySearch: Sendable {
  private let index: StreetIndex
  private let limit: Double
  private var hits: [Int32] = []
  private var features = FaceFeatures()
  private var walled = WalledFace()

  private static let firstRadius = 32.0

  /// - Parameter limit: longest leg in metres, greater than 0.
  package init(_ index: StreetIndex, limit: Double) {
    self.index = index
    self.limit = limit
  }

  /// nil where a place is off the network.
  ///
  /// Complexity: O(log n + pieces within twice the leg); past barriers that of `WalledFace` for all that is
  /// within twice the leg.
  package mutating func entry(of place: PlanarPoint) -> EdgeAttachment? {
    guard place.isFinite, let nearest = nearest(to: place) else { return nil }
    if isFree(from: place, to: nearest.1) { return nearest.0 }
    return wayPastBarriers(of: place, atLeast: nearest.0.leg)?.entry
  }

  /// Where a place enters the network, and the line of its leg; nil where it is off the network.
  ///
  /// Complexity: that of `entry(of:)`.
  package mutating func way(
    of place: PlanarPoint
  ) -> (entry: EdgeAttachment, line: [PlanarPoint])? {
    guard place.isFinite, let nearest = nearest(to: place) else { return nil }
    if isFree(from: place, to: nearest.1) { return (nearest.0, [place, nearest.1]) }
    return wayPastBarriers(of: place, atLeast: nearest.0.leg)
  }

  /// - Parameter leg: metres to the nearest street as the crow flies.
  private mutating func wayPastBarriers(
    of place: PlanarPoint, atLeast leg: Double
  ) -> (entry: EdgeAttachment, line: [PlanarPoint])? {
    var radius = min(max(2 * leg, Self.firstRadius), limit)
    while true {
      let found = wayPastBarriers(of: place, within: radius)
      if let found, found.entry.leg <= radius { return found }
      guard radius < limit else { return nil }
      radius = min(2 * radius, limit)
    }
  }

  /// The nearest place of a street as the crow flies.
  private mutating func nearest(to place: PlanarPoint) -> (EdgeAttachment, PlanarPoint)? {
    var radius = min(Self.firstRadius, limit)
    while true {
      index.pieces(in: PlanarBox(around: place, margin: radius), into: &hits)
      var best: (entry: EdgeAttachment, foot: PlanarPoint, squared: Double)?
      for number in hits {
        let piece = index.streets.pieces[Int(number)]
        guard piece.edge != StreetSubdivision.wall else { continue }
        let tail = index.streets.vertices[Int(piece.tail)]
        let along = min(max((place - tail).dot(piece.direction), 0), piece.length)
        let foot =
          along == piece.length
          ? index.streets.vertices[Int(piece.head)] : tail + piece.direction * along
        let squared = foot.squaredDistance(to: place)
        let offset = piece.measure + piece.slope * along
        if let best,
          (best.squared, best.entry.edge, best.entry.offset) < (squared, piece.edge, offset)
        {
          continue
        }
        let entry = EdgeAttachment(edge: piece.edge, offset: offset, leg: squared.squareRoot())
        best = (entry, foot, squared)
      }
      if let best, best.squared <= radius * radius { return (best.entry, best.foot) }
      guard radius < limit else { return nil }
      radius = min(2 * radius, limit)
    }
  }

  private mutating func isFree(from place: PlanarPoint, to foot: PlanarPoint) -> Bool {
    guard index.hasWalls else { return true }
    index.pieces(in: PlanarBox(spanning: place, foot), into: &hits)
    let way = PlanarSegment(from: place, to: foot)
    return !hits.contains { number in
      let piece = index.streets.pieces[Int(number)]
      guard piece.edge == StreetSubdivision.wall else { return false }
      let (tail, head) = (
        index.streets.vertices[Int(piece.tail)], index.streets.vertices[Int(piece.head)]
      )
      return BarrierLines.separates(PlanarSegment(from: tail, to: head), way)
    }
  }

  private mutating func wayPastBarriers(
    of place: PlanarPoint, within radius: Double
  ) -> (entry: EdgeAttachment, line: [PlanarPoint])? {
    index.pieces(in: PlanarBox(around: place, margin: radius), into: &hits)
    hits.sort()
    features.take(
      hits.flatMap { piece in
        [2 * piece, 2 * piece + 1].map { Int(index.streets.positionOfHalfEdge[Int($0)]) }
      }, of: index.streets)
    walled.take(features, limit: radius)
    guard let found = walled.way(of: place - features.origin),
      let entry = attachment(found.entry, leg: found.leg)
    else { return nil }
    let line = walled.line(
      from: place - features.origin, by: found.corner, to: found.entry)
    return (entry, line.map { $0 + features.origin })
  }

  private func attachment(_ entry: WalledFace.Entry, leg: Double) -> EdgeAttachment? {
    index.streets.places(of: entry, features).map {
      EdgeAttachment(edge: $0.edge, offset: $0.measure, leg: leg)
    }.min { ($0.edge, $0.offset) < ($1.edge, $1.offset) }
  }
}

extension StreetSubdivision {
  /// Where walks go on from the end of a leg.
  func places(of entry: WalledFace.Entry, _ features: FaceFeatures) -> [Place] {
    switch entry {
    case .none: return []
    case .vertex(let feature):
      return Array(placesOfVertices[Int(tail(of: features.halfEdges[feature]))])
    case .along(let feature, let metres):
      let halfEdge = features.halfEdges[feature]
      let piece = pieces[Int(halfEdge >> 1)]
      let drawn = halfEdge & 1 == 0 ? metres : piece.length - metres
      return [Place(edge: piece.edge, measure: piece.measure + piece.slope * drawn)]
    }
  }
}
