/// A straight line between two points in a local metric system.
@usableFromInline
package struct PlanarSegment: Hashable, Sendable {
  @usableFromInline package var start: PlanarPoint
  @usableFromInline package var end: PlanarPoint

  @inlinable
  package init(from start: PlanarPoint, to end: PlanarPoint) {
    self.start = start
    self.end = end
  }

  /// From the start to the end.
  @inlinable
  package var direction: PlanarPoint { end - start }

  @inlinable
  package var box: PlanarBox { PlanarBox(spanning: start, end) }

  /// Whether the segment has a point in common with another one whose box meets its own; in doubt, by
  /// rounding, yes.
  package func meets(_ other: PlanarSegment) -> Bool {
    let (own, others) = (direction, other.direction)
    return own.cross(other.start - start) * own.cross(other.end - start) <= 0
      && others.cross(start - other.start) * others.cross(end - other.start) <= 0
  }

  /// Squared distance in m² to another segment, 0 when they cross.
  package func squaredDistance(to other: PlanarSegment) -> Double {
    let (a, b, p, q) = (start, end, other.start, other.end)
    let first = ((b - a).cross(p - a) > 0) != ((b - a).cross(q - a) > 0)
    let second = ((q - p).cross(a - p) > 0) != ((q - p).cross(b - p) > 0)
    if first && second { return 0 }
    return min(
      min(a.squaredDistance(toSegment: p, q), b.squaredDistance(toSegment: p, q)),
      min(p.squaredDistance(toSegment: a, b), q.squaredDistance(toSegment: a, b)))
  }
}
