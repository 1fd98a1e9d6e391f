import RunFiles
import Wording

/// Gathers the attributes of a file whose values do not stand in it as text in UTF-8, row by row:
///
/// ```
/// var table = GatheredTable()
/// let name = table.column(named: "名称")
/// table.append(text: "翠苑", column: name)
/// table.endRow(number: 2)
/// let attributes = table.takeAttributes(of: contents)
/// ```
struct GatheredTable {
  private var table = AttributeTable(contents: FileContents(path: "", content: []))
  private var bytes: [UInt8] = []

  /// Cells hold 32 bits for their place.
  private static let largest = Int(UInt32.max) - 1

  /// Rows so far.
  var count: Int { table.count }

  var columns: [String] { table.columns }

  /// Whether there is no room for more: what is appended then is left out.
  private(set) var isFull = false

  /// Adds a column whose name may occur before; the first of them keeps the name.
  mutating func appendColumn(_ name: String) { table.appendColumn(name) }

  /// Appends a value of the pending row; columns of a row ascend.
  ///
  /// - Parameter text: UTF-8.
  mutating func append(text: some Collection<UInt8>, column: Int) {
    append(text, column: column, as: .plain)
  }

  /// A number that is not finite is no value.
  mutating func append(_ number: Double, column: Int) {
    guard number.isFinite else { return }
    withUnsafeBytes(of: number) { append($0, column: column, as: .double) }
  }

  /// A whole number, as its digits: 64 bits are more than a double holds.
  mutating func append(_ number: Int64, column: Int) {
    guard hasRoom(for: 20) else { return }
    let start = bytes.count
    bytes.append(decimal: Int(number))
    appendCell(from: start, column: column, as: .plain)
  }

  private mutating func append(
    _ value: some Collection<UInt8>, column: Int, as form: AttributeTable.Form
  ) {
    guard hasRoom(for: value.count) else { return }
    let start = bytes.count
    bytes += value
    appendCell(from: start, column: column, as: form)
  }

  private mutating func hasRoom(for more: Int) -> Bool {
    if bytes.count + more >= Self.largest { isFull = true }
    return !isFull
  }

  private mutating func appendCell(from start: Int, column: Int, as form: AttributeTable.Form) {
    table.append(
      AttributeTable.Cell(
        start: start, end: bytes.count, column: Int32(truncatingIfNeeded: column), form: form))
  }

  /// Ends a row with the values appended since the last one. `number` is that of the row in the file, from 1.
  mutating func endRow(number: Int) { table.endRow(number: number) }

  /// Leaves out the pending row.
  mutating func dropRow() { table.dropRows(1) }

  /// Makes room for so many rows of so many values.
  mutating func reserveCapacity(rows: Int) { table.reserveCapacity(rows: rows) }

  /// Makes room for the values of `factor` times as many rows as there are, of a count that a file may lie about.
  mutating func reserveBytes(forRowsTimes factor: Double) {
    let wanted = 1.05 * factor * Double(bytes.count)
    if wanted < Self.mostReserved { bytes.reserveCapacity(Int(wanted)) }
  }

  private static let mostReserved = Double(1 << 26)

  /// Takes out what was gathered, as that of `file`, whose hash it keeps. Complexity: O(1).
  mutating func takeAttributes(of file: FileContents) -> AttributeTable {
    var gathered = GatheredTable()
    swap(&gathered, &self)
    var bytes: [UInt8] = []
    // Swapped out, so that adding the byte behind them does not copy them.
    swap(&bytes, &gathered.bytes)
    var table = gathered.table
    table.contents = FileContents(of: file, holding: consume bytes)
    return table
  }
}
