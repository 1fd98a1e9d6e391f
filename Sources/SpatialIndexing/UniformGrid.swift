public import PlanarGeometry

/// Points sorted into the square cells of a grid.
///
/// ```
/// cellStarts  [0, 2, 2, 5, …]      one more than cells, row by row from the south-west
/// points      [ cell 0 | cell 2 …] in the order of cells, then of the input
/// positions   [ 7  1   | 0  3  8 …]
/// ```
///
/// Cells of one row lie side by side, so a query reads one run of points per row. Memory: 20 bytes a
/// point and 4 a cell, with at most about one cell for two points.
public struct UniformGrid: PointIndex {
  private let origin: PlanarPoint
  private let side: Double
  private let columns: Int
  private let rows: Int
  private let cellStarts: [Int32]
  private let points: [PlanarPoint]
  private let positions: [Int32]

  /// Complexity: O(points).
  public init(_ points: [PlanarPoint]) { self.init(points, pointsPerCell: 2) }

  /// - Parameter pointsPerCell: mean number of points in a cell, greater than 0.
  public init(_ points: [PlanarPoint], pointsPerCell: Double) {
    let box = PlanarBox(around: points)
    let cells = max(Double(points.count) / pointsPerCell, 1)
    let extent = points.isEmpty ? 0 : max(box.width, box.height)
    // A line of points gets as many cells as a square of them.
    let area = points.isEmpty ? 0 : max(box.width * box.height, extent * extent / cells)
    let side = area > 0 ? (area / cells).squareRoot() : 1
    origin = points.isEmpty ? PlanarPoint(x: 0, y: 0) : PlanarPoint(x: box.minX, y: box.minY)
    self.side = side
    columns = points.isEmpty ? 1 : Int(box.width / side) + 1
    rows = points.isEmpty ? 1 : Int(box.height / side) + 1
    (cellStarts, self.points, positions) = Self.sorted(
      points, origin: origin, side: side, columns: columns, rows: rows)
  }

  /// A counting sort by cell.
  private static func sorted(
    _ points: [PlanarPoint], origin: PlanarPoint, side: Double, columns: Int, rows: Int
  ) -> ([Int32], [PlanarPoint], [Int32]) {
    var starts = [Int32](repeating: 0, count: columns * rows + 1)
    let cells = points.map { point in
      min(Int((point.y - origin.y) / side), rows - 1) * columns
        + min(Int((point.x - origin.x) / side), columns - 1)
    }
    for cell in cells { starts[cell + 1] += 1 }
    for cell in 0..<(columns * rows) { starts[cell + 1] += starts[cell] }
    var next = starts
    var sorted = points
    var positions = [Int32](repeating: 0, count: points.count)
    for (position, cell) in cells.enumerated() {
      let slot = Int(next[cell])
      next[cell] += 1
      sorted[slot] = points[position]
      positions[slot] = Int32(position)
    }
    return (starts, sorted, positions)
  }

  public var count: Int { points.count }

  /// Complexity: O(cells and points that the circle's box meets).
  public func radius(_ radius: Double, around center: PlanarPoint, into result: inout [Int32]) {
    let limit = radius * radius
    let box = PlanarBox(around: CollectionOfOne(center)).expanded(by: radius)
    forEachRun(in: box) { run, _ in
      for slot in run where points[slot].squaredDistance(to: center) <= limit {
        result.append(positions[slot])
      }
    }
  }

  /// Complexity: O(cells and points that the box meets).
  public func box(_ box: PlanarBox, into result: inout [Int32]) {
    forEachRun(in: box) { run, isInner in
      if isInner {
        result.append(contentsOf: positions[run])
      } else {
        for slot in run where box.contains(points[slot]) { result.append(positions[slot]) }
      }
    }
  }

