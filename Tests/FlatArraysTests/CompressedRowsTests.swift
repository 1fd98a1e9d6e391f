import FlatArrays
import Testing

struct CompressedRowsTests {
  static let pairs: [(row: Int, name: String)] = [(2, "c"), (0, "a"), (2, "d"), (2, "e"), (0, "b")]

  static let rows = CompressedRows<String>(rowCount: 4) { place in
    for pair in pairs { place(pair.row, pair.name) }
  }

  @Test
  func elementsOfARowKeepTheOrderInWhichTheyCame() {
    #expect(Self.rows.count == 4)
    #expect(Self.rows.starts.offsets == [0, 2, 2, 5, 5])
    #expect(Self.rows.elements == ["a", "b", "c", "d", "e"])
    #expect(Self.rows[2] == ["c", "d", "e"])
    #expect(Self.rows[1].isEmpty)
    #expect(Self.rows.range(of: 2) == 2..<5)
    #expect(Self.rows.starts[0..<3] == 0..<5)
  }

  @Test
  func fromNumbersAndFromArraysOfArraysTheSame() {
    let byNumber = CompressedRows(
      rowCount: 4, count: Self.pairs.count, row: { Self.pairs[$0].row },
      element: { Self.pairs[$0].name })
    #expect(byNumber == Self.rows)
    #expect(CompressedRows(rows: [["a", "b"], [], ["c", "d", "e"], []]) == Self.rows)
  }

  @Test
  func nothingToHold() {
    #expect(CompressedRows<Int>(rowCount: 0) { _ in }.count == 0)
    #expect(CompressedRows<Int>(rowCount: 2) { _ in }.starts.offsets == [0, 0, 0])
    #expect(CompressedRows<Int>(rows: [[Int]]()).count == 0)
  }

  @Test
  func rowsTurnedTwiceAreTheSame() {
    let rows = CompressedRows<Int32>(rows: [[1, 4], [], [0, 1, 2], [4]])
    let turned = rows.transposed(count: 6)
    #expect(turned == CompressedRows(rows: [[2], [0, 2], [2], [], [0, 3], []]))
    #expect(turned.transposed(count: 4) == rows)
  }

  @Test
  func cursorsGiveTheSlotsOfARowInOrder() {
    let starts = RowStarts(lengths: [2, 0, 3])
    #expect(starts.count == 3)
    #expect(starts.elementCount == 5)
    #expect(starts.rowOfSlot == [0, 0, 2, 2, 2])
    var cursors = RowCursors(starts)
    #expect([2, 0, 2, 0, 2].map { cursors.next(in: $0) } == [2, 0, 3, 1, 4])
  }
}

struct RowIndexTests {
  @Test
  func positionsGoRowByRow() {
    let index = RowIndex(width: 3)
    let positions = (0..<4).flatMap { row in (0..<3).map { index[row, $0] } }
    #expect(positions == Array(0..<12))
    #expect(index[2] == 6..<9)
    #expect(index.place(of: 7) == (2, 1))
  }
}

struct MedianTests {
  static let cases: [([Double], Double?)] = [
    ([], nil), ([3], 3), ([4, 1], 2.5), ([9, 1, 2], 2), ([4, 1, 3, 2], 2.5),
  ]

  @Test(arguments: cases)
  func middleValueOrMeanOfTheMiddleTwo(values: [Double], median: Double?) {
    #expect(values.median == median)
  }
}
