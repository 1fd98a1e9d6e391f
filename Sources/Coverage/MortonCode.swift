/// The order that goes through a square of 8 × 8 cells quarter by quarter, and through each quarter
/// likewise (Morton 1966).
enum MortonCode {
  /// Column and row, 0…7, of the cell at a place 0…63.
  static func position(_ place: Int) -> (column: Int, row: Int) {
    (evenBits(place), evenBits(place >> 1))
  }

  /// The place of a cell in its block.
  static func place(column: Int, row: Int) -> Int { spread(column & 7) | spread(row & 7) << 1 }

  private static func evenBits(_ place: Int) -> Int {
    place & 1 | place >> 1 & 2 | place >> 2 & 4
  }

  private static func spread(_ number: Int) -> Int {
    number & 1 | (number & 2) << 1 | (number & 4) << 2
  }
}
