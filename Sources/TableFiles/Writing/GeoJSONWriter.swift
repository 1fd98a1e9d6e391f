package import PlanarGeometry

/// A GeoJSON FeatureCollection (RFC 7946) of regions being written: WGS 84, 7 decimals (1 cm), closed
/// rings, exteriors counter-clockwise, one feature a line.
package struct GeoJSONWriter: Sendable {
  private var json = JSONWriter()

  /// - Parameter describe: writes further members of the collection, each a key and its value.
  package init(describe: (inout JSONWriter) -> Void = { _ in }) {
    json.beginCollection(describe: describe)
  }

  /// Writes one feature.
  ///
  /// - Parameters:
  ///   - vertices: the position of each of the region's vertices, in their order. When one of them
  ///     is not finite the geometry is written as null.
  ///   - properties: writes the properties, each a key and its value.
  package mutating func feature(
    id: String, region: PlanarRegion, vertices: ArraySlice<GeographicPoint>,
    properties: (inout JSONWriter) -> Void
  ) {
    json.beginFeature()
    json.key("id")
    json.string(id)
    json.key("properties")
    json.beginObject()
    properties(&json)
    json.endObject()
    json.key("geometry")
    if region.isEmpty || vertices.count != region.vertices.count
      || !vertices.allSatisfy(\.isFinite)
    {
      json.null()
    } else {
      json.geometry(of: region, vertices: vertices, digits: .results)
    }
    json.endObject()
  }

  /// Writes one feature that is a line.
  ///
  /// - Parameters:
  ///   - line: of no length or with places that are not finite: the geometry is written as null.
  ///   - properties: writes the properties, each a key and its value.
  package mutating func feature(
    line: [GeographicPoint], properties: (inout JSONWriter) -> Void
  ) {
    json.beginFeature()
    json.key("properties")
    json.beginObject()
    properties(&json)
    json.endObject()
    json.key("geometry")
    if Set(line.map { [$0.longitude, $0.latitude] }).count > 1, line.allSatisfy(\.isFinite) {
      json.geometry(ofLine: line, digits: .results)
    } else {
      json.null()
    }
    json.endObject()
  }

  /// Hands over what was written so far, for collections too large to be held as a whole.
  package mutating func takeBytes() -> [UInt8] { json.takeBytes() }

  /// Ends the collection and returns what was not taken.
  package consuming func finish() -> [UInt8] {
    json.endCollection()
    return json.bytes
  }
}
