import TableFiles
import Wording

extension ReadingLog {
  /// Whether a number in a column of `loaded` stands for "no data", which is counted.
  ///
  /// Complexity: O(1) for almost all numbers; O(rows) at the first doubtful one of a column.
  mutating func isNodata(
    _ number: Double, row: Int, column: Int, in loaded: InputLayer
  ) -> Bool {
    guard NodataValues.isKnown(number) else { return false }
    readNodata(of: column, in: loaded)
    return nodata[Self.key(column, loaded)]?.take(number, row: row) ?? false
  }

  /// Counts a word such as `NaN` that stands where a number should.
  ///
  /// Complexity: O(1); O(rows) at the first of a column.
  mutating func isNodata(word: String, row: Int, column: Int, in loaded: InputLayer) -> Bool {
    guard NodataValues.words.contains(word.lowercased()) else { return false }
    readNodata(of: column, in: loaded)
    nodata[Self.key(column, loaded)]?.take(word: word, row: row)
    return true
  }

  private static func key(_ column: Int, _ loaded: InputLayer) -> String {
    "\(column) \(loaded.path)"
  }

  /// Finds out once what of the numbers of a column can stand for "no data".
  private mutating func readNodata(of column: Int, in loaded: InputLayer) {
    guard nodata[Self.key(column, loaded)] == nil else { return }
    let attributes = loaded.features.attributes
    nodata[Self.key(column, loaded)] = NodataValues(
      (0..<loaded.count).lazy.map { position -> Double? in
        guard case .value(let value) = attributes.number(row: position, column: column) else {
          return nil
        }
        return value
      })
  }

  /// Notes what was counted, a row for each value.
  mutating func noteNodata(_ role: FieldRole, in loaded: InputLayer) {
    guard let column = loaded.fields[role] else { return }
    guard let values = nodata.removeValue(forKey: Self.key(column, loaded)) else { return }
    values.note(field: loaded.columnName(role), file: loaded.path, log: &self)
  }
}
