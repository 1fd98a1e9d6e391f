import PlanarGeometry

/// The cells of a compound: a rectangle of the lattice, one or several blocks or a part of one.
struct Estate {
  var columns: Range<Int>
  var rows: Range<Int>
  /// Metres between the wall and the middle of the street.
  static let setback = 11.0
  static let areas = 4e4...11.6e4

  /// m² within the walls.
  func area(_ lattice: Lattice) -> Double {
    let width = lattice.x[columns.upperBound] - lattice.x[columns.lowerBound]
    let height = lattice.y[rows.upperBound] - lattice.y[rows.lowerBound]
    return max(width - 2 * Self.setback, 0) * max(height - 2 * Self.setback, 0)
  }

  func middle(_ lattice: Lattice) -> PlanarPoint {
    PlanarPoint(
      x: (lattice.x[columns.lowerBound] + lattice.x[columns.upperBound]) / 2,
      y: (lattice.y[rows.lowerBound] + lattice.y[rows.upperBound]) / 2)
  }

  /// Itself, halved across its longer side until no part is too large.
  func parts(_ lattice: Lattice) -> [Estate] {
    guard area(lattice) > Self.areas.upperBound else { return [self] }
    var (first, second) = (self, self)
    if columns.count > rows.count {
      let half = columns.lowerBound + columns.count / 2
      first.columns = columns.lowerBound..<half
      second.columns = half..<columns.upperBound
    } else {
      let half = rows.lowerBound + rows.count / 2
      first.rows = rows.lowerBound..<half
      second.rows = half..<rows.upperBound
    }
    return first.parts(lattice) + second.parts(lattice)
  }

  /// Both together when they are a rectangle, side by side without a trunk line between.
  func joined(with other: Estate, _ trunks: TrunkPositions) -> Estate? {
    if rows == other.rows {
      let line = max(columns.lowerBound, other.columns.lowerBound)
      guard min(columns.upperBound, other.columns.upperBound) == line, !trunks.columns[line]
      else { return nil }
      let start = min(columns.lowerBound, other.columns.lowerBound)
      return Estate(
        columns: start..<max(columns.upperBound, other.columns.upperBound), rows: rows)
    }
    guard columns == other.columns else { return nil }
    let line = max(rows.lowerBound, other.rows.lowerBound)
    guard min(rows.upperBound, other.rows.upperBound) == line, !trunks.rows[line]
    else { return nil }
    let start = min(rows.lowerBound, other.rows.lowerBound)
    return Estate(columns: columns, rows: start..<max(rows.upperBound, other.rows.upperBound))
  }

  /// Vertices of the wall, counter-clockwise from the south-west corner, by side.
  func sides(_ lattice: Lattice) -> [[Int]] {
    let (west, east) = (columns.lowerBound, columns.upperBound)
    let (south, north) = (rows.lowerBound, rows.upperBound)
    return [
      (west..<east).map { lattice.vertex(column: $0, row: south) },
      (south..<north).map { lattice.vertex(column: east, row: $0) },
      (west + 1...east).reversed().map { lattice.vertex(column: $0, row: north) },
      (south + 1...north).reversed().map { lattice.vertex(column: west, row: $0) },
    ]
  }
}
