/// Positions in a flat table whose rows are all of one length, row by row: of the figures of
/// communities by type, or of places by type.
///
/// ```
/// figures  [ community 0: type 0, type 1 | community 1: type 0, type 1 | … ]      width 2
/// ```
@usableFromInline
package struct RowIndex: Hashable, Sendable {
  /// Elements of a row.
  @usableFromInline package let width: Int

  @inlinable
  package init(width: Int) { self.width = width }

  /// Where element number `item` of row number `row` is; `item` is in `0..<width`.
  @inlinable @inline(__always)
  package subscript(row: Int, item: Int) -> Int { row * width + item }

  /// Where a row is.
  @inlinable @inline(__always)
  package subscript(row: Int) -> Range<Int> { row * width..<(row + 1) * width }

  /// Elements of so many rows.
  @inlinable
  package func count(ofRows rows: Int) -> Int { rows * width }

  /// The row and the element at a position; there is none where the width is 0.
  @inlinable @inline(__always)
  package func place(of position: Int) -> (row: Int, item: Int) {
    let (row, item) = position.quotientAndRemainder(dividingBy: width)
    return (row, item)
  }
}
