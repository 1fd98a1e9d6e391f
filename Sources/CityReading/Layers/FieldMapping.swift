import TableFiles
import Wording

/// Which column of a file says what.
struct FieldMapping: Sendable {
  /// Few enough that a search beats hashing.
  private var columns: [(key: String, column: Int)] = []
  /// Of the columns whose numbers are not in people, m² and so on, as their headings say.
  private var factors: [(key: String, factor: Double)] = []
  /// Columns that were found by their usual names, as `key = column`, and units that headings state; a
  /// column that bears the key itself is not mentioned.
  private(set) var assumptions: [String] = []
  /// What the units in the headings are taken for.
  private(set) var findings: [Finding] = []
  /// Columns that are the id together; empty where it is one column.
  private(set) var idColumns: [Int] = []

  /// - Parameters:
  ///   - stated: name of the column by the role's key; a column that does not exist is an error.
  ///   - idFields: names of columns that are the id together; where there are any, they go before `stated`.
  ///   - roles: looked up by their usual names, without regard to case, where not stated; then by headings
  ///     that have a unit or a remark beside the name.
  init(
    _ roles: [FieldRole], stated: [String: String], idFields: [String] = [], in layer: FeatureTable
  ) throws(InputError) {
    let names = layer.attributes.columns
    let foldedNames = names.map { String($0.trimmingBlanks).lowercased() }
    let cuts = layer.format == .shapefile ? CutNames(foldedNames) : nil
    func column(of name: String) throws(InputError) -> Int {
      let exact = names.firstIndex(of: name)
      if let column = exact ?? foldedNames.firstIndex(of: name.lowercased()) { return column }
      guard let column = cuts?.column(of: name.lowercased()) else {
        throw .data(file: layer.path, row: nil, .noSuchField(name, among: names))
      }
      if cuts?.hasTwins(column) == true {
        throw .data(file: layer.path, row: nil, .cutColumnUnclear(names[column], name))
      }
      noteCut(names[column], for: name)
      return column
    }
    for name in idFields { idColumns.append(try column(of: name)) }
    for role in roles {
      if role.key == FieldRole.id.key, let first = idColumns.first {
        columns.append((role.key, first))
      } else if let name = stated[role.key] {
        let column = try column(of: name)
        columns.append((role.key, column))
        takeUnit(of: role, names[column], isStated: true)
      } else if let column = role.column(among: foldedNames) {
        columns.append((role.key, column))
        takeUnit(of: role, names[column], isStated: false)
      } else if let (column, name) = cuts?.column(ofUsual: role) {
        columns.append((role.key, column))
        noteCut(names[column], for: name)
        assumptions.append("\(role.key) = \(names[column])")
      }
    }
  }

  private mutating func noteCut(_ column: String, for name: String) {
    findings.append(Finding(.info, .assumed, field: column, says: .cutColumn(column, for: name)))
  }

  /// Takes the unit that the heading of a role's column states.
  private mutating func takeUnit(of role: FieldRole, _ column: String, isStated: Bool) {
    let isUsual = isStated || column.trimmingBlanks.lowercased() == role.key
    let mention = isUsual ? nil : "\(role.key) = \(column)"
    guard let quantity = role.quantity else {
      assumptions += [mention].compactMap(\.self)
      return
    }
    let heading = ColumnHeading(column, of: quantity)
    if let mention = heading.mention(of: column, for: role) ?? mention {
      assumptions.append(mention)
    }
    if case .times(let factor) = heading.unit, factor != 1 { factors.append((role.key, factor)) }
    if let finding = heading.finding(on: column) { findings.append(finding) }
  }

  /// Columns whose values are numbers.
  var numberColumns: [Int] {
    columns.filter { FieldRole.numberKeys.contains($0.key) }.map(\.column)
  }

  subscript(role: FieldRole) -> Int? { columns.first { $0.key == role.key }?.column }

  func uses(_ column: Int) -> Bool {
    columns.contains { $0.column == column } || idColumns.contains(column)
  }

  /// By what the numbers of a role's column are to be multiplied.
  func factor(_ role: FieldRole) -> Double {
    if factors.isEmpty { return 1 }
    return factors.first { $0.key == role.key }?.factor ?? 1
  }
}

extension FieldRole {
  /// The column of its usual names in a layer.
  func column(in layer: FeatureTable) -> Int? {
    column(among: layer.attributes.columns.map { String($0.trimmingBlanks).lowercased() })
  }

  /// The column of the likeliest usual name; otherwise the first whose heading is such a name with a unit or
  /// a remark.
  fileprivate func column(among foldedNames: [String]) -> Int? {
    for name in names {
      if let column = foldedNames.firstIndex(of: name) { return column }
    }
    guard let quantity else { return nil }
    let headings = foldedNames.map { ColumnHeading($0, of: quantity) }
    for name in names + unitNames {
      let isBare = names.contains(name)
      let name = ColumnHeading.joined(name)
      let column = headings.firstIndex { heading in
        heading.name == name && heading.isUsable(for: self, isUsual: isBare)
      }
      if let column { return column }
    }
    return nil
  }
}

extension ColumnHeading {
  /// - Parameter isUsual: whether the name alone tells what the column is about.
  fileprivate func isUsable(for role: FieldRole, isUsual: Bool) -> Bool {
    switch unit {
    case .times, .kept: true
    case .unstated: isUsual
    case .part: isUsual && role != .population
    case .unknown: isUsual && role.quantity != .position
    case .rate: false
    }
  }

  /// The column with its unit, where that is none that all numbers of the role have.
  fileprivate func mention(of column: String, for role: FieldRole) -> String? {
    switch unit {
    case .times(let factor) where factor != 1: "\(role.key) = \(column) × \(factor.shortText)"
    case .kept(let unit): "\(role.key) = \(column) [\(unit)]"
    default: nil
    }
  }

  fileprivate func finding(on column: String) -> Finding? {
    switch unit {
    case .times(let factor) where factor != 1:
      Finding(.info, .assumed, field: column, says: .unitOfHeading(column, times: factor.shortText))
    case .kept(let unit) where quantity == .money:
      Finding(.info, .assumed, field: column, says: .moneyOfHeading(column, unit: unit))
    case .rate: Finding(.warning, .kept, field: column, says: .rateInHeading(column))
    case .unknown(let text) where quantity != .position:
      Finding(.warning, .assumed, field: column, says: .unknownUnit(text, in: column))
    default: nil
    }
  }
}
