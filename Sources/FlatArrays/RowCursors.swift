/// Gives out the slots of rows, those of a row in ascending order: the second half of a counting sort.
///
/// ```swift
/// var cursors = RowCursors(starts)
/// for item in items { buffer[cursors.next(in: item.row)] = item }
/// ```
///
/// The order of the items of a row is that of the asking, so that the sort is stable.
@usableFromInline
package struct RowCursors: Sendable {
  @usableFromInline var offsets: [Int32]

  /// Complexity: O(rows).
  @inlinable
  package init(_ starts: RowStarts) { offsets = starts.offsets }

  /// The row's next slot; asked for at most as often as the row has elements. Complexity: O(1).
  @inlinable @inline(__always)
  package mutating func next(in row: Int) -> Int {
    let slot = offsets[row]
    offsets[row] = slot &+ 1
    return Int(slot)
  }
}
