public import PlanarGeometry

/// A stretch of street between two changes of its kind.
public struct StreetLine: Sendable {
  public enum Kind: String, Sendable, CaseIterable {
    case primary, secondary, residential, footway
  }

  public var name: String
  public var kind: Kind
  /// At least two points along the centre line; streets meet only at such points.
  public var points: [PlanarPoint]
  public var isBridge: Bool
  /// False for bridges with no pavement.
  public var isWalkable: Bool
}

/// A river, lake, canal or brook.
public struct WaterBody: Sendable {
  public var name: String
  public var kind: Water
  public var region: PlanarRegion
}

/// A railway or expressway, which can be crossed only where streets do.
public struct TrunkRoute: Sendable {
  public var name: String
  public var kind: TrunkKind
  public var points: [PlanarPoint]
}
