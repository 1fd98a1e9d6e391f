/// The order that goes through a square of cells quarter by quarter, and through each quarter likewise
/// (Morton 1966): cells that follow each other stand near each other.
enum MortonCode {
  /// Grows along the order; one for each cell.
  static func key(column: Int32, row: Int32) -> UInt64 {
    spread(column) | spread(row) << 1
  }

  /// Column and row, 0…7, of the cell at a place 0…63 in a square of 8 × 8.
  static func position(_ place: Int) -> (column: Int, row: Int) {
    (evenBits(place), evenBits(place >> 1))
  }

  private static func evenBits(_ place: Int) -> Int {
    place & 1 | place >> 1 & 2 | place >> 2 & 4
  }

  /// Every bit moved to twice its place; the sign's bit is turned so that order is kept.
  private static func spread(_ number: Int32) -> UInt64 {
    var bits = UInt64(UInt32(bitPattern: number) ^ 1 << 31)
    bits = (bits | bits << 16) & 0x0000_FFFF_0000_FFFF
    bits = (bits | bits << 8) & 0x00FF_00FF_00FF_00FF
    bits = (bits | bits << 4) & 0x0F0F_0F0F_0F0F_0F0F
    bits = (bits | bits << 2) & 0x3333_3333_3333_3333
    return (bits | bits << 1) & 0x5555_5555_5555_5555
  }
}
