import Wording

/// The head of a geometry in a GeoPackage (OGC 12-128r19, clause 2.1.3).
///
/// ```
/// "GP"   version (1)   flags (1)   system (4)   envelope (0, 32, 48 or 64)   well-known binary
/// flags  0 0 extended empty  envelope envelope envelope order
/// ```
struct GeoPackageGeometry {
  /// Number of the coordinate system that the geometry says it is in.
  let system: Int32
  let isEmpty: Bool
  let wkb: UnsafeRawBufferPointer

  private static let headBytes = 8
  /// Bytes of the envelope by what the flags say.
  private static let envelopes = [0, 32, 48, 48, 64]

  /// Nil where the bytes are none, or those of an extension.
  init?(_ bytes: UnsafeRawBufferPointer) {
    guard bytes.count >= Self.headBytes, bytes[0] == UInt8(ascii: "G"),
      bytes[1] == UInt8(ascii: "P")
    else { return nil }
    let flags = bytes[3]
    let envelope = Int(flags >> 1 & 7)
    guard flags & 0x20 == 0, envelope < Self.envelopes.count else { return nil }
    let start = Self.headBytes + Self.envelopes[envelope]
    guard start <= bytes.count else { return nil }
    let word = bytes.loadUnaligned(fromByteOffset: 4, as: Int32.self)
    system = flags & 1 == 1 ? Int32(littleEndian: word) : Int32(bigEndian: word)
    isEmpty = flags & 0x10 != 0
    wkb = UnsafeRawBufferPointer(rebasing: bytes[start...])
  }
}
