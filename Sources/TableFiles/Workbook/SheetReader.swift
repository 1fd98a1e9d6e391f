import RunFiles
import Wording

/// Reads the cells of a sheet from its part.
///
/// Rows and cells that do not state their place stand behind the one before.
struct SheetReader {
  private var scanner: PartScanner
  private let workbook: WorkbookParts
  private let strings: SharedStrings
  private var sheet = SheetCells()
  /// Rows that are enough; nil: all.
  private let rowLimit: Int?

  /// How a cell says what its value is.
  private enum Kind { case number, shared, inline, text, truth, error }

  private struct PendingCell {
    var address: CellAddress
    var kind = Kind.number
    var style = 0
    var hasFormula = false
    var hasValue = false
  }

  /// - Parameters:
  ///   - bytes: of the shared strings, which the cells' own are appended to.
  ///   - rowLimit: rows that are enough, for a look at a sheet.
  /// - Complexity: O(bytes).
  static func read(
    _ scanner: consuming PartScanner, of workbook: WorkbookParts,
    _ strings: (places: SharedStrings, bytes: [UInt8]), rowLimit: Int? = nil
  ) throws(InputError) -> SheetCells {
    var reader = SheetReader(
      scanner: scanner, workbook: workbook, strings: strings.places, rowLimit: rowLimit)
    reader.sheet.bytes = strings.bytes
    do throws(InputError) {
      try reader.readAll()
    } catch {
      // A look at a sheet has only its beginning.
      if rowLimit == nil { throw error }
    }
    reader.sheet.sortRows()
    return reader.sheet
  }

  private mutating func readAll() throws(InputError) {
    var isWhole = false
    while let tag = try scanner.next() {
      if tag == .end {
        isWhole = isWhole || scanner.isNamed("worksheet")
      } else if scanner.isNamed("sheetData"), !scanner.isEmpty {
        guard try readRows() else { return }
      } else if scanner.isNamed("mergeCell"), let area = scanner.attribute("ref") {
        if let area = MergedArea(area) { sheet.append(area) }
      }
    }
    guard isWhole else { throw scanner.damage() }
  }

  /// False where there are enough.
  private mutating func readRows() throws(InputError) -> Bool {
    var number = 0
    while let tag = try scanner.next() {
      if tag == .end {
        if scanner.isNamed("sheetData") { return true }
      } else if scanner.isNamed("row") {
        let isEmpty = scanner.isEmpty
        let (stated, isHidden) = rowAttributes()
        number = min(stated ?? number + 1, CellAddress.mostRows)
        if isEmpty { continue }
        let start = sheet.cells.count
        try readCells(ofRow: number)
        if isHidden, sheet.cells.count > start {
          sheet.hidden.add(CellAddress(row: number, column: 0))
        }
        sheet.endRow(number, from: start)
        if let rowLimit, sheet.rows.count >= rowLimit { return false }
      }
    }
    throw scanner.damage()
  }

  private mutating func rowAttributes() -> (number: Int?, isHidden: Bool) {
    var (number, isHidden): (Int?, Bool) = (nil, false)
    while let (name, value) = scanner.nextAttribute() {
      if scanner.equals(name, "r") {
        number = scanner.wholeNumber(value).flatMap {
          (1...CellAddress.mostRows).contains($0) ? $0 : nil
        }
      } else if scanner.equals(name, "hidden") {
        isHidden = scanner.equals(value, "1") || scanner.equals(value, "true")
      }
    }
    return (number, isHidden)
  }

  private mutating func readCells(ofRow row: Int) throws(InputError) {
    var column = -1
    while let tag = try scanner.next() {
      if tag == .end {
        if scanner.isNamed("row") { return }
      } else if scanner.isNamed("c") {
        let isEmpty = scanner.isEmpty
        let cell = cellAttributes(CellAddress(row: row, column: column + 1))
        column = cell.address.column
        if !isEmpty { try readCell(cell) }
      }
    }
    throw scanner.damage()
  }

  private mutating func cellAttributes(_ next: CellAddress) -> PendingCell {
    var cell = PendingCell(address: next)
    while let (name, value) = scanner.nextAttribute() {
      guard name.count == 1 else { continue }
      switch scanner.bytes[name.lowerBound] {
      case UInt8(ascii: "r"):
        // A row that does not go with its cells is that of the `row`.
        cell.address.column =
          CellAddress(scanner.bytes[value])?.column ?? cell.address.column
      case UInt8(ascii: "s"): cell.style = scanner.wholeNumber(value) ?? 0
      case UInt8(ascii: "t"): cell.kind = kind(value)
      default: break
      }
    }
    return cell
  }

  private func kind(_ value: Range<Int>) -> Kind {
    guard value.count > 1 else {
      switch value.first.map({ scanner.bytes[$0] }) {
      case UInt8(ascii: "s"): return .shared
      case UInt8(ascii: "b"): return .truth
      case UInt8(ascii: "e"): return .error
      case UInt8(ascii: "d"): return .text
      default: return .number
      }
    }
    return scanner.equals(value, "inlineStr") ? .inline : .text
  }

  private mutating func readCell(_ pending: PendingCell) throws(InputError) {
    var cell = pending
    let start = sheet.bytes.count
    while let tag = try scanner.next(), tag == .start || !scanner.isNamed("c") {
      guard tag == .start else { continue }
      if scanner.isNamed("f") {
        cell.hasFormula = true
      } else if scanner.isNamed("v") {
        cell.hasValue = cell.kind == .text
        if !scanner.isEmpty, try readValue(of: cell) { cell.hasValue = true }
      } else if scanner.isNamed("rPh"), !scanner.isEmpty {
        try skipReading()
      } else if scanner.isNamed("t"), !scanner.isEmpty, cell.kind == .inline {
        try scanner.takeText(into: &sheet.bytes)
      }
    }
    if cell.kind == .inline {
      append(textFrom: start, at: cell.address)
    } else if cell.hasFormula, !cell.hasValue {
      sheet.unevaluated.add(cell.address)
    }
  }

