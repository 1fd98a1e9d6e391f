import TableFiles
import Wording

/// Numbers of one column that are written in words.
struct WordedValues {
  var file: String
  var field: String?
  /// Of the first.
  var row: Int
  var example: String
  var value: Double
  var count = 1
}

extension ReadingLog {
  /// Counts a number that is written in words.
  mutating func takeWorded(
    _ text: String, as value: Double, row: Int, field: String?, file: String
  ) {
    if let place = worded.firstIndex(where: { $0.file == file && $0.field == field }) {
      worded[place].count += 1
    } else {
      worded.append(
        WordedValues(file: file, field: field, row: row, example: text, value: value))
    }
  }

  /// Tells of the columns that have such numbers.
  mutating func noteWorded() {
    for values in worded {
      let message = InputMessage.wordedNumbers(
        values.count, example: values.example, value: values.value)
      let finding = Finding(
        .warning, .assumed, row: values.row, field: values.field, rows: values.count,
        says: message)
      note(finding, file: values.file)
    }
    worded = []
  }
}
