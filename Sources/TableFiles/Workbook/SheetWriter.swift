import RunFiles
import Wording

/// A sheet that is being written: its rows are packed as they come, what stands before them is made at the end.
struct SheetWriter: Sendable {
  let name: String
  private let columns: [WorkbookWriter.Column]
  private var packed = DeflatedFile()
  private var rows: [UInt8] = []
  /// The row that is being written, and its cells so far.
  private var row: [UInt8] = []
  private var cells = 0
  /// Rows written, the header included.
  private(set) var rowCount = 0
  private var widths: [Int]
  private var cutRows = 0
  private var cutCells = 0
  /// Rows above the header, each one cell over all columns.
  private let titles: Int

  /// Bytes of rows that are packed at once.
  private static let piece = 1 << 20
  /// Bytes that a part of an archive may have, with room for what stands before and behind the rows.
  private static let largest = 4_000_000_000
  private static let longestText = 32_767

  /// Numbers of the cell formats in `WorkbookFrame.styles`.
  private enum Style {
    static let text = 1
    static let header = 2
  }

  init(_ name: String, titles: [String] = [], columns: [WorkbookWriter.Column]) {
    (self.name, self.columns, self.titles) = (name, columns, titles.count)
    widths = columns.map { _ in 0 }
    for title in titles {
      append(text: title, style: Style.header)
      endRow()
    }
    // A title does not widen the column that it begins in.
    widths = columns.map { _ in 0 }
    for column in columns { append(text: column.name, style: Style.header) }
    endRow()
  }

  // MARK: - Cells

  mutating func text(_ value: String?) {
    append(text: value ?? "", style: isNumber ? nil : Style.text)
  }

  private var isNumber: Bool { cells < columns.count && columns[cells].isNumber }

  private mutating func append(text: String, style: Int?) {
    defer { cells += 1 }
    guard cells < columns.count, !text.isEmpty else { return }
    let fitting = SheetName.cut(text, to: Self.longestText)
    if fitting.utf8.count < text.utf8.count { cutCells += 1 }
    beginCell(style: style)
    let keepsBlanks = fitting.first?.isWhitespace == true || fitting.last?.isWhitespace == true
    row +=
      (keepsBlanks ? #" t="inlineStr"><is><t xml:space="preserve">"# : #" t="inlineStr"><is><t>"#)
      .utf8
    SheetText.append(fitting, to: &row)
    row += "</t></is></c>".utf8
    // A filter's button takes the room of three digits.
    widths[cells] = max(widths[cells], fitting.columnWidth + (style == Style.header ? 3 : 0))
  }

  mutating func number(_ value: Double?, decimals: Int) {
    guard let value, value.isFinite else {
      cells += 1
      return
    }
    append(digits: value.fixedText(decimals: decimals, trimmed: true))
  }

  mutating func integer(_ value: Int?) {
    guard let value else {
      cells += 1
      return
    }
    append(digits: "\(value)")
  }

  private mutating func append(digits: String) {
    defer { cells += 1 }
    guard cells < columns.count else { return }
    beginCell(style: nil)
    row += "><v>\(digits)</v></c>".utf8
    widths[cells] = max(widths[cells], digits.utf8.count)
  }

  private mutating func beginCell(style: Int?) {
    row += #"<c r="\#(CellAddress.letters(ofColumn: cells))\#(rowCount + 1)""#.utf8
    if let style { row += #" s="\#(style)""#.utf8 }
  }

  mutating func endRow() {
    defer {
      row.removeAll(keepingCapacity: true)
      cells = 0
    }
    guard rowCount < CellAddress.mostRows, packed.size + rows.count < Self.largest else {
      cutRows += 1
      return
    }
    rowCount += 1
    rows += #"<row r="\#(rowCount)">"#.utf8
    rows += row
    rows += "</row>".utf8
    guard rows.count >= Self.piece else { return }
    packed.append(rows)
    rows.removeAll(keepingCapacity: true)
  }

  // MARK: - The whole

  /// The cells from the first of the header to the last of all; nil without columns.
  func area(isFixed: Bool) -> String? {
    guard !columns.isEmpty else { return nil }
    let first = titles + 1
    return isFixed ? "$A$\(first):$\(lastColumn)$\(rowCount)" : "A\(first):\(lastColumn)\(rowCount)"
  }

  private var lastColumn: String { CellAddress.letters(ofColumn: max(columns.count - 1, 0)) }

  /// Each title over all columns.
  private var mergedTitles: String {
    guard titles > 0, columns.count > 1 else { return "" }
    let cells = (1...titles).map { #"<mergeCell ref="A\#($0):\#(lastColumn)\#($0)"/>"# }
    return #"<mergeCells count="\#(titles)">\#(cells.joined())</mergeCells>"#
  }

  var omissions: [InputMessage] {
    (cutRows > 0 ? [.rowsCutOff(sheet: name, rows: cutRows)] : [])
      + (cutCells > 0 ? [.cellsCutOff(sheet: name, cells: cutCells)] : [])
  }

  /// The part of the sheet.
  consuming func finished(isFirst: Bool) -> DeflatedFile {
    let filter = area(isFixed: false).map { #"<autoFilter ref="\#($0)"/>"# } ?? ""
    packed.append(rows + Array("</sheetData>\(filter)\(mergedTitles)</worksheet>".utf8))
    packed.prepend(Array(head(isFirst: isFirst).utf8))
    return packed
  }

  private func head(isFirst: Bool) -> String {
    """
    \(WorkbookFrame.declaration)<worksheet xmlns="\(WorkbookFrame.namespace)">\
    <dimension ref="A1\(columns.isEmpty ? "" : ":\(lastColumn)\(rowCount)")"/>\
    <sheetViews><sheetView\(isFirst ? #" tabSelected="1""# : "") workbookViewId="0">\
    <pane ySplit="\(titles + 1)" topLeftCell="A\(titles + 2)" activePane="bottomLeft" state="frozen"/>\
    <selection pane="bottomLeft"/></sheetView></sheetViews>\
    <sheetFormatPr defaultRowHeight="15"/>\(columnWidths)<sheetData>
    """
  }

  private var columnWidths: String {
    guard !widths.isEmpty else { return "" }
    let columns = widths.enumerated().map { place, width in
      let width = min(max(width, 6), 60) + 2
      return #"<col min="\#(place + 1)" max="\#(place + 1)" width="\#(width)" customWidth="1"/>"#
    }
    return "<cols>\(columns.joined())</cols>"
  }
}

extension String {
  /// How many digits wide its longest line is; Chinese characters count as two.
  fileprivate var columnWidth: Int {
    var (widest, width) = (0, 0)
    for scalar in unicodeScalars {
      width = scalar == "\n" ? 0 : width + (scalar.value >= 0x1100 ? 2 : 1)
      widest = max(widest, width)
    }
    return widest
  }
}
