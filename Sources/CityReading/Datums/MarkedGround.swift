import PlanarGeometry

/// Ground in square cells, of which those along some lines are marked.
///
/// One bit a cell, row by row from the south.
struct MarkedGround {
  private let box: PlanarBox
  /// Side of a cell in metres.
  let side: Double
  private let columns: Int
  private let rows: Int
  private var words: [UInt64]

  /// Cells from a line beyond which a place is far from all.
  static let far = 4

  /// Side of a cell at most: in wider ones any place is near some line.
  private static let widest = 50.0
  private static let mostCells = Double(1 << 23)
  /// Steps along a line in cells.
  private static let stride = 0.7

  /// - Parameter side: of a cell in metres at least; wider where the box would have too many.
  /// - Returns: nil where the box is empty, or so wide that cells would tell nothing.
  init?(within box: PlanarBox, side least: Double) {
    guard !box.isEmpty, box.width.isFinite, box.height.isFinite else { return nil }
    let side = max(least, (box.width * box.height / Self.mostCells).squareRoot())
    guard side <= Self.widest, max(box.width, box.height) / side < Self.mostCells
    else { return nil }
    self.box = box
    self.side = side
    columns = Int(box.width / side) + 1
    rows = Int(box.height / side) + 1
    words = Array(repeating: 0, count: (columns * rows + 63) / 64 + 1)
  }

  /// Marks the cells along a line.
  ///
  /// Complexity: O(length / side), O(1) where it does not touch the ground.
  mutating func mark(from start: PlanarPoint, to end: PlanarPoint) {
    guard box.intersects(PlanarBox(spanning: start, end)) else { return }
    let length = start.distance(to: end)
    guard length <= box.diagonal else { return }
    let steps = Int(length / (side * Self.stride)) + 1
    let step = PlanarPoint(
      x: (end.x - start.x) / Double(steps), y: (end.y - start.y) / Double(steps))
    for number in 0...steps {
      let place = PlanarPoint(
        x: start.x + Double(number) * step.x, y: start.y + Double(number) * step.y)
      guard let (column, row) = cell(of: place) else { continue }
      let bit = row * columns + column
      words[bit >> 6] |= 1 << UInt64(bit & 63)
    }
  }

  /// How many cells, in the king's moves of chess, a place lies from the nearest that is marked: 0 to `far`, which
  /// is also said of places at the edge of the ground and beyond.
  ///
  /// Complexity: O(far).
  func cells(from place: PlanarPoint) -> Int {
    let reach = Self.far - 1
    guard let (column, row) = cell(of: place), (reach..<columns - reach).contains(column),
      (reach..<rows - reach).contains(row)
    else { return Self.far }
    // The rows that are no more than `cells` away, each as the bits about the column.
    var seen: UInt64 = 0
    for cells in 0...reach {
      seen |= bits(from: column - reach, row: row + cells)
      seen |= bits(from: column - reach, row: row - cells)
      let near: UInt64 = (1 << UInt64(2 * cells + 1) - 1) << UInt64(reach - cells)
      if seen & near != 0 { return cells }
    }
    return Self.far
  }

  /// Bits of a row from a column on, more than are needed.
  private func bits(from column: Int, row: Int) -> UInt64 {
    let first = row * columns + column
    let (word, shift) = (first >> 6, UInt64(first & 63))
    return words[word] >> shift | words[word + 1] << (64 - shift)
  }

  private func cell(of place: PlanarPoint) -> (column: Int, row: Int)? {
    guard box.contains(place) else { return nil }
    let column = min(Int((place.x - box.minX) / side), columns - 1)
    let row = min(Int((place.y - box.minY) / side), rows - 1)
    return (column, row)
  }
}
