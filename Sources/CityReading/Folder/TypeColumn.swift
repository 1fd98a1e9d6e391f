import Assessment
import TableFiles

/// The column that says what facilities are, and what its values mean.
struct TypeColumn {
  let name: String
  /// Whether its name is a usual one.
  let isUsual: Bool
  /// Ids by values that are not ids themselves.
  private(set) var types: [String: String] = [:]
  /// Values that no type is like, in ascending order.
  private(set) var strangeValues: [String] = []
  /// Whether at least half of the rows that say something are types or like one.
  let tellsMost: Bool

  /// Columns with more values than this name things rather than kinds of them.
  private static let mostValues = 200

  /// Nil where no column says it: none has the usual name, and none has at least half of its rows in values that
  /// are types or like one.
  ///
  /// - Complexity: O(cells), O(values · types) in letters.
  init?(_ layer: FeatureTable, _ standard: Standard) {
    let usual = FieldRole.type.column(in: layer) ?? FieldRole.subtype.column(in: layer)
    let found =
      usual
      ?? layer.attributes.columns.indices.first {
        Self.share(ofTypesIn: Self.values(of: $0, in: layer), standard) >= 0.5
      }
    guard let column = found else { return nil }
    name = layer.attributes.columns[column]
    isUsual = usual != nil
    let values = Self.values(of: column, in: layer)
    tellsMost = Self.share(ofTypesIn: values, standard) >= 0.5
    let ids = Set(standard.types.map(\.id))
    for value in values.keys.sorted() where !ids.contains(value) {
      if let id = standard.type(like: value) {
        types[value] = id
      } else {
        strangeValues.append(value)
      }
    }
  }

  /// How many rows have each value; empty where there are too many values.
  private static func values(of column: Int, in layer: FeatureTable) -> [String: Int] {
    var counts: [String: Int] = [:]
    for row in 0..<layer.attributes.count {
      guard let text = layer.attributes.text(row: row, column: column) else { continue }
      counts[text, default: 0] += 1
      if counts.count > mostValues { return [:] }
    }
    return counts
  }

  /// Share of the rows whose values are types or like one.
  private static func share(ofTypesIn values: [String: Int], _ standard: Standard) -> Double {
    let all = values.values.reduce(0, +)
    let ids = Set(standard.types.map(\.id))
    let known = values.filter { ids.contains($0.key) || standard.type(namedLike: $0.key) != nil }
    return all == 0 ? 0 : Double(known.values.reduce(0, +)) / Double(all)
  }
}
