import PlanarGeometry

/// The cells of a settlement: which block each belongs to and what water covers it.
struct Ground {
  /// In `blockOfCell`: outside the settlement, or in the river or the lake.
  static let noBlock: Int32 = -1

  let design: SettlementDesign
  let lattice: Lattice
  let terrain: Terrain
  let zones: QuarterZones
  var water: [Water]
  var blockOfCell: [Int32]
  var blocks: [Block] = []
  /// By vertex: whether borders and streets bend there.
  var isBend: [Bool] = []

  init(design: SettlementDesign) {
    self.design = design
    lattice = Lattice(quarters: design.quarters, channels: design.channels)
    terrain = Terrain(origin: design.origin, turn: design.turn, seed: design.seed)
    zones = QuarterZones(design: design, lattice: lattice)
    water = Array(repeating: .none, count: lattice.columns * lattice.rows)
    blockOfCell = Array(repeating: Self.noBlock, count: water.count)
    flood()
    divideIntoBlocks()
    markBends()
  }

  /// The block of a cell, `noBlock` beyond the frame.
  func block(column: Int, row: Int) -> Int32 {
    guard column >= 0, row >= 0, column < lattice.columns, row < lattice.rows else {
      return Self.noBlock
    }
    return blockOfCell[row * lattice.columns + column]
  }

  /// The water of a cell, none beyond the frame.
  func water(column: Int, row: Int) -> Water {
    guard column >= 0, row >= 0, column < lattice.columns, row < lattice.rows else { return .none }
    return water[row * lattice.columns + column]
  }
}

/// A piece of land between streets.
struct Block {
  let zone: Zone
  /// The cells it was cut from; the lake may have taken some of them.
  let columns: Range<Int>
  let rows: Range<Int>
  /// m², water of the lake taken off.
  var area: Double
  /// In the frame, before the ground is bent.
  let middle: PlanarPoint
}

extension Ground {
  /// Blocks around a vertex: south-west, south-east, north-west, north-east.
  private func blocksAround(column: Int, row: Int) -> (sw: Int32, se: Int32, nw: Int32, ne: Int32) {
    (
      block(column: column - 1, row: row - 1), block(column: column, row: row - 1),
      block(column: column - 1, row: row), block(column: column, row: row)
    )
  }

  /// Marks corners of blocks and, between them, a hashed share of the other vertices. It depends on
  /// the vertex alone, so all borders through it bend there or none does.
  mutating func markBends() {
    let hash = ValueNoise(seed: design.seed &+ 21, wavelength: 1)
    isBend = Array(repeating: false, count: (lattice.columns + 1) * (lattice.rows + 1))
    for row in 0...lattice.rows {
      for column in 0...lattice.columns {
        let around = blocksAround(column: column, row: row)
        let isStraight =
          (around.sw == around.se && around.nw == around.ne)
          || (around.sw == around.nw && around.se == around.ne)
        let share = bendShare(around)
        isBend[lattice.vertex(column: column, row: row)] =
          !isStraight || hash.corner(column, row) < share * 2 - 1
      }
    }
  }

  private func bendShare(_ around: (sw: Int32, se: Int32, nw: Int32, ne: Int32)) -> Double {
    var share = 0.2
    for block in [around.sw, around.se, around.nw, around.ne] where block >= 0 {
      share = max(share, blocks[Int(block)].zone.bendShare)
    }
    return share
  }

  /// Where a vertex of the lattice lies on the ground.
  func point(_ vertex: Int) -> PlanarPoint {
    let (column, row) = lattice.columnAndRow(ofVertex: vertex)
    let frame = PlanarPoint(x: lattice.x[column], y: lattice.y[row])
    if isOnShore(column: column, row: row), let lake = Lake(design: design, lattice: lattice) {
      let shore = lake.shore(towards: frame)
      return terrain.point(x: shore.x, y: shore.y, vertex: (column, row), slack: (0, 0))
    }
    return terrain.point(
      x: frame.x, y: frame.y, vertex: (column, row),
      slack: (slack(lattice.x, column), slack(lattice.y, row)))
  }

  private func isOnShore(column: Int, row: Int) -> Bool {
    guard design.lakeArea > 0 else { return false }
    var wet = 0
    for (east, north) in [(0, 0), (-1, 0), (0, -1), (-1, -1)]
    where water(column: column + east, row: row + north) == .lake { wet += 1 }
    return wet > 0 && wet < 4
  }

  /// An eighth of the narrower neighbouring line, at most 8 m.
  private func slack(_ lines: [Double], _ position: Int) -> Double {
    let before = position > 0 ? lines[position] - lines[position - 1] : Lattice.cellSide
    let after =
      position + 1 < lines.count ? lines[position + 1] - lines[position] : Lattice.cellSide
    return min(min(before, after) / 8, 8)
  }
}
