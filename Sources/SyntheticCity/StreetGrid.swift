/// Which sides of the lattice's cells are streets.
struct StreetGrid {
  enum Use: UInt8 {
    case none, street, bridge, roadBridge
  }

  let ground: Ground
  let trunks: TrunkPositions
  /// By vertex, the side that leads eastwards (northwards) from it.
  private(set) var east: [Use]
  private(set) var north: [Use]
  /// By vertex: streets end here, before a trunk line.
  private(set) var isCut: [Bool]
  private let unbuilt: ValueNoise
  /// By cell, the estate that closes the streets inside it, or −1.
  private let estateOfCell: [Int32]

  init(ground: Ground, estates: [Estate]) {
    self.ground = ground
    let lattice = ground.lattice
    trunks = TrunkPositions(design: ground.design, lattice: lattice)
    east = Array(repeating: .none, count: (lattice.columns + 1) * (lattice.rows + 1))
    north = east
    isCut = Array(repeating: false, count: east.count)
    estateOfCell = Self.mark(estates, lattice)
    unbuilt = ValueNoise(seed: ground.design.seed &+ 22, wavelength: 1)
    layStreets()
    for channel in ground.design.channels where channel.kind != .river { bridge(channel) }
    bridgeRiver()
    buildCauseways()
    for line in ground.design.trunkLines { cut(line) }
  }

  private static func mark(_ estates: [Estate], _ lattice: Lattice) -> [Int32] {
    var marks = Array(repeating: Int32(-1), count: lattice.columns * lattice.rows)
    for (number, estate) in estates.enumerated() {
      for row in estate.rows {
        for column in estate.columns {
          marks[lattice.cell(column: column, row: row)] = Int32(number)
        }
      }
    }
    return marks
  }

  private func vertex(_ column: Int, _ row: Int) -> Int {
    ground.lattice.vertex(column: column, row: row)
  }

  private mutating func layStreets() {
    let lattice = ground.lattice
    let mainRows = Self.mainLines(lattice.rowStarts, count: lattice.rows)
    let mainColumns = Self.mainLines(lattice.columnStarts, count: lattice.columns)
    for row in 1..<lattice.rows {
      for column in 1..<lattice.columns {
        let here = (column, row)
        if !trunks.rows[row], isStreet(here, beside: (column, row - 1), mainRows[row]) {
          east[vertex(column, row)] = .street
        }
        if !trunks.columns[column], isStreet(here, beside: (column - 1, row), mainColumns[column]) {
          north[vertex(column, row)] = .street
        }
      }
    }
  }

  /// Every second border of quarters is a main road.
  private static func mainLines(_ starts: [Int], count: Int) -> [Bool] {
    var isMain = Array(repeating: false, count: count + 1)
    for quarter in stride(from: 0, to: starts.count, by: 2) { isMain[starts[quarter]] = true }
    return isMain
  }

  /// Whether there is a street between two cells: different blocks, not in one estate, not both wet.
  private func isStreet(
    _ a: (Int, Int), beside b: (Int, Int), _ isMain: Bool
  ) -> Bool {
    let first = ground.block(column: a.0, row: a.1)
    let second = ground.block(column: b.0, row: b.1)
    guard first != second else { return false }
    if ground.water(column: a.0, row: a.1) != .none,
      ground.water(column: b.0, row: b.1) != .none
    {
      return false
    }
    let estate = estateOfCell[ground.lattice.cell(column: a.0, row: a.1)]
    let other = estateOfCell[ground.lattice.cell(column: b.0, row: b.1)]
    if estate < 0 && other < 0 { return isMain || isBuilt(between: first, and: second) }
    return estate != other
  }

  /// Outside the dense zones three in five lesser streets between blocks without estates were never
  /// built, unless they lead to a trunk line, which is why walks there are longer than in the core.
  private func isBuilt(between a: Int32, and b: Int32) -> Bool {
    guard a >= 0, b >= 0 else { return true }
    let blocks = [ground.blocks[Int(a)], ground.blocks[Int(b)]]
    guard blocks.allSatisfy({ $0.zone == .fringe || $0.zone == .scenic }),
      !blocks.contains(where: isBesideTrunk)
    else { return true }
    return unbuilt.corner(Int(min(a, b)), Int(max(a, b))) > 0.2
  }

