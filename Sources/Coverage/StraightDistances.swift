import PlanarGeometry
public import SpatialIndexing

/// Distances with the straight metric: samples of the demand lattice, and exact distances of regions.
public enum StraightDistances {
  /// Figures of each region for each layer, row by row: `result[region * layers + layer]`.
  ///
  /// - Parameters:
  ///   - cell: side of the demand lattice in metres, greater than 0.
  ///   - detour: walking distance ÷ straight distance, at least 1.
  ///   - threads: tasks that work at once, at least 1; the result does not depend on it.
  ///   - progress: called with the share done, 0…1.
  /// - Complexity: for each region and layer O(blocks of 8 × 8 cells · facilities near the region +
  ///   samples · facilities that can be nearest to their block), and for the least distance
  ///   O(vertices) for each facility near a region.
  public static func figures(
    of demand: [DemandRegion], layers: [FacilityLayer], cell: Double, detour: Double = 1,
    strategy: IndexStrategy = .grid, threads: Int = 1,
    progress: @Sendable (Double) -> Void = { _ in }
  ) async -> [DistanceFigures] {
    let indexes = layers.map { FacilityIndex($0, strategy: strategy) }
    return await inChunks(
      of: demand.count, threads: threads, makeScratch: { Scratch(cell: cell) }, finished: progress,
      work: { item, scratch, output in
        scratch.field.prepare(scratch.lattice.samples(of: demand[item].region))
        for index in indexes {
          output.append(scratch.figures(of: demand[item].region, index, detour: detour))
        }
      })
  }

  private struct Scratch: Sendable {
    var lattice: DemandLattice
    var field = NearestField()
    var weighted = WeightedDistances()
    var candidates = NearbyFacilities()

    init(cell: Double) { lattice = DemandLattice(cell: cell) }

    mutating func figures(
      of region: PlanarRegion, _ index: FacilityIndex, detour: Double
    ) -> DistanceFigures {
      let layer = index.layer
      var figures = DistanceFigures()
      guard !layer.isEmpty, !region.isEmpty else {
        summarizeUnreached(layer, &figures)
        return figures
      }
      let reach = layer.radius / detour
      candidates.gather(around: region, index, reach: reach)
      candidates.measure(region, layer, reach: reach)
      figures.minimum = candidates.leastSquared.squareRoot() * detour
      figures.facilitiesInReach = candidates.facilitiesInReach
      field.distances(to: candidates, layer, detour: detour, into: &weighted.distances)
      weighted.summarize(weights: field.weights, radius: layer.radius, into: &figures)
      return figures
    }

    private mutating func summarizeUnreached(
      _ layer: FacilityLayer, _ figures: inout DistanceFigures
    ) {
      weighted.distances = [Double](repeating: .infinity, count: field.weights.count)
      weighted.summarize(weights: field.weights, radius: layer.radius, into: &figures)
    }
  }
}
