import RunFiles
import Wording

/// Goes through JSON byte by byte. `NaN` and `Infinity`, which some programs write, are read as numbers
/// that are not finite, and digits may begin with zeros or end with a point; everything else follows
/// RFC 8259.
struct JSONScanner {
  let contents: FileContents
  private(set) var position: Int

  /// Values may be nested this deep.
  static let depthLimit = 200

  init(_ contents: FileContents) {
    self.contents = contents
    position = contents.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }

  var isAtEnd: Bool { position >= contents.count }

  /// The next byte, 0 at the end.
  @inline(__always)
  var next: UInt8 { contents.bytes[position] }

  func error(_ message: InputMessage) -> InputError {
    .data(file: contents.path, row: contents.line(at: position), message)
  }

  /// What stands here is not JSON.
  func syntaxError() -> InputError {
    error(isAtEnd ? .truncated : .notJSONHere(byte: position + 1))
  }

  @inline(__always)
  mutating func skipBlanks() {
    while true {
      switch next {
      case 0x20, 0x0A, 0x0D, 0x09: position += 1
      default: return
      }
    }
  }

  /// Skips what may stand between texts: blanks and record separators (RFC 8142).
  mutating func skipSeparators() {
    skipBlanks()
    while next == 0x1E {
      position += 1
      skipBlanks()
    }
  }

  /// Goes over `byte` and the blanks behind it, if it stands here.
  @inline(__always)
  mutating func take(_ byte: UInt8) -> Bool {
    guard next == byte else { return false }
    position += 1
    skipBlanks()
    return true
  }

  mutating func expect(_ byte: UInt8) throws(InputError) {
    guard take(byte) else { throw syntaxError() }
  }

  /// Whether a comma stands here and an array behind it.
  var arrayFollowsComma: Bool {
    guard next == UInt8(ascii: ",") else { return false }
    var ahead = self
    return ahead.take(UInt8(ascii: ",")) && ahead.next == UInt8(ascii: "[")
  }

  /// Whether another element follows: goes over a comma, or over `closing`.
  @inline(__always)
  mutating func continues(until closing: UInt8) throws(InputError) -> Bool {
    if take(UInt8(ascii: ",")) { return true }
    try expect(closing)
    return false
  }

  /// Reads a number, NaN or an infinity, if one stands here, and the blanks behind it.
  @inline(__always)
  mutating func number() -> Double? {
    let first = next
    guard first == UInt8(ascii: "-") || first &- UInt8(ascii: "0") < 10 || first >= 0x41 else {
      return nil
    }
    guard let number = DecimalNumber.scan(contents.bytes, at: &position) ?? nonFinite() else {
      return nil
    }
    skipBlanks()
    return number
  }

  private mutating func nonFinite() -> Double? {
    if takeWord("NaN") { return .nan }
    if takeWord("Infinity") || takeWord("-Infinity") { return .infinity }
    return nil
  }

  /// Goes over `word`, if it stands here.
  mutating func takeWord(_ word: StaticString) -> Bool {
    let count = word.utf8CodeUnitCount
    guard position + count <= contents.count else { return false }
    let found = word.withUTF8Buffer {
      $0.elementsEqual(contents.bytes[position..<position + count])
    }
    if found { position += count }
    return found
  }

  /// A string as a place in the bytes, without its quotes.
  struct Text {
    var start: Int
    var end: Int
    var isEscaped: Bool
  }

  /// Reads the string that begins here, and the blanks behind it.
  mutating func text() throws(InputError) -> Text {
    guard next == UInt8(ascii: "\"") else { throw syntaxError() }
    position += 1
    var text = Text(start: position, end: position, isEscaped: false)
    while next != UInt8(ascii: "\"") {
      if next < 0x20 { throw syntaxError() }
      if next == UInt8(ascii: "\\") {
        text.isEscaped = true
        try skipEscape()
      } else {
        position += 1
      }
    }
    text.end = position
    position += 1
    skipBlanks()
    return text
  }

  private mutating func skipEscape() throws(InputError) {
    position += 1
    switch next {
    case UInt8(ascii: "u"):
      for _ in 0..<4 {
        position += 1
        guard Self.hexadecimalDigit(next) != nil else { throw syntaxError() }
      }
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"),
      UInt8(ascii: "f"), UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
      break
    default:
      throw syntaxError()
    }
    position += 1
  }

