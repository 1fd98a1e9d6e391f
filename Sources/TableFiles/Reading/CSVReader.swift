package import RunFiles
package import Wording

/// Reads the records of a table in CSV (RFC 4180): comma, semicolon, tab or bar, found by itself or
/// stated by a first line like `sep=;`; titles above the header; lines ended by LF, CRLF or CR; quoted
/// fields, also over several lines; UTF-8 with or without BOM.
package struct CSVReader {
  private let bytes: [UInt8]
  private let end: Int
  private let delimiter: UInt8
  private var position: Int
  private var table: AttributeTable
  private var findings: [Finding] = []
  private var assumptions: [String] = []
  private var statedHeader: Int?
  /// The record that turned out to be the header.
  private var headerRow: Int?
  /// Records before the first that is read: 1 where a line states the delimiter.
  private var recordsBefore = 0
  /// Line breaks within quotes so far.
  private var breaks = 0
  /// Rows with line breaks in a cell that seem to belong there.
  private var cellsOverLines: (count: Int, firstRow: Int)?
  private var hasQuotedDelimiter = false

  /// Records are numbered from 1, blank ones included; the header is the first that is not blank, or
  /// stands below titles.
  ///
  /// - Parameter headerRow: number of the record that is the header; nil: found as described.
  /// - Complexity: O(bytes).
  package static func read(
    _ contents: FileContents, headerRow: Int? = nil
  ) throws(InputError) -> FeatureTable {
    var reader = CSVReader(contents)
    reader.statedHeader = headerRow
    try reader.readAll()
    let numbersMayHaveCommas =
      reader.delimiter != comma || reader.hasQuotedDelimiter || contents.hasWideComma
    return FeatureTable(
      attributes: reader.table, geometry: GeometryTable(), format: .csv, isTable: true,
      findings: reader.findings, delimiter: reader.delimiter, headerRow: reader.headerRow,
      mayHaveCommas: numbersMayHaveCommas, assumptions: reader.assumptions)
  }

  private init(_ contents: FileContents) {
    bytes = contents.bytes
    end = contents.count
    table = AttributeTable(contents: contents)
    position = contents.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let stated = TableShape.statedDelimiter(contents.bytes[position..<contents.count])
    delimiter =
      stated?.delimiter ?? TableShape.delimiter(of: contents.bytes[position..<contents.count])
    if let stated {
      position += stated.length
      endLine()
      recordsBefore = 1
      assumptions.append("delimiter = \(shownDelimiter) (sep=)")
    } else if delimiter == UInt8(ascii: "|") {
      assumptions.append("delimiter = |")
    }
  }

  private var shownDelimiter: String {
    delimiter == tab ? "tab" : String(decoding: [delimiter], as: UTF8.self)
  }

  private mutating func readAll() throws(InputError) {
    var record = recordsBefore
    let header = try header()
    var hasHeader = false
    while position < end {
      record += 1
      let line = record + breaks
      let isSound = try readRecord()
      if isBlank() || record < header {
        table.dropPendingCells()
      } else if !hasHeader {
        hasHeader = true
        takeHeader(record)
      } else {
        endRecord(record, isSound: isSound, lines: line...record + breaks)
      }
    }
    guard hasHeader else {
      let message = statedHeader.map { InputMessage.noSuchHeaderRow($0, rows: record) }
      throw .data(file: table.contents.path, row: nil, message ?? .empty)
    }
    noteCellsOverLines(into: &findings)
  }

  // MARK: - Header

  /// Number of the record that is the header; 0 where there is none. What stands above is noted.
  private mutating func header() throws(InputError) -> Int {
    if let statedHeader { return statedHeader }
    var ahead = self
    var records: [TableShape.Record] = []
    var number = recordsBefore
    while ahead.position < end, records.count < TableShape.looked {
      number += 1
      _ = try ahead.readRecord()
      if !ahead.isBlank() { records.append(ahead.shape(number)) }
      ahead.table.dropPendingCells()
    }
    guard let header = TableShape.header(records), let first = records.first?.number else {
      return 0
    }
    if header > first {
      let message = InputMessage.titleRows(first...header - 1, header: header)
      findings.append(Finding(.info, .assumed, row: first, says: message))
      assumptions.append("header_row = \(header)")
    }
    return header
  }

  private func shape(_ number: Int) -> TableShape.Record {
    let texts = pending().map { table.decoded($0).trimmingBlanks }
    return TableShape.Record(
      number: number, cells: texts.count, filled: texts.count { !$0.isEmpty },
      hasNumber: texts.contains { DecimalNumber.parse(String($0)) != nil })
  }

  private static let rowsBeforeEstimate = 1000

  private func pending() -> ArraySlice<AttributeTable.Cell> {
    table.cells.suffix(table.pendingCells)
  }

  private func isBlank() -> Bool {
    pending().allSatisfy { $0.start == $0.end }
  }

  private mutating func takeHeader(_ record: Int) {
    headerRow = record
    let names = pending().map { cell in
      String(table.decoded(cell).trimmingBlanks)
    }
    table.dropPendingCells()
    findings += table.appendHeader(names, row: record)
  }

  /// - Parameter lines: more than one where a quoted cell has line breaks.
  private mutating func endRecord(_ record: Int, isSound: Bool, lines: ClosedRange<Int>) {
    let columns = table.columns.count
    let found = pending()
    let surplus = found.dropFirst(columns).contains { $0.start < $0.end }
    if lines.count > 1 {
      if isSwallowed(lines, isSound: isSound) {
        table.dropRows(lines.count)
        findings.append(
          Finding(
            .error, .skipped, row: record, rows: lines.count, says: .swallowedRows(lines)))
        return
      }
      cellsOverLines = ((cellsOverLines?.count ?? 0) + 1, cellsOverLines?.firstRow ?? record)
    }
    if !isSound || surplus {
      table.dropRows(1)
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
      switch bytes[position] {
      case quote:
        form = .doubledQuotes
        position += 1
      case delimiter: hasQuotedDelimiter = true
      case lineFeed: breaks += 1
      case carriageReturn: if bytes[position + 1] != lineFeed { breaks += 1 }
      default: break
      }
      position += 1
    }
    position += 1
    return AttributeTable.Cell(start: start, end: position - 1, column: column, form: form)
  }

  // MARK: - Quotes over several lines

  /// Whether a missing quote seems to have joined `lines` to the record just read: they hold as many
  /// delimiters within quotes as so many records need, or what came of it does not fit the header.
  private func isSwallowed(_ lines: ClosedRange<Int>, isSound: Bool) -> Bool {
    let cells = pending()
    guard isSound, cells.count == table.columns.count else { return true }
    let quoted = cells.reduce(0) { count, cell in
      count + bytes[cell.start..<cell.end].count { $0 == delimiter }
    }
    return quoted >= (lines.count - 1) * max(table.columns.count - 1, 1)
  }

  private func noteCellsOverLines(into findings: inout [Finding]) {
    guard let (count, row) = cellsOverLines else { return }
    findings.append(Finding(.info, .kept, row: row, rows: count, says: .cellsOverLines(count)))
  }
}

private let quote = UInt8(ascii: "\"")
private let comma = UInt8(ascii: ",")
private let semicolon = UInt8(ascii: ";")
private let tab = UInt8(ascii: "\t")
private let lineFeed = UInt8(ascii: "\n")
private let carriageReturn = UInt8(ascii: "\r")
