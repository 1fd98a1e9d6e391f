import RunFiles
import Wording

/// A sheet as a table: which row is the header, what merged cells mean, what must be told.
struct SheetTable {
  private let sheet: SheetCells
  /// The rows of the header, the lowest of which stands above the first row of data.
  private let header: ClosedRange<Int>
  private(set) var findings: [Finding] = []
  private(set) var assumptions: [String] = []
  private var columns: [String] = []

  /// - Parameter headerRow: the row of the header, from 1; nil: found as `TableShape` does.
  /// - Throws: where the sheet is empty or has no such row.
  init(_ sheet: SheetCells, file: String, headerRow: Int?) throws(InputError) {
    self.sheet = sheet
    guard let last = sheet.rows.last else { throw .data(file: file, row: nil, .emptySheet) }
    let row = headerRow ?? sheet.foundHeader ?? sheet.rows[0].number
    guard sheet.position(ofRow: row) != nil else {
      let message: InputMessage =
        row > last.number ? .noSuchHeaderRow(row, rows: last.number) : .emptyHeaderRow(row)
      throw .data(file: file, row: nil, message)
    }
    header = sheet.headerRows(about: row)
    columns = sheet.columnNames(header)
    let first = sheet.rows[0].number
    if headerRow == nil, header.lowerBound > first {
      let message = InputMessage.titleRows(first...header.lowerBound - 1, header: row)
      findings.append(Finding(.info, .assumed, row: first, says: message))
      assumptions.append("header_row = \(row)")
    }
    if header.count > 1 {
      findings.append(
        Finding(.info, .assumed, row: header.lowerBound, says: .headerOfRows(header)))
      assumptions.append("header_rows = \(header.lowerBound)–\(header.upperBound)")
    }
  }

  /// The rows below the header.
  ///
  /// Complexity: O(cells + cells that merged areas fill).
  mutating func attributes(of file: FileContents) -> AttributeTable {
    var table = AttributeTable(contents: file)
    findings += table.appendHeader(columns, row: header.upperBound)
    table.reserveCapacity(rows: sheet.rows.count)
    var filling = MergedFilling(sheet, below: header.upperBound)
    var unnamed = SheetCells.Tally()
    for row in sheet.rows where row.number > header.upperBound {
      for cell in filling.cells(of: row) {
        let column = Int(cell.column)
        if column >= columns.count || columns[column].isEmpty {
          unnamed.add(CellAddress(row: row.number, column: column))
        }
        if column < columns.count { table.append(cell) }
      }
      table.endRow(number: row.number)
    }
    table.contents = FileContents(of: file, holding: sheet.bytes)
    note(filling, unnamed)
    return table
  }

  // MARK: - What is told

  private mutating func note(_ filling: MergedFilling, _ unnamed: SheetCells.Tally) {
    for (column, filled) in filling.filled.sorted(by: { $0.key < $1.key }) {
      let name = name(ofColumn: column)
      findings.append(
        Finding(
          filled.isNumber ? .warning : .info, .assumed, row: filled.first, field: name,
          rows: filled.rows,
          says: filled.isNumber
            ? .mergedNumbers(name, rows: filled.rows) : .mergedTexts(name, rows: filled.rows)))
    }
    if filling.isCutOff { findings.append(Finding(.warning, .kept, says: .tooManyMerged)) }
    note(sheet.errors, as: .warning, .skipped) { .errorCells($0.example, cells: $0.count) }
    note(sheet.unevaluated, as: .warning, .skipped) { .unevaluated(cells: $0.count) }
    note(sheet.hidden, as: .info, .kept) { .hiddenRows($0.count) }
    note(unnamed, as: .info, .kept) { tally in
      .cellsWithoutHeading(
        CellAddress.letters(ofColumn: tally.first?.column ?? 0), cells: tally.count)
    }
  }

  private mutating func note(
    _ tally: SheetCells.Tally, as severity: InputProblem.Severity, _ action: InputProblem.Action,
    says message: (SheetCells.Tally) -> InputMessage
  ) {
    guard let first = tally.first else { return }
    let field = action == .skipped ? name(ofColumn: first.column) : nil
    findings.append(
      Finding(
        severity, action, row: first.row, field: field, rows: tally.count, says: message(tally)))
  }

  private func name(ofColumn column: Int) -> String {
    let name = column < columns.count ? columns[column] : ""
    return name.isEmpty ? CellAddress.letters(ofColumn: column) : name
  }
}
