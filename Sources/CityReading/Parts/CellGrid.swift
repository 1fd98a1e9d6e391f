import PlanarGeometry

/// Square cells of the working system whose corners are multiples of their side.
struct CellGrid {
  /// Metres.
  let side: Double

  /// The number of a cell to the east and to the north of the system's origin.
  struct Cell: Hashable, Comparable {
    var column: Int
    var row: Int

    /// Such as `x12y-3`, which is also the name of a folder.
    var name: String { "x\(column)y\(row)" }

    static func < (a: Cell, b: Cell) -> Bool { (a.column, a.row) < (b.column, b.row) }
  }

  /// The one cell that a point belongs to: a side belongs to the cell to its east or north. nil for no place.
  func cell(at point: PlanarPoint) -> Cell? {
    guard let column = Self.number(point.x / side), let row = Self.number(point.y / side) else {
      return nil
    }
    return Cell(column: column, row: row)
  }

  private static func number(_ quotient: Double) -> Int? { Int(exactly: quotient.rounded(.down)) }
}
