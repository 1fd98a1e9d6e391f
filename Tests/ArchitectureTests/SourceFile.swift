import Foundation
import TestSupport

/// A file of the package as its text is written, without what comments and literals say.
struct SourceFile: Sendable {
  let module: String
  /// From the checkout on.
  let path: String
  let lineCount: Int
  /// The text with a blank for every byte of comments and string literals; lines stay where they are.
  let code: [UInt8]

  init(module: String, path: String) throws {
    self.module = module
    self.path = path
    var blanking = Blanking(Array(try Data(contentsOf: URL(fileURLWithPath: Checkout.path(path)))))
    lineCount = blanking.bytes.count { $0 == UInt8(ascii: "\n") }
    code = blanking.blanked()
  }

  /// All Swift files of `Sources`, in order.
  static let all: [SourceFile] = {
    let files = FileManager.default.enumerator(atPath: Checkout.path("Sources"))
    let paths = (files?.compactMap { $0 as? String } ?? []).filter { $0.hasSuffix(".swift") }
    return paths.sorted().compactMap { path in
      let module = path.split(separator: "/")[0]
      return try? SourceFile(module: String(module), path: "Sources/\(path)")
    }
  }()

  /// Whether people wrote it.
  var isWritten: Bool { !path.hasSuffix(".pb.swift") }

  var lines: [Substring] {
    String(decoding: code, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
  }

  /// Names of the modules that its `import` lines name.
  var imports: [String] {
    lines.compactMap { line in
      let words = line.split(separator: " ")
      guard let keyword = words.firstIndex(of: "import"), keyword + 1 < words.count,
        words[..<keyword].allSatisfy({ $0.hasPrefix("@") || Self.accesses.contains($0) })
      else { return nil }
      let isOfOneName = Self.kinds.contains(words[keyword + 1]) && keyword + 2 < words.count
      let name = words[keyword + (isOfOneName ? 2 : 1)]
      return name.split(separator: ".").first.map(String.init)
    }
  }

  private static let accesses: Set<Substring> = ["public", "package", "internal", "private"]
  private static let kinds: Set<Substring> = [
    "struct", "class", "enum", "protocol", "func", "var", "let", "typealias",
  ]

  /// Identifiers of the code.
  var words: Set<Substring> {
    let text = String(decoding: code, as: UTF8.self)
    return Set(text.split { !($0.isLetter || $0.isNumber || $0 == "_") })
  }
}

/// Puts blanks in the place of comments and string literals, their interpolations included.
private struct Blanking {
  let bytes: [UInt8]
  private var result: [UInt8]
  private var position = 0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    result = bytes
  }

  mutating func blanked() -> [UInt8] {
    while position < bytes.count {
      if starts("//") {
        blank(through: "\n")
      } else if starts("/*") {
        blank(through: "*/")
      } else if let opening = literalOpening {
        blankLiteral(opening)
      } else {
        position += 1
      }
    }
    return result
  }

  private func starts(_ text: String, at place: Int? = nil) -> Bool {
    bytes[(place ?? position)...].starts(with: text.utf8)
  }

  /// The marks that open a literal here: `"`, `"""`, and with number signs before them.
  private var literalOpening: (signs: Int, quotes: Int)? {
    var place = position
    while place < bytes.count, bytes[place] == UInt8(ascii: "#") { place += 1 }
    guard place < bytes.count, bytes[place] == UInt8(ascii: "\"") else { return nil }
    return (place - position, starts("\"\"\"", at: place) ? 3 : 1)
  }

  private mutating func blank(_ count: Int) {
    for _ in 0..<count where position < bytes.count {
      if bytes[position] != UInt8(ascii: "\n") { result[position] = UInt8(ascii: " ") }
      position += 1
    }
  }

  private mutating func blank(through end: String) {
    while position < bytes.count, !starts(end) { blank(1) }
    blank(end.utf8.count)
  }

  private mutating func blankLiteral(_ opening: (signs: Int, quotes: Int)) {
    let signs = String(repeating: "#", count: opening.signs)
    let quotes = String(repeating: "\"", count: opening.quotes)
    blank(opening.signs + opening.quotes)
    while position < bytes.count, !starts(quotes + signs) {
      if opening.signs == 0, starts("\\(") {
        blankInterpolation()
      } else {
        blank(opening.signs == 0 && starts("\\") ? 2 : 1)
      }
    }
    blank(opening.quotes + opening.signs)
  }

  private mutating func blankInterpolation() {
    blank(2)
    var depth = 1
    while position < bytes.count, depth > 0 {
      if let opening = literalOpening {
        blankLiteral(opening)
        continue
      }
      if starts("(") { depth += 1 }
      if starts(")") { depth -= 1 }
      blank(1)
    }
  }
}
