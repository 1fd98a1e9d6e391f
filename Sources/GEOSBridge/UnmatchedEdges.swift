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

/// Counts how often undirected edges are used in either direction: an open-addressing hash table with
/// linear probing.
struct BorderTable {
  private struct Slot {
    /// Ends of the edge that took the slot first.
    var from = PlanarPoint(x: 0, y: 0)
    var to = PlanarPoint(x: 0, y: 0)
    /// Uses in the direction of that edge and against it, at most 2; free when both are 0.
    var along: UInt8 = 0
    var against: UInt8 = 0
  }

  private var slots: [Slot] = []

  /// Empties the table and makes room for `count` edges.
  mutating func removeAll(reserving count: Int) {
    var size = 16
    while size < 2 * count { size *= 2 }
    if size == slots.count {
      for index in slots.indices { slots[index] = Slot() }
    } else {
      slots = Array(repeating: Slot(), count: size)
    }
  }

  /// Counts an edge and returns its slot.
  mutating func insert(_ from: PlanarPoint, _ to: PlanarPoint, hash: Int) -> Int {
    var index = hash & (slots.count - 1)
    while slots[index].along > 0 {
      let slot = slots[index]
      if slot.from == from && slot.to == to {
        slots[index].along = 2
        return index
      }
      if slot.from == to && slot.to == from {
        slots[index].against = min(slot.against, 1) + 1
        return index
      }
      index = (index + 1) & (slots.count - 1)
    }
    slots[index] = Slot(from: from, to: to, along: 1)
    return index
  }

  /// Whether the edge in `slot` is used once in each direction.
  func isMatched(_ slot: Int) -> Bool { slots[slot].along == 1 && slots[slot].against == 1 }
}

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
