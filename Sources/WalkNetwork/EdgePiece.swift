import PlanarGeometry

/// A straight piece of an edge, from a vertex to the next, with all that walks through it need.
struct EdgePiece: Sendable {
  let start: PlanarPoint
  let direction: PlanarPoint
  /// 1 ÷ squared length on the map; 0 where the piece has none.
  let inverse: Double
  /// Metres of walking from the edge's tail to the start, and along the piece.
  let measure: Double
  let step: Double
  let edge: Int32

  @inline(__always)
  init(_ a: WalkGraph.Vertex, _ b: WalkGraph.Vertex, edge: Int32) {
    start = a.position
    direction = b.position - a.position
    let squared = direction.squaredLength
    inverse = squared > 0 ? 1 / squared : 0
    measure = a.measure
    step = b.measure - a.measure
    self.edge = edge
  }

  /// Where on the piece, 0…1, it is nearest to a point.
  @inline(__always)
  func share(nearestTo point: PlanarPoint) -> Double {
    min(max((point - start).dot(direction) * inverse, 0), 1)
  }

  @inline(__always)
  func position(at share: Double) -> PlanarPoint { start + direction * share }

  @inline(__always)
  func squaredDistance(to point: PlanarPoint) -> Double {
    point.squaredDistance(to: position(at: share(nearestTo: point)))
  }

  func attachment(from point: PlanarPoint) -> EdgeAttachment {
    let share = share(nearestTo: point)
    return EdgeAttachment(
      edge: edge, offset: measure + step * share, leg: point.distance(to: position(at: share)))
  }
}
