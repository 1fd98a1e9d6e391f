import RunFiles
import TableFiles

/// A written table as a page holds it: by columns, numbers as numbers, texts once each.
///
/// It is made of the finished table, so that no figure can differ but by the digits that `decimals` drops.
struct PageTable {
  private let file: String
  private let cells: AttributeTable
  /// Digits behind the point that are kept.
  private let decimals: Int
  private let dictionary: ColumnDictionary

  /// - Parameter bytes: what `CSVWriter` made.
  init?(
    _ file: String, _ bytes: [UInt8], decimals: Int = 9, explainedBy dictionary: ColumnDictionary
  ) {
    guard let table = try? CSVReader.read(FileContents(path: file, content: bytes)) else {
      return nil
    }
    self.file = file
    self.decimals = decimals
    self.dictionary = dictionary
    cells = table.attributes
  }

  /// - Parameter dropping: columns that the page does not show.
  /// - Complexity: O(cells).
  func write(to json: inout JSONWriter, dropping: Set<String> = []) {
    let columns = cells.columns.indices.filter { !dropping.contains(cells.columns[$0]) }
    json.beginObject()
    json.strings("columns", columns.map { cells.columns[$0] })
    json.member("count", cells.count)
    json.key("cells")
    json.beginArray()
    for column in columns { write(column, to: &json) }
    json.endArray()
    json.endObject()
  }

  private func write(_ column: Int, to json: inout JSONWriter) {
    guard isNumeric(column) else { return writeTexts(column, to: &json) }
    json.beginArray()
    for row in 0..<cells.count {
      json.number(text(row, column).flatMap(Double.init), decimals: decimals)
    }
    json.endArray()
  }

  private func writeTexts(_ column: Int, to json: inout JSONWriter) {
    json.texts((0..<cells.count).map { text($0, column).map(CSVWriter.unguarded) })
  }

  private func text(_ row: Int, _ column: Int) -> String? {
    cells.text(row: row, column: column)
  }

  /// Columns that have a unit hold numbers, and so do counts; names and ids are texts even where they look like
  /// numbers.
  private func isNumeric(_ column: Int) -> Bool {
    let name = cells.columns[column]
    let hasUnit = dictionary.entry(name, of: file).map { !$0.unit.isEmpty } ?? false
    if !hasUnit && (name.hasSuffix("_id") || Self.texts.contains(name)) { return false }
    return (0..<cells.count).allSatisfy { row in
      guard let text = text(row, column) else { return true }
      return hasUnit ? Double(text) != nil : text.count < 10 && Int(text).map(String.init) == text
    }
  }

  private static let texts: Set<String> = [
    "name", "street", "district", "kind", "layer", "premises", "candidate", "status", "item",
  ]
}

extension JSONWriter {
  /// Members of an object: tables by the names of their files without the ending.
  ///
  /// - Parameter dropping: columns that the page does not show. Complexity: O(cells).
  mutating func append(
    tables: [(file: String, bytes: [UInt8])], explainedBy dictionary: ColumnDictionary,
    dropping: Set<String> = []
  ) {
    for (file, bytes) in tables {
      guard let table = PageTable(file, bytes, explainedBy: dictionary) else { continue }
      key(file.withoutExtension)
      table.write(to: &self, dropping: dropping)
    }
  }

  mutating func strings(_ name: String, _ values: [String]) {
    key(name)
    beginArray()
    for value in values { string(value) }
    endArray()
  }

  mutating func integers(_ name: String, _ values: [Int]) {
    key(name)
    integers(values)
  }

  mutating func integers(_ values: [Int]) {
    beginArray()
    for value in values { integer(value) }
    endArray()
  }

  /// Texts of which many are the same or missing: each once, and where in them each value is, −1 for none.
  mutating func texts(_ values: [String?]) {
    var (texts, places) = ([String](), [String: Int]())
    let at = values.map { value -> Int in
      guard let value else { return -1 }
      if let place = places[value] { return place }
      places[value] = texts.count
      texts.append(value)
      return texts.count - 1
    }
    beginObject()
    strings("of", texts)
    integers("at", at)
    endObject()
  }
}