  /// Complexity: O(cells and points up to the nearest one's distance).
  public func nearest(to center: PlanarPoint, within limit: Double) -> Neighbor? {
    guard !points.isEmpty else { return nil }
    let column = cell(center.x, from: origin.x, count: columns)
    let row = cell(center.y, from: origin.y, count: rows)
    var best = Neighbor(position: .max, squaredDistance: limit * limit)
    for ring in 0..<max(columns, rows) {
      scan(ring: ring, column: column, row: row, center, &best)
      let safe = clearance(of: center, ring: ring, column: column, row: row)
      if safe >= 0 && safe * safe > best.squaredDistance { break }
    }
    return best.position == .max ? nil : best
  }

  /// Points of each row of cells that `box` meets, as up to three ranges; the flag tells that the
  /// cells of a range lie wholly inside the box.
  private func forEachRun(in box: PlanarBox, _ body: (Range<Int>, Bool) -> Void) {
    guard !points.isEmpty, box.minX <= box.maxX, box.minY <= box.maxY else { return }
    let far = PlanarPoint(
      x: origin.x + Double(columns) * side, y: origin.y + Double(rows) * side)
    guard box.maxX >= origin.x, box.maxY >= origin.y, box.minX <= far.x, box.minY <= far.y
    else { return }
    let first = cell(box.minX, from: origin.x, count: columns)
    let last = cell(box.maxX, from: origin.x, count: columns)
    let bottom = cell(box.minY, from: origin.y, count: rows)
    let top = cell(box.maxY, from: origin.y, count: rows)
    for row in bottom...top {
      if row > bottom && row < top && last > first + 1 {
        body(run(row, first, first), false)
        body(run(row, first + 1, last - 1), true)
        body(run(row, last, last), false)
      } else {
        body(run(row, first, last), false)
      }
    }
  }

  private func run(_ row: Int, _ first: Int, _ last: Int) -> Range<Int> {
    Int(cellStarts[row * columns + first])..<Int(cellStarts[row * columns + last + 1])
  }

  /// Column or row of a coordinate, clamped to the grid before it becomes an integer; NaN gives 0.
  private func cell(_ coordinate: Double, from origin: Double, count: Int) -> Int {
    let place = (coordinate - origin) / side
    guard place >= 0 else { return 0 }
    return place < Double(count - 1) ? Int(place) : count - 1
  }

  /// Looks at the cells whose larger offset from (column, row) is `ring`.
  private func scan(
    ring: Int, column: Int, row: Int, _ center: PlanarPoint, _ best: inout Neighbor
  ) {
    let left = max(column - ring, 0)
    let right = min(column + ring, columns - 1)
    for line in max(row - ring, 0)...min(row + ring, rows - 1) {
      if abs(line - row) == ring {
        scan(line: line, left, right, center, &best)
      } else {
        if column - ring >= 0 { scan(line: line, left, left, center, &best) }
        if column + ring < columns { scan(line: line, right, right, center, &best) }
      }
    }
  }

  private func scan(
    line: Int, _ left: Int, _ right: Int, _ center: PlanarPoint, _ best: inout Neighbor
  ) {
    for slot in run(line, left, right) {
      let squared = points[slot].squaredDistance(to: center)
      if squared < best.squaredDistance
        || (squared == best.squaredDistance && positions[slot] < best.position)
      {
        best = Neighbor(position: positions[slot], squaredDistance: squared)
      }
    }
  }

  /// Least distance from `center` to a cell beyond `ring`, or infinite when there is none.
  private func clearance(of center: PlanarPoint, ring: Int, column: Int, row: Int) -> Double {
    var least = Double.infinity
    if column - ring > 0 {
      least = min(least, center.x - (origin.x + Double(column - ring) * side))
    }
    if column + ring + 1 < columns {
      least = min(least, origin.x + Double(column + ring + 1) * side - center.x)
    }
    if row - ring > 0 { least = min(least, center.y - (origin.y + Double(row - ring) * side)) }
    if row + ring + 1 < rows {
      least = min(least, origin.y + Double(row + ring + 1) * side - center.y)
    }
    return least
  }
}
