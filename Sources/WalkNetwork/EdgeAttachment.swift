import PlanarGeometry

/// Where a point that is off the network enters it: the end of a straight access leg on an edge.
public struct EdgeAttachment: Sendable, Hashable {
  public var edge: Int32
  /// Metres from the edge's tail, walked along it.
  public var offset: Double
  /// Metres of the access leg.
  public var leg: Double

  public init(edge: Int32, offset: Double, leg: Double) {
    self.edge = edge
    self.offset = offset
    self.leg = leg
  }
}

/// A straight piece of an edge, with the place on it that is nearest to a point.
struct AccessLeg {
  var edge: Int32
  var offset: Double
  var squaredLength: Double
  var end: PlanarPoint

  /// The leg from `point` to the piece between two consecutive vertices.
  init(from point: PlanarPoint, to a: WalkGraph.Vertex, _ b: WalkGraph.Vertex, edge: Int32) {
    let direction = b.position - a.position
    let share = (point - a.position).dot(direction) / direction.squaredLength
    // A piece without extent gives NaN, which counts as its first vertex.
    let place = share > 0 ? min(share, 1) : 0
    self.edge = edge
    end = place < 1 ? a.position + direction * place : b.position
    offset = a.measure + (b.measure - a.measure) * place
    squaredLength = point.squaredDistance(to: end)
  }

  /// The order in which legs are chosen: the shortest first, of equal ones the smaller edge.
  func precedes(_ other: AccessLeg) -> Bool {
    (squaredLength, edge, offset) < (other.squaredLength, other.edge, other.offset)
  }
}
