/// Looks for the end of a request's head in bytes as they come, and for what no head can hold.
struct HeadScanner: Sendable {
  /// Bytes that were looked at.
  private var seen = 0
  /// Bytes of the line that the scanner is in.
  private var lineLength = 0

  /// The length of the head with its empty line; nil where more is to come.
  ///
  /// - Parameter bytes: with those of earlier calls, none taken away.
  /// - Complexity: O(new bytes).
  mutating func end(in bytes: [UInt8]) throws(RequestRefusal) -> Int? {
    while seen < bytes.count {
      let byte = bytes[seen]
      seen += 1
      guard seen <= RequestLimits.head else { throw .headTooLarge }
      switch byte {
      case 0x0A:
        guard seen > 1, bytes[seen - 2] == 0x0D else { throw .malformed }
        if lineLength == 1 { return seen }
        lineLength = 0
        continue
      case 0x0D, 0x09, 0x20...0x7E, 0x80...: break
      default: throw .malformed
      }
      if seen > 1, bytes[seen - 2] == 0x0D { throw .malformed }
      lineLength += 1
    }
    return nil
  }
}
