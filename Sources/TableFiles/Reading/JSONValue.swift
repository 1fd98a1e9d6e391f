package import RunFiles
package import Wording

/// A JSON text as a tree, for small files such as a summary (RFC 8259).
package enum JSONValue: Equatable, Sendable {
  case null
  case boolean(Bool)
  case number(Double)
  case string(String)
  case array([JSONValue])
  /// In the order of the text; of members with one name the last counts.
  case object([Member])

  package struct Member: Equatable, Sendable {
    package var name: String
    package var value: JSONValue
  }

  /// - Throws: with the line, where the text is no JSON or something stands behind it.
  /// - Complexity: O(bytes).
  package static func read(_ contents: FileContents) throws(InputError) -> JSONValue {
    var scanner = JSONScanner(contents)
    scanner.skipBlanks()
    let value = try value(&scanner, depth: 0)
    guard scanner.isAtEnd else { throw scanner.syntaxError() }
    return value
  }

  private static func value(
    _ scanner: inout JSONScanner, depth: Int
  ) throws(InputError) -> JSONValue {
    switch scanner.next {
    case UInt8(ascii: "{"):
      var members: [Member] = []
      try scanner.object(depth: depth) { (scanner, key) throws(InputError) in
        let name = scanner.string(key)
        members.append(Member(name: name, value: try value(&scanner, depth: depth + 1)))
      }
      return .object(members)
    case UInt8(ascii: "["): return .array(try elements(&scanner, depth: depth))
    case UInt8(ascii: "\""):
      let text = try scanner.text()
      return .string(scanner.string(text))
    default: return try word(&scanner)
    }
  }

  private static func elements(
    _ scanner: inout JSONScanner, depth: Int
  ) throws(InputError) -> [JSONValue] {
    guard depth < JSONScanner.depthLimit else {
      throw scanner.error(.tooDeep(JSONScanner.depthLimit))
    }
    var elements: [JSONValue] = []
    try scanner.expect(UInt8(ascii: "["))
    if scanner.take(UInt8(ascii: "]")) { return elements }
    repeat {
      elements.append(try value(&scanner, depth: depth + 1))
    } while try scanner.continues(until: UInt8(ascii: "]"))
    return elements
  }

  private static func word(_ scanner: inout JSONScanner) throws(InputError) -> JSONValue {
    if let number = scanner.number() { return .number(number) }
    let words: [(StaticString, JSONValue)] = [
      ("true", .boolean(true)), ("false", .boolean(false)), ("null", .null),
    ]
    for (word, value) in words where scanner.takeWord(word) {
      scanner.skipBlanks()
      return value
    }
    throw scanner.syntaxError()
  }
}

extension JSONValue {
  /// The member of an object; nil where there is none or this is no object.
  package subscript(name: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.last { $0.name == name }?.value
  }

  package var members: [Member] { if case .object(let members) = self { members } else { [] } }
  package var elements: [JSONValue] {
    if case .array(let elements) = self { elements } else { [] }
  }
  package var text: String? { if case .string(let text) = self { text } else { nil } }
  package var isTrue: Bool { self == .boolean(true) }

  /// Finite; nil for all other values.
  package var number: Double? {
    if case .number(let number) = self, number.isFinite { number } else { nil }
  }

  /// nil where it is no whole number that fits.
  package var integer: Int? { number.flatMap { Int(exactly: $0) } }
}
