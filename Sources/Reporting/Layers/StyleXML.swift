/// An XML text (1.0) being written, element by element. Whatever a text holds, the result is well formed.
struct StyleXML {
  private(set) var text = ""

  typealias Attributes = KeyValuePairs<String, String>

  /// Writes an element with what `content` writes in it.
  mutating func element(
    _ name: String, _ attributes: Attributes = [:], content: (inout StyleXML) -> Void = { _ in }
  ) {
    text += "<\(name)"
    for (key, value) in attributes { text += " \(key)=\"\(Self.escaped(value))\"" }
    let start = text.utf8.count
    text += ">"
    content(&self)
    guard text.utf8.count == start + 1 else {
      text += "</\(name)>"
      return
    }
    text.removeLast()
    text += "/>"
  }

  /// Writes an element that holds a text.
  mutating func element(_ name: String, _ attributes: Attributes = [:], holding value: String) {
    element(name, attributes) { $0.text += Self.escaped(value) }
  }

  /// Signs of XML as references, without the characters that XML cannot hold; the ends of lines as references too,
  /// so that an attribute keeps them.
  static func escaped(_ value: String) -> String {
    var escaped = String.UnicodeScalarView()
    for scalar in value.unicodeScalars {
      switch scalar {
      case "&": escaped.append(contentsOf: "&amp;".unicodeScalars)
      case "<": escaped.append(contentsOf: "&lt;".unicodeScalars)
      case ">": escaped.append(contentsOf: "&gt;".unicodeScalars)
      case "\"": escaped.append(contentsOf: "&quot;".unicodeScalars)
      case "'": escaped.append(contentsOf: "&apos;".unicodeScalars)
      case "\t", "\n", "\r": escaped.append(contentsOf: "&#\(scalar.value);".unicodeScalars)
      case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{FFFE}", "\u{FFFF}": continue
      default: escaped.append(scalar)
      }
    }
    return String(escaped)
  }
}
