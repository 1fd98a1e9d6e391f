import TableFiles
import Wording

/// What a cost matrix is asked.
package struct MatrixQuestion: Sendable {
  /// The largest cost that covers a place, in the unit of the matrix; nil where the model has none.
  package var radius: Double?
  /// Whether the costs of sites are limited.
  package var hasBudget: Bool

  package init(radius: Double? = nil, hasBudget: Bool = false) {
    (self.radius, self.hasBudget) = (radius, hasBudget)
  }
}

/// What may be meant otherwise: units, totals, numbers that stand for "no way".
extension CostMatrixReader {
  private mutating func tell(
    _ message: InputMessage, _ action: InputProblem.Action = .kept, path: String, row: Int? = nil,
    field: String? = nil
  ) {
    log.announce(Finding(.warning, action, row: row, field: field, says: message), file: path)
  }

  // MARK: Costs of sites

  mutating func noteNoCosts(among columns: [String], path: String) {
    tell(.noCosts(among: columns), .assumed, path: path)
  }

  /// Costs come from the table of sites alone.
  mutating func noteNoSites() {
    tell(.noSiteTable, .assumed, path: matrixPath)
  }

  /// Another column that says the unit of each cost, and not always the same.
  mutating func noteUnits(of table: AttributeTable, path: String) {
    guard let found = table.mixedMoneyUnits else { return }
    tell(.mixedUnits(found.column, found.units), path: path, field: found.column)
  }

  // MARK: Costs between demand and sites

  /// More than every cost by this factor, a radius is likely in another unit.
  private static let oddRadius = 5.0
  /// A cost that repeats and is so many times the largest of the others stands for none.
  private static let oddCost = 100.0

  /// Complexity: O(costs).
  mutating func noteDoubts(_ costs: [Double]) {
    guard let largest = costs.max(), largest > 0 else { return }
    let others = costs.lazy.filter { $0 < largest }
    let count = costs.count - others.count
    if count > 1, let next = others.max(), next > 0, largest >= Self.oddCost * next {
      tell(.oddCost(largest.plainText, pairs: count, next: next.plainText), path: matrixPath)
    } else if let radius = question.radius, radius >= Self.oddRadius * largest {
      tell(.radiusCoversAll(radius.plainText, largest: largest.plainText), path: matrixPath)
    }
  }

  // MARK: Totals

  private static let totalWords: Set = [
    "合计", "总计", "总数", "共计", "全部", "total", "totals", "sum", "summe", "gesamt", "insgesamt",
    "totale",
    "grand total", "somme", "suma",
  ]

  /// The row of a demand table that is the total of the others; nil where there is none. A row that only is
  /// called so, or only counts so much, is told and stays.
  mutating func totalRow(of table: AttributeTable, id: Int, weight: Int?) -> Int? {
    let named = (0..<table.count).last { row in
      table.text(row: row, column: id).map { Self.totalWords.contains($0.lowercased()) } ?? false
    }
    guard let row = named ?? (table.count > 3 ? table.count - 1 : nil) else { return nil }
    let sums = table.isSum(row: row, column: weight)
    guard sums || named != nil else { return nil }
    let name = table.text(row: row, column: id) ?? ""
    let isTotal = sums && named != nil
    let message: InputMessage = isTotal ? .totalLeftOut(name) : .totalKept(name, isSum: sums)
    tell(message, isTotal ? .skipped : .kept, path: demandPath, row: table.rowNumbers[row])
    return isTotal ? row : nil
  }
}

extension AttributeTable {
  /// Whether a number is the sum of all others of its column, which are three or more, to the last digit
  /// but one.
  fileprivate func isSum(row total: Int, column: Int?) -> Bool {
    guard let column, case .value(let value) = number(row: total, column: column), value > 0 else {
      return false
    }
    var (sum, others) = (0.0, 0)
    for row in 0..<count where row != total {
      guard case .value(let number) = number(row: row, column: column) else { continue }
      (sum, others) = (sum + number, others + 1)
    }
    return others > 2 && abs(sum - value) <= 1e-6 * value
  }

  /// A column all of whose texts are units of money, of which there are several.
  var mixedMoneyUnits: (column: String, units: [String])? {
    for column in columns.indices {
      var units: [String] = []
      let areUnits = (0..<count).allSatisfy { row in
        guard let text = text(row: row, column: column)?.lowercased() else { return true }
        if !units.contains(text) { units.append(text) }
        return ColumnUnit.known(text, of: .money) != nil
      }
      if areUnits && units.count > 1 { return (columns[column], units) }
    }
    return nil
  }
}
