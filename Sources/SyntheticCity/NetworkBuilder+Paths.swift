import PlanarGeometry

extension NetworkBuilder {
  /// What is in blocks without housing: lanes in the dense zones, walks over the hills, and stray
  /// paths that lead to nothing.
  mutating func layBlockPaths(isHousing: [Bool]) {
    for (number, block) in grid.ground.blocks.enumerated()
    where isFree(block, number: number, isHousing: isHousing) {
      let draw = generator.fraction()
      switch block.zone {
      case .core, .town:
        if draw < 0.9 { layDiagonals(block, rising: draw < 0.75, falling: draw > 0.15) }
        if draw > 0.9 { layLane(block, isWhole: draw < 0.95) }
      case .fringe: if draw < 0.15 { layWalk(block, steps: false) }
      case .scenic: if draw < 0.7 { layWalk(block, steps: true) }
      }
      if block.columns.count >= 7, draw > 0.985 { layStray(block) }
    }
  }

  /// Dry land that is all there and has no compound.
  private func isFree(_ block: Block, number: Int, isHousing: [Bool]) -> Bool {
    block.rows.allSatisfy { row in
      block.columns.allSatisfy { column in
        let cell = grid.ground.lattice.cell(column: column, row: row)
        return grid.ground.blockOfCell[cell] == Int32(number) && !isHousing[cell]
          && grid.ground.water[cell] == .none
      }
    }
  }

  /// Across the block in its middle, or a good half of the way.
  private mutating func layLane(_ block: Block, isWhole: Bool) {
    let lattice = grid.ground.lattice
    let column = (block.columns.lowerBound + block.columns.upperBound) / 2
    let ends = [block.rows.lowerBound, block.rows.upperBound].map {
      lattice.vertex(column: column, row: $0)
    }
    guard let start = node(at: ends[0]), let end = node(at: ends[1]) else { return }
    var nodes = [start]
    for row in block.rows.dropFirst() {
      let middle = grid.ground.terrain.point(x: lattice.x[column], y: lattice.y[row])
      if isWhole || row * 5 < block.rows.lowerBound * 2 + block.rows.upperBound * 3 {
        nodes.append(network.addNode(middle))
      }
    }
    if isWhole { nodes.append(end) }
    network.addWay(WayStyle(kind: .service), through: nodes, spacing: Self.streetSpacing)
  }

  /// Across a square or a garden, from corner to corner.
  private mutating func layDiagonals(_ block: Block, rising: Bool, falling: Bool) {
    let lattice = grid.ground.lattice
    let (west, east) = (block.columns.lowerBound, block.columns.upperBound)
    let (south, north) = (block.rows.lowerBound, block.rows.upperBound)
    var middle: Int32?
    for (isDrawn, rows) in [(rising, (south, north)), (falling, (north, south))] where isDrawn {
      guard let start = node(at: lattice.vertex(column: west, row: rows.0)),
        let end = node(at: lattice.vertex(column: east, row: rows.1))
      else { continue }
      let crossing =
        middle
        ?? network.addNode(grid.ground.terrain.point(x: block.middle.x, y: block.middle.y))
      middle = crossing
      network.addWay(
        WayStyle(kind: .footway), through: [start, crossing, end], spacing: Self.streetSpacing)
    }
  }

  /// From the south-western to the north-eastern corner, winding, over steps in the middle.
  private mutating func layWalk(_ block: Block, steps: Bool) {
    let lattice = grid.ground.lattice
    let (west, east) = (block.columns.lowerBound, block.columns.upperBound)
    let (south, north) = (block.rows.lowerBound, block.rows.upperBound)
    guard let start = node(at: lattice.vertex(column: west, row: south)),
      let end = node(at: lattice.vertex(column: east, row: north))
    else { return }
    let (low, high) = (
      PlanarPoint(x: lattice.x[west], y: lattice.y[south]),
      PlanarPoint(x: lattice.x[east], y: lattice.y[north])
    )
    let bow = generator.draw(-0.4...0.4)
    var nodes = [start]
    for step in 1..<24 {
      let share = Double(step) / 24
      let wave = (bow + generator.draw(-0.05...0.05)) * share * (1 - share)
      let frame = PlanarPoint(
        x: low.x + (high.x - low.x) * (share + wave), y: low.y + (high.y - low.y) * (share - wave))
      nodes.append(network.addNode(grid.ground.terrain.point(x: frame.x, y: frame.y)))
    }
    nodes.append(end)
    let style = WayStyle(kind: .path)
    guard steps else { return network.addWay(style, through: nodes) }
    network.addWay(style, through: Array(nodes[...11]))
    network.addWay(style.of(.steps), through: Array(nodes[11...13]))
    network.addWay(style, through: Array(nodes[13...]))
  }

  /// A few metres of path that nothing joins.
  private mutating func layStray(_ block: Block) {
    let middle = block.middle
    let corners = [(-40.0, 0.0), (10, 30), (45, -10), (70, 20)].map { east, north in
      network.addNode(grid.ground.terrain.point(x: middle.x + east, y: middle.y + north))
    }
    network.addWay(WayStyle(kind: .path), through: corners)
  }
}
