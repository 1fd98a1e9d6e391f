import TableFiles
import Wording

/// Tables of a run from which an input was left out say so in a column `incomplete` at their end, so
/// that no row of theirs passes for one of a whole run.
extension RunRecord {
  func makeTable(_ columns: [String]) -> CSVWriter {
    CSVWriter(columns: columns + (isPartial ? ["incomplete"] : []))
  }

  func endRow(of table: inout CSVWriter) {
    if isPartial { table.text("yes") }
    table.endRow()
  }
}
