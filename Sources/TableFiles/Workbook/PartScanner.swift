import RunFiles
import Wording

/// Reads the tags of an XML part of a workbook on its bytes: one after the other, with names without their
/// prefix, attributes and texts only where they are asked for.
///
/// A sheet has millions of tags, for which `XMLTagScanner` makes too many values. Comments, processing
/// instructions, CDATA and references are read; a document type is refused. That tags match is not checked.
///
/// Invariant: `bytes` ends with a byte 0 that is not of the part, which stops every search.
struct PartScanner {
  enum Tag { case start, end }

  let bytes: [UInt8]
  /// Bytes of the part.
  let end: Int
  private(set) var position = 0
  /// The name of the last tag, without prefix.
  private(set) var name = 0..<0
  /// Whether the last tag was a start that ends at once.
  private(set) var isEmpty = false
  private var attributes = 0..<0
  private let file: String
  private let part: String

  /// - Parameter content: the part in UTF-8.
  init(_ content: consuming [UInt8], file: String, part: String) {
    end = content.count
    content.append(0)
    bytes = content
    (self.file, self.part) = (file, part)
  }

  /// The next tag, nil at the end.
  ///
  /// Complexity: O(bytes up to its end).
  mutating func next() throws(InputError) -> Tag? {
    while skip(to: UInt8(ascii: "<")) {
      switch bytes[position + 1] {
      case UInt8(ascii: "/"): return try endTag()
      case UInt8(ascii: "?"): try skip(past: "?>")
      case UInt8(ascii: "!"): try skipMarkup()
      default: return try startTag()
      }
    }
    return nil
  }

  private mutating func skipMarkup() throws(InputError) {
    if begins(with: "<!--") {
      try skip(past: "-->")
    } else if begins(with: "<![CDATA[") {
      try skip(past: "]]>")
    } else {
      throw damage()
    }
  }

  private mutating func startTag() throws(InputError) -> Tag {
    position += 1
    takeName()
    let start = position
    while bytes[position] != UInt8(ascii: ">") {
      let byte = bytes[position]
      if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        position += 1
        _ = skip(to: byte)
      }
      guard position < end else { throw damage() }
      position += 1
    }
    isEmpty = bytes[position - 1] == UInt8(ascii: "/")
    attributes = start..<max(start, isEmpty ? position - 1 : position)
    position += 1
    return .start
  }

  private mutating func endTag() throws(InputError) -> Tag {
    position += 2
    takeName()
    guard skip(to: UInt8(ascii: ">")) else { throw damage() }
    position += 1
    return .end
  }

  private mutating func takeName() {
    var start = position
    while !Self.endsName(bytes[position]) {
      if bytes[position] == UInt8(ascii: ":") { start = position + 1 }
      position += 1
    }
    name = start..<position
  }

  private static func endsName(_ byte: UInt8) -> Bool {
    byte <= 0x20 || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "/")
      || byte == UInt8(ascii: "=") || byte == UInt8(ascii: "<")
  }

  /// Whether the last tag is called so.
  func isNamed(_ name: StaticString) -> Bool { equals(self.name, name) }

  func equals(_ range: Range<Int>, _ text: StaticString) -> Bool {
    guard range.count == text.utf8CodeUnitCount else { return false }
    let start = text.utf8Start
    for place in 0..<range.count where bytes[range.lowerBound + place] != start[place] {
      return false
    }
    return true
  }

  // MARK: - Attributes

  /// The next attribute of the last start tag, with the prefix of its name left out; nil behind the last.
  mutating func nextAttribute() -> (name: Range<Int>, value: Range<Int>)? {
    var place = attributes.lowerBound
    let last = attributes.upperBound
    while place < last, bytes[place] <= 0x20 { place += 1 }
    var start = place
    while place < last, !Self.endsName(bytes[place]) {
      if bytes[place] == UInt8(ascii: ":") { start = place + 1 }
      place += 1
    }
    let name = start..<place
    while place < last, bytes[place] != UInt8(ascii: "\""), bytes[place] != UInt8(ascii: "'") {
      place += 1
    }
    guard place < last else { return nil }
    let quote = bytes[place]
    place += 1
    let value = place
    while place < last, bytes[place] != quote { place += 1 }
    attributes = min(place + 1, last)..<last
    return (name, value..<place)
  }

  /// The characters of an attribute of the last start tag; consumes those before it.
  mutating func attribute(_ name: StaticString) -> String? {
    let all = attributes
    defer { attributes = all }
    while let attribute = nextAttribute() {
      if equals(attribute.name, name) { return string(attribute.value) }
    }
    return nil
  }

  /// What bytes of the part mean, references resolved.
  func string(_ range: Range<Int>) -> String {
    var text: [UInt8] = []
    append(range, to: &text)
    return String(decoding: text, as: UTF8.self)
  }

  // MARK: - Texts

  /// The text behind the last tag where it stands as it is; nil where it must be made by `takeText`.
  mutating func takePlainText() -> Range<Int>? {
    var place = position
    while bytes[place] != UInt8(ascii: "<") {
      if bytes[place] == UInt8(ascii: "&") || place >= end { return nil }
      place += 1
    }
    guard bytes[place + 1] != UInt8(ascii: "!") else { return nil }
    defer { position = place }
    return position..<place
  }

  /// Appends the text behind the last tag, up to the next.
  ///
  /// Complexity: O(bytes).
  mutating func takeText(into text: inout [UInt8]) throws(InputError) {
    while true {
      let start = position
      guard skip(to: UInt8(ascii: "<")) else { throw damage() }
      append(start..<position, to: &text)
      guard bytes[position + 1] == UInt8(ascii: "!") else { return }
      let mark = position
      let isCharacters = begins(with: "<![CDATA[")
      try skipMarkup()
      if isCharacters { text += bytes[mark + 9..<max(mark + 9, position - 3)] }
    }
  }

  private func append(_ range: Range<Int>, to text: inout [UInt8]) {
    var rest = bytes[range]
    while let mark = rest.firstIndex(of: UInt8(ascii: "&")) {
      text += rest[..<mark]
      let (character, length) = Self.reference(rest[mark...])
      text += character
      rest = rest[(mark + length)...]
    }
    text += rest
  }

  /// What a reference stands for and its length; a lone `&` for itself.
  private static func reference(_ bytes: ArraySlice<UInt8>) -> (ArraySlice<UInt8>, Int) {
    guard let end = bytes.prefix(12).firstIndex(of: UInt8(ascii: ";")) else {
      return (bytes.prefix(1), 1)
    }
    let name = String(decoding: bytes[bytes.startIndex + 1..<end], as: UTF8.self)
    guard let character = XMLTagScanner.character(name) else { return (bytes.prefix(1), 1) }
    return (Array(String(character).utf8)[...], end - bytes.startIndex + 1)
  }

  // MARK: - Places

  /// Moves to the next `byte`; to the end, and false, where there is none.
  private mutating func skip(to byte: UInt8) -> Bool {
    var place = position
    while place < end, bytes[place] != byte { place += 1 }
    position = place
    return place < end
  }

  private func begins(with mark: StaticString) -> Bool {
    let length = mark.utf8CodeUnitCount
    return position + length <= end && equals(position..<position + length, mark)
  }

  private mutating func skip(past mark: StaticString) throws(InputError) {
    while !begins(with: mark) {
      guard position < end else { throw damage() }
      position += 1
    }
    position += mark.utf8CodeUnitCount
  }

  /// The error that the part is damaged here.
  func damage() -> InputError {
    .data(file: file, row: nil, .partNotXML(part, byte: position))
  }
}
