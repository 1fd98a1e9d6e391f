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
