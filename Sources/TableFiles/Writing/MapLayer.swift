package import PlanarGeometry

/// Features of one kind in local metres, as they go into a map file.
package struct MapLayer: Sendable {
  /// Name of the file without its extension.
  package var name: String
  package var features: [MapFeature]

  package init(name: String, features: [MapFeature]) {
    self.name = name
    self.features = features
  }
}

/// A feature with what is known about it, in the order in which it is written.
package struct MapFeature: Sendable {
  package var geometry: MapGeometry
  package var properties: [(key: String, value: MapValue)]

  package init(_ geometry: MapGeometry, properties: [(key: String, value: MapValue)]) {
    self.geometry = geometry
    self.properties = properties
  }
}

package enum MapGeometry: Sendable {
  case region(PlanarRegion)
  case line([PlanarPoint])
  case lines([[PlanarPoint]])
  /// Several points that are one feature.
  case points([PlanarPoint])
}

package enum MapValue: Sendable {
  case text(String?)
  /// Written with at most three decimals.
  case number(Double?)
  case flag(Bool)
}

extension MapLayer {
  /// The layer as a GeoJSON FeatureCollection in WGS 84, one feature a line, coordinates with six
  /// decimals (11 cm). A point that two features share has the same digits in both.
  ///
  /// - Parameter positions: longitude and latitude of points of the layer's local system.
  package func geoJSON(positions: ([PlanarPoint]) -> [GeographicPoint]) -> [UInt8] {
    var json = JSONWriter()
    json.beginCollection {
      $0.key("name")
      $0.string(name)
    }
    for feature in features { json.append(feature, positions) }
    json.endCollection()
    return json.bytes
  }
}

extension JSONWriter {
  fileprivate typealias Positions = ([PlanarPoint]) -> [GeographicPoint]

  fileprivate mutating func append(_ feature: MapFeature, _ positions: Positions) {
    beginFeature()
    key("properties")
    beginObject()
    for (name, value) in feature.properties {
      key(name)
      append(value)
    }
    endObject()
    key("geometry")
    append(feature.geometry, positions)
    endObject()
  }

  private mutating func append(_ value: MapValue) {
    switch value {
    case .text(let text): string(text)
    case .number(let number): self.number(number, decimals: 3)
    case .flag(let flag): boolean(flag)
    }
  }

  private mutating func append(_ geometry: MapGeometry, _ positions: Positions) {
    switch geometry {
    case .line(let points): self.geometry(ofLine: positions(points), digits: .sample)
    case .lines(let lines): self.geometry(ofLines: lines.map(positions), digits: .sample)
    case .points(let points): self.geometry(ofPoints: positions(points), digits: .sample)
    case .region(let region):
      self.geometry(of: region, vertices: positions(region.vertices)[...], digits: .sample)
    }
  }
}
