internal import PlanarGeometry

/// Tells which edges of a layer have one partner with the same ends in the opposite direction and no
/// other edge between these ends.
///
/// The edges are dealt into groups by place, small enough that the table and the vertices of one group
/// stay in the cache; so the time stays linear for layers of millions of edges.
struct BorderMatching {
  /// By edge; edges are numbered as the vertices they start from, region after region.
  private(set) var isMatched: [Bool]
  private let regions: [PlanarRegion]
  private let firstEdge: [Int]

  /// Complexity: O(vertices), expected.
  init(of regions: [PlanarRegion]) {
    self.regions = regions
    var firstEdge = [0]
    for (number, region) in regions.enumerated() {
      firstEdge.append(firstEdge[number] + region.vertices.count)
    }
    self.firstEdge = firstEdge
    isMatched = Array(repeating: false, count: firstEdge[regions.count])
    let grouped = GroupedEdges(of: regions, count: isMatched.count)
    var table = BorderTable()
    for group in 0..<grouped.groupCount { match(grouped.edges(of: group), &table) }
  }

  private mutating func match(_ edges: ArraySlice<GroupedEdges.Edge>, _ table: inout BorderTable) {
    table.removeAll(reserving: edges.count)
    let slots = edges.map { edge in
      let vertices = regions[Int(edge.region)].vertices
      return table.insert(
        vertices[Int(edge.from)], vertices[Int(edge.to)], hash: Int(edge.hash))
    }
    for (edge, slot) in zip(edges, slots) where table.isMatched(slot) {
      isMatched[firstEdge[Int(edge.region)] + Int(edge.from)] = true
    }
  }
}
