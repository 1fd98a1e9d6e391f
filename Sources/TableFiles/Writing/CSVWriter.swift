import Wording

/// A table being written as CSV: UTF-8 with byte order mark, commas where nothing else is asked for, LF.
///
/// Text that a spreadsheet could take for a formula (it starts with `=`, `+`, `-`, `@`, a tab or a
/// line break, or the full-width form of one of the signs) gets a `'` in front. Numbers never do.
package struct CSVWriter: Sendable {
  /// What was written so far and not taken.
  package private(set) var bytes: [UInt8] = [0xEF, 0xBB, 0xBF]
  private let delimiter: UInt8
  private var isRowStart = true

  /// Starts a table with a header row.
  ///
  /// - Parameter delimiter: what stands between cells, a character of ASCII.
  package init(columns: [String], delimiter: UInt8 = UInt8(ascii: ",")) {
    self.delimiter = delimiter
    for column in columns { text(column) }
    endRow()
  }

  /// Writes a cell of text; nil writes an empty cell.
  package mutating func text(_ value: String?) {
    startCell()
    guard var value else { return }
    value.withUTF8 { append(text: $0) }
  }

  /// A text as it was before `text` guarded it.
  package static func unguarded(_ text: String) -> String {
    guard text.first == "'" else { return text }
    var rest = String(text.dropFirst())
    return rest.withUTF8(\.startsFormula) ? rest : text
  }

  /// Writes a number with `decimals` digits behind the point; nil, NaN and infinities write an empty
  /// cell.
  package mutating func number(_ value: Double?, decimals: Int, trimmed: Bool = false) {
    startCell()
    bytes.appendFixed(value, decimals: decimals, trimmed: trimmed)
  }

  package mutating func integer(_ value: Int?) {
    startCell()
    if let value { bytes.append(decimal: value) }
  }

  package mutating func endRow() {
    bytes.append(UInt8(ascii: "\n"))
    isRowStart = true
  }

  /// Hands over what was written so far, for tables too large to be held as a whole.
  package mutating func takeBytes() -> [UInt8] {
    defer { bytes = [] }
    return bytes
  }

  private mutating func startCell() {
    if !isRowStart { bytes.append(delimiter) }
    isRowStart = false
  }

  private mutating func append(text: UnsafeBufferPointer<UInt8>) {
    let isFormula = text.startsFormula
    guard isFormula || text.contains(where: { $0 == delimiter || $0.needsQuotes }) else {
      return bytes.append(contentsOf: text)
    }
    bytes.append(UInt8(ascii: "\""))
    if isFormula { bytes.append(UInt8(ascii: "'")) }
    for byte in text {
      if byte == UInt8(ascii: "\"") { bytes.append(byte) }
      bytes.append(byte)
    }
    bytes.append(UInt8(ascii: "\""))
  }
}

extension UInt8 {
  fileprivate var needsQuotes: Bool {
    switch self {
    case UInt8(ascii: ","), UInt8(ascii: "\""), UInt8(ascii: "\n"), UInt8(ascii: "\r"): true
    default: false
    }
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// The full-width signs ＝ ＋ － ＠ are U+FF1D, U+FF0B, U+FF0D and U+FF20: EF BC xx.
  fileprivate var startsFormula: Bool {
    guard let first else { return false }
    switch first {
    case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"),
      UInt8(ascii: "\t"), UInt8(ascii: "\r"), UInt8(ascii: "\n"):
      return true
    case 0xEF:
      return count > 2 && self[1] == 0xBC && [0x9D, 0x8B, 0x8D, 0xA0].contains(self[2])
    default: return false
    }
  }
}