  private mutating func skipReading() throws(InputError) {
    while let tag = try scanner.next(), tag == .start || !scanner.isNamed("rPh") {}
  }

  // MARK: - Values

  /// False where nothing stands there.
  private mutating func readValue(of cell: PendingCell) throws(InputError) -> Bool {
    let start = sheet.bytes.count
    let isText = cell.kind == .text || cell.kind == .inline
    guard let place = isText ? nil : scanner.takePlainText() else {
      try scanner.takeText(into: &sheet.bytes)
      append(textFrom: start, at: cell.address)
      return sheet.bytes.count > start
    }
    if place.isEmpty { return false }
    switch cell.kind {
    case .shared: appendShared(scanner.wholeNumber(place), at: cell.address)
    case .truth:
      append(scanner.equals(place, "0") ? "FALSE" : "TRUE", at: cell.address)
    case .error: sheet.errors.add(cell.address, scanner.string(place))
    default: appendNumber(place, cell)
    }
    return true
  }

  private mutating func appendShared(_ number: Int?, at address: CellAddress) {
    guard let number, strings.places.indices.contains(number) else {
      sheet.errors.add(address, "?")
      return
    }
    let place = strings.places[number]
    append(Int(place.lowerBound)..<Int(place.upperBound), at: address)
  }

  private mutating func appendNumber(_ place: Range<Int>, _ cell: PendingCell) {
    guard let number = scanner.decimal(place) else {
      // Not a number although it is said to be one: kept, so that it is told where a number is needed.
      return append(scanner.string(place), at: cell.address)
    }
    if let date = workbook.date(number, style: cell.style) {
      append(date, at: cell.address)
    } else if number.magnitude >= Self.shortWhole, let digits = scanner.plainDigits(place) {
      // Digits that a double may not hold, as in an id: they stand as they are written.
      append(digits, at: cell.address)
    } else {
      let start = sheet.bytes.count
      withUnsafeBytes(of: number) { sheet.bytes.append(contentsOf: $0) }
      append(start..<sheet.bytes.count, at: cell.address, as: .double)
    }
  }

  /// Whole numbers below it have fifteen digits, which a double always holds.
  private static let shortWhole = 1e15

  private mutating func append(_ text: String, at address: CellAddress) {
    let start = sheet.bytes.count
    sheet.bytes += text.utf8
    append(start..<sheet.bytes.count, at: address)
  }

  private mutating func append(textFrom start: Int, at address: CellAddress) {
    SheetText.resolveEscapes(in: &sheet.bytes, from: start)
    append(start..<sheet.bytes.count, at: address)
  }

  /// Blanks are no value.
  private mutating func append(
    _ place: Range<Int>, at address: CellAddress, as form: AttributeTable.Form = .plain
  ) {
    guard address.column < CellAddress.mostColumns,
      form == .double || sheet.bytes[place].contains(where: { $0 > 0x20 })
    else { return }
    sheet.cells.append(
      AttributeTable.Cell(
        start: place.lowerBound, end: place.upperBound,
        column: Int32(truncatingIfNeeded: address.column), form: form))
  }
}

extension PartScanner {
  /// Digits alone; nil for anything else and beyond what 63 bits hold.
  func wholeNumber(_ range: Range<Int>) -> Int? {
    guard (1...18).contains(range.count) else { return nil }
    var number = 0
    for place in range {
      let digit = bytes[place] &- UInt8(ascii: "0")
      guard digit < 10 else { return nil }
      number = number * 10 + Int(digit)
    }
    return number
  }

  /// A finite number that a text is as a whole, blanks around it left out.
  func decimal(_ range: Range<Int>) -> Double? {
    var place = range.lowerBound
    var last = range.upperBound
    while place < last, bytes[place] <= 0x20 { place += 1 }
    while place < last, bytes[last - 1] <= 0x20 { last -= 1 }
    guard let number = DecimalNumber.scan(bytes, at: &place), place == last, number.isFinite
    else { return nil }
    return number
  }

  /// The digits of a number that is whole and of at most 25, without exponent and point: `3.3E16` as
  /// `33000000000000000`; nil for others.
  func plainDigits(_ range: Range<Int>) -> String? {
    let text = string(range).filter { !$0.isWhitespace }.lowercased()
    let parts = text.split(separator: "e", omittingEmptySubsequences: false)
    let mantissa = parts[0].split(separator: ".", omittingEmptySubsequences: false)
    let fraction = mantissa.count > 1 ? mantissa[1] : ""
    guard let power = parts.count > 1 ? Int(parts[1]) : 0, (0...25).contains(power) else {
      return nil
    }
    let behind = fraction.dropFirst(power)
    let zeros = String(repeating: "0", count: max(0, power - fraction.count))
    let digits = mantissa[0] + fraction.prefix(power) + zeros
    return digits.count <= 26 && behind.allSatisfy { $0 == "0" } ? String(digits) : nil
  }
}

extension AttributeTable.Cell {
  /// The number that a cell of the form `.double` holds in `bytes`.
  func number(in bytes: [UInt8]) -> Double { bytes.double(at: start) }
}
