import Wording

extension AttributeTable {
  /// Appends the columns that a header names, and tells names that it has more than once.
  ///
  /// - Parameter row: of the header, from 1.
  mutating func appendHeader(_ names: [String], row: Int) -> [Finding] {
    for name in names { appendColumn(name) }
    let uses = Dictionary(grouping: names.indices.filter { !names[$0].isEmpty }) { names[$0] }
    return uses.sorted { $0.value[0] < $1.value[0] }.filter { $0.value.count > 1 }.map { use in
      Finding(.warning, .assumed, row: row, field: use.key, says: .duplicateColumn(use.key))
    }
  }
}
