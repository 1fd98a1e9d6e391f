import PlanarGeometry

/// Gives each community as much residential land as its people need, in a cluster of estates around
/// one heart.
struct EstatePlanner {
  let ground: Ground
  let trunks: TrunkPositions
  var generator: SeededGenerator

  init(ground: Ground, generator: SeededGenerator) {
    self.ground = ground
    self.generator = generator
    trunks = TrunkPositions(design: ground.design, lattice: ground.lattice)
  }

  /// Estates of a community that needs `land` m², at least one where any fits.
  mutating func estates(blocks: [Int], land: Double) -> [Estate] {
    let lattice = ground.lattice
    var free = blocks.flatMap(pieces)
    guard !free.isEmpty else { return [] }
    let heart = heart(of: free)
    free.sort {
      $0.middle(lattice).distance(to: heart) < $1.middle(lattice).distance(to: heart)
    }
    var estates: [Estate] = []
    var built = 0.0
    var small: [Estate] = []
    while !free.isEmpty {
      let estate = take(from: &free)
      let area = estate.area(lattice)
      guard area >= Estate.areas.lowerBound, estate.sides(lattice).contains(where: isAlongStreet)
      else {
        small.append(estate)
        continue
      }
      if !estates.isEmpty && built + area / 2 > land { break }
      estates.append(estate)
      built += area
    }
    return estates.isEmpty ? Array(small.prefix(1)) : estates
  }

  /// The piece nearest to the middle of all, give or take a street.
  private mutating func heart(of pieces: [Estate]) -> PlanarPoint {
    let sum = pieces.reduce(PlanarPoint(x: 0, y: 0)) { $0 + $1.middle(ground.lattice) }
    let middle = sum * (1 / Double(pieces.count))
    let shift = PlanarPoint(x: generator.draw(-150...150), y: generator.draw(-150...150))
    let nearest = pieces.min {
      $0.middle(ground.lattice).squaredDistance(to: middle + shift)
        < $1.middle(ground.lattice).squaredDistance(to: middle + shift)
    }
    return nearest?.middle(ground.lattice) ?? middle
  }

  /// The nearest piece, joined with its neighbours until it is large enough.
  private func take(from free: inout [Estate]) -> Estate {
    var estate = free.removeFirst()
    while estate.area(ground.lattice) < Estate.areas.lowerBound {
      guard let (index, joined) = firstJoin(of: estate, with: free) else { return estate }
      free.remove(at: index)
      estate = joined
    }
    return estate
  }

  /// The nearest of the free pieces that makes a fitting estate with this one.
  private func firstJoin(of estate: Estate, with free: [Estate]) -> (Int, Estate)? {
    for (index, other) in free.enumerated() {
      if let joined = estate.joined(with: other, trunks),
        joined.area(ground.lattice) <= Estate.areas.upperBound
      {
        return (index, joined)
      }
    }
    return nil
  }

  /// A block's dry rectangle, halved while it is too large; none when the lake took a part of it.
  private func pieces(_ block: Int) -> [Estate] {
    let shape = ground.blocks[block]
    var piece = Estate(columns: shape.columns, rows: shape.rows)
    let (last, top) = (shape.columns.upperBound - 1, shape.rows.upperBound - 1)
    if isWatercourse(ground.water(column: last, row: shape.rows.lowerBound)) {
      piece.columns = shape.columns.lowerBound..<last
    }
    if isWatercourse(ground.water(column: shape.columns.lowerBound, row: top)) {
      piece.rows = shape.rows.lowerBound..<top
    }
    for row in piece.rows {
      for column in piece.columns {
        guard ground.block(column: column, row: row) == Int32(block) else { return [] }
      }
    }
    return piece.parts(ground.lattice)
  }

  private func isWatercourse(_ water: Water) -> Bool {
    water == .canal || water == .brook || water == .river
  }
}

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
      let before = (point - self[(index + count - 1) % count]).direction
      let after = (self[(index + 1) % count] - point).direction
      let normal = PlanarPoint(x: -(before.y + after.y), y: before.x + after.x)
      let stretch = 2 * distance / Swift.max(normal.squaredLength, 0.5)
      return point + normal * stretch
    }
  }
}

extension PlanarPoint {
  /// The direction as a vector of length 1, or itself when it has no length.
  fileprivate var direction: PlanarPoint {
    let length = squaredLength.squareRoot()
    return length > 0 ? self * (1 / length) : self
  }
}

/// The cells of a compound: a rectangle of the lattice, one or several blocks or a part of one.
struct Estate {
  var columns: Range<Int>
  var rows: Range<Int>
  /// Metres between the wall and the middle of the street.
  static let setback = 11.0
  static let areas = 4e4...11.6e4

  /// m² within the walls.
  func area(_ lattice: Lattice) -> Double {
    let width = lattice.x[columns.upperBound] - lattice.x[columns.lowerBound]
    let height = lattice.y[rows.upperBound] - lattice.y[rows.lowerBound]
    return max(width - 2 * Self.setback, 0) * max(height - 2 * Self.setback, 0)
  }

  func middle(_ lattice: Lattice) -> PlanarPoint {
    PlanarPoint(
      x: (lattice.x[columns.lowerBound] + lattice.x[columns.upperBound]) / 2,
      y: (lattice.y[rows.lowerBound] + lattice.y[rows.upperBound]) / 2)
  }

  /// Itself, halved across its longer side until no part is too large.
  func parts(_ lattice: Lattice) -> [Estate] {
    guard area(lattice) > Self.areas.upperBound else { return [self] }
    var (first, second) = (self, self)
    if columns.count > rows.count {
      let half = columns.lowerBound + columns.count / 2
      first.columns = columns.lowerBound..<half
      second.columns = half..<columns.upperBound
    } else {
      let half = rows.lowerBound + rows.count / 2
      first.rows = rows.lowerBound..<half
      second.rows = half..<rows.upperBound
    }
    return first.parts(lattice) + second.parts(lattice)
  }

  /// Both together when they are a rectangle, side by side without a trunk line between.
  func joined(with other: Estate, _ trunks: TrunkPositions) -> Estate? {
    if rows == other.rows {
      let line = max(columns.lowerBound, other.columns.lowerBound)
      guard min(columns.upperBound, other.columns.upperBound) == line, !trunks.columns[line]
      else { return nil }
      let start = min(columns.lowerBound, other.columns.lowerBound)
      return Estate(
        columns: start..<max(columns.upperBound, other.columns.upperBound), rows: rows)
    }
    guard columns == other.columns else { return nil }
    let line = max(rows.lowerBound, other.rows.lowerBound)
    guard min(rows.upperBound, other.rows.upperBound) == line, !trunks.rows[line]
    else { return nil }
    let start = min(rows.lowerBound, other.rows.lowerBound)
    return Estate(columns: columns, rows: start..<max(rows.upperBound, other.rows.upperBound))
  }

  /// Vertices of the wall, counter-clockwise from the south-west corner, by side.
  func sides(_ lattice: Lattice) -> [[Int]] {
    let (west, east) = (columns.lowerBound, columns.upperBound)
    let (south, north) = (rows.lowerBound, rows.upperBound)
    return [
      (west..<east).map { lattice.vertex(column: $0, row: south) },
      (south..<north).map { lattice.vertex(column: east, row: $0) },
      (west + 1...east).reversed().map { lattice.vertex(column: $0, row: north) },
      (south + 1...north).reversed().map { lattice.vertex(column: west, row: $0) },
    ]
  }
}
