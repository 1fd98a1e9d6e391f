/// A coordinate as a file states it, before it is known what system it is in.
@frozen
public struct SourceCoordinate: Hashable, Sendable {
  /// Easting or longitude, in the unit of the file's system.
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
