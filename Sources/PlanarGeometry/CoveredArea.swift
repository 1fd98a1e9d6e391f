/// What `CoveredAreaKernel` measured.
public struct CoveredArea: Equatable, Sendable {
  /// m².
  public var area: Double
  /// Length in metres of the union's border inside the region: how fast the area grows with the
  /// radius.
  public var borderLength: Double
  /// By how many metres the border of the covered part fails to close. More than rounding when three
  /// borders touch in one place and rounding decides each of them differently.
  public var gap: Double

  init(area: Double, borderLength: Double = 0, gap: Double = 0) {
    self.area = area
    self.borderLength = borderLength
    self.gap = gap
  }
}

/// Tells whether pieces form closed lines: over a closed line any function of place gains as much as
/// it loses. The function has no symmetry, so gaps on opposite sides do not cancel either.
struct ClosureCheck: Sendable {
  private let scale: Double
  private var sum = 0.0

  /// - Parameter extent: size of the figure in metres, greater than 0.
  init(extent: Double) { scale = 1 / extent }

  /// Metres, within a small factor.
  var gap: Double { abs(sum) }

  mutating func add(from start: PlanarPoint, to end: PlanarPoint) {
    sum += height(at: end) - height(at: start)
  }

  private func height(at point: PlanarPoint) -> Double {
    let (x, y) = (point.x, point.y)
    return x + 0.618 * y + scale * (0.373 * x * y + 0.217 * x * x - 0.431 * y * y)
  }
}
