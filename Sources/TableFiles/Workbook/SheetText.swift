/// Texts of a sheet as Office writes them: characters that XML cannot hold as `_x000D_`.
enum SheetText {
  /// Resolves such characters in the bytes from `start` on; half of a pair of surrogates without the other
  /// becomes U+FFFD.
  ///
  /// Source: ECMA-376 part 1, 22.4.2.4 (bstr). Complexity: O(bytes).
  static func resolveEscapes(in bytes: inout [UInt8], from start: Int) {
    guard holdsEscape(bytes, from: start) else { return }
    var result: [UInt8] = []
    var units: [UInt16] = []
    var place = start
    while place < bytes.count {
      if let unit = escaped(bytes, at: place) {
        units.append(unit)
        place += length
        continue
      }
      result += String(decoding: units, as: UTF16.self).utf8
      units.removeAll(keepingCapacity: true)
      result.append(bytes[place])
      place += 1
    }
    result += String(decoding: units, as: UTF16.self).utf8
    bytes.replaceSubrange(start..., with: result)
  }

  /// Bytes of `_x000D_`.
  private static let length = 7

  private static func holdsEscape(_ bytes: [UInt8], from start: Int) -> Bool {
    var place = start
    while place + length <= bytes.count {
      if bytes[place] == UInt8(ascii: "_"), escaped(bytes, at: place) != nil { return true }
      place += 1
    }
    return false
  }

  private static func escaped(_ bytes: [UInt8], at place: Int) -> UInt16? {
    guard place + length <= bytes.count, bytes[place] == UInt8(ascii: "_"),
      bytes[place + 1] == UInt8(ascii: "x"), bytes[place + 6] == UInt8(ascii: "_")
    else { return nil }
    let digits = bytes[place + 2..<place + 6]
    guard digits.allSatisfy(\.isHexDigit) else { return nil }
    return UInt16(String(decoding: digits, as: UTF8.self), radix: 16)
  }

  /// Appends `text` as it must stand in a part: signs of XML as references, characters that XML cannot hold, and
  /// what would be read as such, as `_xHHHH_`.
  ///
  /// Complexity: O(bytes).
  static func append(_ text: String, to bytes: inout [UInt8]) {
    let source = Array(text.utf8)
    var place = 0
    while place < source.count {
      let (written, taken) = written(source, at: place)
      if let written { bytes += written.utf8 } else { bytes.append(source[place]) }
      place += taken
    }
  }

  /// What stands for the character at `place`, nil for itself, and the bytes that it stands for.
  private static func written(_ source: [UInt8], at place: Int) -> (String?, Int) {
    switch source[place] {
    case UInt8(ascii: "&"): ("&amp;", 1)
    case UInt8(ascii: "<"): ("&lt;", 1)
    case UInt8(ascii: ">"): ("&gt;", 1)
    case UInt8(ascii: "\""): ("&quot;", 1)
    case 0x09, 0x0A: (nil, 1)
    case ..<0x10: ("_x000\(String(source[place], radix: 16, uppercase: true))_", 1)
    case ..<0x20: ("_x00\(String(source[place], radix: 16, uppercase: true))_", 1)
    case UInt8(ascii: "_") where escaped(source, at: place) != nil: ("_x005F_", 1)
    // U+FFFE and U+FFFF are no characters of XML.
    case 0xEF where source[place...].starts(with: [0xEF, 0xBF, 0xBE]): ("_xFFFE_", 3)
    case 0xEF where source[place...].starts(with: [0xEF, 0xBF, 0xBF]): ("_xFFFF_", 3)
    default: (nil, 1)
    }
  }
}

extension UInt8 {
  fileprivate var isHexDigit: Bool {
    (48...57).contains(self) || (97...102).contains(self | 0x20)
  }
}
