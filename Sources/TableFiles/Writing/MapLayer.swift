public import PlanarGeometry
import Wording

/// Features of one kind in local metres, as they go into a map file.
public struct MapLayer: Sendable {
  /// Name of the file without its extension.
  public var name: String
  public var features: [MapFeature]

  public init(name: String, features: [MapFeature]) {
    self.name = name
    self.features = features
  }
}

/// A feature with what is known about it, in the order in which it is written.
public struct MapFeature: Sendable {
  public var geometry: MapGeometry
  public var properties: [(key: String, value: MapValue)]

  public init(_ geometry: MapGeometry, properties: [(key: String, value: MapValue)]) {
    self.geometry = geometry
    self.properties = properties
  }
}

public enum MapGeometry: Sendable {
  case region(PlanarRegion)
  case line([PlanarPoint])
  case lines([[PlanarPoint]])
}

public enum MapValue: Sendable {
  case text(String?)
  /// Written with at most three decimals.
  case number(Double?)
  case flag(Bool)
}
