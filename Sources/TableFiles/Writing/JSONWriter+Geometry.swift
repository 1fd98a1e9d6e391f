package import PlanarGeometry

/// How positions are written.
package struct PositionDigits: Sendable {
  /// Digits behind the point.
  package var decimals: Int
  /// Whether zeros at the end are left out.
  package var trimmed: Bool

  /// 7 decimals, 1 cm.
  package static let results = PositionDigits(decimals: 7, trimmed: false)
  /// At most 6 decimals, 11 cm.
  package static let sample = PositionDigits(decimals: 6, trimmed: true)
}

/// The frame of a FeatureCollection of GeoJSON (RFC 7946), one feature a line.
extension JSONWriter {
  /// - Parameter describe: writes further members of the collection, each a key and its value.
  mutating func beginCollection(describe: (inout JSONWriter) -> Void) {
    beginObject()
    key("type")
    string("FeatureCollection")
    describe(&self)
    key("features")
    beginArray()
  }

  mutating func endCollection() {
    endArray()
    endObject()
    lineBreak()
  }

  mutating func beginFeature() {
    beginObject(onNewLine: true)
    key("type")
    string("Feature")
  }
}

/// Geometries of GeoJSON, rings closed.
extension JSONWriter {
  /// A Polygon or MultiPolygon.
  ///
  /// - Parameter vertices: the position of each of the region's vertices, in their order.
  package mutating func geometry(
    of region: PlanarRegion, vertices: ArraySlice<GeographicPoint>, digits: PositionDigits
  ) {
    let isSingle = region.polygonCount == 1
    beginGeometry(isSingle ? "Polygon" : "MultiPolygon")
    if !isSingle { beginArray() }
    for polygon in 0..<region.polygonCount {
      beginArray()
      for ring in region.ringRange(ofPolygon: polygon) {
        let range = region.vertexRange(ofRing: ring)
        let start = vertices.startIndex + range.lowerBound
        append(vertices[start..<start + range.count], isRing: true, digits)
      }
      endArray()
    }
    if !isSingle { endArray() }
    endObject()
  }

  /// A Point.
  package mutating func geometry(ofPoint position: GeographicPoint, digits: PositionDigits) {
    beginGeometry("Point")
    append(position, digits)
    endObject()
  }

  /// A LineString.
  package mutating func geometry(ofLine positions: [GeographicPoint], digits: PositionDigits) {
    beginGeometry("LineString")
    append(positions[...], isRing: false, digits)
    endObject()
  }

  /// A MultiLineString.
  package mutating func geometry(ofLines lines: [[GeographicPoint]], digits: PositionDigits) {
    beginGeometry("MultiLineString")
    beginArray()
    for line in lines { append(line[...], isRing: false, digits) }
    endArray()
    endObject()
  }

  /// A MultiPoint.
  package mutating func geometry(ofPoints positions: [GeographicPoint], digits: PositionDigits) {
    beginGeometry("MultiPoint")
    append(positions[...], isRing: false, digits)
    endObject()
  }

  private mutating func beginGeometry(_ type: String) {
    beginObject()
    key("type")
    string(type)
    key("coordinates")
  }

  private mutating func append(
    _ positions: ArraySlice<GeographicPoint>, isRing: Bool, _ digits: PositionDigits
  ) {
    beginArray()
    for position in positions { append(position, digits) }
    if isRing, let first = positions.first { append(first, digits) }
    endArray()
  }

  private mutating func append(_ position: GeographicPoint, _ digits: PositionDigits) {
    beginArray()
    number(position.longitude, decimals: digits.decimals, trimmed: digits.trimmed)
    number(position.latitude, decimals: digits.decimals, trimmed: digits.trimmed)
    endArray()
  }
}
