/// A graph with its nodes in another order, by which searches get by with two sweeps and a small rest.
///
/// ```
/// ranks      [ of each node of the graph ]
/// firstArc   [ 0,                     2,              … ]    by rank, one more than nodes
/// arcs       [ rank 0: to higher ones | rank 1: likewise | … | core: to others of the core ]
/// coreStart                                                  first rank of the core
/// ```
///
/// Nodes were taken out one after the other, and where that would have made the way between two
/// neighbours longer they were joined by an arc (contraction hierarchies without a search for other
/// ways: Dibbelt, Strasser, Wagner 2016, doi:10.1145/2886843). A shortest way therefore climbs by rank,
/// crosses the core if it comes so far, and descends. Lengths are sums of whole units, so that distances
/// are those in the graph to the last bit.
struct WalkHierarchy: Sendable {
  private(set) var ranks: [Int32] = []
  private(set) var firstArc: [Int32] = [0]
  /// Heads are ranks.
  private(set) var arcs: [WalkGraph.Arc] = []
  private(set) var coreStart = 0

  init() {}

  /// Complexity: O(nodes + arcs) for graphs in the plane, as `NodeElimination` ends with nodes of many
  /// neighbours.
  init(_ graph: WalkGraph) {
    var elimination = NodeElimination(graph)
    elimination.run()
    let order = elimination.order + elimination.core
    coreStart = elimination.order.count
    ranks = [Int32](repeating: 0, count: order.count)
    for (rank, node) in order.enumerated() { ranks[Int(node)] = Int32(truncatingIfNeeded: rank) }
    firstArc = elimination.firstArc
    arcs = elimination.arcs
    for node in elimination.core {
      firstArc.append(Int32(truncatingIfNeeded: arcs.count))
      arcs += elimination.arcs(ofCore: node)
    }
    firstArc.append(Int32(truncatingIfNeeded: arcs.count))
    for place in arcs.indices { arcs[place].head = ranks[Int(arcs[place].head)] }
  }
}

/// Takes nodes out of a graph, those with few neighbours first, and joins their neighbours instead, so
/// that all distances between the others stay as they are.
///
/// ```
/// slots  [ node 0: start, count, capacity | node 1 … ]
/// pool   [ arcs of node 0, room | arcs of node 1, room | … | those of nodes that needed more ]
/// ```
struct NodeElimination {
  private struct Slot {
    var start: Int32
    var count: Int32
    var capacity: Int32

    var range: Range<Int> { Int(start)..<Int(start + count) }
  }

  private var slots: [Slot]
  private var pool: [WalkGraph.Arc]
  /// Of the neighbours of the node that is being taken out the place among its arcs, −1 of all others.
  private var numbers: [Int8]
  /// The nodes that were taken out.
  private(set) var order: [Int32] = []
  /// Their arcs, which lead to nodes that were taken out later or never, and for each its first.
  private(set) var arcs: [WalkGraph.Arc] = []
  private(set) var firstArc: [Int32] = []
  /// The other nodes, in the order of the graph. Their arcs lead to each other.
  private(set) var core: [Int32]

  /// Neighbours that a node may have to be taken out, turn by turn. Each turn goes through the graph in
  /// the order of its nodes, so that the sweeps of a search stay near to one place.
  private static let turns = [3, 4, 5, 6, 7, 8, 9, 10, 12]
  /// Further arcs that a node gets room for at once.
  private static let spareArcs: Int32 = 2
  /// A node with more arcs is not joined to others: every node that is taken out beside it would look
  /// through all of them.
  private static let manyArcs = 64
  private static let noArc = WalkGraph.Arc(head: -1, length: 0)

  /// Complexity: O(arcs · arcs of a node).
  init(_ graph: WalkGraph) {
    core = (0..<Int32(graph.nodeCount)).map { $0 }
    arcs.reserveCapacity(graph.arcs.count * 3 / 2)
    numbers = [Int8](repeating: -1, count: graph.nodeCount)
    pool = graph.arcs
    slots = core.map { node in
      let (start, end) = (graph.firstArc[Int(node)], graph.firstArc[Int(node) + 1])
      return Slot(start: start, count: end - start, capacity: end - start)
    }
    for node in core { joinParallelArcs(of: Int(node)) }
  }

