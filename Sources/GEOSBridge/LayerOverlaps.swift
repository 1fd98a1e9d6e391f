package import PlanarGeometry

/// Where the regions of a layer, which should share their borders, overlap or leave narrow gaps.
package struct LayerOverlaps: Equatable, Sendable {
  /// Pairs of regions that overlap, ordered by their positions.
  package var overlaps: [RegionOverlap]
  /// Enclosed gaps of a mean width below `sliverWidth`, ordered by their neighbours and place. Wider
  /// ones (a lake) are taken as meant; clefts open to the outside are not enclosed.
  package var gaps: [RegionGap]

  package init(overlaps: [RegionOverlap] = [], gaps: [RegionGap] = []) {
    self.overlaps = overlaps
    self.gaps = gaps
  }

  /// Overlaps and gaps below this mean width, 2·area/perimeter, in metres are slivers.
  package static let sliverWidth = 5.0
  /// Overlaps and gaps below this mean width in metres are rounding of coordinates (degrees with seven
  /// decimals are 1.1 cm) and not listed.
  package static let leastWidth = 0.01
}

/// Two regions of a layer that overlap.
package struct RegionOverlap: Equatable, Sendable {
  /// Positions in the layer, `first < second`.
  package let first: Int
  package let second: Int
  /// Area in m² of what both claim.
  package let area: Double
  /// Twice the area by the perimeter of what both claim, in metres.
  package let meanWidth: Double
  /// A place that both claim.
  package let point: PlanarPoint

  /// Whether it is no wider than borders drawn twice are apart.
  package var isSliver: Bool { meanWidth < LayerOverlaps.sliverWidth }
}

/// A narrow gap between regions of a layer.
package struct RegionGap: Equatable, Sendable {
  /// Positions in the layer of the regions around it, ascending.
  package let neighbors: [Int]
  /// Area in m².
  package let area: Double
  /// Twice the area by the perimeter, in metres.
  package let meanWidth: Double
  /// A place in the gap.
  package let point: PlanarPoint
}

extension GEOSContext {
  /// Overlaps and narrow gaps between `regions`, each of which must be valid (see `repair(_:)`).
  ///
  /// Only edges that two neighbours do not share exactly can bound an overlap or a gap. GEOS cuts the
  /// plane along those, and of each piece it is counted how many regions claim it: none makes a gap,
  /// two an overlap. A layer whose borders are shared exactly costs little more than its outer border.
  ///
  /// Complexity: O(v + u log u) in the vertices v and the edges u that are not shared, plus the
  /// intersections of regions that overlap.
  package func overlaps(among regions: [PlanarRegion]) throws(GEOSError) -> LayerOverlaps {
    var search = LayerSearch(regions, in: self)
    let lines = UnmatchedEdges(of: search.crowded).lines
    for piece in try pieces(between: lines) { try search.examine(piece) }
    return search.result
  }
}
