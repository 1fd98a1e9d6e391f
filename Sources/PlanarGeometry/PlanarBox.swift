/// An axis-parallel box in metres, closed on all sides. The empty box has `minX > maxX`.
@frozen
public struct PlanarBox: Hashable, Sendable {
  public var minX: Double
  public var minY: Double
  public var maxX: Double
  public var maxY: Double

  @inlinable
  public init(minX: Double, minY: Double, maxX: Double, maxY: Double) {
    self.minX = minX
    self.minY = minY
    self.maxX = maxX
    self.maxY = maxY
  }

  /// The box around `points`, empty when there are none.
  @inlinable
  public init(around points: some Sequence<PlanarPoint>) {
    self = .empty
    for point in points { insert(point) }
  }

  /// The box around a segment.
  @inlinable
  public init(spanning a: PlanarPoint, _ b: PlanarPoint) {
    minX = min(a.x, b.x)
    minY = min(a.y, b.y)
    maxX = max(a.x, b.x)
    maxY = max(a.y, b.y)
  }

  /// The square whose sides are `margin` metres from its middle.
  @inlinable
  public init(around center: PlanarPoint, margin: Double) {
    self.init(
      minX: center.x - margin, minY: center.y - margin, maxX: center.x + margin,
      maxY: center.y + margin)
  }

  /// Contains no point and is the neutral element of `insert`.
  @inlinable
  public static var empty: PlanarBox {
    PlanarBox(minX: .infinity, minY: .infinity, maxX: -.infinity, maxY: -.infinity)
  }

  @inlinable
  public var isEmpty: Bool { !(minX <= maxX && minY <= maxY) }

  @inlinable
  public var width: Double { maxX - minX }

  @inlinable
  public var height: Double { maxY - minY }

  /// Length of the diagonal in metres.
  @inlinable
  public var diagonal: Double { (width * width + height * height).squareRoot() }

  @inlinable
  public var center: PlanarPoint {
    PlanarPoint(x: (minX + maxX) / 2, y: (minY + maxY) / 2)
  }

  @inlinable
  public mutating func insert(_ point: PlanarPoint) {
    minX = min(minX, point.x)
    minY = min(minY, point.y)
    maxX = max(maxX, point.x)
    maxY = max(maxY, point.y)
  }

  @inlinable
  public mutating func insert(_ box: PlanarBox) {
    minX = min(minX, box.minX)
    minY = min(minY, box.minY)
    maxX = max(maxX, box.maxX)
    maxY = max(maxY, box.maxY)
  }

  /// The box with every side moved outwards by `margin` metres (inwards when negative).
  @inlinable
  public func expanded(by margin: Double) -> PlanarBox {
    PlanarBox(
      minX: minX - margin, minY: minY - margin, maxX: maxX + margin, maxY: maxY + margin)
  }

  @inlinable
  public func contains(_ point: PlanarPoint) -> Bool {
    point.x >= minX && point.x <= maxX && point.y >= minY && point.y <= maxY
  }

  @inlinable
  public func intersects(_ other: PlanarBox) -> Bool {
    minX <= other.maxX && other.minX <= maxX && minY <= other.maxY && other.minY <= maxY
  }

  /// What both boxes hold; empty, with sides the wrong way round, when they do not meet.
  @inlinable
  public func intersection(_ other: PlanarBox) -> PlanarBox {
    PlanarBox(
      minX: max(minX, other.minX), minY: max(minY, other.minY),
      maxX: min(maxX, other.maxX), maxY: min(maxY, other.maxY))
  }

  /// The box `step` away.
  @inlinable
  public func moved(by step: PlanarPoint) -> PlanarBox {
    PlanarBox(
      minX: minX + step.x, minY: minY + step.y, maxX: maxX + step.x, maxY: maxY + step.y)
  }

  /// Squared distance in m² from `point` to the nearest point of the box, 0 inside.
  @inlinable
  public func squaredDistance(to point: PlanarPoint) -> Double {
    let dx = max(minX - point.x, 0, point.x - maxX)
    let dy = max(minY - point.y, 0, point.y - maxY)
    return dx * dx + dy * dy
  }

  /// Squared distance in m² between the boxes, 0 when they meet.
  @inlinable
  public func squaredDistance(to other: PlanarBox) -> Double {
    let dx = max(minX - other.maxX, 0, other.minX - maxX)
    let dy = max(minY - other.maxY, 0, other.minY - maxY)
    return dx * dx + dy * dy
  }

  /// Squared distance in m² from `point` to the farthest corner of the box.
  @inlinable
  public func squaredFarthestDistance(to point: PlanarPoint) -> Double {
    let dx = max(point.x - minX, maxX - point.x)
    let dy = max(point.y - minY, maxY - point.y)
    return dx * dx + dy * dy
  }
}
