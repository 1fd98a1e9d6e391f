import CZlib
package import FoundationEssentials

/// Deflates data, and inflates zlib and gzip data within bounds.
package enum ZlibStream {
  /// The data as a zlib stream, packed at zlib's usual level.
  package static func deflate(_ data: [UInt8]) -> Data {
    let bound = Int(compressBound(uLong(data.count)))
    let packed = [UInt8](unsafeUninitializedCapacity: bound) { target, count in
      var length = uLong(bound)
      // Fails only where the target is smaller than the bound or memory is short.
      let status = compress(target.baseAddress, &length, data, uLong(data.count))
      count = status == Z_OK ? Int(length) : 0
    }
    return Data(packed)
  }

  /// Inflates data that must give exactly `size` bytes; nil when it does not, or is damaged.
  ///
  /// Not more than `size` bytes are ever written, whatever the data would unpack to.
  package static func inflate(_ data: Data, to size: Int) -> [UInt8]? {
    var isSound = false
    let result = [UInt8](unsafeUninitializedCapacity: size) { target, count in
      var length = uLong(size)
      let status = data.withUnsafeBytes { source in
        uncompress(
          target.baseAddress, &length, source.bindMemory(to: UInt8.self).baseAddress,
          uLong(source.count))
      }
      isSound = status == Z_OK && length == uLong(size)
      count = isSound ? size : 0
    }
    return isSound ? result : nil
  }

  /// Inflates a gzip file, all its members one behind the other; nil when it is damaged or gives more
  /// than `limit` bytes.
  ///
  /// Complexity: O(unpacked bytes).
  package static func gunzip(_ data: ArraySlice<UInt8>, atMost limit: Int) -> [UInt8]? {
    var stream = z_stream()
    // 32: recognise the header of gzip.
    guard
      inflateInit2_(&stream, 15 + 32, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK
    else { return nil }
    defer { inflateEnd(&stream) }
    var result: [UInt8] = []
    var rest = data
    while !rest.isEmpty {
      let status = step(&stream, &rest, into: &result)
      guard status == Z_OK || status == Z_STREAM_END, result.count <= limit else { return nil }
      if status == Z_STREAM_END {
        if rest.isEmpty { return result }
        inflateReset(&stream)
      }
    }
    return nil
  }

  private static let chunk = 1 << 16

  /// Unpacks some bytes more; the status is `Z_BUF_ERROR` where the data end too early.
  private static func step(
    _ stream: inout z_stream, _ rest: inout ArraySlice<UInt8>, into result: inout [UInt8]
  ) -> Int32 {
    var status = Z_BUF_ERROR
    var source = Array(rest.prefix(chunk))
    var target = [UInt8](repeating: 0, count: chunk * 4)
    source.withUnsafeMutableBufferPointer { input in
      target.withUnsafeMutableBufferPointer { output in
        stream.next_in = input.baseAddress
        stream.avail_in = uInt(input.count)
        stream.next_out = output.baseAddress
        stream.avail_out = uInt(output.count)
        status = CZlib.inflate(&stream, Z_NO_FLUSH)
      }
    }
    rest = rest.dropFirst(source.count - Int(stream.avail_in))
    result.append(contentsOf: target[..<(target.count - Int(stream.avail_out))])
    return status
  }
}
