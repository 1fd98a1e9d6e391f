internal import FlatArrays
internal import PlanarGeometry

/// The square cells of a grid around points, numbered row by row from the south-west.
///
/// A coordinate's column or row is a monotone function of it, rounding included: points between two
/// coordinates are in the cells between theirs.
struct GridLattice: Sendable {
  let columns: Int
  let rows: Int
  private let origin: PlanarPoint
  private let side: Double
  private let cellsPerMetre: Double
  private let box: PlanarBox

  init(around points: [PlanarPoint], pointsPerCell: Double) {
    box = PlanarBox(around: points)
    let cells = max(Double(points.count) / pointsPerCell, 1)
    let extent = points.isEmpty ? 0 : max(box.width, box.height)
    // A line of points gets as many cells as a square of them.
    let area = points.isEmpty ? 0 : max(box.width * box.height, extent * extent / cells)
    let wanted = (area / cells).squareRoot()
    // Coordinates so far apart, or so near, that their squares are no numbers share one cell.
    let isUsable = wanted.isNormal && extent / wanted < 1e9
    side = isUsable ? wanted : .infinity
    cellsPerMetre = 1 / side
    origin = points.isEmpty ? PlanarPoint(x: 0, y: 0) : PlanarPoint(x: box.minX, y: box.minY)
    columns = isUsable ? Int(box.width * cellsPerMetre) + 1 : 1
    rows = isUsable ? Int(box.height * cellsPerMetre) + 1 : 1
  }

  /// Column of an abscissa, clamped to the grid before it becomes an integer; NaN gives 0.
  @inline(__always)
  private func column(_ x: Double) -> Int { Self.cell((x - origin.x) * cellsPerMetre, columns) }

  @inline(__always)
  private func row(_ y: Double) -> Int { Self.cell((y - origin.y) * cellsPerMetre, rows) }

  @inline(__always)
  private static func cell(_ place: Double, _ count: Int) -> Int {
    guard place >= 0 else { return 0 }
    return place < Double(count - 1) ? Int(place) : count - 1
  }

  /// The columns and rows that a box meets, nil when no point is inside.
  @inline(__always)
  func cells(meeting box: PlanarBox) -> Window? {
    guard !box.isEmpty, self.box.intersects(box) else { return nil }
    return Window(
      columns: column(box.minX)...column(box.maxX), rows: row(box.minY)...row(box.maxY))
  }

  /// A block of cells.
  struct Window {
    let columns: ClosedRange<Int>
    let rows: ClosedRange<Int>
  }

  /// A counting sort by cell: where each cell starts, and the points.
  func sorted(_ points: [PlanarPoint]) -> (RowStarts, PointRuns) {
    let cells = points.map { Int32(truncatingIfNeeded: row($0.y) * columns + column($0.x)) }
    let starts = RowStarts(rowCount: columns * rows) { count in
      for cell in cells { count(Int(cell)) }
    }
    var cursors = RowCursors(starts)
    var runs = PointRuns(
      points: points, positions: [Int32](repeating: 0, count: points.count))
    for (position, cell) in cells.enumerated() {
      let slot = cursors.next(in: Int(cell))
      runs.points[slot] = points[position]
      runs.positions[slot] = Int32(truncatingIfNeeded: position)
    }
    return (starts, runs)
  }
}

extension GridLattice {
  /// The cell nearest to a place, and where the place is in units of cells.
  struct Home {
    let column: Int
    let row: Int
    fileprivate let x: Double
    fileprivate let y: Double
    fileprivate let slack: Double
  }

  func home(of place: PlanarPoint) -> Home {
    let (x, y) = ((place.x - origin.x) * cellsPerMetre, (place.y - origin.y) * cellsPerMetre)
    return Home(
      column: Self.cell(x, columns), row: Self.cell(y, rows), x: x, y: y,
      slack: (abs(x) + abs(y) + Double(columns + rows)) * 2e-15)
  }

  /// Least distances in metres from a place to the cells of a ring, and beyond, on its four sides.
  struct Clearances {
    let west: Double
    let east: Double
    let south: Double
    let north: Double

    var least: Double { min(min(west, east), min(south, north)) }
  }

  /// Infinite where the ring is outside the grid on that side.
  func clearances(around home: Home, ring: Int) -> Clearances {
    func metres(_ cells: Double, _ exists: Bool) -> Double {
      guard exists else { return .infinity }
      return cells > home.slack ? (cells - home.slack) * side : 0
    }
    let (left, right) = (home.column - ring, home.column + ring)
    let (bottom, top) = (home.row - ring, home.row + ring)
    return Clearances(
      west: metres(home.x - Double(left + 1), left >= 0),
      east: metres(Double(right) - home.x, right < columns),
      south: metres(home.y - Double(bottom + 1), bottom >= 0),
      north: metres(Double(top) - home.y, top < rows))
  }
}
