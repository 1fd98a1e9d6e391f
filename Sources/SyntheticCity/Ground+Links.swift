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
          sides.append(Side(own, east, isOpen))
        }
        let north = block(column: column, row: row + 1)
        if north >= 0, north != own {
          let isOpen = !trunks.rows[row + 1] && water[cell] != .canal
          sides.append(Side(own, north, isOpen))
        }
      }
    }
    return links(sides)
  }

  /// One side of a cell between two blocks, the smaller number first.
  private struct Side {
    let key: UInt64
    let isOpen: Bool

    init(_ a: Int32, _ b: Int32, _ isOpen: Bool) {
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
      links[a].append(RegionGrowth.Link(place: b, isOpen: side.isOpen))
      links[b].append(RegionGrowth.Link(place: a, isOpen: side.isOpen))
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
