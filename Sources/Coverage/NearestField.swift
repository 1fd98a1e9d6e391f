import PlanarGeometry

/// Distance from every place to the nearest facility of a layer, from large blocks of places down to
/// small ones: of the facilities that can be nearest to some place of a block only those are kept that
/// can be nearest within a smaller one, and the few that are left are compared with all its places.
///
/// A facility is left out when even the corner of the block that is farthest from another one is
/// nearer to that, by more than rounding. So the result is to the last bit the least of all distances,
/// however the places are divided.
struct NearestField: Sendable {
  private var candidates = NearestCandidates()

  /// Walking distance in metres of every place, in their order and that of their last group; infinite
  /// without facilities.
  ///
  /// - Parameters:
  ///   - blocks: of the places.
  ///   - points: positions in the layer's points among which the nearest of any place is.
  ///   - regions: likewise in the layer's regions.
  /// - Complexity: O(places · facilities that can be nearest to their block + blocks · facilities that
  ///   can be nearest to the block above).
  mutating func distances(
    from blocks: PlaceBlocks, to layer: FacilityLayer, points: some Sequence<Int32>,
    regions: some Sequence<Int32>, detour: Double, into distances: inout [Lanes]
  ) {
    if distances.count != blocks.xs.count {
      distances = [Lanes](repeating: .init(repeating: .infinity), count: blocks.xs.count)
    }
    guard blocks.top >= 0 else { return }
    candidates.start(layer, points, regions)
    let all = NearestCandidates.Part(
      points: 0..<candidates.pointCount, regions: 0..<candidates.regionCount)
    blocks.visit(level: blocks.top, 0, all, detour, &candidates, &distances)
  }
}

extension PlaceBlocks {
  fileprivate func visit(
    level: Int, _ node: Int, _ outer: NearestCandidates.Part, _ detour: Double,
    _ candidates: inout NearestCandidates, _ distances: inout [Lanes]
  ) {
    defer { candidates.drop(to: outer) }
    let near = outer.count > 2 ? candidates.narrow(outer, to: box(level: level, node)) : outer
    if level == 0 {
      for group in groups(node) {
        let squares = candidates.leastSquares(near, xs[group], ys[group])
        distances[group] = squares.squareRoot() * detour
      }
    } else {
      for child in children(level: level, node) {
        visit(level: level - 1, child, near, detour, &candidates, &distances)
      }
    }
  }
}
