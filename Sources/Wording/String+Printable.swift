extension Unicode.Scalar {
  /// Columns that a terminal gives the character: 2 for East Asian wide ones, 0 for marks that
  /// combine, else 1 (Unicode Standard Annex 11).
  package var displayWidth: Int {
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: break
    }
    switch value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF,
      0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F900...0x1F9FF,
      0x20000...0x3FFFD:
      return 2
    default: return 1
    }
  }
}

extension Unicode.Scalar {
  /// Whether it neither controls a device nor ends a line.
  package var isPrintable: Bool {
    switch properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator: false
    default: true
    }
  }
}

extension String {
  /// Columns that a terminal gives the text.
  package var displayWidth: Int { unicodeScalars.reduce(0) { $0 + $1.displayWidth } }

  /// The text filled with blanks to `width` columns, or cut to them with an ellipsis.
  package func padded(to width: Int, right: Bool = false) -> String {
    let text = cut(to: width)
    let blanks = String(repeating: " ", count: max(0, width - text.displayWidth))
    return right ? blanks + text : text + blanks
  }

  /// The text, or as much of it as fits in `width` columns with an ellipsis.
  package func cut(to width: Int) -> String {
    guard displayWidth > width else { return self }
    var cut = String.UnicodeScalarView()
    var used = 1
    for scalar in unicodeScalars {
      used += scalar.displayWidth
      if used > width { break }
      cut.append(scalar)
    }
    return String(cut) + "…"
  }

  /// The text with blanks for control characters, which could move the cursor of a terminal or paint
  /// on it, and for all that ends a line.
  package var printable: String {
    guard !unicodeScalars.allSatisfy(\.isPrintable) else { return self }
    return String(String.UnicodeScalarView(unicodeScalars.map { $0.isPrintable ? $0 : " " }))
  }
}

extension [String] {
  /// Each cut to `width` columns so that different texts stay different: at its end, else in its middle, else
  /// with its number.
  package func distinguishable(in width: Int) -> [String] {
    let ends = map { $0.cut(to: width) }
    let middles = map { $0.cutInside(to: width) }
    return indices.map { place in
      if !isMistaken(place, in: ends) { return ends[place] }
      if !isMistaken(place, in: middles) { return middles[place] }
      let first = firstIndex(of: self[place]) ?? place
      let number = Set(self[..<first]).count + 1
      return self[place].cut(to: width - 3) + "#\(number)"
    }
  }

  private func isMistaken(_ place: Int, in shown: [String]) -> Bool {
    indices.contains { shown[$0] == shown[place] && self[$0] != self[place] }
  }
}

extension String {
  /// The beginning and the end of the text, an ellipsis between them, in `width` columns.
  fileprivate func cutInside(to width: Int) -> String {
    guard displayWidth > width else { return self }
    let head = cut(to: (width + 1) / 2)
    var tail = String.UnicodeScalarView()
    var left = width - head.displayWidth
    for scalar in unicodeScalars.reversed() {
      left -= scalar.displayWidth
      if left < 0 { break }
      tail.insert(scalar, at: tail.startIndex)
    }
    return head + String(tail)
  }
}
