/// A position in a local metric system: `x` metres to the east, `y` metres to the north.
@frozen
public struct PlanarPoint: Hashable, Sendable {
  public var x: Double
  public var y: Double

  @inlinable
  public init(x: Double, y: Double) {
    self.x = x
    self.y = y
  }

  /// False for NaN and infinite coordinates, which no measure accepts.
  @inlinable
  public var isFinite: Bool { x.isFinite && y.isFinite }

  @inlinable
  public static func + (a: PlanarPoint, b: PlanarPoint) -> PlanarPoint {
    PlanarPoint(x: a.x + b.x, y: a.y + b.y)
  }

  @inlinable
  public static func - (a: PlanarPoint, b: PlanarPoint) -> PlanarPoint {
    PlanarPoint(x: a.x - b.x, y: a.y - b.y)
  }

  @inlinable
  public static func * (a: PlanarPoint, factor: Double) -> PlanarPoint {
    PlanarPoint(x: a.x * factor, y: a.y * factor)
  }

  @inlinable
  public func dot(_ other: PlanarPoint) -> Double { x * other.x + y * other.y }

  /// Twice the signed area of the triangle (origin, self, other): positive when `other` lies to the
  /// left of the direction of `self`.
  @inlinable
  public func cross(_ other: PlanarPoint) -> Double { x * other.y - y * other.x }

  /// Squared Euclidean length in m².
  @inlinable
  public var squaredLength: Double { x * x + y * y }

  /// Squared Euclidean distance in m².
  @inlinable
  public func squaredDistance(to other: PlanarPoint) -> Double { (self - other).squaredLength }

  /// Euclidean distance in metres.
  @inlinable
  public func distance(to other: PlanarPoint) -> Double {
    squaredDistance(to: other).squareRoot()
  }

  /// Squared distance in m² to the segment from `a` to `b`, which may be a single point.
  @inlinable
  public func squaredDistance(toSegment a: PlanarPoint, _ b: PlanarPoint) -> Double {
    let direction = b - a
    let offset = self - a
    let length = direction.squaredLength
    guard length > 0 else { return offset.squaredLength }
    let t = min(max(offset.dot(direction) / length, 0), 1)
    return (offset - direction * t).squaredLength
  }
}
