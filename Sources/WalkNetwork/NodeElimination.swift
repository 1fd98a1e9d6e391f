/// Takes nodes out of a graph, those with few neighbours first, and joins their neighbours instead, so
/// that all distances between the others stay as they are.
///
/// ```
/// slots  [ node 0: start, count, capacity | node 1 … ]
/// pool   [ arcs of node 0 … | arcs of node 1 … | … | those of nodes that needed more room ]
/// ```
struct NodeElimination {
  private struct Slot {
    var start: Int
    var count: Int
    var capacity: Int
  }

  private var slots: [Slot] = []
  private var pool: [WalkGraph.Arc] = []
  /// Of the neighbours of the node that is being taken out the place among its arcs, −1 of all others.
  private var numbers: [Int8]
  /// The nodes that were taken out. Their arcs lead to nodes that were taken out later or never.
  private(set) var order: [Int32] = []
  /// The others, in the order of the graph. Their arcs lead to each other.
  private(set) var core: [Int32]

  /// Neighbours that a node may have to be taken out, turn by turn. Each turn goes through the graph in
  /// the order of its nodes, so that the sweeps of a search stay near to one place.
  private static let turns = [3, 4, 5, 6, 7, 8, 9, 10, 12]
  /// Further arcs that a node gets room for at once.
  private static let spareArcs = 4

  /// Complexity: O(arcs · arcs of a node).
  init(_ graph: WalkGraph) {
    core = (0..<Int32(graph.nodeCount)).map { $0 }
    numbers = [Int8](repeating: -1, count: graph.nodeCount)
    slots.reserveCapacity(graph.nodeCount)
    pool.reserveCapacity(2 * graph.arcs.count + Self.spareArcs * graph.nodeCount)
    for node in 0..<graph.nodeCount {
      let own = Int(graph.firstArc[node])..<Int(graph.firstArc[node + 1])
      let capacity = own.count + Self.spareArcs
      slots.append(Slot(start: pool.count, count: 0, capacity: capacity))
      pool.append(contentsOf: repeatElement(.init(head: -1, length: 0), count: capacity))
      for place in own { append(graph.arcs[place]) }
    }
    order.reserveCapacity(graph.nodeCount)
  }

  /// Appends an arc to the last node's, or shortens the one that leads to the same node.
  private mutating func append(_ arc: WalkGraph.Arc) {
    let slot = slots[slots.count - 1]
    for place in slot.start..<slot.start + slot.count where pool[place].head == arc.head {
      pool[place].length = min(pool[place].length, arc.length)
      return
    }
    pool[slot.start + slot.count] = arc
    slots[slots.count - 1].count += 1
  }

  /// Complexity: O(nodes + arcs), the arcs of a node that is taken out being few.
  mutating func run() {
    for limit in Self.turns {
      var rest: [Int32] = []
      rest.reserveCapacity(core.count)
      for node in core {
        if slots[Int(node)].count <= limit, canJoinNeighbors(of: node) {
          remove(node)
          order.append(node)
        } else {
          rest.append(node)
        }
      }
      core = rest
    }
  }

  func arcs(of node: Int32) -> ArraySlice<WalkGraph.Arc> {
    let slot = slots[Int(node)]
    return pool[slot.start..<slot.start + slot.count]
  }

  /// Arcs have 32 bits for their length.
  private func canJoinNeighbors(of node: Int32) -> Bool {
    let slot = slots[Int(node)]
    for place in slot.start..<slot.start + slot.count where pool[place].length > UInt32.max / 2 {
      return false
    }
    return true
  }

  private mutating func remove(_ node: Int32) {
    let own = slots[Int(node)]
    for number in 0..<own.count {
      let neighbor = pool[own.start + number].head
      numbers[Int(neighbor)] = Int8(truncatingIfNeeded: number)
      makeRoom(at: Int(neighbor), own.count)
    }
    for number in 0..<own.count { bridge(node, own, neighbor: number) }
    for number in 0..<own.count { numbers[Int(pool[own.start + number].head)] = -1 }
  }

  /// Takes a node out of the arcs of one of its neighbours, and joins that to the others.
  private mutating func bridge(_ node: Int32, _ own: Slot, neighbor: Int) {
    let arc = pool[own.start + neighbor]
    let slot = slots[Int(arc.head)]
    var missing = (1 << own.count - 1) & ~(1 << neighbor)
    var (place, end) = (slot.start, slot.start + slot.count)
    while place < end {
      let other = pool[place]
      let number = Int(numbers[Int(other.head)])
      if number >= 0 {
        pool[place].length = min(other.length, arc.length + pool[own.start + number].length)
        missing &= ~(1 << number)
      } else if other.head == node {
        end -= 1
        pool[place] = pool[end]
        continue
      }
      place += 1
    }
    while missing != 0 {
      let other = pool[own.start + missing.trailingZeroBitCount]
      pool[end] = .init(head: other.head, length: arc.length + other.length)
      end += 1
      missing &= missing - 1
    }
    slots[Int(arc.head)].count = end - slot.start
  }

  /// Sees to it that a node has room for `count` further arcs, if need be at the end of the pool.
  private mutating func makeRoom(at node: Int, _ count: Int) {
    let slot = slots[node]
    guard slot.count + count > slot.capacity else { return }
    let capacity = 2 * (slot.count + count)
    let start = pool.count
    pool.append(contentsOf: repeatElement(.init(head: -1, length: 0), count: capacity))
    for place in 0..<slot.count { pool[start + place] = pool[slot.start + place] }
    slots[node] = Slot(start: start, count: slot.count, capacity: capacity)
  }
}
