import PlanarGeometry

extension EstatePlanner {
  /// Vertices on the streets around an estate where its gates open; at most one side in two has two.
  mutating func gates(of estate: Estate) -> [Int] {
    var sides = estate.sides(ground.lattice).filter(isAlongStreet)
    generator.shuffle(&sides)
    guard !sides.isEmpty else { return [] }
    let wanted = generator.draw(2..<5)
    var gates: [Int] = []
    for turn in 0..<wanted * 8 where gates.count < wanted {
      let side = sides[turn % sides.count]
      let inner = side.count > 2 ? side[1..<side.count] : side[...]
      let vertex = inner[inner.startIndex + generator.draw(0..<inner.count)]
      if !gates.contains(vertex) { gates.append(vertex) }
    }
    return gates
  }

  /// Whether different blocks lie on both sides of a side's middle.
  func isAlongStreet(_ side: [Int]) -> Bool {
    let (a, b) = (side[side.count / 2 - (side.count > 1 ? 1 : 0)], side[side.count / 2])
    let (first, second) = (
      ground.lattice.columnAndRow(ofVertex: min(a, b)),
      ground.lattice.columnAndRow(ofVertex: max(a, b))
    )
    let (column, row) = first
    if first.row == second.row {
      return !trunks.rows[row]
        && ground.block(column: column, row: row) != ground.block(column: column, row: row - 1)
    }
    return !trunks.columns[column]
      && ground.block(column: column, row: row) != ground.block(column: column - 1, row: row)
  }

  /// The wall: the bends of the streets around, moved inwards by the setback, and the points of it
  /// before the gates.
  func wall(
    of estate: Estate, gates: [Int], isBend: [Bool]
  ) -> (ring: [PlanarPoint], openings: [PlanarPoint]) {
    let sides = estate.sides(ground.lattice)
    let vertices = sides.flatMap { side in
      side.enumerated().filter { $0.offset == 0 || isBend[$0.element] }.map(\.element)
    }
    let ring = vertices.map(ground.point).inset(by: Estate.setback)
    return (ring, gates.compactMap { vertices.firstIndex(of: $0) }.map { ring[$0] })
  }
}

extension [PlanarPoint] {
  /// The counter-clockwise ring with every edge moved `distance` metres to its left.
  func inset(by distance: Double) -> [PlanarPoint] {
    indices.map { index in
      let point = self[index]
      let before = (point - self[(index + count - 1) % count]).unit
      let after = (self[(index + 1) % count] - point).unit
      let normal = PlanarPoint(x: -(before.y + after.y), y: before.x + after.x)
      let stretch = 2 * distance / Swift.max(normal.squaredLength, 0.5)
      return point + normal * stretch
    }
  }
}

extension PlanarPoint {
  /// The direction as a vector of length 1, or itself when it has no length.
  fileprivate var unit: PlanarPoint {
    let length = squaredLength.squareRoot()
    return length > 0 ? self * (1 / length) : self
  }
}
