package import Wording

/// Reads the tags of an XML text one after the other, without what stands between them.
///
/// Enough of XML for data formats: elements, attributes, comments, processing instructions, CDATA and
/// the five named and the numeric character references. A document type is refused, since its entities
/// could grow without bound. (Foundation's parser was tried first; damaged attributes crash it.)
package struct XMLTagScanner {
  package enum Tag: Equatable {
    /// Attributes in the order of the text; `isEmpty` when the element ends at once.
    case start(name: String, attributes: [Attribute], isEmpty: Bool)
    case end(name: String)
  }

  package struct Attribute: Equatable {
    package var name: String
    package var value: String
  }

  private let contents: FileContents
  private var position = 0
  private var open: [String] = []

  private static let deepest = 64

  /// - Parameter contents: text in UTF-8.
  package init(_ contents: FileContents) { self.contents = contents }

  /// The next tag, nil at the end of a complete document.
  ///
  /// Complexity: O(bytes up to its end).
  package mutating func next() throws(InputError) -> Tag? {
    while let start = find("<") {
      position = start
      if take("<?") {
        try skip(past: "?>")
      } else if take("<!--") {
        try skip(past: "-->")
      } else if take("<![CDATA[") {
        try skip(past: "]]>")
      } else if take("<!") {
        throw error(.documentType)
      } else {
        position += 1
        return try take("/") ? endTag() : startTag()
      }
    }
    guard open.isEmpty else { throw error(.truncated) }
    return nil
  }

  /// The characters between the tag that `next` gave and the one that it will give.
  ///
  /// Complexity: O(bytes of them).
  package func text() throws(InputError) -> String {
    try value(contents.bytes[position..<(find("<") ?? contents.count)])
  }

  private mutating func startTag() throws(InputError) -> Tag {
    let name = try name()
    var attributes: [Attribute] = []
    while true {
      skipBlanks()
      if take("/>") { return .start(name: name, attributes: attributes, isEmpty: true) }
      if take(">") { break }
      attributes.append(try attribute())
    }
    guard open.count < Self.deepest else { throw error(.tooDeep(Self.deepest)) }
    open.append(name)
    return .start(name: name, attributes: attributes, isEmpty: false)
  }

  private mutating func endTag() throws(InputError) -> Tag {
    let name = try name()
    skipBlanks()
    guard take(">"), open.popLast() == name else { throw syntaxError() }
    return .end(name: name)
  }

  private mutating func attribute() throws(InputError) -> Attribute {
    let name = try name()
    skipBlanks()
    guard take("=") else { throw syntaxError() }
    skipBlanks()
    let quote = contents.bytes[position]
    guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { throw syntaxError() }
    position += 1
    let start = position
    while contents.bytes[position] != quote {
      guard contents.bytes[position] != UInt8(ascii: "<"), position < contents.count else {
        throw syntaxError()
      }
      position += 1
    }
    defer { position += 1 }
    return Attribute(name: name, value: try value(contents.bytes[start..<position]))
  }

  /// The characters of an attribute's bytes, references resolved.
  private func value(_ bytes: ArraySlice<UInt8>) throws(InputError) -> String {
    guard bytes.contains(UInt8(ascii: "&")) else { return String(decoding: bytes, as: UTF8.self) }
    var result = ""
    var rest = bytes
    while let mark = rest.firstIndex(of: UInt8(ascii: "&")) {
      result += String(decoding: rest[..<mark], as: UTF8.self)
      guard let end = rest[mark...].prefix(12).firstIndex(of: UInt8(ascii: ";")),
        let character = Self.character(String(decoding: rest[mark + 1..<end], as: UTF8.self))
      else { throw syntaxError() }
      result.append(character)
      rest = rest[(end + 1)...]
    }
    return result + String(decoding: rest, as: UTF8.self)
  }

  /// What a reference means that is written `&reference;`; nil where it means nothing.
  package static func character(_ reference: String) -> Character? {
    switch reference {
    case "amp": return "&"
    case "lt": return "<"
    case "gt": return ">"
    case "quot": return "\""
    case "apos": return "'"
    default:
      guard reference.hasPrefix("#") else { return nil }
      let digits = reference.dropFirst()
      let code =
        digits.hasPrefix("x") ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits, radix: 10)
      return code.flatMap(Unicode.Scalar.init).map(Character.init)
    }
  }

  private mutating func name() throws(InputError) -> String {
    let start = position
    while Self.isNamePart(contents.bytes[position]) { position += 1 }
    guard position > start else { throw syntaxError() }
    return String(decoding: contents.bytes[start..<position], as: UTF8.self)
  }

  /// Everything but blanks and the signs that XML uses; the byte 0 at the end stops a name.
  private static func isNamePart(_ byte: UInt8) -> Bool {
    switch byte {
    case 0...0x20, UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "/"), UInt8(ascii: "="),
      UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "&"):
      false
    default: true
    }
  }

  private mutating func skipBlanks() {
    while [0x20, 0x09, 0x0A, 0x0D].contains(contents.bytes[position]) { position += 1 }
  }

  private mutating func take(_ mark: StaticString) -> Bool {
    let count = mark.utf8CodeUnitCount
    guard position + count <= contents.count else { return false }
    let isHere = mark.withUTF8Buffer {
      contents.bytes[position..<position + count].elementsEqual($0)
    }
    if isHere { position += count }
    return isHere
  }

  private func find(_ byte: Unicode.Scalar) -> Int? {
    contents.bytes[position..<contents.count].firstIndex(of: UInt8(ascii: byte))
  }

  private mutating func skip(past mark: StaticString) throws(InputError) {
    while !take(mark) {
      guard position < contents.count else { throw error(.truncated) }
      position += 1
    }
  }

  private func syntaxError() -> InputError {
    error(position >= contents.count ? .truncated : .notXML)
  }

  private func error(_ message: InputMessage) -> InputError {
    .data(file: contents.path, row: contents.line(at: position), message)
  }
}
