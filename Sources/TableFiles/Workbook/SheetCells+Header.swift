import Wording

/// The names of columns.
extension SheetCells {
  /// The row that is found to be the header; nil where there is none.
  var foundHeader: Int? {
    let width = rows.prefix(TableShape.looked).map(\.cells.count).max() ?? 0
    let records = rows.prefix(TableShape.looked).map { row in
      TableShape.Record(
        number: row.number, cells: width, filled: row.cells.count, hasNumber: hasNumber(row))
    }
    return TableShape.header(records)
  }

  private func hasNumber(_ row: Row) -> Bool {
    cells[row.cells].contains { $0.form == .double || DecimalNumber.parse(text($0)) != nil }
  }

  /// A header of several rows is no higher.
  private static let highest = 5

  /// All rows of the header that `row` belongs to: those that a merged cell joins to it, the one below whose names
  /// stand under cells that are merged side by side, and the one above with such cells where names occur twice.
  func headerRows(about row: Int) -> ClosedRange<Int> {
    let joined = merged.filter {
      $0.rows.contains(row) && $0.rows.count > 1 && $0.rows.count <= Self.highest
    }
    let bottom = joined.map(\.rows.upperBound).max() ?? row
    let top =
      joined.map(\.rows.lowerBound).min() ?? (hasDoubles(row) && hasGroups(row - 1) ? row - 1 : row)
    return top...(bottom == row && holdsNames(row + 1, under: row) ? row + 1 : bottom)
  }

  /// Whether a row has merged cells that stand for groups of columns, rather than for all.
  private func hasGroups(_ row: Int) -> Bool {
    merged.count { $0.rows == row...row && $0.columns.count > 1 } > 1
  }

  private func hasDoubles(_ row: Int) -> Bool {
    guard let position = position(ofRow: row) else { return false }
    let names = cells[rows[position].cells].map(text)
    return Set(names).count < names.count
  }

  /// Whether `row` has texts under all merged cells of the row `upper`, and nothing else.
  private func holdsNames(_ row: Int, under upper: Int) -> Bool {
    let groups = merged.filter { $0.rows == upper...upper && $0.columns.count > 1 }
    guard !groups.isEmpty, let position = position(ofRow: row), !hasNumber(rows[position]) else {
      return false
    }
    let names = cells[rows[position].cells].map { Int($0.column) }
    guard names.count == groups.reduce(0, { $0 + $1.columns.count }) else { return false }
    return Set(groups.flatMap(\.columns)).isSuperset(of: names)
  }

  /// The name of each column: its lowest text in the header; where that is the name of another column too, with
  /// the texts above it before it.
  func columnNames(_ header: ClosedRange<Int>) -> [String] {
    var texts: [[String]] = []
    let areas = merged.filter { $0.rows.overlaps(header) }
    for number in header {
      guard let position = position(ofRow: number) else { continue }
      let byColumn = Dictionary(
        areas.filter { $0.rows.contains(number) }.map { ($0.columns.lowerBound, $0) }
      ) { $1 }
      var free = 0
      for cell in cells[rows[position].cells] {
        let column = Int(cell.column)
        // Areas do not overlap; where a file says so, the first counts.
        let area = column < free ? nil : byColumn[column]
        let isLowest = header.upperBound == (area?.rows.upperBound ?? number)
        let columns = area.flatMap { isLowest ? nil : $0.columns } ?? column...column
        free = max(free, columns.upperBound + 1)
        while texts.count < free { texts.append([]) }
        for column in columns { texts[column].append(text(cell)) }
      }
    }
    let uses = Dictionary(texts.compactMap(\.last).map { ($0, 1) }, uniquingKeysWith: +)
    return texts.map { texts in
      guard let last = texts.last else { return "" }
      return uses[last] == 1 ? last : texts.joined()
    }
  }
}
