import RunFiles
import TableFiles
import Wording

/// A table of a result folder with its columns by name.
struct ResultTable {
  let path: String
  private let cells: AttributeTable
  private let columns: [String: Int]

  /// - Parameter required: columns without which it is no such result.
  init(_ name: String, in folder: String, required: [String]) throws(InputError) {
    path = "\(folder)/\(name)"
    let contents = try FileContents(path: path)
    cells = try CSVReader.read(contents, headerRow: 1).attributes
    columns = Dictionary(
      cells.columns.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    if let missing = required.first(where: { columns[$0] == nil }) {
      throw .data(file: path, row: 1, .noResultColumn(missing))
    }
  }

  /// nil where there is no such file.
  static func ifPresent(
    _ name: String, in folder: String, required: [String]
  ) throws(InputError) -> ResultTable? {
    do throws(InputError) {
      return try ResultTable(name, in: folder, required: required)
    } catch .data(_, nil, .missing) {
      return nil
    } catch {
      throw error
    }
  }

  var rows: Range<Int> { 0..<cells.count }

  func has(_ column: String) -> Bool { columns[column] != nil }

  /// As it was before it was guarded against spreadsheets; nil where it is empty.
  func text(_ row: Int, _ column: String) -> String? {
    cells.text(row: row, column: columns[column]).map(CSVWriter.unguarded)
  }

  func number(_ row: Int, _ column: String) throws(InputError) -> Double? {
    switch cells.number(row: row, column: columns[column]) {
    case .absent: return nil
    case .value(let number): return number
    case .invalid: throw .data(file: path, row: cells.rowNumbers[row], .noResultNumber(column))
    }
  }

  func integer(_ row: Int, _ column: String) throws(InputError) -> Int? {
    guard let number = try number(row, column) else { return nil }
    guard let integer = Int(exactly: number), (0...1_000_000_000).contains(integer) else {
      throw .data(file: path, row: cells.rowNumbers[row], .noResultNumber(column))
    }
    return integer
  }

  /// The text of a cell that is never empty.
  func id(_ row: Int, _ column: String) throws(InputError) -> String {
    guard let id = text(row, column) else {
      throw .data(file: path, row: cells.rowNumbers[row], .noResultValue(column))
    }
    return id
  }
}
