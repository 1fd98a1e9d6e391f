import FoundationEssentials

extension ZlibStream {
  /// The data as a zlib stream in base64 (RFC 4648), as pages hold them. Complexity: O(bytes).
  package static func base64(deflating data: [UInt8]) -> [UInt8] {
    Array(deflate(data).base64EncodedData())
  }
}