  /// Leaves of the arcs to the same node the shortest.
  private mutating func joinParallelArcs(of node: Int) {
    let range = slots[node].range
    let isSorted = range.count > Self.manyArcs
    if isSorted { pool[range].sort { ($0.head, $0.length) < ($1.head, $1.length) } }
    var end = range.lowerBound
    for place in range {
      let arc = pool[place]
      let rivals = (isSorted ? max(end - 1, range.lowerBound) : range.lowerBound)..<end
      if let known = rivals.first(where: { pool[$0].head == arc.head }) {
        pool[known].length = min(pool[known].length, arc.length)
      } else {
        pool[end] = arc
        end += 1
      }
    }
    slots[node].count = Int32(truncatingIfNeeded: end - range.lowerBound)
  }

  /// Complexity: O(nodes + arcs), the arcs of a node that is taken out being few.
  mutating func run() {
    for limit in Self.turns {
      pack()
      var rest: [Int32] = []
      rest.reserveCapacity(core.count)
      for node in core {
        if slots[Int(node)].count <= limit, canJoinNeighbors(of: node) {
          remove(node)
        } else {
          rest.append(node)
        }
      }
      core = rest
    }
  }

  /// Forgets the arcs of nodes that were taken out, and gives the others some room.
  private mutating func pack() {
    var packed: [WalkGraph.Arc] = []
    packed.reserveCapacity(core.count * 7)
    for node in core {
      let slot = slots[Int(node)]
      let start = Int32(truncatingIfNeeded: packed.count)
      for place in slot.range { packed.append(pool[place]) }
      for _ in 0..<Self.spareArcs { packed.append(Self.noArc) }
      slots[Int(node)] = Slot(
        start: start, count: slot.count, capacity: slot.count + Self.spareArcs)
    }
    pool = packed
  }

  func arcs(ofCore node: Int32) -> ArraySlice<WalkGraph.Arc> { pool[slots[Int(node)].range] }

  /// Arcs have 32 bits for their length, and few neighbours many arcs.
  private func canJoinNeighbors(of node: Int32) -> Bool {
    slots[Int(node)].range.allSatisfy { place in
      pool[place].length <= UInt32.max / 2 && slots[Int(pool[place].head)].count <= Self.manyArcs
    }
  }

  private mutating func remove(_ node: Int32) {
    let own = arcs.count
    order.append(node)
    firstArc.append(Int32(truncatingIfNeeded: own))
    for place in slots[Int(node)].range { arcs.append(pool[place]) }
    let count = arcs.count - own
    for number in 0..<count {
      let neighbor = Int(arcs[own + number].head)
      numbers[neighbor] = Int8(truncatingIfNeeded: number)
      makeRoom(at: neighbor, Int32(truncatingIfNeeded: count))
    }
    for number in 0..<count { bridge(node, own..<arcs.count, neighbor: number) }
    for number in 0..<count { numbers[Int(arcs[own + number].head)] = -1 }
  }

  /// Takes a node out of the arcs of one of its neighbours, and joins that to the others.
  ///
  /// - Parameter own: in `arcs`, those of the node.
  private mutating func bridge(_ node: Int32, _ own: Range<Int>, neighbor: Int) {
    let arc = arcs[own.lowerBound + neighbor]
    let slot = slots[Int(arc.head)]
    var missing = (1 << own.count - 1) & ~(1 << neighbor)
    var (place, end) = (slot.range.lowerBound, slot.range.upperBound)
    while place < end {
      let other = pool[place]
      let number = Int(numbers[Int(other.head)])
      if number >= 0 {
        pool[place].length = min(other.length, arc.length + arcs[own.lowerBound + number].length)
        missing &= ~(1 << number)
      } else if other.head == node {
        end -= 1
        pool[place] = pool[end]
        continue
      }
      place += 1
    }
    while missing != 0 {
      let other = arcs[own.lowerBound + missing.trailingZeroBitCount]
      pool[end] = .init(head: other.head, length: arc.length + other.length)
      end += 1
      missing &= missing - 1
    }
    slots[Int(arc.head)].count = Int32(truncatingIfNeeded: end - slot.range.lowerBound)
  }

  /// Sees to it that a node has room for `count` further arcs, if need be at the end of the pool.
  private mutating func makeRoom(at node: Int, _ count: Int32) {
    let slot = slots[node]
    guard slot.count + count > slot.capacity else { return }
    let capacity = slot.count + count + Self.spareArcs
    let start = Int32(truncatingIfNeeded: pool.count)
    for place in slot.range { pool.append(pool[place]) }
    for _ in slot.count..<capacity { pool.append(Self.noArc) }
    slots[node] = Slot(start: start, count: slot.count, capacity: capacity)
  }
}