  func string(_ text: Text) -> String {
    let bytes = contents.bytes[text.start..<text.end]
    return text.isEscaped ? Self.unescaped(bytes) : String(decoding: bytes, as: UTF8.self)
  }

  /// Calls `member` with each key of the object that begins here; it must read the value.
  mutating func object(
    depth: Int, _ member: (inout JSONScanner, Text) throws(InputError) -> Void
  ) throws(InputError) {
    guard depth < Self.depthLimit else { throw error(.tooDeep(Self.depthLimit)) }
    try expect(UInt8(ascii: "{"))
    if take(UInt8(ascii: "}")) { return }
    repeat {
      let key = try text()
      try expect(UInt8(ascii: ":"))
      try member(&self, key)
    } while try continues(until: UInt8(ascii: "}"))
  }

  /// Reads any value, and the blanks behind it.
  mutating func skipValue(depth: Int) throws(InputError) {
    switch next {
    case UInt8(ascii: "{"):
      try object(depth: depth) { (scanner, _) throws(InputError) in
        try scanner.skipValue(depth: depth + 1)
      }
    case UInt8(ascii: "["): try skipArray(depth: depth)
    case UInt8(ascii: "\""): _ = try text()
    default:
      guard number() != nil || takeWord("true") || takeWord("false") || takeWord("null") else {
        throw syntaxError()
      }
      skipBlanks()
    }
  }

  private mutating func skipArray(depth: Int) throws(InputError) {
    guard depth < Self.depthLimit else { throw error(.tooDeep(Self.depthLimit)) }
    try expect(UInt8(ascii: "["))
    if take(UInt8(ascii: "]")) { return }
    repeat { try skipValue(depth: depth + 1) } while try continues(until: UInt8(ascii: "]"))
  }
}

extension JSONScanner {
  /// The characters that the bytes between the quotes of a JSON string mean. Halves of surrogate pairs
  /// that stand alone become U+FFFD.
  ///
  /// - Parameter bytes: sound escapes only, as `text()` accepts them.
  static func unescaped(_ bytes: ArraySlice<UInt8>) -> String {
    var plain: [UInt8] = []
    plain.reserveCapacity(bytes.count)
    var index = bytes.startIndex
    while index < bytes.endIndex {
      guard bytes[index] == UInt8(ascii: "\\"), index + 1 < bytes.endIndex else {
        plain.append(bytes[index])
        index += 1
        continue
      }
      if bytes[index + 1] == UInt8(ascii: "u") {
        plain += Array(String(unicodeEscape(bytes, &index)).utf8)
      } else {
        plain.append(controlCharacter(bytes[index + 1]))
        index += 2
      }
    }
    return String(decoding: plain, as: UTF8.self)
  }

  static func hexadecimalDigit(_ byte: UInt8) -> UInt32? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0"))
    case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(byte - UInt8(ascii: "a")) + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(byte - UInt8(ascii: "A")) + 10
    default: nil
    }
  }

  private static func controlCharacter(_ byte: UInt8) -> UInt8 {
    switch byte {
    case UInt8(ascii: "b"): 0x08
    case UInt8(ascii: "f"): 0x0C
    case UInt8(ascii: "n"): 0x0A
    case UInt8(ascii: "r"): 0x0D
    case UInt8(ascii: "t"): 0x09
    default: byte
    }
  }

  /// Reads `\uXXXX`, and a second one when both are a surrogate pair.
  private static func unicodeEscape(
    _ bytes: ArraySlice<UInt8>, _ index: inout Int
  ) -> Unicode.Scalar {
    let replacement: Unicode.Scalar = "\u{FFFD}"
    guard let unit = codeUnit(bytes, at: index) else {
      index += 2
      return replacement
    }
    index += 6
    guard (0xD800..<0xDC00).contains(unit) else { return Unicode.Scalar(unit) ?? replacement }
    guard let low = codeUnit(bytes, at: index), (0xDC00..<0xE000).contains(low) else {
      return replacement
    }
    index += 6
    return Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00)) ?? replacement
  }

  private static func codeUnit(_ bytes: ArraySlice<UInt8>, at index: Int) -> UInt32? {
    guard index + 6 <= bytes.endIndex, bytes[index] == UInt8(ascii: "\\"),
      bytes[index + 1] == UInt8(ascii: "u")
    else { return nil }
    var unit: UInt32 = 0
    for byte in bytes[index + 2..<index + 6] {
      guard let digit = hexadecimalDigit(byte) else { return nil }
      unit = unit << 4 | digit
    }
    return unit
  }
}
