import TableFiles
import Wording

/// The optional table of sites: id, cost, capacity.
extension CostMatrixReader {
  /// Keys of `siteFields`.
  public static let siteKeys = siteRoles.map(\.key)

  private static let siteRoles = [
    FieldRole("id", "site", "site_id", "候选点", "编号", "编码"),
    FieldRole("cost", "price", "费用", "成本", "造价"),
    FieldRole("capacity", "beds", "容量", "床位", "规模"),
  ]

  /// Gives `matrix` the costs and capacities of its sites, each of which must have a row.
  mutating func readSites(_ path: String, into matrix: inout CostMatrix) throws(InputError) {
    let (table, columns) = try load(path, Self.siteRoles, siteFields)
    guard let id = columns[0] else { throw .data(file: path, row: nil, .noSiteIDField) }
    let rows = try siteRows(table, id, path)
    if let missing = matrix.siteIDs.first(where: { rows[$0] == nil }) {
      throw .data(file: path, row: nil, .siteMissing(missing))
    }
    let order = matrix.siteIDs.compactMap { rows[$0] }
    if rows.count > order.count {
      log.note(Finding(.info, .skipped, .sitesWithoutPairs(rows.count - order.count)), file: path)
    }
    if let cost = columns[1] {
      matrix.siteCosts = order.map { amount(table, $0, cost, path) }
    }
    if let capacity = columns[2] {
      matrix.capacities = order.map {
        if case .absent = table.number(row: $0, column: capacity) { return nil }
        return amount(table, $0, capacity, path)
      }
    }
    try throwErrors()
  }

  private mutating func siteRows(
    _ table: AttributeTable, _ id: Int, _ path: String
  ) throws(InputError) -> [String: Int] {
    var rows: [String: Int] = [:]
    for row in 0..<table.count {
      guard let name = table.text(row: row, column: id) else {
        fail(path, table.rowNumbers[row], .noSiteID)
        continue
      }
      if rows.updateValue(row, forKey: name) != nil {
        fail(path, table.rowNumbers[row], .repeatedSite(name))
      }
    }
    try throwErrors()
    return rows
  }
}
