import PlanarGeometry
public import SpatialIndexing

/// Distances with the straight metric: samples of the demand lattice or points of demand, and exact
/// distances of regions.
public enum StraightDistances {
  /// Figures of each community for each layer, row by row: `result[community * layers + layer]`.
  ///
  /// - Parameters:
  ///   - cell: side of the demand lattice in metres, greater than 0.
  ///   - detour: walking distance ÷ straight distance, at least 1.
  ///   - threads: tasks that work at once, at least 1; the result does not depend on it.
  ///   - progress: called with the share done, 0…1.
  /// - Complexity: for each region and layer O(samples · facilities that can be nearest to their
  ///   block of 64 samples), and for the least distance
  ///   O(vertices) for each facility near a region.
  public static func figures(
    of demand: [CommunityDemand], layers: [FacilityLayer], cell: Double, detour: Double = 1,
    strategy: IndexStrategy = .grid, threads: Int = 1,
    progress: @Sendable (Double) -> Void = { _ in }
  ) async -> [DistanceFigures] {
    let indexes = layers.map { FacilityIndex($0, strategy: strategy) }
    return await inChunks(
      of: demand.count, threads: threads, makeScratch: { Scratch(cell: cell) }, finished: progress,
      work: { item, scratch, output in
        scratch.prepare(demand[item])
        for index in indexes {
          output.append(scratch.figures(of: demand[item], index, detour: detour))
        }
      })
  }

  private struct Scratch: Sendable {
    private var lattice: DemandLattice
    private var sampled = SampledDemand()
    private var field = NearestField()
    private var distances: [Lanes] = []
    private var shares: [Double] = []
    private var weights: [Lanes] = []
    /// The column of the community's weights that `weights` holds.
    private var weightsColumn: Int?
    private var weighted = WeightedDistances()
    private var candidates = NearbyFacilities()

    init(cell: Double) { lattice = DemandLattice(cell: cell) }

    mutating func prepare(_ demand: CommunityDemand) {
      sampled.sample(demand, &lattice)
      field.prepare(sampled.samples.lazy.map(\.position))
      weightsColumn = nil
    }

    mutating func figures(
      of demand: CommunityDemand, _ index: FacilityIndex, detour: Double
    ) -> DistanceFigures {
      let layer = index.layer
      var figures = DistanceFigures()
      if weightsColumn != layer.column {
        sampled.weights(demand.weights[layer.column], into: &shares)
        weights.fill(shares, padding: 0)
        weightsColumn = layer.column
      }
      if layer.isEmpty || demand.isEmpty {
        distances = [Lanes](repeating: .init(repeating: .infinity), count: weights.count)
      } else {
        measure(demand, index, detour: detour, &figures)
      }
      weighted.summarize(
        distances, weights: weights, radius: layer.radius, into: &figures)
      return figures
    }

    private mutating func measure(
      _ demand: CommunityDemand, _ index: FacilityIndex, detour: Double,
      _ figures: inout DistanceFigures
    ) {
      let reach = index.layer.radius / detour
      candidates.gather(around: demand.box, index, reach: reach)
      candidates.measure(demand, index.layer, reach: reach)
      figures.minimum = candidates.leastSquared.squareRoot() * detour
      figures.facilitiesInReach = candidates.facilitiesInReach
      field.distances(
        to: index.layer, points: candidates.points, regions: candidates.regions, detour: detour,
        into: &distances)
    }
  }
}
