/// The place of a cell in a sheet, as in `B7`.
struct CellAddress: Hashable {
  /// From 1.
  var row: Int
  /// From 0.
  var column: Int

  static let mostRows = 1_048_576
  static let mostColumns = 16_384

  init(row: Int, column: Int) { (self.row, self.column) = (row, column) }

  /// Nil where it is none of a sheet; signs that fix a row or column are read over.
  init?(_ text: some Collection<UInt8>) {
    var (row, column, isRow) = (0, 0, false)
    for byte in text where byte != UInt8(ascii: "$") {
      if (48...57).contains(byte) {
        isRow = true
        row = row * 10 + Int(byte - 48)
      } else if (97...122).contains(byte | 0x20), !isRow {
        column = column * 26 + Int((byte | 0x20) - 96)
      } else {
        return nil
      }
      guard row <= Self.mostRows, column <= Self.mostColumns else { return nil }
    }
    guard row > 0, column > 0 else { return nil }
    self.init(row: row, column: column - 1)
  }

  /// The letters of a column, from 0: `A`, …, `Z`, `AA`.
  static func letters(ofColumn column: Int) -> String {
    var letters = ""
    var rest = column + 1
    while rest > 0 {
      rest -= 1
      letters = String(UnicodeScalar(UInt8(65 + rest % 26))) + letters
      rest /= 26
    }
    return letters
  }
}

/// Cells that are shown as one.
struct MergedArea: Hashable {
  var rows: ClosedRange<Int>
  var columns: ClosedRange<Int>

  /// From `A2:B5`; nil for anything else.
  init?(_ text: String) {
    let corners = text.utf8.split(separator: UInt8(ascii: ":")).map { CellAddress($0) }
    guard corners.count == 2, let first = corners[0], let last = corners[1],
      first.row <= last.row, first.column <= last.column
    else { return nil }
    rows = first.row...last.row
    columns = first.column...last.column
  }
}
