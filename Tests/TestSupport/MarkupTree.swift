/// A well-formed XML text as a tree; making it fails for any other.
package struct MarkupTree {
  package private(set) var name = ""
  package private(set) var attributes: [String: String] = [:]
  package private(set) var children: [MarkupTree] = []
  package private(set) var text = ""

  package struct Malformed: Error {
    package var place: Substring
  }

  /// - Parameter source: one element without declarations, comments and sections, as styles are written.
  package init(_ source: String) throws {
    for scalar in source.unicodeScalars {
      let isAllowed =
        scalar.value >= 0x20 && ![0xFFFE, 0xFFFF].contains(scalar.value)
        || ["\t", "\n", "\r"].contains(scalar)
      guard isAllowed else { throw Malformed(place: source[...]) }
    }
    var rest = source[...]
    self = try Self.element(&rest)
    guard rest.isEmpty else { throw Malformed(place: rest) }
  }

  private init() {}

  /// All elements of a name, in the order in which they begin.
  package func all(_ name: String) -> [MarkupTree] {
    (self.name == name ? [self] : []) + children.flatMap { $0.all(name) }
  }

  private static func element(_ rest: inout Substring) throws -> MarkupTree {
    guard let head = rest.prefixMatch(of: /<([A-Za-z][\w:.-]*)/) else {
      throw Malformed(place: rest)
    }
    var tree = MarkupTree()
    tree.name = String(head.1)
    rest = rest[head.range.upperBound...]
    while let match = rest.prefixMatch(of: /\s+([A-Za-z][\w:.-]*)="([^"<]*)"/) {
      let value = try plain(match.2)
      guard tree.attributes.updateValue(value, forKey: String(match.1)) == nil else {
        throw Malformed(place: rest)
      }
      rest = rest[match.range.upperBound...]
    }
    if rest.hasPrefix("/>") {
      rest = rest.dropFirst(2)
      return tree
    }
    guard rest.hasPrefix(">") else { throw Malformed(place: rest) }
    rest = rest.dropFirst()
    while !rest.hasPrefix("</") {
      guard let next = rest.first else { throw Malformed(place: rest) }
      if next == "<" {
        tree.children.append(try element(&rest))
      } else {
        let words = rest.prefix { $0 != "<" }
        guard !words.contains("]]>") else { throw Malformed(place: words) }
        tree.text += try plain(words)
        rest = rest[words.endIndex...]
      }
    }
    let end = "</\(tree.name)>"
    guard rest.hasPrefix(end) else { throw Malformed(place: rest) }
    rest = rest.dropFirst(end.count)
    return tree
  }

  private static let signs = [
    "&lt;": "<", "&gt;": ">", "&quot;": "\"", "&apos;": "'", "&amp;": "&",
  ]

  private static func plain(_ text: Substring) throws -> String {
    var (plain, rest) = ("", text)
    while let place = rest.firstIndex(of: "&") {
      plain += rest[..<place]
      guard let end = rest[place...].firstIndex(of: ";") else { throw Malformed(place: rest) }
      let reference = String(rest[place...end])
      if let sign = signs[reference] {
        plain += sign
      } else {
        guard reference.hasPrefix("&#"), let code = UInt32(reference.dropFirst(2).dropLast()),
          let scalar = Unicode.Scalar(code)
        else { throw Malformed(place: rest) }
        plain.unicodeScalars.append(scalar)
      }
      rest = rest[rest.index(after: end)...]
    }
    return plain + rest
  }
}
