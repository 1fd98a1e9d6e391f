package import RunFiles
package import Wording

/// The attributes of a file's rows or features, as places in its bytes: nothing is decoded before it
/// is asked for.
///
/// ```
/// cells      [ row 0 … | row 1 … | row 2 … ]     in the order of the file; absent ones left out
/// rowStarts  [ 0,        5,        9,       14 ]
/// ```
package struct AttributeTable: Sendable {
  /// Holds the bytes that the cells point into.
  package internal(set) var contents: FileContents
  /// Names of the fields in the order in which they appear.
  package private(set) var columns: [String] = []
  private(set) var cells: [Cell] = []
  private(set) var rowStarts = [0]
  /// Number of each row in the file, from 1.
  package private(set) var rowNumbers: [Int] = []
  private var columnsByName: [String: Int] = [:]
  /// The `id` that a GeoJSON Feature carries beside its properties, by row.
  private var featureIDs: [Int: Cell] = [:]
  /// The one of the row that is being read.
  var pendingFeatureID: Cell?
  /// Of the columns whose commas and points do not mean the usual.
  private var styles: [(column: Int, style: NumberStyle)] = []

  package init(contents: FileContents) { self.contents = contents }

  package var count: Int { rowNumbers.count }

  /// Rows of the file that are not in the table since they cannot be read.
  private(set) var droppedRows = 0

  /// Rows that the file has.
  package var fileRows: Int { count + droppedRows }

  /// One value: its place in the bytes and how it is written there. There are as many as a file has
  /// values, so they are packed.
  struct Cell: Sendable {
    private let first: UInt32
    private let length: UInt32
    /// The form in the lowest bits.
    private let columnAndForm: UInt32

    private static let formBits: UInt32 = 3

    /// Files hold fewer bytes than 32 bits count, and so fewer columns than 29 bits do.
    init(start: Int, end: Int, column: Int32, form: Form) {
      first = UInt32(clamping: start)
      length = UInt32(clamping: end - start)
      columnAndForm =
        UInt32(truncatingIfNeeded: column) << Self.formBits | UInt32(form.rawValue)
    }

    package var start: Int { Int(first) }

    package var end: Int { Int(first) + Int(length) }

    package var column: Int32 { Int32(truncatingIfNeeded: columnAndForm >> Self.formBits) }

    var form: Form {
      Form(rawValue: UInt8(columnAndForm & (1 << Self.formBits - 1))) ?? .plain
    }

    /// The same value with other ends.
    package func moved(start: Int, end: Int) -> Cell {
      Cell(start: start, end: end, column: column, form: form)
    }
  }

  /// How a value is written.
  enum Form: UInt8, Sendable {
    /// As it is.
    case plain
    /// In CSV, with doubled quotes.
    case doubledQuotes
    /// In JSON, with escapes.
    case escaped
    /// A JSON object or array, or null: no value of a field.
    case composite, null
    /// The eight bytes of a finite double in the machine's order, as binary formats hold numbers.
    case double
  }

  /// The column of `name`, made where there is none.
  package mutating func column(named name: String) -> Int {
    if let column = columnsByName[name] { return column }
    columnsByName[name] = columns.count
    columns.append(name)
    return columns.count - 1
  }

  /// Adds a column whose name may occur before; the first of them keeps the name.
  mutating func appendColumn(_ name: String) {
    if columnsByName[name] == nil { columnsByName[name] = columns.count }
    columns.append(name)
  }

  mutating func append(_ cell: Cell) { cells.append(cell) }

  /// Ends a row with the cells appended since the last one.
  package mutating func endRow(number: Int) {
    rowStarts.append(cells.count)
    if let pendingFeatureID { featureIDs[rowNumbers.count] = pendingFeatureID }
    pendingFeatureID = nil
    rowNumbers.append(number)
  }

  /// Makes room for a file of which a share, greater than 0, is read: growing step by step would hold
  /// old and new room at once.
  package mutating func reserveCapacity(afterShare share: Double) {
    guard share > 0, share < 1 else { return }
    // The start of a file may be unlike the rest: no more than it could reasonably hold.
    let factor = 1.05 / share
    cells.reserveCapacity(min(Int(Double(cells.count) * factor), contents.count / 8))
    rowStarts.reserveCapacity(min(Int(Double(rowStarts.count) * factor), contents.count / 32))
    rowNumbers.reserveCapacity(min(Int(Double(rowNumbers.count) * factor), contents.count / 32))
  }

  /// Makes room for so many rows with a value in each of the columns there are; of a count that a file
  /// states and may lie about not more than a million values.
  mutating func reserveCapacity(rows: Int) {
    let values = rows.multipliedReportingOverflow(by: max(columns.count, 1))
    cells.reserveCapacity(values.overflow ? 0 : min(max(values.partialValue, 0), 1 << 20))
    rowStarts.reserveCapacity(min(max(rows, 0), 1 << 20))
    rowNumbers.reserveCapacity(min(max(rows, 0), 1 << 20))
  }

  /// Drops the cells appended since the last row.
  mutating func dropPendingCells() {
    cells.removeLast(pendingCells)
  }

  /// Drops the cells appended since the last row, which stand for so many rows of the file.
  mutating func dropRows(_ rows: Int) {
    dropPendingCells()
    droppedRows += rows
  }

  /// Number of cells appended since the last row.
  var pendingCells: Int { cells.count - rowStarts[rowStarts.count - 1] }

  /// The value as text without blanks at its ends; nil when absent, null or empty.
  package func text(row: Int, column: Int?) -> String? {
    guard var cell = cell(row: row, column: column) else { return nil }
    return trimmedText(&cell)
  }

  /// The columns of which a row has a cell.
  package func columns(ofRow row: Int) -> some Sequence<Int> {
    cells[rowStarts[row]..<rowStarts[row + 1]].lazy.map { Int($0.column) }
  }

  /// The `id` of a Feature, see `featureIDs`.
  package func featureID(row: Int) -> String? {
    guard var cell = featureIDs[row] else { return nil }
    return trimmedText(&cell)
  }

  private func trimmedText(_ cell: inout Cell) -> String? {
    if cell.form == .double { return decoded(cell) }
    trim(&cell)
    let text = decoded(cell)
    let trimmed = cell.form == .escaped ? String(text.trimmingBlanks) : text
    return trimmed.isEmpty ? nil : trimmed
  }

  /// The value as a number, by the style of its column.
  package func number(row: Int, column: Int?) -> NumberReading {
    guard var cell = cell(row: row, column: column) else { return .absent }
    if cell.form == .double { return .value(contents.bytes.double(at: cell.start)) }
    trim(&cell)
    let style =
      styles.isEmpty ? .points : styles.first { $0.column == column }?.style ?? .points
    if cell.form == .plain && style == .points {
      var position = cell.start
      let number = DecimalNumber.scan(contents.bytes, at: &position)
      if let number, position == cell.end, number.isFinite { return .value(number) }
    }
    guard cell.start < cell.end else { return .absent }
    let text = decoded(cell)
    if let number = DecimalNumber.parse(text, style: style) { return .value(number) }
    let isUnclear = style != .points && DecimalNumber.parse(text) != nil
    guard isUnclear else { return .invalid(.notANumber(text)) }
    return .invalid(text.contains(",") ? .unclearComma(text) : .groupedPoints(text))
  }

  /// States what commas and points mean in a column.
  mutating func setStyle(_ style: NumberStyle, ofColumn column: Int) {
    if style != .points { styles.append((column, style)) }
  }

  /// What commas and points the column's texts have, and what they mean.
  ///
  /// Complexity: O(rows), O(bytes) of its texts.
  func marks(ofColumn column: Int) -> NumberMarks {
    var marks = NumberMarks()
    for row in 0..<count {
      guard var cell = cell(row: row, column: column) else { continue }
      trim(&cell)
      if cell.form == .plain { marks.add(contents.bytes[cell.start..<cell.end]) }
    }
    return marks
  }

  private func cell(row: Int, column: Int?) -> Cell? {
    guard let column else { return nil }
    let range = rowStarts[row]..<rowStarts[row + 1]
    let guess = range.lowerBound + column
    if guess < range.upperBound && cells[guess].column == Int32(column) {
      return usable(cells[guess])
    }
    return cells[range].last { $0.column == Int32(column) }.flatMap(usable)
  }

  private func usable(_ cell: Cell) -> Cell? { cell.form == .null ? nil : cell }

  /// Moves both ends of `cell` over blanks.
  private func trim(_ cell: inout Cell) {
    while cell.start < cell.end, case let width = blankWidth(at: cell.start), width > 0 {
      cell = cell.moved(start: min(cell.start + width, cell.end), end: cell.end)
    }
    while cell.start < cell.end, case let width = blankWidth(before: cell.end), width > 0 {
      cell = cell.moved(start: cell.start, end: max(cell.end - width, cell.start))
    }
  }

  /// Bytes of the blank at `index`: white space, no-break and ideographic space, byte order mark;
  /// 0 for anything else.
  private func blankWidth(at index: Int) -> Int {
    let byte = contents.bytes[index]
    if byte <= 0x20 { return 1 }
    guard byte == 0xC2 || byte == 0xE3 || byte == 0xEF else { return 0 }
    return wideBlanks.first { contents.bytes[index...].starts(with: $0) }?.count ?? 0
  }

  /// Bytes of the blank that ends before `index`, 0 for anything else.
  private func blankWidth(before index: Int) -> Int {
    let byte = contents.bytes[index - 1]
    if byte <= 0x20 { return 1 }
    guard byte == 0xA0 || byte == 0x80 || byte == 0xBF else { return 0 }
    return wideBlanks.first { contents.bytes[..<index].suffix($0.count).elementsEqual($0) }?.count
      ?? 0
  }

  /// The characters that the bytes of `cell` mean.
  func decoded(_ cell: Cell) -> String {
    let bytes = contents.bytes[cell.start..<cell.end]
    switch cell.form {
    case .plain, .composite, .null:
      return String(decoding: bytes, as: UTF8.self)
    case .doubledQuotes:
      return String(decoding: bytes, as: UTF8.self).replacingDoubledQuotes
    case .escaped:
      return JSONScanner.unescaped(bytes)
    case .double:
      return contents.bytes.double(at: cell.start).plainText
    }
  }
}

