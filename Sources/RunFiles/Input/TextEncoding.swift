#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// How characters are written in a file that is not UTF-8.
package struct TextEncoding: Hashable, Sendable {
  /// As `iconv` calls it, such as `GB18030`, which holds all of GBK and GB 2312.
  package let name: String

  package static let gb18030 = TextEncoding(known: "GB18030")
  package static let utf16LE = TextEncoding(known: "UTF-16LE")
  static let utf16BE = TextEncoding(known: "UTF-16BE")

  private init(known name: String) { self.name = name }

  /// - Parameter name: any that the system's `iconv` knows, without regard to case; GBK and GB2312 are read as
  ///   GB18030, which holds them, as nearly all programs that say so write it.
  /// - Returns: nil where there is no such encoding.
  package init?(_ name: String) {
    let plain = name.uppercased()
    self.name =
      ["GBK", "GB2312", "GB-2312", "CP936", "ANSI936"].contains(plain) ? "GB18030" : plain
    guard plain.utf8.count <= 40, let descriptor = Self.open(from: self.name) else { return nil }
    iconv_close(descriptor)
  }

  fileprivate static func open(from source: String, to target: String = "UTF-8") -> iconv_t? {
    // The type is a pointer that is -1 where there is none.
    let descriptor = iconv_open(target, source)
    return descriptor == iconv_t(bitPattern: -1) ? nil : descriptor
  }

  /// The encoding that a byte order mark tells; nil without one.
  static func marked(_ bytes: ArraySlice<UInt8>) -> TextEncoding? {
    if bytes.starts(with: [0xFF, 0xFE]), !bytes.starts(with: [0xFF, 0xFE, 0, 0]) {
      return .utf16LE
    }
    return bytes.starts(with: [0xFE, 0xFF]) ? .utf16BE : nil
  }
}

/// A text in UTF-8 that was written otherwise.
package struct DecodedText: Equatable, Sendable {
  package var bytes: [UInt8] = []
  /// Places in `bytes` where something stood that is no character of the encoding; `\u{FFFD}` stands there.
  package var faults: [Int] = []
}

extension TextEncoding {
  /// Faults beyond which a file of so many bytes is not in the encoding.
  private static func mostFaults(in bytes: Int) -> Int { min(max(3, bytes / 100), 1000) }

  /// The text in UTF-8, without a byte order mark; nil where it has too many faults.
  ///
  /// Complexity: O(bytes).
  package func decode(_ bytes: ArraySlice<UInt8>) -> DecodedText? {
    guard let descriptor = Self.open(from: name) else { return nil }
    defer { iconv_close(descriptor) }
    let mostFaults = Self.mostFaults(in: bytes.count)
    var text = DecodedText()
    text.bytes.reserveCapacity(bytes.count / 2 * 3 + 16)
    var rest = bytes
    while !rest.isEmpty {
      let taken = Self.convert(rest, descriptor, into: &text.bytes)
      rest = rest.dropFirst(taken)
      guard !rest.isEmpty else { break }
      // What the converter stopped at is no character, or one that is cut off.
      text.faults.append(text.bytes.count)
      guard text.faults.count <= mostFaults else { return nil }
      text.bytes += Array("\u{FFFD}".utf8)
      rest = rest.dropFirst(name.hasPrefix("UTF-16") ? 2 : 1)
      iconv(descriptor, nil, nil, nil, nil)
    }
    if text.bytes.starts(with: Self.mark) {
      text.bytes.removeFirst(Self.mark.count)
      text.faults = text.faults.map { $0 - Self.mark.count }
    }
    return text
  }

  /// The text as it is written in this encoding, without a byte order mark; nil where it has a character that the
  /// encoding does not have, or the encoding has states.
  ///
  /// Complexity: O(bytes).
  package func encode(_ text: String) -> [UInt8]? {
    guard !name.hasPrefix("ISO-2022"), name != "UTF-7",
      let descriptor = Self.open(from: "UTF-8", to: name)
    else { return nil }
    defer { iconv_close(descriptor) }
    let source = Array(text.utf8)
    var bytes: [UInt8] = []
    return Self.convert(source[...], descriptor, into: &bytes) == source.count ? bytes : nil
  }

  private static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
  /// Bytes that are made at once.
  private static let step = 1 << 20

  /// Appends the characters up to the first fault.
  ///
  /// - Returns: bytes that were read.
  private static func convert(
    _ bytes: ArraySlice<UInt8>, _ descriptor: iconv_t, into output: inout [UInt8]
  ) -> Int {
    bytes.withUnsafeBytes { all in
      // The converter takes a pointer to bytes that it does not change.
      var source = UnsafeMutableRawPointer(mutating: all.baseAddress)?
        .assumingMemoryBound(to: CChar.self)
      var left = all.count
      var isStopped = false
      while left > 0, !isStopped {
        let made = [UInt8](unsafeUninitializedCapacity: step) { buffer, count in
          buffer.withMemoryRebound(to: CChar.self) { target in
            var place = target.baseAddress
            var room = target.count
            let result = iconv(descriptor, &source, &left, &place, &room)
            isStopped = result == -1 && errno != E2BIG
            count = step - room
          }
        }
        output += made
      }
      return all.count - left
    }
  }
}
