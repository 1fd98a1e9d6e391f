public import PlanarGeometry
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
      makeScratch: { StraightPlaces(cell: cell, detour: detour) }, finished: progress,
      work: { item, scratch, output in
        scratch.prepare(demand[item])
        for index in indexes {
          output.append(scratch.figures(index))
        }
      })
  }
}

extension StraightDistances {
  /// The curve of each community of points for each layer, row by row.
  ///
  /// - Complexity: that of the distances.
  static func curves(
    of demand: [CommunityDemand], layers: [FacilityLayer], detour: Double,
    strategy: IndexStrategy, threads: Int
  ) async -> [ReachCurve] {
    let indexes = layers.map { FacilityIndex($0, strategy: strategy) }
    return await inChunks(
      of: demand.count, threads: threads, makeScratch: { [Int32]() }, finished: { _ in },
      work: { item, scratch, output in
        guard case .points(let points) = demand[item].places else { return }
        for index in indexes {
          let distances = points.map { point in
            index.nearest(to: point, within: .infinity, scratch: &scratch)
              .map { $0.squaredDistance.squareRoot() * detour } ?? .infinity
          }
          output.append(
            ReachCurve(
              distances, demand[item].weights[index.layer.weightColumn], radius: index.layer.radius)
          )
        }
      })
  }

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
    let limit = ReachLimit(layer.radius, detour: detour)
    let nearest = nearest(to: place, within: .infinity, scratch: &scratch)
    return PlaceDistance(
      nearest.map { ($0.squaredDistance.squareRoot() * detour, $0.facility) },
      isReached: nearest.map { limit.holds(squared: $0.squaredDistance) } ?? false, .connected)
  }
}

extension StraightDistances {
  /// Straight distance in metres from every place to the nearest facility of each layer, one array for
  /// each layer in the order of the places; infinite for a layer without facilities.
  ///
  /// Works without an index: of all facilities those are kept, for smaller and smaller blocks of
  /// places, that can be nearest to one of them.
  ///
  /// - Parameters:
  ///   - places: finite, in any order; it is fast where places that follow each other stand near each
  ///     other, as those of `CommunityDemand.places(cell:)` do.
  ///   - threads: tasks that work at once, at least 1; the result does not depend on it.
  /// - Complexity: for each layer O(places · facilities that can be nearest to their block of 64 +
  ///   facilities · log places).
  @_spi(Benchmarks)
  public static func fields(
    from places: [PlanarPoint], to layers: [FacilityLayer], threads: Int = 1
  ) async -> [[Double]] {
    var blocks = PlaceBlocks()
    blocks.replace(with: places)
    let prepared = blocks
    return await inChunks(
      of: layers.count, threads: threads, makeScratch: { (NearestField(), [Lanes]()) },
      finished: { _ in },
      work: { number, scratch, output in
        let layer = layers[number]
        scratch.0.distances(
          from: prepared, to: layer, points: layer.points.indices.lazy.map { Int32($0) },
          regions: layer.regions.indices.lazy.map { Int32($0) }, detour: 1, into: &scratch.1)
        output.append(scratch.1.numbers(places.count))
      })
  }
}
