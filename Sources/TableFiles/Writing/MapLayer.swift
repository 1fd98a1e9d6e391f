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
  case point(PlanarPoint)
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
  /// Written with at most nine decimals, as shares are.
  case fine(Double?)
  case flag(Bool)
}

extension MapLayer {
  /// The layer as a GeoJSON FeatureCollection in WGS 84, one feature a line. A point that two features share has
  /// the same digits in both.
  ///
  /// - Parameters:
  ///   - digits: of the coordinates.
  ///   - describe: writes further members of the collection behind its name, each a key and its value.
  ///   - positions: longitude and latitude of points of the layer's local system; where one is not finite the
  ///     feature has no place.
  package func geoJSON(
    digits: PositionDigits = .sample, describe: (inout JSONWriter) -> Void = { _ in },
    positions: ([PlanarPoint]) -> [GeographicPoint]
  ) -> [UInt8] {
    var json = JSONWriter()
    json.beginCollection {
      $0.key("name")
      $0.string(name)
      describe(&$0)
    }
    for feature in features { json.append(feature, digits: digits, positions: positions) }
    json.endCollection()
    return json.bytes
  }
}

extension JSONWriter {
  fileprivate typealias Positions = ([PlanarPoint]) -> [GeographicPoint]

  fileprivate mutating func append(
    _ feature: MapFeature, digits: PositionDigits, positions: Positions
  ) {
    beginFeature()
    key("properties")
    beginObject()
    for (name, value) in feature.properties {
      key(name)
      append(value)
    }
    endObject()
    key("geometry")
    append(feature.geometry, digits: digits, positions: positions)
    endObject()
  }

  private mutating func append(_ value: MapValue) {
    switch value {
    case .text(let text): string(text)
    case .number(let number): self.number(number, decimals: 3)
    case .fine(let number): self.number(number, decimals: 9)
    case .flag(let flag): boolean(flag)
    }
  }

  private mutating func append(
    _ geometry: MapGeometry, digits: PositionDigits, positions: Positions
  ) {
    let all = geometry.points
    let places = positions(all)
    guard !places.isEmpty, places.count == all.count, places.allSatisfy(\.isFinite) else {
      return null()
    }
    switch geometry {
    case .point: self.geometry(ofPoint: places[0], digits: digits)
    case .line: self.geometry(ofLine: places, digits: digits)
    case .lines(let lines): self.geometry(ofLines: lines.map(positions), digits: digits)
    case .points: self.geometry(ofPoints: places, digits: digits)
    case .region(let region): self.geometry(of: region, vertices: places[...], digits: digits)
    }
  }
}

extension MapGeometry {
  /// In the order in which they are written.
  fileprivate var points: [PlanarPoint] {
    switch self {
    case .point(let point): [point]
    case .line(let points), .points(let points): points
    case .lines(let lines): lines.flatMap { $0 }
    case .region(let region): region.vertices
    }
  }
}
