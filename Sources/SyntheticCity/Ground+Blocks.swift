import PlanarGeometry

extension Ground {
  /// Fills lake and channels, and takes river and lake out of the land.
  mutating func flood() {
    for channel in design.channels {
      for quarter in channel.wet {
        for cell in channelCells(channel, alongQuarter: quarter) where water[cell] != .river {
          water[cell] = channel.kind
        }
      }
    }
    guard let lake = Lake(design: design, lattice: lattice) else { return }
    let cells = lake.cells(in: 0..<lattice.columns, 0..<lattice.rows, of: lattice)
    for cell in cells { water[cell] = .lake }
  }

  private func channelCells(_ channel: Channel, alongQuarter quarter: Int) -> [Int] {
    switch channel.axis {
    case .column:
      let column = lattice.columnStarts[channel.quarter] + Lattice.cellsPerQuarter
      return (lattice.rowStarts[quarter]..<lattice.rowStarts[quarter + 1]).map {
        lattice.cell(column: column, row: $0)
      }
    case .row:
      let row = lattice.rowStarts[channel.quarter] + Lattice.cellsPerQuarter
      return (lattice.columnStarts[quarter]..<lattice.columnStarts[quarter + 1]).map {
        lattice.cell(column: $0, row: row)
      }
    }
  }

  /// Cuts every quarter along lines that neighbouring quarters of its zone continue.
  mutating func divideIntoBlocks() {
    var generator = SeededGenerator(seed: design.seed).branch(20)
    let columnCuts = cuts(&generator)
    let rowCuts = cuts(&generator)
    for row in 0..<lattice.quarters {
      for column in 0..<lattice.quarters {
        guard let zone = zones[column, row] else { continue }
        let across = spans(
          columnCuts[column][zone.rawValue], from: lattice.columnStarts, quarter: column)
        let along = spans(rowCuts[row][zone.rawValue], from: lattice.rowStarts, quarter: row)
        for rows in along {
          for columns in across { addBlock(zone, columns: columns, rows: rows) }
        }
      }
    }
  }

  /// By quarter and zone, the widths of its blocks in cells.
  private func cuts(_ generator: inout SeededGenerator) -> [[[Int]]] {
    (0..<lattice.quarters).map { _ in
      Zone.allCases.map { zone in
        zone.streetSpacings[generator.draw(0..<zone.streetSpacings.count)]
      }
    }
  }

  /// The widths as ranges of lines; the last reaches over the channel to the next quarter.
  private func spans(_ widths: [Int], from starts: [Int], quarter: Int) -> [Range<Int>] {
    var ends: [Int] = []
    for width in widths.dropLast() { ends.append((ends.last ?? starts[quarter]) + width) }
    ends.append(starts[quarter + 1])
    return zip([starts[quarter]] + ends, ends).map { $0..<$1 }
  }

  private mutating func addBlock(_ zone: Zone, columns: Range<Int>, rows: Range<Int>) {
    var cells: [Int] = []
    var area = 0.0
    for row in rows {
      for column in columns {
        let cell = lattice.cell(column: column, row: row)
        guard water[cell] != .lake && water[cell] != .river else { continue }
        cells.append(cell)
        area += lattice.area(column..<column + 1, row..<row + 1)
      }
    }
    guard !cells.isEmpty else { return }
    for cell in cells { blockOfCell[cell] = Int32(blocks.count) }
    let middle = PlanarPoint(
      x: (lattice.x[columns.lowerBound] + lattice.x[columns.upperBound]) / 2,
      y: (lattice.y[rows.lowerBound] + lattice.y[rows.upperBound]) / 2)
    blocks.append(Block(zone: zone, columns: columns, rows: rows, area: area, middle: middle))
  }
}

extension Ground {
  /// Which blocks lie side by side; closed where a canal or a trunk line is between them.
  func blockLinks() -> [[RegionGrowth.Link]] {
    let trunks = TrunkPositions(design: design, lattice: lattice)
    var sides: [Side] = []
    for row in 0..<lattice.rows {
      for column in 0..<lattice.columns {
        let cell = lattice.cell(column: column, row: row)
        let own = blockOfCell[cell]
        guard own >= 0 else { continue }
        let east = block(column: column + 1, row: row)
        if east >= 0, east != own {
          let isOpen = !trunks.columns[column + 1] && water[cell] != .canal
          sides.append(Side(own, east, isOpen: isOpen))
        }
        let north = block(column: column, row: row + 1)
        if north >= 0, north != own {
          let isOpen = !trunks.rows[row + 1] && water[cell] != .canal
          sides.append(Side(own, north, isOpen: isOpen))
        }
      }
    }
    return links(sides)
  }

  /// One side of a cell between two blocks, the smaller number first.
  private struct Side {
    let key: UInt64
    let isOpen: Bool

    init(_ a: Int32, _ b: Int32, isOpen: Bool) {
      key = UInt64(min(a, b)) << 32 | UInt64(max(a, b))
      self.isOpen = isOpen
    }
  }

  private func links(_ sides: [Side]) -> [[RegionGrowth.Link]] {
    var links = Array(repeating: [RegionGrowth.Link](), count: blocks.count)
    var last: UInt64?
    for side in sides.sorted(by: { ($0.key, $0.isOpen ? 0 : 1) < ($1.key, $1.isOpen ? 0 : 1) }) {
      guard side.key != last else { continue }
      last = side.key
      let a = Int(side.key >> 32)
      let b = Int(side.key & 0xFFFF_FFFF)
      links[a].append(RegionGrowth.Link(node: b, isOpen: side.isOpen))
      links[b].append(RegionGrowth.Link(node: a, isOpen: side.isOpen))
    }
    return links
  }
}

/// Whether a trunk line runs along a line of the lattice.
struct TrunkPositions {
  private(set) var columns: [Bool]
  private(set) var rows: [Bool]

  init(design: SettlementDesign, lattice: Lattice) {
    columns = Array(repeating: false, count: lattice.columns + 1)
    rows = Array(repeating: false, count: lattice.rows + 1)
    for line in design.trunkLines {
      switch line.axis {
      case .column: columns[lattice.columnStarts[line.quarter]] = true
      case .row: rows[lattice.rowStarts[line.quarter]] = true
      }
    }
  }
}
