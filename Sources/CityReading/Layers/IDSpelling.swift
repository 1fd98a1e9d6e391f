import TableFiles
import Wording

/// What an id's characters tell of the programs that it went through.
struct IDSpelling {
  private let text: String

  init(_ text: String) { self.text = text }

  /// What happened to the digits; nil where nothing did.
  ///
  /// Most ids are decided by their bytes alone.
  var loss: InputMessage? {
    guard text.utf8.contains(where: Self.mayBeExponent) else { return nil }
    if text.utf8.allSatisfy({ $0 == UInt8(ascii: "#") }) && text.utf8.count > 1 {
      return .idsHidden(text)
    }
    return isScientific ? .idsMangled(text) : nil
  }

  /// `e`, `E`, `#`, `^` and what begins characters of more bytes, such as `×` and full-width letters.
  private static func mayBeExponent(_ byte: UInt8) -> Bool {
    byte | 0x20 == UInt8(ascii: "e") || byte == UInt8(ascii: "#") || byte == UInt8(ascii: "^")
      || byte >= 0x80
  }

  /// Whether it is like `3.30102E+11`, `3,30102e11`, `3E+11` or `3.30102×10^11`. `3E11` may be a name.
  private var isScientific: Bool {
    let plain = text.folded
    guard let first = plain.first, first.isNumber || first == "-" else { return false }
    guard let match = plain.wholeMatch(of: /-?\d+([.,]\d*)?(e([+-]?)|[×x*]10\^?([+-]?))\d+/) else {
      return false
    }
    let hasSign = match.output.3?.isEmpty == false
    let isPower = match.output.4 != nil
    return match.output.1 != nil || hasSign || isPower
  }

  /// Whether it is like `3E11`, which is a name unless places share it that are not one.
  var mayBeScientific: Bool { text.folded.wholeMatch(of: /\d+e\d+/) != nil }

  /// What ids have in common that only a program tells apart: `17` with `17.0`, `017`, `１７` and ` 17`.
  var canonical: String {
    let plain = text.folded
    let digits = plain.prefix { $0.isNumber && $0.isASCII }
    let tail = plain[digits.endIndex...]
    let isWhole = tail.isEmpty || tail.first == "." || tail.first == ","
    guard !digits.isEmpty, isWhole, tail.dropFirst().allSatisfy({ $0 == "0" }) else { return plain }
    let significant = digits.drop { $0 == "0" }
    return significant.isEmpty ? "0" : String(significant)
  }

  /// Whether it is a whole number beyond 2⁵³ that a program has likely rounded: a double is just it, or its
  /// digits from the 16th on are zeros.
  var isLikelyRounded: Bool {
    let digits = text.prefix { $0.isNumber && $0.isASCII }
    let tail = text[digits.endIndex...]
    guard (16...25).contains(digits.count), tail.isEmpty || tail == ".0",
      let number = Double(digits), number > 0x1p53
    else { return false }
    return digits.dropFirst(15).allSatisfy { $0 == "0" } || number.isExactly(String(digits))
  }
}

extension String {
  /// In half-width characters and lower case, without blanks.
  var folded: String {
    if utf8.allSatisfy({ $0 > 0x20 && $0 < 0x80 }) { return lowercased() }
    var plain = String.UnicodeScalarView()
    for scalar in unicodeScalars where !scalar.properties.isWhitespace {
      let isFullWidth = (0xFF01...0xFF5E).contains(scalar.value)
      plain.append(isFullWidth ? Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar : scalar)
    }
    return String(plain).lowercased()
  }
}

extension Double {
  /// Whether `digits` are those of the number itself, or its shortest ones with zeros behind.
  fileprivate func isExactly(_ digits: String) -> Bool {
    if let whole = UInt64(exactly: self), String(whole) == digits { return true }
    let shortest = description.prefix { $0 != "e" }.filter { $0 != "." }
    let significant = digits.prefix(shortest.count)
    return significant == shortest && digits.dropFirst(shortest.count).allSatisfy { $0 == "0" }
  }
}

extension InputLayer {
  /// Notes ids whose digits a spreadsheet has lost.
  func noteMangledIDs(_ role: FieldRole, log: inout ReadingLog) {
    guard let (position, loss) = firstLoss(role) else { return }
    let finding = Finding(
      .error, .kept, row: row(position), field: columnName(role), says: loss)
    log.note(finding, file: path, feature: text(position, role))
  }

  /// Refuses a layer whose ids say which features belong together, where digits of them are lost.
  func refuseMangledIDs(_ role: FieldRole) throws(InputError) {
    guard let (position, loss) = firstLoss(role) else { return }
    throw .data(file: path, row: row(position), loss)
  }

  /// Complexity: O(bytes of the ids).
  private func firstLoss(_ role: FieldRole) -> (position: Int, loss: InputMessage)? {
    let columns = fields.idColumns.isEmpty ? [fields[role]].compactMap(\.self) : fields.idColumns
    for position in 0..<count {
      var hasID = false
      for column in columns {
        guard let id = features.attributes.text(row: position, column: column) else { continue }
        hasID = true
        if let loss = IDSpelling(id).loss { return (position, loss) }
      }
      guard !hasID, let id = features.attributes.featureID(row: position) else { continue }
      if let loss = IDSpelling(id).loss { return (position, loss) }
    }
    return nil
  }
}
