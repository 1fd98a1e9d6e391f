/// Rows of differing length in one buffer (compressed sparse rows).
///
/// ```
/// starts    [ 0,        2,  2,     5 ]     one more than rows
/// elements  [ a   b   | c   d   e    ]     row 0 holds a and b, row 1 none, row 2 the rest
/// ```
///
/// Memory: 4 bytes a row, and the elements. Nothing is allocated per row.
///
/// Invariant: the elements of a row stand in the order in which they came.
@usableFromInline
package struct CompressedRows<Element> {
  @usableFromInline package let starts: RowStarts
  /// Of all rows, one after another.
  @usableFromInline package let elements: [Element]

  /// Sorts elements into rows: a stable counting sort that holds nothing twice.
  ///
  /// - Parameters:
  ///   - rowCount: not negative.
  ///   - forEach: calls its argument with each element and its row, in `0..<rowCount`. It is run
  ///     twice, to count and to place, and gives the same both times.
  /// - Complexity: O(rows + elements), and two runs of `forEach`.
  @inlinable @inline(__always)
  package init(rowCount: Int, forEach: ((_ row: Int, _ element: Element) -> Void) -> Void) {
    var counts = [Int32](repeating: 0, count: rowCount + 1)
    forEach { row, _ in counts[row + 1] += 1 }
    let starts = RowStarts(counts: counts)
    self.init(
      starts: starts,
      elements: [Element](unsafeUninitializedCapacity: starts.elementCount) { buffer, count in
        var cursors = RowCursors(starts)
        forEach { row, element in
          let slot = cursors.next(in: row)
          precondition(slot < starts.offsets[row + 1], "a row grew while it was sorted")
          buffer.initializeElement(at: slot, to: element)
          count += 1
        }
        precondition(count == starts.elementCount, "a row shrank while it was sorted")
      })
  }

  /// Sorts the numbers `0..<count` into rows, or what is made of them.
  ///
  /// - Parameters:
  ///   - row: the row, in `0..<rowCount`, of a number.
  ///   - element: what is held for a number.
  /// - Complexity: O(rows + count).
  @inlinable @inline(__always)
  package init(
    rowCount: Int, count: Int, row: (_ number: Int) -> Int, element: (_ number: Int) -> Element
  ) {
    self.init(rowCount: rowCount) { place in
      for number in 0..<count { place(row(number), element(number)) }
    }
  }

  /// The rows of an array of arrays. Complexity: O(rows + elements).
  @inlinable
  package init(rows: some Collection<some Collection<Element>>) {
    self.init(
      starts: RowStarts(lengths: rows.lazy.map(\.count)), elements: rows.flatMap { $0 })
  }

  /// - Parameter elements: in the order of the rows, as many as `starts` says.
  @inlinable
  package init(starts: RowStarts, elements: [Element]) {
    precondition(elements.count == starts.elementCount)
    self.starts = starts
    self.elements = elements
  }

  /// The number of rows.
  @inlinable
  package var count: Int { starts.count }

  /// The slots of a row in `elements`. Complexity: O(1).
  @inlinable @inline(__always)
  package func range(of row: Int) -> Range<Int> { starts[row] }

  /// Complexity: O(1).
  @inlinable @inline(__always)
  package subscript(row: Int) -> ArraySlice<Element> { elements[starts[row]] }
}

extension CompressedRows: Sendable where Element: Sendable {}

extension CompressedRows: Equatable where Element: Equatable {}

extension CompressedRows where Element == Int32 {
  /// The rows in which each number stands, ascending: rows become elements and elements rows.
  ///
  /// - Parameter count: above every element.
  /// - Complexity: O(rows + elements + count).
  @inlinable
  package func transposed(count: Int) -> CompressedRows<Int32> {
    CompressedRows<Int32>(rowCount: count) { place in
      for row in 0..<self.count {
        for element in self[row] { place(Int(element), Int32(truncatingIfNeeded: row)) }
      }
    }
  }
}
