internal import PlanarGeometry

/// The edges of a layer that are not shared by exactly two regions in opposite directions.
///
/// Edges are shared when both ends have the same coordinates. Where two neighbours share an edge,
/// the number of regions does not change across it, so all borders of overlaps and of gaps are
/// among the edges that remain.
struct UnmatchedEdges {
  /// Lines of remaining edges that follow each other.
  private(set) var lines: [[PlanarPoint]] = []

  /// Complexity: O(vertices), expected.
  init(of regions: [PlanarRegion]) {
    let isMatched = BorderMatching(of: regions).isMatched
    var edge = 0
    for region in regions {
      var line: [PlanarPoint] = []
      region.forEachEdgePosition { from, to in
        if !isMatched[edge] { extend(&line, by: region.vertices[from], region.vertices[to]) }
        edge += 1
      }
      flush(&line)
    }
  }

  /// Adds an edge to `line`, or begins a new one when it does not follow.
  private mutating func extend(
    _ line: inout [PlanarPoint], by from: PlanarPoint, _ to: PlanarPoint
  ) {
    if line.last != from {
      flush(&line)
      line.append(from)
    }
    line.append(to)
  }

  private mutating func flush(_ line: inout [PlanarPoint]) {
    if !line.isEmpty { lines.append(line) }
    line.removeAll()
  }
}
