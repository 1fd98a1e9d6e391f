import Wording

/// How much room words take, as far as that can be told without the font.
extension String {
  /// Width of a line in letters of height 1: wide characters take a square, others a little more than half of one.
  var widthInEms: Double {
    unicodeScalars.reduce(0) { sum, scalar in
      switch scalar.displayWidth {
      case 0: sum
      case 1: sum + 0.56
      default: sum + 1
      }
    }
  }

  /// The text in lines no wider than `ems` letters, cut at blanks and between wide characters; a word that is wider
  /// is cut where it must be.
  func wrapped(toEms ems: Double) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in breakableParts {
      let isFitting = (line + word.trimmedEnd).widthInEms <= ems
      if !isFitting, !line.isEmpty {
        lines.append(line.trimmedEnd)
        line = ""
      }
      line += line.isEmpty && !lines.isEmpty ? String(word.drop { $0 == " " }) : word
      while line.trimmedEnd.widthInEms > ems, line.count > 1 {
        let part = line.longestPrefix(ofEms: ems)
        lines.append(part)
        line = String(line.dropFirst(part.count))
      }
    }
    if !line.trimmedEnd.isEmpty { lines.append(line.trimmedEnd) }
    return lines
  }

  /// Words with the blanks behind them, and single wide characters with the punctuation behind them.
  private var breakableParts: [String] {
    var parts: [String] = []
    for character in self {
      let isWide = character.unicodeScalars.contains { $0.displayWidth > 1 }
      let last = parts.last?.last
      let lastIsWide = last?.unicodeScalars.contains { $0.displayWidth > 1 } ?? false
      let isClosing = Self.closing.contains(character)
      if last == nil || (!isClosing && (isWide || lastIsWide || (last == " " && character != " ")))
      {
        parts.append(String(character))
      } else {
        parts[parts.count - 1].append(character)
      }
    }
    return parts
  }

  /// What no line begins with.
  private static let closing: Set<Character> = [
    " ", ",", ".", ";", ":", ")", "%", ",", "。", ";", ":", "、", ")", "》", "”", "!", "?",
  ]

  private var trimmedEnd: String { String(reversed().drop { $0 == " " }.reversed()) }

  private func longestPrefix(ofEms ems: Double) -> String {
    var part = ""
    for character in self {
      guard part.isEmpty || (part + String(character)).widthInEms <= ems else { break }
      part.append(character)
    }
    return part
  }
}
