/// The declaration of a function, an initializer or a subscript.
struct Signature {
  let name: String
  /// Counts from 1.
  let line: Int
  /// Parameters that are given without a label.
  let unlabelled: Int

  /// All of them in `code`, which has no comments and no literals.
  static func all(in code: [UInt8]) -> [Signature] {
    var scanner = Scanner(code: code)
    var found: [Signature] = []
    while let word = scanner.nextWord() {
      let line = scanner.line
      guard let name = scanner.declaredName(after: word) else { continue }
      guard let parameters = scanner.parameters() else { continue }
      found.append(
        Signature(
          name: name, line: line,
          unlabelled: parameters.count { $0.split(separator: " ").isUnlabelled }))
    }
    return found
  }
}

extension [Substring] {
  /// Whether the words of a parameter begin with `_` behind its attributes.
  fileprivate var isUnlabelled: Bool { first { !$0.hasPrefix("@") } == "_" }
}

private struct Scanner {
  let code: [UInt8]
  private var position = 0
  private(set) var line = 1
  /// What stands before the last word but blanks.
  private var before = UInt8(ascii: " ")

  init(code: [UInt8]) { self.code = code }

  private var byte: UInt8? { position < code.count ? code[position] : nil }

  private mutating func advance() {
    if code[position] == UInt8(ascii: "\n") { line += 1 }
    position += 1
  }

  private static func isOfWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), 0x80...:
      true
    default: false
    }
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A }

  mutating func nextWord() -> String? {
    while let byte, !Self.isOfWord(byte) {
      if !Self.isBlank(byte) { before = byte }
      advance()
    }
    let start = position
    while let byte, Self.isOfWord(byte) { advance() }
    return start < position ? String(decoding: code[start..<position], as: UTF8.self) : nil
  }

  /// The name that `word` declares, with the position behind it and its generic parameters.
  mutating func declaredName(after word: String) -> String? {
    defer { before = UInt8(ascii: "a") }
    switch word {
    case "init", "subscript":
      guard before != UInt8(ascii: ".") else { return nil }
      if byte == UInt8(ascii: "?") || byte == UInt8(ascii: "!") { advance() }
      skipGenerics()
      return byte == UInt8(ascii: "(") ? word : nil
    case "func":
      while let byte, Self.isBlank(byte) { advance() }
      let start = position
      while let byte, byte != UInt8(ascii: "("), !Self.isBlank(byte),
        byte != UInt8(ascii: "<") || position == start
      {
        advance()
      }
      let name = String(decoding: code[start..<position], as: UTF8.self)
      while let byte, Self.isBlank(byte) { advance() }
      skipGenerics()
      return byte == UInt8(ascii: "(") ? name : nil
    default: return nil
    }
  }

  private mutating func skipGenerics() {
    guard byte == UInt8(ascii: "<") else { return }
    var depth = 0
    repeat {
      if byte == UInt8(ascii: "<") { depth += 1 }
      if byte == UInt8(ascii: ">") { depth -= 1 }
      advance()
    } while depth > 0 && position < code.count
  }

  /// The texts between the commas of the list that begins here.
  mutating func parameters() -> [String]? {
    var (depth, texts, text) = (0, [String](), [UInt8]())
    while let byte {
      advance()
      switch byte {
      case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"): depth -= 1
      default: break
      }
      if depth == 0 { return texts + [String(decoding: text, as: UTF8.self)] }
      if byte == UInt8(ascii: ","), depth == 1 {
        texts.append(String(decoding: text, as: UTF8.self))
        text = []
      } else if text.isEmpty == false || byte != UInt8(ascii: "(") || depth > 1 {
        text.append(byte == UInt8(ascii: "\n") ? UInt8(ascii: " ") : byte)
      }
    }
    return nil
  }
}
