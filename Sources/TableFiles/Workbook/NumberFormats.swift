import RunFiles
import Wording

/// What the formats of a workbook say of the numbers in its cells.
struct NumberFormats {
  /// What a number stands for.
  enum Kind {
    case number, date
    /// Hours beyond a day are counted on.
    case duration
  }

  /// By the number of the cell's style.
  private var kinds: [Kind] = []
  private var codes: [Int: Kind] = [:]

  init() {}

  /// Reads `xl/styles.xml`. Complexity: O(bytes).
  ///
  /// Source of the numbers that formats have without a code: ECMA-376 part 1, 18.8.30, with those of Chinese,
  /// Japanese and Korean.
  init(_ scanner: inout PartScanner) throws(InputError) {
    var isCellFormat = false
    while let tag = try scanner.next() {
      if scanner.isNamed("cellXfs") {
        isCellFormat = tag == .start
      } else if tag == .start, scanner.isNamed("numFmt"), let id = scanner.number("numFmtId"),
        let code = scanner.attribute("formatCode")
      {
        codes[id] = Self.kind(ofCode: code)
      } else if tag == .start, isCellFormat, scanner.isNamed("xf") {
        kinds.append(kind(of: scanner.number("numFmtId") ?? 0))
      }
    }
  }

  func kind(ofStyle style: Int) -> Kind { kinds.indices.contains(style) ? kinds[style] : .number }

  private func kind(of id: Int) -> Kind {
    if let kind = codes[id] { return kind }
    switch id {
    case 46: return .duration
    case 14...22, 27...36, 45, 47, 50...58: return .date
    default: return .number
    }
  }

  /// Whether a code has a letter of dates outside quotes, brackets and escapes, in the section for positive
  /// numbers; a bracket with such a letter alone counts hours, minutes or seconds on.
  static func kind(ofCode code: String) -> Kind {
    var rest = Substring(code)
    var isDate = false
    while let character = rest.popFirst() {
      switch character {
      case "\"": rest = rest.drop { $0 != "\"" }.dropFirst()
      case "\\", "_", "*": rest = rest.dropFirst()
      case "[":
        let inside = rest.prefix { $0 != "]" }.lowercased()
        if let unit = inside.first, "hms".contains(unit), inside.allSatisfy({ $0 == unit }) {
          return .duration
        }
        rest = rest.dropFirst(inside.count + 1)
      case ";": return isDate ? .date : .number
      case "E" where rest.first == "+" || rest.first == "-",
        "e" where rest.first == "+" || rest.first == "-":
        break
      case "G" where rest.hasPrefix("eneral"): rest = rest.dropFirst(6)
      default: isDate = isDate || "ymdhsea".contains(character.lowercased())
      }
    }
    return isDate ? .date : .number
  }
}

extension PartScanner {
  /// A whole number in an attribute of the last start tag.
  mutating func number(_ name: StaticString) -> Int? { attribute(name).flatMap { Int($0) } }
}
