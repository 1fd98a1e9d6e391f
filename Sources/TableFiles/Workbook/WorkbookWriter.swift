import RunFiles
package import Wording

/// Tables being written as the sheets of a workbook (`.xlsx`), row by row:
///
/// ```
/// var workbook = WorkbookWriter()
/// workbook.beginSheet("问题清单", columns: [.text("社区编码"), .number("人口")])
/// workbook.text("330102001001")
/// workbook.number(3200, decimals: 0)
/// workbook.endRow()
/// let bytes = workbook.finish()
/// ```
///
/// Numbers are numbers and texts are texts, whatever they look like: an id keeps its zeros, `=1+1` is no formula. The
/// header is bold and stays in sight, columns have filters and the width of what they hold. The same tables give
/// the same bytes. Rows are packed as they come: memory is that of the packed workbook and of the rows of one
/// mebibyte. Readable by Excel, WPS, LibreOffice, openpyxl and pandas.
///
/// Source of the format: ECMA-376 part 1 (SpreadsheetML, transitional).
package struct WorkbookWriter: Sendable {
  /// What the cells of a column hold.
  package struct Column: Hashable, Sendable {
    var name: String
    var isNumber: Bool

    package static func text(_ name: String) -> Column { Column(name: name, isNumber: false) }

    package static func number(_ name: String) -> Column { Column(name: name, isNumber: true) }
  }

  private var sheets: [SheetWriter] = []

  package init() {}

  /// Starts a sheet.
  ///
  /// - Parameters:
  ///   - name: what a sheet may not be called is replaced: `[]:*?/\` by `_`, more than 31 UTF-16 units cut, a name
  ///     that there is numbered.
  ///   - titles: rows above the header, each merged over all columns.
  ///   - columns: at most 16,384; more are left out.
  package mutating func beginSheet(_ name: String, titles: [String] = [], columns: [Column]) {
    let name = SheetName.legal(name, besides: sheets.map(\.name))
    let columns = Array(columns.prefix(CellAddress.mostColumns))
    sheets.append(SheetWriter(name, titles: titles, columns: columns))
  }

  /// Writes a text in the next cell of the row; nil and a text without characters leave it empty.
  ///
  /// Texts are cut to 32,767 UTF-16 units, all that a cell holds.
  package mutating func text(_ value: String?) { withSheet { $0.text(value) } }

  /// Writes a number with at most `decimals` digits behind the point; nil, NaN and infinities leave the cell empty.
  package mutating func number(_ value: Double?, decimals: Int) {
    withSheet { $0.number(value, decimals: decimals) }
  }

  package mutating func integer(_ value: Int?) { withSheet { $0.integer(value) } }

  /// Ends a row. Rows beyond the 1,048,576 of a sheet, the header included, are left out.
  package mutating func endRow() { withSheet { $0.endRow() } }

  private mutating func withSheet(_ work: (inout SheetWriter) -> Void) {
    guard !sheets.isEmpty else { return }
    work(&sheets[sheets.count - 1])
  }

  /// What did not fit, of all sheets so far.
  package var omissions: [InputMessage] { sheets.flatMap(\.omissions) }

  /// The workbook. Complexity of all writing: O(bytes of the cells).
  package consuming func finish() -> [UInt8] {
    if sheets.isEmpty { beginSheet("Sheet1", columns: []) }
    var zip = ZipWriter()
    let frame = WorkbookFrame(sheets: sheets)
    zip.append("[Content_Types].xml", frame.contentTypes)
    zip.append("_rels/.rels", frame.packageRelationships)
    zip.append("xl/workbook.xml", frame.workbook)
    zip.append("xl/_rels/workbook.xml.rels", frame.relationships)
    zip.append("xl/styles.xml", WorkbookFrame.styles)
    for (number, sheet) in sheets.enumerated() {
      zip.append("xl/worksheets/sheet\(number + 1).xml", sheet.finished(isFirst: number == 0))
    }
    return zip.finish()
  }
}
