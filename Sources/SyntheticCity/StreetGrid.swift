/// Which sides of the lattice's cells are streets.
struct StreetGrid {
  enum Use: UInt8 {
    case none, street, bridge, footbridge, roadBridge
  }

  let ground: Ground
  let trunks: TrunkPositions
  /// By vertex, the side that leads eastwards (northwards) from it.
  var east: [Use]
  var north: [Use]
  /// By vertex: streets end here, before a trunk line or water.
  private(set) var isCut: [Bool]
  /// Vertices where a street passes under a trunk line, and where steps and a bridge lead over it.
  private(set) var underpasses: Set<Int> = []
  private(set) var footbridges: Set<Int> = []
  /// Sides of blocks where a street was never built.
  var spareSides = SpareSides()
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
    endAtBanks()
    for line in ground.design.trunkLines { cut(line) }
    joinIslands()
  }

  /// By cell, whether a compound stands on it.
  var isHousing: [Bool] { estateOfCell.map { $0 >= 0 } }

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
        if !trunks.rows[row] {
          lay(.row, here, beside: (column, row - 1), isMain: mainRows[row])
        }
        if !trunks.columns[column] {
          lay(.column, here, beside: (column - 1, row), isMain: mainColumns[column])
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

  /// Lays a street between two cells of different blocks that are not in one estate and not both
  /// wet.
  private mutating func lay(
    _ axis: Axis, _ a: (Int, Int), beside b: (Int, Int), isMain: Bool
  ) {
    let first = ground.block(column: a.0, row: a.1)
    let second = ground.block(column: b.0, row: b.1)
    let isDry = [a, b].contains { ground.water(column: $0.0, row: $0.1) == .none }
    guard first != second, isDry else { return }
    let estate = estateOfCell[ground.lattice.cell(column: a.0, row: a.1)]
    let other = estateOfCell[ground.lattice.cell(column: b.0, row: b.1)]
    let start = vertex(a.0, a.1)
    if estate < 0 && other < 0 && !isMain && !isBuilt(between: first, and: second) {
      let step = axis == .row ? 1 : ground.lattice.columns + 1
      spareSides.append(axis, start, step: step, between: first, and: second)
    } else if estate < 0 || estate != other {
      if axis == .row { east[start] = .street } else { north[start] = .street }
    }
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

  /// Carries streets over a canal every 400 m and over a brook every 200 m, or where the next one is;
  /// every third bridge is a footbridge.
  private mutating func bridge(_ channel: Channel) {
    let lattice = ground.lattice
    let spacing = channel.kind == .canal ? 400.0 : 200.0
    let isColumn = channel.axis == .column
    let starts = isColumn ? lattice.columnStarts : lattice.rowStarts
    let line = starts[channel.quarter] + Lattice.cellsPerQuarter
    let along = isColumn ? lattice.y : lattice.x
    var last = -Double.infinity
    var built = 0
    for position in 1..<along.count - 1 where along[position] - last >= spacing {
      let (here, before) =
        isColumn
        ? ((line, position), (line, position - 1)) : ((position, line), (position - 1, line))
      guard ground.water(column: here.0, row: here.1) == channel.kind,
        ground.water(column: before.0, row: before.1) == channel.kind,
        ground.block(column: here.0, row: here.1) != ground.block(column: before.0, row: before.1),
        !(isColumn ? trunks.rows : trunks.columns)[position]
      else { continue }
      built += 1
      let use = built % 3 == 0 ? Use.footbridge : .bridge
      if isColumn {
        east[vertex(line, position)] = use
      } else {
        north[vertex(position, line)] = use
      }
      last = along[position]
    }
  }

  /// Every fourth quarter a bridge over the river, every second one with pavements.
  private mutating func bridgeRiver() {
    let lattice = ground.lattice
    for channel in ground.design.channels where channel.kind == .river {
      let row = lattice.rowStarts[channel.quarter] + Lattice.cellsPerQuarter
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

  /// The sides at a vertex: east, north, west, south.
  private func uses(_ vertex: Int) -> [Use] {
    let west = vertex % (ground.lattice.columns + 1) > 0 ? east[vertex - 1] : .none
    let below = vertex - ground.lattice.columns - 1
    return [east[vertex], north[vertex], west, below >= 0 ? north[below] : .none]
  }

  /// How many streets and bridges there are at a vertex, at most 4.
  func degree(_ vertex: Int) -> Int { uses(vertex).count { $0 != .none } }

  func isBridged(_ vertex: Int) -> Bool {
    uses(vertex).contains { $0 != .none && $0 != .street }
  }

  /// Streets that lead nowhere but to the water end before it.
  private mutating func endAtBanks() {
    let lattice = ground.lattice
    for row in 0...lattice.rows {
      for column in 0...lattice.columns {
        let isWet = [(0, 0), (-1, 0), (0, -1), (-1, -1)].contains { offset in
          ground.water(column: column + offset.0, row: row + offset.1) != .none
        }
        if isWet && degree(vertex(column, row)) == 1 { isCut[vertex(column, row)] = true }
      }
    }
  }

  /// Leaves a street across a trunk line every 420 m or more, and ends the others before it. Every
  /// third crossing is a footbridge, the others pass under the line.
  private mutating func cut(_ line: TrunkLine) {
    let lattice = ground.lattice
    let isColumn = line.axis == .column
    let across = (isColumn ? lattice.columnStarts : lattice.rowStarts)[line.quarter]
    let along = isColumn ? lattice.y : lattice.x
    var last = -Double.infinity
    var crossings = 0
    for position in 1..<along.count - 1 {
      let here = isColumn ? vertex(across, position) : vertex(position, across)
      let before = isColumn ? vertex(across - 1, position) : vertex(position, across - 1)
      let crosses = isColumn ? (east[here], east[before]) : (north[here], north[before])
      if crosses.0 != .none && crosses.1 != .none && along[position] - last >= 420 {
        last = along[position]
        crossings += 1
        if crossings % 3 == 0 { footbridges.insert(here) } else { underpasses.insert(here) }
      }
      isCut[here] = !underpasses.contains(here)
    }
  }
}
