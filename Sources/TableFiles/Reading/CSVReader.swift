package import RunFiles
package import Wording

/// Reads the records of a table in CSV (RFC 4180): comma, semicolon or tab, found by itself; lines
/// ended by LF, CRLF or CR; quoted fields, also over several lines; UTF-8 with or without BOM.
package struct CSVReader {
  private let bytes: [UInt8]
  private let end: Int
  private let delimiter: UInt8
  private var position: Int
  private var table: AttributeTable
  private var findings: [Finding] = []

  /// Records are numbered from 1, blank ones included; the header is the first that is not blank.
  ///
  /// Complexity: O(bytes).
  package static func read(_ contents: FileContents) throws(InputError) -> FeatureTable {
    var reader = CSVReader(contents)
    try reader.readAll()
    return FeatureTable(
      attributes: reader.table, geometry: GeometryTable(), format: .csv,
      findings: reader.findings)
  }

  private init(_ contents: FileContents) {
    bytes = contents.bytes
    end = contents.count
    table = AttributeTable(contents: contents)
    position = contents.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    delimiter = Self.delimiter(of: contents.bytes[position..<contents.count])
  }

  /// The likeliest delimiter: the most frequent one outside quotes in the first line with any.
  private static func delimiter(of bytes: ArraySlice<UInt8>) -> UInt8 {
    var counts: [UInt8: Int] = [:]
    var isQuoted = false
    for byte in bytes {
      switch byte {
      case quote: isQuoted.toggle()
      case comma, semicolon, tab: if !isQuoted { counts[byte, default: 0] += 1 }
      case lineFeed, carriageReturn:
        if !isQuoted && !counts.isEmpty { return mostFrequent(counts) }
      default: break
      }
    }
    return mostFrequent(counts)
  }

  private static func mostFrequent(_ counts: [UInt8: Int]) -> UInt8 {
    [comma, semicolon, tab].max { counts[$0, default: 0] < counts[$1, default: 0] } ?? comma
  }

  private mutating func readAll() throws(InputError) {
    var record = 0
    var hasHeader = false
    while position < end {
      record += 1
      let isSound = try readRecord()
      if isBlank() {
        table.dropPendingCells()
      } else if !hasHeader {
        hasHeader = true
        takeHeader(record)
      } else {
        endRecord(record, isSound: isSound)
      }
    }
    if !hasHeader { throw .data(file: table.contents.path, row: nil, .empty) }
  }

  private static let rowsBeforeEstimate = 1000

  private func pending() -> ArraySlice<AttributeTable.Cell> {
    table.cells.suffix(table.pendingCells)
  }

  private func isBlank() -> Bool {
    pending().allSatisfy { $0.start == $0.end }
  }

  private mutating func takeHeader(_ record: Int) {
    let names = pending().map { cell in
      String(table.decoded(cell).trimmingBlanks)
    }
    table.dropPendingCells()
    for name in names { table.appendColumn(name) }
    let uses = Dictionary(grouping: names.indices.filter { !names[$0].isEmpty }) { names[$0] }
    for (name, columns) in uses.sorted(by: { $0.value[0] < $1.value[0] }) where columns.count > 1 {
      findings.append(
        Finding(.warning, .assumed, row: record, field: name, says: .duplicateColumn(name)))
    }
  }

  private mutating func endRecord(_ record: Int, isSound: Bool) {
    let columns = table.columns.count
    let found = pending()
    let surplus = found.dropFirst(columns).contains { $0.start < $0.end }
    if !isSound || surplus {
      table.dropPendingCells()
      let message: InputMessage =
        isSound ? .tooManyCells(found.count, columns) : .textBehindQuote
      findings.append(Finding(.error, .skipped, row: record, says: message))
      return
    }
    if found.count < columns {
      findings.append(
        Finding(.warning, .kept, row: record, says: .tooFewCells(found.count, columns)))
    }
    table.endRow(number: record)
    if table.count == Self.rowsBeforeEstimate {
      table.reserveCapacity(afterShare: Double(position) / Double(end))
    }
  }

  /// Appends the cells of one record; false when text follows a closing quote.
  private mutating func readRecord() throws(InputError) -> Bool {
    var isSound = true
    var column: Int32 = 0
    while true {
      let cell = try bytes[position] == quote ? quotedCell(column) : plainCell(column)
      table.append(cell)
      column += 1
      if bytes[position] != delimiter && !isAtLineEnd {
        isSound = false
        while bytes[position] != delimiter && !isAtLineEnd { position += 1 }
      }
      guard bytes[position] == delimiter, position < end else { break }
      position += 1
    }
    endLine()
    return isSound
  }

  private var isAtLineEnd: Bool {
    let byte = bytes[position]
    return byte == lineFeed || byte == carriageReturn || position >= end
  }

  private mutating func endLine() {
    guard position < end else { return }
    position += bytes[position] == carriageReturn && bytes[position + 1] == lineFeed ? 2 : 1
  }

  private mutating func plainCell(_ column: Int32) -> AttributeTable.Cell {
    let start = position
    while bytes[position] != delimiter && !isAtLineEnd { position += 1 }
    return AttributeTable.Cell(start: start, end: position, column: column, form: .plain)
  }

  private mutating func quotedCell(_ column: Int32) throws(InputError) -> AttributeTable.Cell {
    position += 1
    let start = position
    var form = AttributeTable.Form.plain
    while bytes[position] != quote || bytes[position + 1] == quote {
      guard position < end else {
        let line = table.contents.line(at: start)
        throw .data(file: table.contents.path, row: line, .quoteNotClosed)
      }
      if bytes[position] == quote {
        form = .doubledQuotes
        position += 1
      }
      position += 1
    }
    position += 1
    return AttributeTable.Cell(start: start, end: position - 1, column: column, form: form)
  }
}

private let quote = UInt8(ascii: "\"")
private let comma = UInt8(ascii: ",")
private let semicolon = UInt8(ascii: ";")
private let tab = UInt8(ascii: "\t")
private let lineFeed = UInt8(ascii: "\n")
private let carriageReturn = UInt8(ascii: "\r")
