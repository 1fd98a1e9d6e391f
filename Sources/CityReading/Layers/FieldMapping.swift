import TableFiles
import Wording

/// Which column of a file says what.
struct FieldMapping: Sendable {
  /// Few enough that a search beats hashing.
  private var columns: [(key: String, column: Int)] = []
  /// Columns that were found by their usual names, as `key = column`; a column that bears the key
  /// itself is not mentioned.
  private(set) var assumptions: [String] = []

  /// - Parameters:
  ///   - stated: name of the column by the role's key; a column that does not exist is an error.
  ///   - roles: looked up by their usual names, without regard to case, where not stated.
  init(
    _ roles: [FieldRole], stated: [String: String], in layer: FeatureTable
  ) throws(InputError) {
    let names = layer.attributes.columns
    let foldedNames = names.map { String($0.trimmingBlanks).lowercased() }
    for role in roles {
      if let name = stated[role.key] {
        let exact = names.firstIndex(of: name)
        guard let column = exact ?? foldedNames.firstIndex(of: name.lowercased()) else {
          throw .data(file: layer.path, row: nil, .noSuchField(name, among: names))
        }
        columns.append((role.key, column))
      } else if let column = Self.usualColumn(role, foldedNames) {
        columns.append((role.key, column))
        if foldedNames[column] != role.key { assumptions.append("\(role.key) = \(names[column])") }
      }
    }
  }

  private static func usualColumn(_ role: FieldRole, _ foldedNames: [String]) -> Int? {
    for name in role.names {
      if let column = foldedNames.firstIndex(of: name) { return column }
    }
    return nil
  }

  subscript(role: FieldRole) -> Int? { columns.first { $0.key == role.key }?.column }
}