  private func isBesideTrunk(_ block: Block) -> Bool {
    trunks.columns[block.columns.lowerBound] || trunks.columns[block.columns.upperBound]
      || trunks.rows[block.rows.lowerBound] || trunks.rows[block.rows.upperBound]
  }

  /// Carries streets over a canal every 400 m and over a brook every 200 m, or where the next one is.
  private mutating func bridge(_ channel: Channel) {
    let lattice = ground.lattice
    let spacing = channel.kind == .canal ? 400.0 : 200.0
    let isColumn = channel.axis == .column
    let starts = isColumn ? lattice.columnStarts : lattice.rowStarts
    let line = starts[channel.quarter] + Lattice.unitsPerQuarter
    let along = isColumn ? lattice.y : lattice.x
    var last = -Double.infinity
    for position in 1..<along.count - 1 where along[position] - last >= spacing {
      let (here, before) =
        isColumn
        ? ((line, position), (line, position - 1)) : ((position, line), (position - 1, line))
      guard ground.water(column: here.0, row: here.1) == channel.kind,
        ground.water(column: before.0, row: before.1) == channel.kind,
        ground.block(column: here.0, row: here.1) != ground.block(column: before.0, row: before.1),
        !(isColumn ? trunks.rows : trunks.columns)[position]
      else { continue }
      if isColumn {
        east[vertex(line, position)] = .bridge
      } else {
        north[vertex(position, line)] = .bridge
      }
      last = along[position]
    }
  }

  /// Every fourth quarter a bridge over the river, every second one with pavements.
  private mutating func bridgeRiver() {
    let lattice = ground.lattice
    for channel in ground.design.channels where channel.kind == .river {
      let row = lattice.rowStarts[channel.quarter] + Lattice.unitsPerQuarter
      var built = 0
      var next = 1
      for quarter in 1..<lattice.quarters where quarter >= next {
        let column = lattice.columnStarts[quarter]
        let south = ground.block(column: column, row: row - 1)
        let north = ground.block(column: column, row: row + 1)
        guard south >= 0, north >= 0, !trunks.columns[column] else { continue }
        self.north[vertex(column, row)] = built % 2 == 0 ? .bridge : .roadBridge
        built += 1
        next = quarter + 4
      }
    }
  }

  /// Two walks across the lake, along the lines through its middle.
  private mutating func buildCauseways() {
    let lattice = ground.lattice
    guard ground.design.lakeArea > 0 else { return }
    let quarter = ground.design.lakeQuarter
    let (middleColumn, middleRow) = (
      lattice.columnStarts[quarter.column], lattice.rowStarts[quarter.row]
    )
    for column in 0..<lattice.columns
    where ground.water(column: column, row: middleRow) == .lake {
      east[vertex(column, middleRow)] = .bridge
    }
    for row in 0..<lattice.rows where ground.water(column: middleColumn, row: row) == .lake {
      north[vertex(middleColumn, row)] = .bridge
    }
  }

  /// Leaves a street across a trunk line every 420 m or more, and ends the others before it.
  private mutating func cut(_ line: TrunkLine) {
    let lattice = ground.lattice
    let isColumn = line.axis == .column
    let across = (isColumn ? lattice.columnStarts : lattice.rowStarts)[line.quarter]
    let along = isColumn ? lattice.y : lattice.x
    var last = -Double.infinity
    for position in 1..<along.count - 1 {
      let here = isColumn ? vertex(across, position) : vertex(position, across)
      let before = isColumn ? vertex(across - 1, position) : vertex(position, across - 1)
      let crosses = isColumn ? (east[here], east[before]) : (north[here], north[before])
      if crosses.0 != .none && crosses.1 != .none && along[position] - last >= 420 {
        last = along[position]
      } else {
        isCut[here] = true
      }
    }
  }
}
