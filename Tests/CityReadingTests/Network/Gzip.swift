import CZlib

/// Packs test data.
enum Gzip {
  static func packed(_ data: [UInt8]) -> [UInt8] {
    var stream = z_stream()
    // 16: write the header of gzip.
    deflateInit2_(
      &stream, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
      Int32(MemoryLayout<z_stream>.size))
    defer { deflateEnd(&stream) }
    var source = data
    var target = [UInt8](repeating: 0, count: Int(deflateBound(&stream, uLong(data.count))))
    let size = target.count
    source.withUnsafeMutableBufferPointer { input in
      target.withUnsafeMutableBufferPointer { output in
        stream.next_in = input.baseAddress
        stream.avail_in = uInt(input.count)
        stream.next_out = output.baseAddress
        stream.avail_out = uInt(size)
        _ = deflate(&stream, Z_FINISH)
      }
    }
    return Array(target[..<Int(stream.total_out)])
  }
}
