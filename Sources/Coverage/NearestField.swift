import PlanarGeometry

/// Distance from each sample of a region to its nearest facility, block by block: the few facilities
/// that can be nearest to any sample of a block are found first and then compared with all of them.
struct NearestField: Sendable {
  private var xs: [Double] = []
  private var ys: [Double] = []
  /// Samples of one block of the lattice and the box around them.
  private var blocks: [(range: Range<Int>, box: PlanarBox)] = []
  private var near: [PlanarPoint] = []

  /// Takes over samples that stand near those before and after them.
  mutating func prepare(_ samples: [SampledDemand.Sample]) {
    xs = samples.map(\.position.x)
    ys = samples.map(\.position.y)
    blocks.removeAll(keepingCapacity: true)
    var start = 0
    while start < samples.count {
      let limit = min(start + DemandLattice.block * DemandLattice.block, samples.count)
      let range = start..<limit
      blocks.append((range, PlanarBox(around: samples[range].lazy.map(\.position))))
      start = limit
    }
  }

  /// Walking distance in metres of every sample, in their order.
  mutating func distances(
    to facilities: NearbyFacilities, _ layer: FacilityLayer, detour: Double,
    into distances: inout [Double]
  ) {
    distances.removeAll(keepingCapacity: true)
    distances.append(contentsOf: repeatElement(.infinity, count: xs.count))
    for block in blocks {
      gatherNear(block.box, facilities, layer)
      for point in near { lower(&distances, block.range, point) }
      for region in facilities.regions {
        lower(&distances, block.range, layer.regions[Int(region)])
      }
      for index in block.range { distances[index] = distances[index].squareRoot() * detour }
    }
  }

  /// Facilities no farther from the block than the nearest one's farthest corner.
  private mutating func gatherNear(
    _ box: PlanarBox, _ facilities: NearbyFacilities, _ layer: FacilityLayer
  ) {
    near.removeAll(keepingCapacity: true)
    var bound = Double.infinity
    for position in facilities.points {
      bound = min(bound, box.squaredFarthestDistance(to: layer.points[Int(position)]))
    }
    for position in facilities.points {
      let point = layer.points[Int(position)]
      if box.squaredDistance(to: point) <= bound { near.append(point) }
    }
  }

  private func lower(_ squares: inout [Double], _ range: Range<Int>, _ point: PlanarPoint) {
    for index in range {
      let dx = xs[index] - point.x
      let dy = ys[index] - point.y
      squares[index] = min(squares[index], dx * dx + dy * dy)
    }
  }

  private func lower(_ squares: inout [Double], _ range: Range<Int>, _ region: PlanarRegion) {
    for index in range {
      let point = PlanarPoint(x: xs[index], y: ys[index])
      guard region.box.squaredDistance(to: point) < squares[index] else { continue }
      squares[index] = min(squares[index], region.squaredDistance(to: point))
    }
  }
}
