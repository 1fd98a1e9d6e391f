import PlanarGeometry
public import SpatialIndexing

extension StraightDistances {
  /// The nearest facility of every place of demand: one array for each community, by place, then by
  /// layer: `result[community][place * layers + layer]`, in the order of `CommunityDemand.places`.
  ///
  /// - Parameters:
  ///   - cell: side of the demand lattice in metres, greater than 0.
  ///   - detour: walking distance ÷ straight distance, at least 1.
  ///   - threads: tasks that work at once, at least 1; the result does not depend on it.
  /// - Complexity: O(places · layers · facilities near a place).
  public static func nearest(
    of demand: [CommunityDemand], layers: [FacilityLayer], cell: Double, detour: Double = 1,
    strategy: IndexStrategy = .grid, threads: Int = 1
  ) async -> [[PlaceDistance]] {
    let indexes = layers.map { FacilityIndex($0, strategy: strategy) }
    return await inChunks(
      of: demand.count, threads: threads, makeScratch: { [Int32]() }, finished: { _ in },
      work: { item, scratch, output in
        output.append(
          demand[item].places(cell: cell).flatMap { place in
            indexes.map { $0.distance(of: place.position, detour: detour, scratch: &scratch) }
          })
      })
  }
}

extension FacilityIndex {
  fileprivate func distance(
    of place: PlanarPoint, detour: Double, scratch: inout [Int32]
  ) -> PlaceDistance {
    let reach = layer.radius / detour
    let nearest = nearest(to: place, within: 3 * reach * (1 + 1e-12), scratch: &scratch)
    return PlaceDistance(
      nearest.map { ($0.squaredDistance.squareRoot() * detour, $0.facility) },
      within: 3 * layer.radius,
      isReached: nearest.map { $0.squaredDistance <= reach * reach } ?? false, .connected)
  }
}
