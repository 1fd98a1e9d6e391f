import PlanarGeometry

extension Ground {
  /// Fills lake and channels, and takes river and lake out of the land.
  mutating func flood() {
    for channel in design.channels {
      for quarter in channel.wet {
        for place in channelCells(channel, alongQuarter: quarter) where water[place] != .river {
          water[place] = channel.kind
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
      let column = lattice.columnStarts[channel.quarter] + Lattice.unitsPerQuarter
      return (lattice.rowStarts[quarter]..<lattice.rowStarts[quarter + 1]).map {
        lattice.cell(column: column, row: $0)
      }
    case .row:
      let row = lattice.rowStarts[channel.quarter] + Lattice.unitsPerQuarter
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
        let across = spans(columnCuts[column][zone.rawValue], lattice.columnStarts, column)
        let along = spans(rowCuts[row][zone.rawValue], lattice.rowStarts, row)
        for rows in along { for columns in across { addBlock(zone, columns, rows) } }
      }
    }
  }

  /// By quarter and zone, the widths of its blocks in units.
  private func cuts(_ generator: inout SeededGenerator) -> [[[Int]]] {
    (0..<lattice.quarters).map { _ in
      Zone.allCases.map { zone in
        zone.streetSpacings[generator.draw(0..<zone.streetSpacings.count)]
      }
    }
  }

  /// The widths as ranges of lines; the last reaches over the channel to the next quarter.
  private func spans(_ widths: [Int], _ starts: [Int], _ quarter: Int) -> [Range<Int>] {
    var ends: [Int] = []
    for width in widths.dropLast() { ends.append((ends.last ?? starts[quarter]) + width) }
    ends.append(starts[quarter + 1])
    return zip([starts[quarter]] + ends, ends).map { $0..<$1 }
  }

  private mutating func addBlock(_ zone: Zone, _ columns: Range<Int>, _ rows: Range<Int>) {
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
