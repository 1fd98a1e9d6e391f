internal import FlatArrays
package import PlanarGeometry

/// Points sorted into the square cells of a grid.
///
/// ```
/// cellStarts  [0, 2, 2, 5, …]      one more than cells, row by row from the south-west
/// points      [ cell 0 | cell 2 …] in the order of cells, then of the input
/// positions   [ 7  1   | 0  3  8 …]
/// ```
///
/// Cells of one row lie side by side, so a query reads one run of points per row. Memory: 20 bytes a
/// point and 4 a cell, with one or two cells for three points.
package struct UniformGrid: PointIndex {
  private let lattice: GridLattice
  private let cellStarts: RowStarts
  private let runs: PointRuns

  /// From about here on the points, 20 bytes each, do not fit into a processor's own caches.
  private static let manyPoints = 1 << 17
  private static let pointsPerLine = 4
  private static let positionsPerLine = 16

  /// - Parameters:
  ///   - points: finite.
  ///   - pointsPerCell: mean number of points in a cell, greater than 0.
  /// - Complexity: O(points).
  package init(_ points: [PlanarPoint], pointsPerCell: Double = 3) {
    lattice = GridLattice(around: points, pointsPerCell: pointsPerCell)
    (cellStarts, runs) = lattice.sorted(points)
  }

  package var count: Int { runs.count }

  /// 20 bytes a point and 4 a cell.
  package var bytes: Int { runs.bytes + cellStarts.offsets.count * MemoryLayout<Int32>.stride }

  /// Complexity: O(cells and points that the circle's box meets).
  package func radius(_ radius: Double, around center: PlanarPoint, into result: inout [Int32]) {
    guard let circle = SearchCircle(radius, around: center),
      let window = lattice.cells(meeting: circle.box)
    else { return }
    append(window, to: &result) { circle.contains($0) }
  }

  /// Complexity: O(cells and points that the box meets).
  package func box(_ box: PlanarBox, into result: inout [Int32]) {
    guard let window = lattice.cells(meeting: box) else { return }
    append(window, to: &result) { box.includes($0) }
  }

  @inline(__always)
  private func append(
    _ window: GridLattice.Window, to result: inout [Int32], where isHit: (PlanarPoint) -> Bool
  ) {
    let starts = cellStarts.offsets.span
    let (rows, columns) = (window.rows.count, lattice.columns)
    let first = window.rows.lowerBound &* columns &+ window.columns.lowerBound
    let width = window.columns.count
    var candidates = 0
    var cell = first
    for _ in 0..<rows {
      candidates &+= Int(starts[cell &+ width] &- starts[cell])
      cell &+= columns
    }
    guard count < Self.manyPoints || areRead(window) else { return }
    result.append(addingCapacity: candidates) { found in
      var cell = first
      for _ in 0..<rows {
        let run = Int(starts[cell])..<Int(starts[cell &+ width])
        runs.append(run, to: &found, where: isHit)
        cell &+= columns
      }
    }
  }

  /// Reads a word from each line of memory that a query needs: the processor then waits for all lines
  /// at once instead of for those of a row or two at a time. True, as sums of so few words are, which
  /// the compiler cannot know.
  @inline(__always)
  private func areRead(_ window: GridLattice.Window) -> Bool {
    let (points, positions) = (runs.points.span, runs.positions.span)
    let starts = cellStarts.offsets.span
    let width = window.columns.count
    var words: UInt64 = 0
    var cell = window.rows.lowerBound &* lattice.columns &+ window.columns.lowerBound
    for _ in 0..<window.rows.count {
      let run = Int(starts[cell])..<Int(starts[cell &+ width])
      for slot in stride(from: run.lowerBound, to: run.upperBound, by: Self.pointsPerLine) {
        words &+= points[slot].x.bitPattern & 1
      }
      for slot in stride(from: run.lowerBound, to: run.upperBound, by: Self.positionsPerLine) {
        words &+= UInt64(UInt32(bitPattern: positions[slot]))
      }
      cell &+= lattice.columns
    }
    return words != .max
  }

  /// Complexity: O(cells and points up to the nearest one's distance).
  package func nearest(to center: PlanarPoint, within limit: Double) -> Neighbor? {
    guard let circle = SearchCircle(limit, around: center) else { return nil }
    var nearest = NearestPoint(within: circle)
    offerRings(around: center, to: &nearest)
    return nearest.found
  }

  /// Complexity: O(cells and points up to the last one's distance, times log count).
  package func nearest(
    _ count: Int, to center: PlanarPoint, within limit: Double, into result: inout [Neighbor]
  ) {
    guard count > 0, let circle = SearchCircle(limit, around: center) else { return }
    var nearest = NearestPoints(count, within: circle, after: &result)
    offerRings(around: center, to: &nearest)
    nearest.finish(into: &result)
  }

  /// Slots of the cells of a row.
  private func run(_ row: Int, _ columns: ClosedRange<Int>) -> Range<Int> {
    let start = row * lattice.columns
    return cellStarts[start + columns.lowerBound..<start + columns.upperBound + 1]
  }

  /// Looks at rings of cells around the one of the centre, as long as they come near enough.
  private func offerRings(around center: PlanarPoint, to collector: inout some NeighborCollector) {
    guard count > 0 else { return }
    let home = lattice.home(of: center)
    for ring in 0..<max(lattice.columns, lattice.rows) {
      let clear = lattice.clearances(around: home, ring: ring)
      guard clear.least * clear.least <= collector.bound else { return }
      offer(ring, around: home, of: center, clear: clear, to: &collector)
    }
  }

  /// Looks at the cells whose larger offset from `home` is `ring`.
  private func offer(
    _ ring: Int, around home: GridLattice.Home, of center: PlanarPoint,
    clear: GridLattice.Clearances, to collector: inout some NeighborCollector
  ) {
    let left = max(home.column - ring, 0)
    let right = min(home.column + ring, lattice.columns - 1)
    func offer(_ row: Int, _ columns: ClosedRange<Int>, clear: Double) {
      guard clear * clear <= collector.bound else { return }
      runs.offer(run(row, columns), around: center, to: &collector)
    }
    if home.row - ring >= 0 { offer(home.row - ring, left...right, clear: clear.south) }
    guard ring > 0 else { return }
    if home.row + ring < lattice.rows { offer(home.row + ring, left...right, clear: clear.north) }
    let inner = max(home.row - ring + 1, 0)...min(home.row + ring - 1, lattice.rows - 1)
    for row in inner where home.column - ring >= 0 { offer(row, left...left, clear: clear.west) }
    for row in inner where home.column + ring < lattice.columns {
      offer(row, right...right, clear: clear.east)
    }
  }
}
