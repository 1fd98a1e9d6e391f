public import PlanarGeometry

/// What a query with a centre and a distance looks for: points whose computed squared distance is at
/// most `squaredRadius`.
public struct SearchCircle: Sendable {
  public let center: PlanarPoint
  /// In m²; infinite when the radius is, or when its square overflows.
  public let squaredRadius: Double
  private let radius: Double

  /// nil when no point can be found: a negative or NaN radius, or a centre that is not finite.
  public init?(_ radius: Double, around center: PlanarPoint) {
    guard radius >= 0, center.isFinite else { return nil }
    self.center = center
    self.radius = radius
    squaredRadius = radius * radius
  }

  public func contains(_ point: PlanarPoint) -> Bool {
    point.squaredDistance(to: center) <= squaredRadius
  }

  /// A box that holds every point of the circle, with a margin for the rounding of differences and
  /// squares: 9 units in the last place of the coordinate or radius, and what squares underflow.
  public var box: PlanarBox {
    guard squaredRadius < .infinity else {
      return PlanarBox(
        minX: -.infinity, minY: -.infinity, maxX: .infinity, maxY: .infinity)
    }
    let least = radius + 1e-150
    let x = least + (abs(center.x) + least) * 2e-15
    let y = least + (abs(center.y) + least) * 2e-15
    return PlanarBox(
      minX: center.x - x, minY: center.y - y, maxX: center.x + x, maxY: center.y + y)
  }
}
