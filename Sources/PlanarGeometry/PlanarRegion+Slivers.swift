extension PlanarRegion {
  /// The region without polygons and holes that are narrower than `width` metres: whose area is less than half of that
  /// times their length. Rounding leaves such between shapes that abut.
  ///
  /// Complexity: O(vertices).
  package func withoutSlivers(narrowerThan width: Double) -> PlanarRegion {
    PlanarRegion(
      polygons: polygons.compactMap { rings in
        guard let exterior = rings.first, !exterior.isSliver(width) else { return nil }
        return [exterior] + rings.dropFirst().filter { !$0.isSliver(width) }
      })
  }
}

extension [PlanarPoint] {
  fileprivate func isSliver(_ width: Double) -> Bool {
    guard var before = last else { return true }
    var length = 0.0
    for point in self {
      length += before.distance(to: point)
      before = point
    }
    return abs(self[...].signedRingArea) < 0.5 * width * length
  }
}
