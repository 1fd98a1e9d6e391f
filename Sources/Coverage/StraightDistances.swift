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
      of: demand.count, threads: threads,
      makeScratch: { StraightMeasurement(cell: cell, detour: detour) }, finished: progress,
      work: { item, scratch, output in
        scratch.prepare(demand[item])
        for index in indexes {
          output.append(scratch.figures(index))
        }
      })
  }
}
