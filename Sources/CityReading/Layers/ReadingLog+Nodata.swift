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
    let key = "\(column) \(loaded.path)"
    if nodata[key] == nil {
      let attributes = loaded.features.attributes
      nodata[key] = NodataValues(
        (0..<loaded.count).lazy.map { position -> Double? in
          guard case .value(let value) = attributes.number(row: position, column: column) else {
            return nil
          }
          return value
        })
    }
    return nodata[key]?.take(number, row: row) ?? false
  }

  /// Counts a word such as `NaN` that stands where a number should.
  mutating func isNodata(word: String, row: Int, column: Int, in loaded: InputLayer) -> Bool {
    guard NodataValues.words.contains(word.lowercased()) else { return false }
    nodata["\(column) \(loaded.path)", default: NodataValues([])].take(word: word, row: row)
    return true
  }

  /// Notes what was counted, a row for each value.
  mutating func noteNodata(_ role: FieldRole, in loaded: InputLayer) {
    guard let column = loaded.fields[role] else { return }
    guard let values = nodata.removeValue(forKey: "\(column) \(loaded.path)") else { return }
    values.note(field: loaded.columnName(role), file: loaded.path, log: &self)
  }
}
