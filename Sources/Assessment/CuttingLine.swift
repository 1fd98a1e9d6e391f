public import PlanarGeometry

/// A line along which communities can be cut into blocks.
public struct CuttingLine: Equatable, Sendable {
  public enum Kind: String, CaseIterable, Sendable {
    /// Trunk, primary and secondary roads (快速路, 主干路, 次干路), and motorways.
    case mainStreet = "main_street"
    /// Other streets that are no footpaths.
    case sideStreet = "side_street"
    case railway
    case river
    case barrier
  }

  public var kind: Kind
  /// At least two.
  public var points: [PlanarPoint]

  public init(_ kind: Kind, through points: [PlanarPoint]) {
    self.kind = kind
    self.points = points
  }
}
