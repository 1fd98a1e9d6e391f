import PlanarGeometry

/// Rows of a file that is no text, written as one that is.
extension FeatureTable {
  /// Some rows as a table in CSV or, where the file has geometries of its own, as GeoJSON in its own coordinate
  /// system. Values become texts that read the same, coordinates keep all their digits.
  ///
  /// - Complexity: O(bytes of the rows).
  package func text(of rows: [Int]) -> [UInt8] {
    isTable ? csv(of: rows) : geoJSON(of: rows)
  }

  private func csv(of rows: [Int]) -> [UInt8] {
    var bytes: [UInt8] = [0xEF, 0xBB, 0xBF]
    bytes.append(record: attributes.columns)
    for row in rows {
      bytes.append(
        record: attributes.columns.indices.map { attributes.text(row: row, column: $0) ?? "" })
    }
    return bytes
  }

  private func geoJSON(of rows: [Int]) -> [UInt8] {
    var bytes = Array("{\"type\":\"FeatureCollection\",\"features\":[".utf8)
    for (place, row) in rows.enumerated() {
      bytes += Array((place > 0 ? ",\n" : "\n").utf8)
      bytes += feature(row)
    }
    return bytes + Array("\n]}\n".utf8)
  }

  private func feature(_ row: Int) -> [UInt8] {
    var json = JSONWriter()
    json.beginObject()
    json.key("type")
    json.string("Feature")
    json.key("properties")
    json.beginObject()
    for (column, name) in attributes.columns.enumerated() {
      json.key(name)
      json.string(attributes.text(row: row, column: column))
    }
    json.endObject()
    json.key("geometry")
    let start = json.bytes
    json.null()
    let geometry = geometryText(of: row).map { start + Array($0.utf8) } ?? json.bytes
    return geometry + Array("}".utf8)
  }

  private func geometryText(of row: Int) -> String? {
    let parts = geometry.parts(of: row).map { part in
      geometry.rings(ofPart: part).map { ring in
        let places = geometry.coordinates[geometry.coordinateRange(ofRing: ring)]
        return places.map { "[\($0.x),\($0.y)]" }
      }
    }
    func list(_ texts: [String]) -> String { "[\(texts.joined(separator: ","))]" }
    switch geometry.kinds[row] {
    case .none: return nil
    case .points: return Self.geometry("MultiPoint", list(parts.flatMap { $0.flatMap { $0 } }))
    case .lines:
      return Self.geometry("MultiLineString", list(parts.flatMap { $0.map { list($0) } }))
    case .polygons:
      return Self.geometry("MultiPolygon", list(parts.map { list($0.map { list($0) }) }))
    }
  }

  private static func geometry(_ type: String, _ coordinates: String) -> String {
    "{\"type\":\"\(type)\",\"coordinates\":\(coordinates)}"
  }
}

extension [UInt8] {
  fileprivate mutating func append(record texts: [String]) {
    self += Array(texts.map(\.quotedCell).joined(separator: ",").utf8) + [UInt8(ascii: "\n")]
  }
}

extension String {
  /// In quotes where it holds what would end a cell.
  fileprivate var quotedCell: String {
    guard utf8.contains(where: { ",\"\r\n".utf8.contains($0) }) else { return self }
    var bytes: [UInt8] = [UInt8(ascii: "\"")]
    for byte in utf8 {
      if byte == UInt8(ascii: "\"") { bytes.append(byte) }
      bytes.append(byte)
    }
    return String(decoding: bytes + [UInt8(ascii: "\"")], as: UTF8.self)
  }
}
