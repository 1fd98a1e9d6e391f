import Wording

/// A JSON text being written (RFC 8259), value by value.
///
/// The caller keeps the order: in an object every value follows its key.
package struct JSONWriter: Sendable {
  /// What was written so far and not taken.
  package private(set) var bytes: [UInt8] = []
  /// Whether values stand on lines of their own.
  private let isIndented: Bool
  private var depth = 0
  private var isFirst = true
  private var followsKey = false

  package init(indented: Bool = false) { isIndented = indented }

  /// Hands over what was written so far, for texts too large to be held as a whole.
  package mutating func takeBytes() -> [UInt8] {
    defer { bytes = [] }
    return bytes
  }

  /// - Parameter onNewLine: whether a line ends before it, for texts that are compact but not one line.
  package mutating func beginObject(onNewLine: Bool = false) {
    open(UInt8(ascii: "{"), onNewLine: onNewLine)
  }

  package mutating func endObject() { close(UInt8(ascii: "}")) }

  package mutating func beginArray() { open(UInt8(ascii: "[")) }

  package mutating func endArray() { close(UInt8(ascii: "]")) }

  package mutating func key(_ key: String) {
    startValue()
    append(quoted: key)
    bytes.append(UInt8(ascii: ":"))
    if isIndented { bytes.append(UInt8(ascii: " ")) }
    followsKey = true
  }

  package mutating func string(_ value: String?) {
    startValue()
    if let value { append(quoted: value) } else { bytes.append(contentsOf: "null".utf8) }
  }

  /// Writes a number with at most `decimals` digits behind the point, or null for nil, NaN and
  /// infinities.
  package mutating func number(_ value: Double?, decimals: Int, trimmed: Bool = true) {
    startValue()
    guard let value, value.isFinite else { return bytes.append(contentsOf: "null".utf8) }
    bytes.appendFixed(value, decimals: decimals, trimmed: trimmed)
  }

  package mutating func integer(_ value: Int?) {
    startValue()
    if let value { bytes.append(decimal: value) } else { bytes.append(contentsOf: "null".utf8) }
  }

  package mutating func boolean(_ value: Bool) {
    startValue()
    bytes.append(contentsOf: (value ? "true" : "false").utf8)
  }

  package mutating func null() {
    startValue()
    bytes.append(contentsOf: "null".utf8)
  }

  /// Ends the text with a line break.
  package mutating func lineBreak() { bytes.append(UInt8(ascii: "\n")) }

  private mutating func open(_ bracket: UInt8, onNewLine: Bool = false) {
    startValue()
    if onNewLine { lineBreak() }
    bytes.append(bracket)
    depth += 1
    isFirst = true
  }

  private mutating func close(_ bracket: UInt8) {
    depth -= 1
    if !isFirst { indent() }
    bytes.append(bracket)
    isFirst = false
  }

  private mutating func startValue() {
    defer { isFirst = false }
    if followsKey {
      followsKey = false
      return
    }
    if !isFirst { bytes.append(UInt8(ascii: ",")) }
    if depth > 0 { indent() }
  }

  private mutating func indent() {
    guard isIndented else { return }
    bytes.append(UInt8(ascii: "\n"))
    bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: 2 * depth))
  }

  private mutating func append(quoted text: String) {
    var text = text
    bytes.append(UInt8(ascii: "\""))
    text.withUTF8 { utf8 in
      if utf8.contains(where: \.isEscaped) {
        for byte in utf8 { append(character: byte) }
      } else {
        bytes.append(contentsOf: utf8)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private mutating func append(character byte: UInt8) {
    guard byte.isEscaped else { return bytes.append(byte) }
    if byte < 0x20 { return append(escaped: byte) }
    bytes.append(UInt8(ascii: "\\"))
    bytes.append(byte)
  }

  private mutating func append(escaped control: UInt8) {
    switch control {
    case UInt8(ascii: "\n"): bytes.append(contentsOf: "\\n".utf8)
    case UInt8(ascii: "\r"): bytes.append(contentsOf: "\\r".utf8)
    case UInt8(ascii: "\t"): bytes.append(contentsOf: "\\t".utf8)
    default:
      bytes.append(contentsOf: "\\u00".utf8)
      for digit in [control >> 4, control & 15] {
        bytes.append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
      }
    }
  }
}

extension UInt8 {
  /// Whether JSON does not allow the byte in a string as it is.
  fileprivate var isEscaped: Bool {
    self < 0x20 || self == UInt8(ascii: "\"") || self == UInt8(ascii: "\\")
  }
}
