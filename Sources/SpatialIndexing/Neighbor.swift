/// A point found by an index; ordered by distance, then by position.
@frozen
public struct Neighbor: Hashable, Comparable, Sendable {
  /// Position in the indexed points.
  public var position: Int32
  /// Squared distance in m².
  public var squaredDistance: Double

  @inlinable
  public init(position: Int32, squaredDistance: Double) {
    self.position = position
    self.squaredDistance = squaredDistance
  }

  @inlinable
  public static func < (a: Neighbor, b: Neighbor) -> Bool {
    a.squaredDistance < b.squaredDistance
      || (a.squaredDistance == b.squaredDistance && a.position < b.position)
  }
}
