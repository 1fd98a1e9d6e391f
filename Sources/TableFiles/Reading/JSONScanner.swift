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
