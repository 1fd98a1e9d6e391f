package import PlanarGeometry

/// Cuts a region into the cells of a square lattice whose lines lie at multiples of the cell's side,
/// by the exact area and centroid of each piece.
///
/// Every edge is split at the lattice lines. A piece of edge adds what lies between it and the west
/// side of its cell, and the whole width of every cell further west in its row; summed over the ring
/// these signed parts are the region (Green's theorem). Keeps scratch memory: one per task.
package struct DemandLattice: Sendable {
  /// Side of a cell in metres.
  package let cell: Double
  private var moments: [CellMoments] = []
  private var firstColumn = 0
  private var firstRow = 0
  private var columns = 0
  private var rows = 0

  /// More cells than this in the box of one region are refused.
  package static let cellLimit = 1 << 22
  private static let block = 8

  /// - Parameter cell: metres, greater than 0.
  package init(cell: Double) { self.cell = cell }

  /// Whether the lattice over `box` has at most `cellLimit` cells, with countable columns and rows.
  package func canCover(_ box: PlanarBox) -> Bool {
    let farthest = max(-box.minX, -box.minY, box.maxX, box.maxY) / cell
    let cells = (box.width / cell + 2) * (box.height / cell + 2)
    return cells <= Double(Self.cellLimit) && farthest < Double(Int32.max)
  }

  /// The pieces of `region` in Morton order, so that neighbours stand together; none when the lattice
  /// cannot cover its box.
  ///
  /// - Complexity: O(cells in the box + edge pieces + cut cells · vertices).
  package mutating func samples(of region: PlanarRegion) -> [DemandSample] {
    guard !region.isEmpty, canCover(region.box) else { return [] }
    layOut(over: region.box)
    region.forEachEdge { addEdge(from: $0, to: $1) }
    for row in 0..<rows { sweep(row: row) }
    let samples = gather(region)
    return samples.isEmpty ? wholeRegion(region) : samples
  }

  /// One sample for a region smaller than a billionth of a cell.
  private func wholeRegion(_ region: PlanarRegion) -> [DemandSample] {
    let (area, box) = (region.area, region.box)
    guard area > 0 else { return [] }
    let position = region.surfacePoint(near: box.center, minX: box.minX, maxX: box.maxX)
    return [
      DemandSample(
        position: position ?? region.vertices[0], weight: area,
        column: Int32(clamping: firstColumn), row: Int32(clamping: firstRow))
    ]
  }

  private mutating func layOut(over box: PlanarBox) {
    firstColumn = Int((box.minX / cell).rounded(.down))
    firstRow = Int((box.minY / cell).rounded(.down))
    columns = Int((box.maxX / cell).rounded(.down)) - firstColumn + 1
    rows = Int((box.maxY / cell).rounded(.down)) - firstRow + 1
    moments.removeAll(keepingCapacity: true)
    moments.append(contentsOf: repeatElement(CellMoments(), count: columns * rows))
  }

  /// Splits an edge at the lattice lines it crosses.
  private mutating func addEdge(from a: PlanarPoint, to b: PlanarPoint) {
    // Cell units from the window's corner keep the digits of small polygons far from the origin.
    let corner = PlanarPoint(x: Double(firstColumn) * cell, y: Double(firstRow) * cell)
    let start = PlanarPoint(x: (a.x - corner.x) / cell, y: (a.y - corner.y) / cell)
    let end = PlanarPoint(x: (b.x - corner.x) / cell, y: (b.y - corner.y) / cell)
    var walk = LatticeWalk(from: start, to: end)
    while let piece = walk.next() {
      let column = min(max(piece.column, 0), columns - 1)
      let row = min(max(piece.row, 0), rows - 1)
      moments[row * columns + column].add(piece, column: column, row: row)
    }
  }

  /// Carries what edges add to the cells west of them.
  private mutating func sweep(row: Int) {
    var height = 0.0
    var heightMoment = 0.0
    for column in stride(from: columns - 1, through: 0, by: -1) {
      let index = row * columns + column
      let own = moments[index]
      moments[index].area += height
      moments[index].momentX += height / 2
      moments[index].momentY += heightMoment
      height += own.height
      heightMoment += own.heightMoment
    }
  }

  private func gather(_ region: PlanarRegion) -> [DemandSample] {
    var samples: [DemandSample] = []
    samples.reserveCapacity(Int(region.area / (cell * cell)) + 4 * (columns + rows))
    for (blockColumn, blockRow) in blocks() {
      for place in 0..<Self.block * Self.block {
        let (x, y) = MortonCode.position(place)
        let (column, row) = (blockColumn + x - firstColumn, blockRow + y - firstRow)
        guard 0..<columns ~= column, 0..<rows ~= row else { continue }
        if let sample = sample(of: region, column: column, row: row) { samples.append(sample) }
      }
    }
    return samples
  }

  /// First column and row of each block of cells, in Morton order.
  private func blocks() -> [(column: Int, row: Int)] {
    let mask = ~(Self.block - 1)
    let starts = stride(from: firstRow & mask, to: firstRow + rows, by: Self.block).flatMap { row in
      stride(from: firstColumn & mask, to: firstColumn + columns, by: Self.block).map { column in
        (
          key: MortonCode.key(column: Int32(clamping: column), row: Int32(clamping: row)),
          column: column, row: row
        )
      }
    }
    return starts.sorted { $0.key < $1.key }.map { ($0.column, $0.row) }
  }

  /// Cut cells below a billionth of a cell are rounding of edges along a lattice line.
  private func sample(of region: PlanarRegion, column: Int, row: Int) -> DemandSample? {
    let moment = moments[row * columns + column]
    let whole = moment.isCut ? moment.area : moment.area.rounded()
    guard whole > 1e-9 else { return nil }
    let corner = PlanarPoint(
      x: Double(firstColumn + column) * cell, y: Double(firstRow + row) * cell)
    var position = corner + PlanarPoint(x: 0.5, y: 0.5) * cell
    if moment.isCut {
      let centroid = PlanarPoint(
        x: min(max(moment.momentX / whole, 0), 1), y: min(max(moment.momentY / whole, 0), 1))
      position =
        region.surfacePoint(
          near: corner + centroid * cell, minX: corner.x, maxX: corner.x + cell)
        ?? corner + moment.edgePoint * cell
    }
    return DemandSample(
      position: position, weight: whole * cell * cell,
      column: Int32(clamping: firstColumn + column),
      row: Int32(clamping: firstRow + row))
  }
}

