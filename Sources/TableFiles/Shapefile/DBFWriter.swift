import Wording

/// The table of a Shapefile being written: dBASE III, texts in UTF-8.
///
/// Widths are known when all values are, so these are kept until then.
struct DBFWriter: Sendable {
  private let names: DBFNames
  private var values: [[MapValue]]
  private var rows = 0

  /// A head counts its own bytes with 16 bits.
  private static let mostColumns = 255

  /// - Parameter columns: without any a column `fid` with the number of the row is written, since programs want one.
  init(columns: [String]) throws(ShapefileError) {
    guard columns.count <= Self.mostColumns else {
      throw ShapefileError(message: .tooManyColumns(columns.count))
    }
    names = DBFNames(columns.isEmpty ? ["fid"] : columns)
    values = Array(repeating: [], count: names.columns.count)
    hasOwnColumns = !columns.isEmpty
  }

  private let hasOwnColumns: Bool

  var renamed: [(name: String, column: String)] { names.renamed }

  mutating func append(_ row: [MapValue]) {
    rows += 1
    let row = hasOwnColumns ? row : [.number(Double(rows))]
    for column in values.indices {
      values[column].append(column < row.count ? row[column] : .text(nil))
    }
  }

  func finish(
    date: (year: Int, month: Int, day: Int), limit: Int
  ) throws(ShapefileError) -> (bytes: [UInt8], cutTexts: Int) {
    let columns = values.map(DBFColumn.init)
    let length = 1 + columns.reduce(0) { $0 + $1.width }
    guard length <= Int(UInt16.max), 33 + 32 * columns.count + rows * length < limit else {
      throw ShapefileError(message: .shapefileTooLarge)
    }
    var bytes = head(columns, recordLength: length, date: date)
    bytes.reserveCapacity(bytes.count + rows * length + 1)
    for row in 0..<rows {
      bytes.append(UInt8(ascii: " "))
      for column in columns { bytes += column.cell(row) }
    }
    bytes.append(0x1A)
    return (bytes, columns.reduce(0) { $0 + $1.cutTexts })
  }

  private func head(
    _ columns: [DBFColumn], recordLength: Int, date: (year: Int, month: Int, day: Int)
  ) -> [UInt8] {
    let year = UInt8(clamping: date.year - 1900)
    var bytes: [UInt8] = [3, year, UInt8(clamping: date.month), UInt8(clamping: date.day)]
    bytes.append(little: rows)
    let length = 33 + 32 * columns.count
    for number in [length, recordLength] {
      bytes += [UInt8(truncatingIfNeeded: number), UInt8(truncatingIfNeeded: number >> 8)]
    }
    bytes += [UInt8](repeating: 0, count: 20)
    for (name, column) in zip(names.columns, columns) {
      bytes += Array(name.utf8) + [UInt8](repeating: 0, count: 11 - name.utf8.count)
      bytes += [column.letter, 0, 0, 0, 0, UInt8(clamping: column.width)]
      bytes += [UInt8(clamping: column.decimals)] + [UInt8](repeating: 0, count: 14)
    }
    return bytes + [0x0D]
  }
}

/// Names of columns in ten bytes of UTF-8, cut between characters; those that would be alike end in `_1`, `_2` ….
struct DBFNames: Sendable {
  private(set) var columns: [String] = []
  private(set) var renamed: [(name: String, column: String)] = []

  private static let length = 10

  init(_ names: [String]) {
    var used: Set<String> = []
    for name in names {
      let column = Self.free(name.isEmpty ? "column" : name, used)
      used.insert(column.lowercased())
      columns.append(column)
      if column != name { renamed.append((name, column)) }
    }
  }

  private static func free(_ name: String, _ used: Set<String>) -> String {
    let plain = name.prefix(bytes: length)
    if !used.contains(plain.lowercased()) { return plain }
    for number in 1... {
      let ending = "_\(number)"
      let column = name.prefix(bytes: length - ending.utf8.count) + ending
      if !used.contains(column.lowercased()) { return column }
    }
    return plain
  }
}

extension String {
  /// As many whole characters as `bytes` bytes of UTF-8 hold.
  func prefix(bytes: Int) -> String {
    guard utf8.count > bytes else { return self }
    var room = bytes
    let kept = prefix { character in
      room -= character.utf8.count
      return room >= 0
    }
    return String(kept)
  }
}
