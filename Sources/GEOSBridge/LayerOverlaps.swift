public import PlanarGeometry

/// Where the regions of a layer, which should share their borders, overlap or leave narrow gaps.
public struct LayerOverlaps: Equatable, Sendable {
  /// Pairs of regions that overlap, ordered by their positions.
  public var overlaps: [RegionOverlap]
  /// Enclosed gaps of a mean width below `sliverWidth`, ordered by their neighbours and place. Wider
  /// ones (a lake) are taken as meant; clefts open to the outside are not enclosed.
  public var gaps: [RegionGap]

  public init(overlaps: [RegionOverlap] = [], gaps: [RegionGap] = []) {
    self.overlaps = overlaps
    self.gaps = gaps
  }

  /// Overlaps and gaps below this mean width, 2·area/perimeter, in metres are slivers.
  public static let sliverWidth = 5.0
  /// Overlaps and gaps below this mean width in metres are rounding of coordinates (degrees with seven
  /// decimals are 1.1 cm) and not listed.
  public static let leastWidth = 0.01
}

/// Two regions of a layer that overlap.
public struct RegionOverlap: Equatable, Sendable {
  /// Positions in the layer, `first < second`.
  public let first: Int
  public let second: Int
  /// Area in m² of what both claim.
  public let area: Double
  /// Twice the area by the perimeter of what both claim, in metres.
  public let meanWidth: Double
  /// A place that both claim.
  public let point: PlanarPoint

  /// Whether it is no wider than borders drawn twice are apart.
  public var isSliver: Bool { meanWidth < LayerOverlaps.sliverWidth }
}

/// A narrow gap between regions of a layer.
public struct RegionGap: Equatable, Sendable {
  /// Positions in the layer of the regions around it, ascending.
  public let neighbors: [Int]
  /// Area in m².
  public let area: Double
  /// Twice the area by the perimeter, in metres.
  public let meanWidth: Double
  /// A place in the gap.
  public let point: PlanarPoint
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
  public func overlaps(among regions: [PlanarRegion]) throws(GEOSError) -> LayerOverlaps {
    var search = LayerSearch(regions, in: self)
    let lines = UnmatchedEdges(of: search.crowded).lines
    for piece in try pieces(between: lines) { try search.examine(piece) }
    return search.result
  }
}
