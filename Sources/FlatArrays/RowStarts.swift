/// Where the rows of a flat buffer begin, for rows of differing length that lie one after another.
///
/// ```
/// offsets  [ 0,        2,  2,     5 ]      one more than rows
/// buffer   [ row 0   | row 2        ]      any number of arrays side by side; row 1 is empty
///            0   1     2   3   4
/// ```
///
/// Made by counting, the first half of a counting sort; `RowCursors` are the other half. Whose rows
/// hold one array alone takes `CompressedRows`, which does both.
///
/// Invariant: `offsets` begin with 0, ascend, and end with the number of elements.
@usableFromInline
package struct RowStarts: Hashable, Sendable {
  /// The first slot of each row, and behind them the number of all elements: 4 bytes a row.
  @usableFromInline
  package let offsets: [Int32]

  /// - Parameters:
  ///   - rowCount: not negative.
  ///   - forEachRow: calls its argument with the row, in `0..<rowCount`, of each element; fewer than
  ///     2³¹ of them, which no memory holds.
  /// - Complexity: O(rows + elements).
  @inlinable @inline(__always)
  package init(rowCount: Int, forEachRow: ((_ row: Int) -> Void) -> Void) {
    var counts = [Int32](repeating: 0, count: rowCount + 1)
    forEachRow { counts[$0 + 1] += 1 }
    self.init(counts: counts)
  }

  /// - Parameter counts: 0, and then the lengths of the rows.
  @inlinable
  init(counts: consuming [Int32]) {
    for row in counts.indices.dropLast() { counts[row + 1] += counts[row] }
    offsets = counts
  }

  /// Rows of known lengths. Complexity: O(rows).
  @inlinable
  package init(lengths: some Sequence<Int>) {
    self.init(counts: [0] + lengths.map(Int32.init))
  }

  /// The number of rows.
  @inlinable
  package var count: Int { offsets.count - 1 }

  /// The number of elements of all rows.
  @inlinable
  package var elementCount: Int { Int(offsets[offsets.count - 1]) }

  /// The slots of a row. Complexity: O(1).
  @inlinable @inline(__always)
  package subscript(row: Int) -> Range<Int> { Int(offsets[row])..<Int(offsets[row + 1]) }

  /// The slots of rows that lie side by side. Complexity: O(1).
  @inlinable @inline(__always)
  package subscript(rows: Range<Int>) -> Range<Int> {
    Int(offsets[rows.lowerBound])..<Int(offsets[rows.upperBound])
  }

  /// The row of each slot; an empty row has none. Complexity: O(rows + elements).
  @inlinable
  package var rowOfSlot: [Int32] {
    var rows = [Int32](repeating: 0, count: elementCount)
    for row in 0..<count {
      for slot in self[row] { rows[slot] = Int32(truncatingIfNeeded: row) }
    }
    return rows
  }
}
