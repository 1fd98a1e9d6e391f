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
