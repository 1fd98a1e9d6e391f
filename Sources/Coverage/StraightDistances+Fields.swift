public import PlanarGeometry

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
  public static func fields(
    from places: [PlanarPoint], to layers: [FacilityLayer], threads: Int = 1
  ) async -> [[Double]] {
    var blocks = PlaceBlocks()
    blocks.fill(places)
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
