import PlanarGeometry

extension NetworkBuilder {
  /// Metres between the footpaths of a compound, and from the street to the outermost.
  private static let pathSpacing = 28.5
  private static let pathSetback = 28.0

  /// Footpaths between the houses of a compound, joined with the streets at its gates only.
  ///
  /// ```
  /// street ───●──────────
  /// wall   ┌──╵─────────┐
  ///        │ ┌┴─┬──┬──┐ │   the outermost path goes all around,
  ///        │ ├──┼  ┼──┤ │   others have a gap here and there
  ///        │ └──┴──┴──┘ │
  ///        └────────────┘
  /// ```
  mutating func layPaths(
    in estate: Estate, gates: [Int], wall: (ring: [PlanarPoint], openings: [PlanarPoint])
  ) {
    let openings = wall.openings
    let streets = zip(gates, openings).compactMap { gate, opening in
      node(at: gate, towards: opening).map { (node: $0, opening: opening) }
    }
    guard !streets.isEmpty else { return }
    let first = Int32(network.positions.count)
    let size = addPathNodes(estate, within: PlanarRegion(polygons: [[wall.ring]]))
    for row in 0..<size.rows {
      let line = (0..<size.columns).map { first + Int32(row * size.columns + $0) }
      addPath(line, isOuter: row == 0 || row == size.rows - 1)
    }
    for column in 0..<size.columns {
      let line = (0..<size.rows).map { first + Int32($0 * size.columns + column) }
      addPath(line, isOuter: column == 0 || column == size.columns - 1)
    }
    layDiagonals(size, first)
    for (street, opening) in streets {
      let nearest = (first..<first + Int32(size.columns * size.rows)).min {
        network.positions[Int($0)].squaredDistance(to: opening)
          < network.positions[Int($1)].squaredDistance(to: opening)
      }
      let gate = network.addGate(opening)
      network.addWay(
        WayStyle(kind: .service), through: [street, gate] + (nearest.map { [$0] } ?? []))
    }
  }

  /// Every third diagonal of the paths in one direction, along which people cut corners.
  private mutating func layDiagonals(_ size: (columns: Int, rows: Int), _ first: Int32) {
    let isRising = generator.chance(0.5)
    let offset = generator.draw(0..<3)
    for start in 2 - size.rows..<max(size.columns - 1, 2 - size.rows)
    where (start + size.rows) % 3 == offset {
      let columns = max(start, 0)..<min(start + size.rows, size.columns)
      let nodes = columns.map { column in
        let row = isRising ? column - start : size.rows - 1 - (column - start)
        return first + Int32(row * size.columns + column)
      }
      network.addWay(WayStyle(kind: .footway), through: nodes)
    }
  }

  /// Where paths meet, row by row; along a shore, where walls follow the water, they are moved
  /// inwards.
  private mutating func addPathNodes(
    _ estate: Estate, within land: PlanarRegion
  ) -> (columns: Int, rows: Int) {
    let lattice = grid.ground.lattice
    let x = Self.pathLines(
      lattice.x[estate.columns.lowerBound], lattice.x[estate.columns.upperBound])
    let y = Self.pathLines(lattice.y[estate.rows.lowerBound], lattice.y[estate.rows.upperBound])
    for y in y {
      for x in x {
        var point = grid.ground.terrain.point(x: x, y: y)
        for _ in 0..<12 where !land.contains(point) {
          point = point + (land.box.center - point) * 0.04
        }
        _ = network.addNode(point)
      }
    }
    return (x.count, y.count)
  }

  /// Positions between two sides of an estate, evenly.
  private static func pathLines(_ low: Double, _ high: Double) -> [Double] {
    let span = max(high - low - 2 * pathSetback, 0)
    let gaps = (span / pathSpacing).rounded()
    guard gaps > 0 else { return [(low + high) / 2] }
    let start = (low + high - span) / 2
    return (0...Int(gaps)).map { start + span * Double($0) / gaps }
  }

  /// Some paths that are not at the rim are interrupted, once each, so all parts stay joined.
  private mutating func addPath(_ line: [Int32], isOuter: Bool) {
    guard line.count > 1 else { return }
    if isOuter || line.count < 4 || generator.chance(0.7) {
      network.addWay(WayStyle(kind: isOuter ? .service : .footway), through: line)
    } else {
      let gap = generator.draw(1..<line.count)
      network.addWay(WayStyle(kind: .footway), through: Array(line[..<gap]))
      network.addWay(WayStyle(kind: .footway), through: Array(line[gap...]))
    }
  }
}
