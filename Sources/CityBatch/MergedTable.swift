import RunFiles
import TableFiles

/// A table of all cities: their tables of one name, one behind the other, with the city in front of each row.
///
/// Rows are copied as they stand, cell by cell only where the columns of a city are others than those before it. No
/// table is held as a whole.
struct MergedTable {
  let name: String
  private let parts: [Part]
  /// As they stand in the headers.
  private let columns: [[UInt8]]
  /// Whether every row is one of an incomplete table.
  private let isIncomplete: Bool

  /// The table of a city.
  struct Part {
    var city: String
    var path: String
  }

  static let incomplete = Array("incomplete".utf8)

  /// nil where no city has the table.
  ///
  /// - Parameters:
  ///   - cities: name and folder of each, in the order of the rows.
  ///   - isIncomplete: whether cities are missing.
  /// - Throws: where a table cannot be read.
  init?(
    _ name: String, of cities: [(name: String, folder: String)], isIncomplete: Bool
  ) throws(OutputError) {
    var (parts, columns): ([Part], [[UInt8]]) = ([], [])
    var known: Set<[UInt8]> = []
    for city in cities {
      let path = "\(city.folder)/\(name)"
      guard let header = try CSVRecords.header(path: path) else { continue }
      parts.append(Part(city: city.name, path: path))
      for column in header where known.insert(column).inserted { columns.append(column) }
    }
    guard !parts.isEmpty else { return nil }
    let marks = isIncomplete || known.contains(Self.incomplete)
    self.columns = columns.filter { $0 != Self.incomplete } + (marks ? [Self.incomplete] : [])
    (self.name, self.parts, self.isIncomplete) = (name, parts, isIncomplete)
  }

  /// Writes the table part by part.
  ///
  /// - Complexity: O(bytes).
  func write(to folder: OutputFolder) throws(OutputError) {
    var head = CSVWriter(columns: ["city"]).bytes.dropLast()
    for column in columns { head += [CSVRecords.comma] + column }
    try folder.append(Array(head) + [CSVRecords.lineFeed], to: name)
    for part in parts { try append(part, to: folder) }
  }

  private func append(_ part: Part, to folder: OutputFolder) throws(OutputError) {
    guard let records = CSVRecords(path: part.path), let header = records.next() else {
      throw .unreadableResult(part.path)
    }
    let row = MergedRow(
      city: part.city, columns: columns, own: CSVRecords.cells(of: header[...]),
      isIncomplete: isIncomplete)
    var bytes: [UInt8] = []
    while let record = records.next() {
      row.append(record, to: &bytes)
      guard bytes.count >= Self.bytesAtOnce else { continue }
      try folder.append(bytes, to: name)
      bytes.removeAll(keepingCapacity: true)
    }
    if records.hasFailed { throw .unreadableResult(part.path) }
    try folder.append(bytes, to: name)
  }

  private static let bytesAtOnce = 1 << 20
}

/// How the rows of one city become rows of the merged table.
private struct MergedRow {
  /// The city's cell and the comma behind it.
  private let start: [UInt8]
  /// By column of the merged table, that of the city; nil: it has none.
  private let sources: [Int?]
  /// Whether a row stays as it is, but for its last cell.
  private let isCopied: Bool
  private let end: [UInt8]
  private let marks: Bool
  private let isIncomplete: Bool

  init(city: String, columns: [[UInt8]], own: [ArraySlice<UInt8>], isIncomplete: Bool) {
    // The writer knows which texts need quotes.
    start = Array(CSVWriter(columns: [city]).bytes.dropFirst(3).dropLast()) + [CSVRecords.comma]
    let places = Dictionary(
      own.enumerated().map { (Array($1), $0) }, uniquingKeysWith: { first, _ in first })
    let marks = columns.last == MergedTable.incomplete
    let plain = marks ? columns.dropLast() : columns[...]
    sources = columns.map { places[$0] }
    isCopied =
      plain.count == own.count && zip(plain, own).allSatisfy { $0.elementsEqual($1) }
    end = marks ? (isIncomplete ? Array(",yes".utf8) : [CSVRecords.comma]) : []
    (self.marks, self.isIncomplete) = (marks, isIncomplete)
  }

  func append(_ record: [UInt8], to bytes: inout [UInt8]) {
    bytes += start
    if isCopied {
      bytes += record
      bytes += end
    } else {
      let cells = CSVRecords.cells(of: record[...])
      for (column, source) in sources.enumerated() {
        if column > 0 { bytes.append(CSVRecords.comma) }
        if marks && isIncomplete && column == sources.count - 1 {
          bytes += Array("yes".utf8)
        } else if let source, source < cells.count {
          bytes += cells[source]
        }
      }
    }
    bytes.append(CSVRecords.lineFeed)
  }
}