/// What a cell says where a number is expected.
package enum NumberReading: Equatable, Sendable {
  case absent
  /// Finite.
  case value(Double)
  /// Why it is none, with what stands there instead.
  case invalid(InputMessage)
}

/// No-break space, ideographic space and byte order mark in UTF-8.
private let wideBlanks: [[UInt8]] = [[0xC2, 0xA0], [0xE3, 0x80, 0x80], [0xEF, 0xBB, 0xBF]]

extension StringProtocol {
  /// Without white space, ideographic spaces and byte order marks at both ends.
  package var trimmingBlanks: SubSequence {
    let isBlank = { (character: Character) in character.isWhitespace || character == "\u{FEFF}" }
    let tail = drop(while: isBlank)
    guard let last = tail.lastIndex(where: { !isBlank($0) }) else { return tail[tail.endIndex...] }
    return tail[...last]
  }
}

extension String {
  fileprivate var replacingDoubledQuotes: String {
    var bytes: [UInt8] = []
    var isSecond = false
    for byte in utf8 {
      isSecond = byte == UInt8(ascii: "\"") && !isSecond
      if byte != UInt8(ascii: "\"") || isSecond { bytes.append(byte) }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension Double {
  /// Whole numbers without a point, others with as few digits as tell them apart.
  package var plainText: String {
    magnitude < 1e15 && self == rounded() ? "\(Int(self))" : "\(self)"
  }
}

extension [UInt8] {
  /// Eight bytes in the machine's order, which must be there.
  func double(at place: Int) -> Double {
    withUnsafeBytes { $0.loadUnaligned(fromByteOffset: place, as: Double.self) }
  }
}
