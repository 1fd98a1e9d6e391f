public import Wording

/// The page that a browser opens.
public struct MapPage: Sendable {
  let html: [UInt8]
  /// What it may load and run: itself, and answers of this server.
  let policy: String

  /// - Parameter html: one self-contained file, its styles and scripts inside it.
  public init(html: [UInt8]) {
    self.html = html
    policy = """
      default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; \
      img-src data: blob:; font-src data:; connect-src 'self'; base-uri 'none'; \
      form-action 'none'; frame-ancestors 'none'
      """
  }

  /// A page that shows nothing but that the server answers.
  ///
  /// - Parameter title: of the city; any text.
  public static func placeholder(title: String, language: Language) -> MapPage {
    let title = title.escapedForHTML
    return MapPage(
      html: Array(
        """
        <!DOCTYPE html><html lang="\(language.rawValue)" data-live="1"><head><meta charset="utf-8">\
        <title>\(title)</title></head><body><h1>\(title)</h1></body></html>

        """.utf8))
  }
}

extension String {
  fileprivate var escapedForHTML: String {
    printable.reduce(into: "") { text, character in
      switch character {
      case "&": text += "&amp;"
      case "<": text += "&lt;"
      case ">": text += "&gt;"
      case "\"": text += "&quot;"
      default: text.append(character)
      }
    }
  }
}
