import PlanarGeometry

/// Ground in square cells, of which those along some lines are marked.
///
/// One bit a cell, row by row from the south.
struct MarkedGround {
  private let box: PlanarBox
  /// Side of a cell in metres.
  private let side: Double
  private let columns: Int
  private let rows: Int
  private var words: [UInt64]

  /// Side of a cell at least, and at most: in wider ones any place is near some line.
  private static let sides = 25.0...50
  private static let mostCells = Double(1 << 23)
  /// Steps along a line in cells.
  private static let stride = 0.5

  /// - Returns: nil where the box is empty, or so wide that cells would tell nothing.
  init?(within box: PlanarBox) {
    guard !box.isEmpty, box.width.isFinite, box.height.isFinite else { return nil }
    let side = max(Self.sides.lowerBound, (box.width * box.height / Self.mostCells).squareRoot())
    guard side <= Self.sides.upperBound,
      max(box.width, box.height) / side < Self.mostCells
    else { return nil }
    self.box = box
    self.side = side
    columns = Int(box.width / side) + 1
    rows = Int(box.height / side) + 1
    words = Array(repeating: 0, count: (columns * rows + 63) / 64)
  }

  /// Marks the cells along a line.
  ///
  /// Complexity: O(length / side).
  mutating func mark(from start: PlanarPoint, to end: PlanarPoint) {
    let length = start.distance(to: end)
    guard length.isFinite, length <= box.diagonal else { return }
    let steps = Int(length / (side * Self.stride)) + 1
    let step = PlanarPoint(
      x: (end.x - start.x) / Double(steps), y: (end.y - start.y) / Double(steps))
    for number in 0...steps {
      let place = PlanarPoint(
        x: start.x + Double(number) * step.x, y: start.y + Double(number) * step.y)
      guard let cell = cell(of: place) else { continue }
      words[cell >> 6] |= 1 << UInt64(cell & 63)
    }
  }

  /// Whether the cell of a place is marked; false beyond the box.
  func isMarked(_ place: PlanarPoint) -> Bool {
    guard let cell = cell(of: place) else { return false }
    return words[cell >> 6] >> UInt64(cell & 63) & 1 == 1
  }

  private func cell(of place: PlanarPoint) -> Int? {
    guard box.contains(place) else { return nil }
    let column = min(Int((place.x - box.minX) / side), columns - 1)
    let row = min(Int((place.y - box.minY) / side), rows - 1)
    return row * columns + column
  }
}
