import CZlib

/// Deflated data without a header, as archives hold them.
extension ZlibStream {
  /// Inflates until the stream ends or there are `limit` bytes; room grows as bytes really come.
  ///
  /// - Parameter expected: bytes that the archive states, which may be a lie.
  /// - Returns: nil where the data are damaged or end too early; `isWhole` is false where `limit` stopped it.
  /// - Complexity: O(unpacked bytes).
  static func inflateRaw(
    _ data: ArraySlice<UInt8>, expecting expected: Int, atMost limit: Int
  ) -> (bytes: [UInt8], isWhole: Bool)? {
    var stream = z_stream()
    guard
      inflateInit2_(&stream, -15, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK
    else { return nil }
    defer { inflateEnd(&stream) }
    var result: [UInt8] = []
    // One byte becomes at most 1032; the last place is for a byte that ends a scan.
    let most = data.count.multipliedReportingOverflow(by: 1032)
    result.reserveCapacity(min(expected, limit, most.overflow ? limit : most.partialValue) + 1)
    let status = data.withUnsafeBytes { source -> Int32 in
      // The decoder takes a pointer to bytes that it does not change.
      stream.next_in = UnsafeMutablePointer(
        mutating: source.bindMemory(to: UInt8.self).baseAddress)
      stream.avail_in = uInt(clamping: source.count)
      return inflateAll(&stream, into: &result, atMost: limit)
    }
    switch status {
    case Z_STREAM_END: return (result, true)
    case Z_OK: return (result, false)
    default: return nil
    }
  }

  private static let rawChunk = 1 << 17

  /// `Z_OK` where `limit` stopped it.
  private static func inflateAll(
    _ stream: inout z_stream, into result: inout [UInt8], atMost limit: Int
  ) -> Int32 {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: rawChunk) { chunk in
      var status = Z_OK
      while status == Z_OK, result.count < limit {
        let room = min(rawChunk, limit - result.count)
        stream.next_out = chunk.baseAddress
        stream.avail_out = uInt(room)
        status = CZlib.inflate(&stream, Z_NO_FLUSH)
        result.append(
          contentsOf: UnsafeBufferPointer(rebasing: chunk[..<(room - Int(stream.avail_out))]))
      }
      return status
    }
  }

  /// Deflates a piece of a stream, which ends with the piece that `isLast`; pieces one behind the other are one
  /// stream.
  ///
  /// Complexity: O(bytes).
  package static func deflateRaw(_ data: [UInt8], isLast: Bool) -> [UInt8] {
    var stream = z_stream()
    guard
      deflateInit2_(
        &stream, 6, Z_DEFLATED, -15, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
        Int32(MemoryLayout<z_stream>.size)) == Z_OK
    else { return [] }
    defer { deflateEnd(&stream) }
    // Beyond the bound there is room for the empty block that ends a piece on a whole byte.
    let bound = Int(deflateBound(&stream, uLong(data.count))) + 16
    return [UInt8](unsafeUninitializedCapacity: bound) { target, count in
      data.withUnsafeBufferPointer { source in
        stream.next_in = UnsafeMutablePointer(mutating: source.baseAddress)
        stream.avail_in = uInt(clamping: source.count)
        stream.next_out = target.baseAddress
        stream.avail_out = uInt(clamping: bound)
        _ = CZlib.deflate(&stream, isLast ? Z_FINISH : Z_SYNC_FLUSH)
      }
      count = bound - Int(stream.avail_out)
    }
  }

  /// The check sum of zip and gzip. Complexity: O(bytes).
  package static func checkSum(_ data: some Collection<UInt8>, after sum: UInt32 = 0) -> UInt32 {
    data.withContiguousStorageIfAvailable { bytes in
      UInt32(truncatingIfNeeded: crc32_z(uLong(sum), bytes.baseAddress, bytes.count))
    } ?? checkSum(Array(data), after: sum)
  }

  /// The check sum of two runs of bytes one behind the other, of which the second has `count`.
  static func checkSum(_ first: UInt32, then second: UInt32, of count: Int) -> UInt32 {
    UInt32(truncatingIfNeeded: crc32_combine(uLong(first), uLong(second), Int(count)))
  }
}
