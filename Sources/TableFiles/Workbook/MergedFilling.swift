import Wording

/// Gives the rows of data their cells, with the value of a merged area in each of its rows: a street's name over
/// its communities.
///
/// Only the column that holds the value is filled, only rows that hold something, and only cells that hold nothing.
struct MergedFilling {
  /// What was filled of a column.
  struct Filled {
    var rows = 0
    var first: Int
    var isNumber: Bool
  }

  private let sheet: SheetCells
  /// Those that are still to come, by their first rows.
  private var areas: ArraySlice<MergedArea>
  private var active: [(last: Int, value: AttributeTable.Cell)] = []
  /// By column.
  private(set) var filled: [Int: Filled] = [:]
  /// What may still be looked at: areas that overlap could fill more than memory holds.
  private var looks: Int

  /// - Parameter row: the last of the header.
  init(_ sheet: SheetCells, below row: Int) {
    self.sheet = sheet
    let tall = sheet.merged.filter { $0.rows.count > 1 && $0.rows.lowerBound > row }
    areas = tall.sorted { $0.rows.lowerBound < $1.rows.lowerBound }[...]
    looks = sheet.cells.count * 4 + (1 << 16)
  }

  /// Whether there were too many areas one over the other, so that some were not filled.
  var isCutOff: Bool { looks < 0 || sheet.merged.count == SheetCells.mostMerged }

  /// The cells of the next row.
  mutating func cells(of row: SheetCells.Row) -> ArraySlice<AttributeTable.Cell> {
    let own = sheet.cells[row.cells]
    active.removeAll { $0.last < row.number }
    let more = active.isEmpty ? [] : missing(in: own, row.number)
    while let area = areas.first, area.rows.lowerBound <= row.number {
      areas.removeFirst()
      if area.rows.lowerBound == row.number { activate(area, own) }
    }
    return more.isEmpty ? own : (own + more).sorted { $0.column < $1.column }[...]
  }

  private mutating func activate(_ area: MergedArea, _ cells: ArraySlice<AttributeTable.Cell>) {
    let column = Int32(area.columns.lowerBound)
    guard let value = SheetCells.cell(at: column, among: cells) else { return }
    active.append((area.rows.upperBound, value))
  }

  private mutating func missing(
    in own: ArraySlice<AttributeTable.Cell>, _ row: Int
  ) -> [AttributeTable.Cell] {
    looks -= active.count
    guard looks >= 0 else {
      (active, areas) = ([], [])
      return []
    }
    var taken = Set(own.map(\.column))
    return active.map(\.value).filter { value in
      guard taken.insert(value.column).inserted else { return false }
      filled[Int(value.column), default: Filled(first: row, isNumber: value.form == .double)]
        .rows += 1
      return true
    }
  }
}
