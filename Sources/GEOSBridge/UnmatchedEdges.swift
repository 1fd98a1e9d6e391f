internal import PlanarGeometry

/// The edges of a layer that are not shared by exactly two regions in opposite directions.
///
/// Edges are shared when both ends have the same coordinates. Where two neighbours share an edge,
/// the number of regions does not change across it, so all borders of overlaps and of gaps are
/// among the edges that remain.
struct UnmatchedEdges {
  /// Lines of remaining edges that follow each other, per region that has some.
  private(set) var lines: [[PlanarPoint]] = []

  /// Complexity: O(vertices), expected.
  init(of regions: [PlanarRegion]) {
    var borders = BorderTable(
      capacity: regions.reduce(0) { $0 + $1.vertices.count },
      vertices: regions.map(\.vertices))
    for (number, region) in regions.enumerated() {
      region.forEachEdgePosition { borders.insert(region: number, from: $0, to: $1) }
    }
    var edge = 0
    for region in regions {
      var line: [PlanarPoint] = []
      region.forEachEdgePosition { from, to in
        if borders.isMatched(edge) { flush(&line) } else { extend(&line, region, from, to) }
        edge += 1
      }
      flush(&line)
    }
  }

  private mutating func extend(
    _ line: inout [PlanarPoint], _ region: PlanarRegion, _ from: Int, _ to: Int
  ) {
    if line.last != region.vertices[from] { flush(&line) }
    if line.isEmpty { line.append(region.vertices[from]) }
    line.append(region.vertices[to])
  }

  private mutating func flush(_ line: inout [PlanarPoint]) {
    if !line.isEmpty { lines.append(line) }
    line.removeAll()
  }
}

extension PlanarRegion {
  /// Calls `body` with the positions in `vertices` of both ends of every edge, ring by ring.
  func forEachEdgePosition(_ body: (Int, Int) -> Void) {
    for ring in 0..<ringCount {
      let range = vertexRange(ofRing: ring)
      for from in range {
        body(from, from + 1 == range.upperBound ? range.lowerBound : from + 1)
      }
    }
  }
}
