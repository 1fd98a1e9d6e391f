public import Assessment

/// The reach of a run's types or facilities as it is to be written.
public struct DrawnReach: Sendable {
  public var areas: [ReachArea]
  /// Metres between a curve and the lines drawn for it, at most.
  public var tolerance: Double

  public init(areas: [ReachArea], tolerance: Double) {
    (self.areas, self.tolerance) = (areas, tolerance)
  }
}