/// What edges add to one cell, in cell units relative to its south-west corner.
private struct CellMoments: Sendable {
  var area = 0.0
  var momentX = 0.0
  var momentY = 0.0
  /// Signed height that the cell's edges span, and its first moment.
  var height = 0.0
  var heightMoment = 0.0
  var isCut = false
  /// The middle of a piece of edge in the cell: on the surface of what the cell holds.
  var edgePoint = PlanarPoint(x: 0, y: 0)

  mutating func add(_ piece: LatticeWalk.Piece, column: Int, row: Int) {
    let x0 = piece.start.x - Double(column)
    let x1 = piece.end.x - Double(column)
    let y0 = piece.start.y - Double(row)
    let y1 = piece.end.y - Double(row)
    let rise = y1 - y0
    isCut = true
    edgePoint = PlanarPoint(x: (x0 + x1) / 2, y: (y0 + y1) / 2)
    height += rise
    heightMoment += rise * (y0 + y1) / 2
    area += rise * (x0 + x1) / 2
    momentX += rise * (x0 * x0 + x0 * x1 + x1 * x1) / 6
    momentY += rise * (2 * x0 * y0 + x0 * y1 + x1 * y0 + 2 * x1 * y1) / 6
  }
}

/// One place where demand is measured: a piece of the lattice clipped to a community.
package struct DemandSample: Equatable, Sendable {
  /// Centroid of the piece, or a point on its surface where the centroid lies outside.
  package var position: PlanarPoint
  /// Exact area of the piece in m², greater than 0.
  package var weight: Double
  /// Column and row of the lattice cell.
  package var column: Int32
  package var row: Int32
}

/// The order that goes through a square of cells quarter by quarter, and through each quarter likewise
/// (Morton 1966): cells that follow each other stand near each other.
enum MortonCode {
  /// Grows along the order; one for each cell.
  static func key(column: Int32, row: Int32) -> UInt64 {
    spread(column) | spread(row) << 1
  }

  /// Column and row, 0…7, of the cell at a place 0…63 in a square of 8 × 8.
  static func position(_ place: Int) -> (column: Int, row: Int) {
    (evenBits(place), evenBits(place >> 1))
  }

  private static func evenBits(_ place: Int) -> Int {
    place & 1 | place >> 1 & 2 | place >> 2 & 4
  }

  /// Every bit moved to twice its place; the sign's bit is turned so that order is kept.
  private static func spread(_ number: Int32) -> UInt64 {
    var bits = UInt64(UInt32(bitPattern: number) ^ 1 << 31)
    bits = (bits | bits << 16) & 0x0000_FFFF_0000_FFFF
    bits = (bits | bits << 8) & 0x00FF_00FF_00FF_00FF
    bits = (bits | bits << 4) & 0x0F0F_0F0F_0F0F_0F0F
    bits = (bits | bits << 2) & 0x3333_3333_3333_3333
    return (bits | bits << 1) & 0x5555_5555_5555_5555
  }
}
