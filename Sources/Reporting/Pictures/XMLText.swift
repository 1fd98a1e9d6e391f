import Wording

/// Texts as XML 1.0 may hold them, whatever they are made of.
enum XMLText {
  /// The text for the inside of an element or of an attribute in double quotes.
  ///
  /// Characters that end lines or control devices become blanks; what XML cannot hold and what turns the direction
  /// of the text around it are dropped.
  static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.printable.unicodeScalars where isKept(scalar) {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }

  private static func isKept(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    // Marks, embeddings, overrides and isolates of direction.
    case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: false
    case 0xFFFE, 0xFFFF: false
    default: true
    }
  }
}
