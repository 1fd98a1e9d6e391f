import Wording

/// The cells of a sheet that hold something, as places in bytes, and what must be told of them.
///
/// ```
/// bytes   [ shared strings of the workbook | texts and numbers of the sheet ]
/// cells   [ row 0 … | row 1 … | … ]            columns ascend
/// rows    [ 0..<5,    5..<9,    … ]            numbers ascend
/// ```
struct SheetCells {
  /// A row that has cells.
  struct Row {
    /// From 1, as the sheet counts.
    var number: Int
    var cells: Range<Int>
  }

  /// Cells of a kind that must be told: how many, and the first of them.
  struct Tally: Equatable {
    var count = 0
    var first: CellAddress?
    /// What stands in the first.
    var example = ""

    mutating func add(_ address: CellAddress, _ example: String = "") {
      if count == 0 { (first, self.example) = (address, example) }
      count += 1
    }
  }

  var bytes: [UInt8] = []
  var cells: [AttributeTable.Cell] = []
  var rows: [Row] = []
  /// At most `mostMerged`.
  private(set) var merged: [MergedArea] = []

  /// Merged areas of a sheet that are kept.
  static let mostMerged = 1 << 20

  mutating func append(_ area: MergedArea) {
    if merged.count < Self.mostMerged { merged.append(area) }
  }

  /// Errors of formulas such as `#N/A`, and formulas whose value the file does not hold.
  var errors = Tally()
  var unevaluated = Tally()
  /// Rows that the sheet hides.
  var hidden = Tally()

  /// Ends a row with the cells from `start` on, which may come in any order; the last of two at one place counts.
  mutating func endRow(_ number: Int, from start: Int) {
    guard start < cells.count else { return }
    if !zip(cells[start...], cells[(start + 1)...]).allSatisfy({ $0.column < $1.column }) {
      sortCells(from: start)
    }
    rows.append(Row(number: number, cells: start..<cells.count))
  }

  private mutating func sortCells(from start: Int) {
    let byColumn = Dictionary(cells[start...].map { ($0.column, $0) }) { $1 }
    cells.replaceSubrange(start..., with: byColumn.values.sorted { $0.column < $1.column })
  }

  /// Puts rows in the order of their numbers. Complexity: O(rows · log rows) where they are not.
  mutating func sortRows() {
    guard !zip(rows, rows.dropFirst()).allSatisfy({ $0.number <= $1.number }) else { return }
    rows = rows.enumerated().sorted {
      ($0.element.number, $0.offset) < ($1.element.number, $1.offset)
    }.map(\.element)
  }

  /// The one of a row's cells at a column, by halving. Complexity: O(log cells).
  static func cell(
    at column: Int32, among cells: ArraySlice<AttributeTable.Cell>
  ) -> AttributeTable.Cell? {
    var range = cells.indices
    while !range.isEmpty {
      let middle = range.lowerBound + range.count / 2
      if cells[middle].column < column {
        range = middle + 1..<range.upperBound
      } else {
        range = range.lowerBound..<middle
      }
    }
    let found = range.lowerBound
    return found < cells.endIndex && cells[found].column == column ? cells[found] : nil
  }

  func text(_ cell: AttributeTable.Cell) -> String {
    guard cell.form != .double else {
      return cell.number(in: bytes).plainText
    }
    return String(String(decoding: bytes[cell.start..<cell.end], as: UTF8.self).trimmingBlanks)
  }

  /// The row of a number, by halving. Complexity: O(log rows).
  func position(ofRow number: Int) -> Int? {
    var range = rows.indices
    while !range.isEmpty {
      let middle = range.lowerBound + range.count / 2
      if rows[middle].number < number {
        range = middle + 1..<range.upperBound
      } else {
        range = range.lowerBound..<middle
      }
    }
    let found = range.lowerBound
    return found < rows.count && rows[found].number == number ? found : nil
  }
}
