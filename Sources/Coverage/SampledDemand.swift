import PlanarGeometry

/// The places of one community at which distances are measured: the pieces into which the lattice cuts
/// its land, or its points; in Morton order.
struct SampledDemand: Sendable {
  typealias Sample = DemandPlace

  private(set) var samples: [Sample] = []
  private(set) var cell = 0.0
  private var keys: [(key: UInt64, sample: Sample)] = []

  /// Complexity: O(cells · log cells), without the logarithm for one piece of land.
  mutating func sample(_ demand: CommunityDemand, _ lattice: inout DemandLattice) {
    cell = lattice.cell
    samples.removeAll(keepingCapacity: true)
    switch demand.places {
    case .land(let parts):
      for (place, land) in parts.enumerated() {
        if demand.keepsSmallLand && land.region.box.diagonal <= 3 * cell {
          append(land, Int32(place))
        } else {
          append(land, Int32(place), cutBy: &lattice)
        }
      }
      if parts.count > 1 { sortAlongLattice() }
    case .points(let points):
      for (place, point) in points.enumerated() { append(point, Int32(place)) }
      sortAlongLattice()
    }
  }

  private mutating func append(
    _ land: CommunityDemand.Land, _ place: Int32, cutBy lattice: inout DemandLattice
  ) {
    let pieces = lattice.samples(of: land.region)
    let area = pieces.reduce(0) { $0 + $1.weight }
    for piece in pieces {
      samples.append(
        Sample(
          position: piece.position, column: piece.column, row: piece.row, place: place,
          share: piece.weight / area))
    }
  }

  private mutating func append(_ land: CommunityDemand.Land, _ place: Int32) {
    let (center, box) = (land.region.centroid, land.region.box)
    let position = land.region.surfacePoint(near: center, minX: box.minX, maxX: box.maxX)
    append(position ?? land.region.vertices[0], place)
  }

  private mutating func append(_ point: PlanarPoint, _ place: Int32) {
    samples.append(
      Sample(
        position: point, column: cellNumber(point.x), row: cellNumber(point.y), place: place,
        share: 1))
  }

  private func cellNumber(_ metres: Double) -> Int32 {
    let number = (metres / cell).rounded(.down)
    return abs(number) < Double(Int32.max) ? Int32(number) : 0
  }

  private mutating func sortAlongLattice() {
    keys.removeAll(keepingCapacity: true)
    for sample in samples {
      keys.append((MortonCode.key(column: sample.column, row: sample.row), sample))
    }
    keys.sort { ($0.key, $0.sample.place) < ($1.key, $1.sample.place) }
    for (index, entry) in keys.enumerated() { samples[index] = entry.sample }
  }

  /// Demand of each sample.
  ///
  /// - Parameter ofPlaces: a column of the demand's weights.
  func weights(_ ofPlaces: [Double], into result: inout [Double]) {
    result.removeAll(keepingCapacity: true)
    for sample in samples { result.append(sample.share * ofPlaces[Int(sample.place)]) }
  }
}
