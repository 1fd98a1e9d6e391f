internal import CGEOS

/// Turns geometries in well-known text (OGC 06-103r4, clause 7) into well-known binary.
///
/// Not thread-safe: one per task.
package final class WellKnownText {
  private let context: GEOSContext
  private let reader: OpaquePointer

  /// GEOS reads collections within collections by calling itself: text that nests deeper is refused.
  private static let deepest = 16

  package init() throws(GEOSError) {
    context = try GEOSContext()
    guard let reader = GEOSWKTReader_create_r(context.handle) else {
      throw context.failure("GEOSWKTReader_create_r")
    }
    self.reader = reader
  }

  deinit { GEOSWKTReader_destroy_r(context.handle, reader) }

  /// The geometry in little-endian well-known binary, heights and measures left out.
  ///
  /// - Throws: where the text is no geometry, or one that GEOS does not know, such as an arc.
  /// - Complexity: O(bytes).
  package func binary(_ text: String) throws(GEOSError) -> [UInt8] {
    guard Self.depth(of: text) <= Self.deepest else {
      throw GEOSError(call: "GEOSWKTReader_read_r", message: "nested too deep")
    }
    let geometry = try context.checked(
      "GEOSWKTReader_read_r", GEOSWKTReader_read_r(context.handle, reader, text))
    var size = 0
    guard let bytes = geometry.borrowed({ GEOSGeomToWKB_buf_r(context.handle, $0, &size) }) else {
      throw context.failure("GEOSGeomToWKB_buf_r")
    }
    defer { GEOSFree_r(context.handle, bytes) }
    return Array(UnsafeBufferPointer(start: bytes, count: size))
  }

  private static func depth(of text: String) -> Int {
    var (depth, deepest) = (0, 0)
    for byte in text.utf8 {
      if byte == UInt8(ascii: "(") { depth += 1 }
      if byte == UInt8(ascii: ")") { depth -= 1 }
      deepest = max(deepest, depth)
    }
    return deepest
  }
}
