/// A coordinate in the system of its source: easting or longitude first, in that system's unit.
@frozen
public struct SourceCoordinate: Hashable, Sendable {
  /// Easting or longitude.
  public var x: Double
  /// Northing or latitude.
  public var y: Double

  @inlinable
  public init(x: Double, y: Double) {
    self.x = x
    self.y = y
  }

  /// False for NaN and infinite coordinates.
  @inlinable
  public var isFinite: Bool { x.isFinite && y.isFinite }
}
