import PlanarGeometry
import RunFiles
import Wording

/// Reads a sheet of a workbook (`.xlsx`, `.xlsm`): values as they are in the file, dates as ISO 8601, formulas by
/// the values that were last computed.
///
/// The sheet is the one that is stated by its name or number, else the only one that looks like a table, else
/// the first that holds anything. Hidden sheets are read where they are stated.
struct WorkbookReader {
  private let contents: FileContents
  private let workbook: WorkbookParts
  private var findings: [Finding] = []
  private var assumptions: [String] = []

  /// What a look at a sheet unpacks.
  private static let looked = 1 << 20
  /// Sheets that are looked at.
  private static let mostLooks = 64

  /// - Parameter form: the sheet and the row of the header, where they are stated.
  /// - Complexity: O(unpacked bytes of the sheet, the shared strings and the styles).
  static func read(
    _ archive: ZipArchive, _ contents: FileContents, as form: FileForm
  ) throws(InputError) -> FeatureTable {
    var reader = WorkbookReader(
      contents: contents, workbook: try WorkbookParts(archive, file: contents.path))
    let sheet = try reader.sheet(stated: form.layer)
    let cells = try SheetReader.read(
      reader.workbook.scanner(sheet.part), of: reader.workbook, reader.workbook.strings())
    if form.encoding != nil {
      reader.findings.append(Finding(.warning, .kept, says: .encodingIgnored))
    }
    var table = try SheetTable(cells, file: contents.path, headerRow: form.headerRow)
    let attributes = table.attributes(of: contents)
    return FeatureTable(
      attributes: attributes, geometry: GeometryTable(), format: .workbook, isTable: true,
      findings: reader.findings + table.findings,
      assumptions: reader.assumptions + table.assumptions)
  }

  // MARK: - Sheets

  private mutating func sheet(stated: String?) throws(InputError) -> WorkbookParts.Sheet {
    let names = workbook.sheets.map(\.name)
    if let stated {
      guard let sheet = statedSheet(stated) else {
        throw error(.noSuchSheet(stated, among: names))
      }
      return sheet
    }
    let visible = workbook.sheets.filter { !$0.isHidden }
    guard let first = visible.first else {
      throw error(names.isEmpty ? .noSheets : .onlyHiddenSheets(names))
    }
    guard visible.count > 1 else {
      if names.count > 1 { assumptions.append("sheet = \(first.name)") }
      return first
    }
    return try choice(among: visible)
  }

  private func statedSheet(_ stated: String) -> WorkbookParts.Sheet? {
    let sheets = workbook.sheets
    let folded = stated.trimmingBlanks.lowercased()
    let named =
      sheets.first { $0.name == stated }
      ?? sheets.first { $0.name.trimmingBlanks.lowercased() == folded }
    if let named { return named }
    guard let number = Int(folded), sheets.indices.contains(number - 1) else { return nil }
    return sheets[number - 1]
  }

  private mutating func choice(
    among sheets: [WorkbookParts.Sheet]
  ) throws(InputError) -> WorkbookParts.Sheet {
    let strings = try workbook.strings()
    var filled: [WorkbookParts.Sheet] = []
    var tables: [WorkbookParts.Sheet] = []
    for sheet in sheets.prefix(Self.mostLooks) {
      let cells = try SheetReader.read(
        workbook.scanner(sheet.part, upTo: Self.looked), of: workbook, strings,
        rowLimit: TableShape.looked)
      if !cells.rows.isEmpty { filled.append(sheet) }
      if cells.looksLikeTable { tables.append(sheet) }
    }
    let chosen = tables.count == 1 ? tables[0] : tables.first ?? filled.first ?? sheets[0]
    assumptions.append("sheet = \(chosen.name)")
    let others = tables.filter { $0.part != chosen.part }.map(\.name)
    if !others.isEmpty {
      findings.append(
        Finding(.warning, .assumed, says: .otherSheets(chosen.name, others: others)))
    }
    return chosen
  }

  private func error(_ message: InputMessage) -> InputError {
    .data(file: contents.path, row: nil, message)
  }
}

extension SheetCells {
  /// Whether there are a row of names and a row below, of two columns at least.
  fileprivate var looksLikeTable: Bool {
    rows.count > 1 && rows.contains { $0.cells.count > 1 }
  }
}

extension WorkbookReader {
  private static let names = [".xlsx", ".xlsm", ".xltx", ".xltm", ".xlsb"]

  /// The archive that a workbook is; nil where the file is none.
  ///
  /// - Throws: where it is a workbook that cannot be read: protected by a password, of the format before 2007,
  ///   cut off.
  static func archive(_ contents: FileContents) throws(InputError) -> ZipArchive? {
    let bytes = contents.bytes
    let isNamed = names.contains { contents.path.lowercased().hasSuffix($0) }
    if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
      if contents.holdsEncryptedPackage { throw .data(file: contents.path, row: nil, .encrypted) }
      if isNamed { throw .data(file: contents.path, row: nil, .oldWorkbook) }
      return nil
    }
    guard bytes.starts(with: [0x50, 0x4B, 3, 4]) else { return nil }
    do throws(InputError) {
      let archive = try ZipArchive(contents)
      let isWorkbook = ["xl/workbook.xml", "xl/workbook.bin"].contains { archive.contains($0) }
      return isNamed || isWorkbook ? archive : nil
    } catch {
      let head = String(decoding: bytes.prefix(4096), as: UTF8.self)
      if isNamed || head.contains("xl/") { throw error }
      return nil
    }
  }
}

extension FileContents {
  /// Whether the directory of a compound file names the stream of an encrypted package, in UTF-16.
  fileprivate var holdsEncryptedPackage: Bool {
    let name: [UInt8] = "EncryptedPackage".utf8.flatMap { [$0, 0] }
    // Names of streams stand at multiples of 128 bytes.
    return stride(from: 0, to: count, by: 128).contains { place in
      bytes[place...].starts(with: name)
    }
  }
}
