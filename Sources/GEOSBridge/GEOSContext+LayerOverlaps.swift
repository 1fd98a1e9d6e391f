public import PlanarGeometry

extension GEOSContext {
  /// Overlaps and narrow gaps between `regions`, each of which must be valid (see `repair(_:)`).
  ///
  /// Only edges that two neighbours do not share exactly can bound an overlap or a gap. GEOS cuts the
  /// plane along those, and of each piece it is counted how many regions claim it: none makes a gap,
  /// two an overlap. A layer whose borders are shared exactly costs little more than its outer border.
  ///
  /// Complexity: O(v + u log u) in the vertices v and the edges u that are not shared, plus the
  /// intersections of regions that overlap.
  public func overlaps(among regions: [PlanarRegion]) throws(GEOSError) -> LayerOverlaps {
    var search = LayerSearch(regions, in: self)
    let lines = UnmatchedEdges(of: search.crowded).lines
    for piece in try pieces(between: lines) { try search.examine(piece) }
    return search.result
  }
}
