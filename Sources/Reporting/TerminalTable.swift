import Wording

/// Rows of cells as lines for a terminal: each column as wide as its widest cell, two blanks between columns.
struct TerminalTable {
  /// As many cells in each row as in the first.
  var rows: [[String]]
  /// Columns that end at the right.
  var numberColumns: Set<Int> = []

  /// Complexity: O(characters).
  var lines: [String] {
    let count = rows.first?.count ?? 0
    let widths = (0..<count).map { column in rows.map { $0[column].displayWidth }.max() ?? 0 }
    return rows.map { cells in
      let padded = (0..<count).map { column in
        let isNumber = numberColumns.contains(column)
        // Nothing follows a text at the end.
        guard isNumber || column < count - 1 else { return cells[column] }
        return cells[column].padded(to: widths[column], right: isNumber)
      }
      return padded.joined(separator: "  ")
    }
  }
}
