import PlanarGeometry
public import Projection

extension MapLayer {
  /// The layer as a GeoJSON FeatureCollection in WGS 84, one feature a line, coordinates with six
  /// decimals (11 cm). A point that two features share has the same digits in both.
  ///
  /// - Parameter transform: from WGS 84 to the layer's local system.
  public func geoJSON(_ transform: CoordinateTransform) -> [UInt8] {
    var json = JSONWriter()
    json.beginObject()
    json.key("type")
    json.string("FeatureCollection")
    json.key("name")
    json.string(name)
    json.key("features")
    json.beginArray()
    for feature in features { json.append(feature, transform) }
    json.endArray()
    json.endObject()
    json.lineBreak()
    return json.bytes
  }
}

extension JSONWriter {
  fileprivate mutating func append(_ feature: MapFeature, _ transform: CoordinateTransform) {
    beginObject(onNewLine: true)
    key("type")
    string("Feature")
    key("properties")
    beginObject()
    for (name, value) in feature.properties {
      key(name)
      append(value)
    }
    endObject()
    key("geometry")
    append(feature.geometry, transform)
    endObject()
  }

  private mutating func append(_ value: MapValue) {
    switch value {
    case .text(let text): string(text)
    case .number(let number): self.number(number, decimals: 3)
    case .flag(let flag): boolean(flag)
    }
  }

  private mutating func append(_ geometry: MapGeometry, _ transform: CoordinateTransform) {
    beginObject()
    key("type")
    switch geometry {
    case .line(let points):
      string("LineString")
      key("coordinates")
      append(transform.toSource(points)[...], isRing: false)
    case .lines(let lines):
      string("MultiLineString")
      key("coordinates")
      beginArray()
      for line in lines { append(transform.toSource(line)[...], isRing: false) }
      endArray()
    case .region(let region):
      string(region.polygonCount == 1 ? "Polygon" : "MultiPolygon")
      key("coordinates")
      append(region, transform.toSource(region.vertices))
    }
    endObject()
  }

  private mutating func append(_ region: PlanarRegion, _ vertices: [SourceCoordinate]) {
    let isMulti = region.polygonCount != 1
    if isMulti { beginArray() }
    for polygon in 0..<region.polygonCount {
      beginArray()
      for ring in region.ringRange(ofPolygon: polygon) {
        append(vertices[region.vertexRange(ofRing: ring)], isRing: true)
      }
      endArray()
    }
    if isMulti { endArray() }
  }

  private mutating func append(_ positions: ArraySlice<SourceCoordinate>, isRing: Bool) {
    beginArray()
    for position in positions { append(position) }
    if isRing, let first = positions.first { append(first) }
    endArray()
  }

  private mutating func append(_ position: SourceCoordinate) {
    beginArray()
    number(position.x, decimals: 6)
    number(position.y, decimals: 6)
    endArray()
  }
}
