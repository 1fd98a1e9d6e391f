internal import FlatArrays
internal import PlanarGeometry

/// The edges of a layer, those whose middles lie in one cell of a coarse grid together.
struct GroupedEdges {
  struct Edge {
    var region: Int32 = 0
    /// Positions of both ends in the region's vertices.
    var from: Int32 = 0
    var to: Int32 = 0
    /// The same for both directions.
    var hash: UInt32 = 0
  }

  /// Edges of a group when they are spread evenly.
  private static let groupSize = 8192

  private let edges: CompressedRows<Edge>

  var groupCount: Int { edges.count }

  /// - Parameter count: the number of edges of all regions together.
  init(of regions: [PlanarRegion], count: Int) {
    var frame = PlanarBox.empty
    for region in regions { frame.insert(region.box) }
    var side = 1
    while side * side * Self.groupSize < count { side += 1 }
    let grid = Grid(frame: frame, side: side)
    edges = CompressedRows(rowCount: side * side) { place in
      for (number, region) in regions.enumerated() {
        region.forEachEdgePosition { from, to in
          let edge = Edge(
            region: Int32(number), from: Int32(from), to: Int32(to),
            hash: region.hashOfEdge(from, to))
          place(grid.cell(of: region.vertices[from], region.vertices[to]), edge)
        }
      }
    }
  }

  func edges(of group: Int) -> ArraySlice<Edge> { edges[group] }

  private struct Grid {
    let frame: PlanarBox
    /// Cells along either side of the frame.
    let side: Int

    /// The cell in which an edge's middle lies, the same for both directions.
    func cell(of from: PlanarPoint, _ to: PlanarPoint) -> Int {
      let column = ((from.x + to.x) / 2 - frame.minX) / frame.width
      let row = ((from.y + to.y) / 2 - frame.minY) / frame.height
      return place(row) * side + place(column)
    }

    private func place(_ share: Double) -> Int {
      share.isFinite ? min(Int(min(max(share, 0), 1) * Double(side)), side - 1) : 0
    }
  }
}

extension PlanarRegion {
  /// Calls `body` with the positions in `vertices` of both ends of every edge, in the order of the
  /// vertices they start from.
  @inline(__always)
  func forEachEdgePosition(_ body: (Int, Int) -> Void) {
    for ring in 0..<ringCount {
      let range = vertexRange(ofRing: ring)
      for from in range {
        body(from, from + 1 == range.upperBound ? range.lowerBound : from + 1)
      }
    }
  }

  /// The same for both directions of an edge.
  fileprivate func hashOfEdge(_ from: Int, _ to: Int) -> UInt32 {
    let mixed = (vertices[from].mixedBits &+ vertices[to].mixedBits) &* 0x9E37_79B9_7F4A_7C15
    return UInt32(truncatingIfNeeded: mixed >> 32)
  }
}

extension PlanarPoint {
  /// Adding zero makes −0 and 0 one. The multipliers are those of SplitMix64.
  fileprivate var mixedBits: UInt64 {
    let x = (x + 0).bitPattern &* 0xBF58_476D_1CE4_E5B9
    let y = (y + 0).bitPattern &* 0x94D0_49BB_1331_11EB
    let mixed = x ^ (y << 31 | y >> 33)
    return (mixed ^ mixed >> 29) &* 0x9E37_79B9_7F4A_7C15
  }
}
