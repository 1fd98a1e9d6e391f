public import SpatialIndexing

/// Coverage with the straight metric: exact areas and exact distances of points.
public enum StraightCoverage {
  /// Demand of each community within reach of each layer, row by row: `result[community * layers +
  /// layer]`.
  ///
  /// - Parameters:
  ///   - detour: walking distance ÷ straight distance, at least 1.
  ///   - threads: tasks that work at once, at least 1; the result does not depend on it.
  ///   - progress: called with the share done, 0…1.
  /// - Complexity: that of `ServiceReach.init` for each layer, then `CoveredAreaKernel` for each pair
  ///   of a piece of land and a layer that are neither out of reach nor inside one disc.
  public static func coveredDemand(
    of demand: [CommunityDemand], layers: [FacilityLayer], detour: Double = 1,
    strategy: IndexStrategy = .grid, threads: Int = 1,
    progress: @Sendable (Double) -> Void = { _ in }
  ) async -> [Double] {
    let reaches = await inChunks(
      of: layers.count, threads: threads, makeScratch: {}, finished: { _ in },
      work: { layer, _, output in
        output.append(ServiceReach(of: layers[layer], detour: detour, strategy: strategy))
      })
    return await inChunks(
      of: demand.count, threads: threads, makeScratch: { ServiceReach.Scratch() },
      finished: progress,
      work: { item, scratch, output in
        scratch.prepare(demand[item])
        for (reach, layer) in zip(reaches, layers) {
          output.append(
            reach.coveredDemand(
              of: demand[item], weightColumn: layer.weightColumn, scratch: &scratch))
        }
      })
  }
}
