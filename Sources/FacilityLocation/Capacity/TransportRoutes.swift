/// The best ways from every open site to the room of one of them, in the residual graph of a
/// transport: demands that change their site.
struct TransportRoutes {
  /// A demand leaves a part for another site.
  struct Move {
    var part: Int
    var demand: Int
    var slot: Int
    var unit: Double
  }

  /// Where a path begins: unserved demand goes to a slot, or the slot serves less.
  struct Start {
    var demand: Int?
    var slot: Int
    var unit: Double
    var profit: Double
    var steps: Int
  }

  private let target: Int
  /// By slot: the way of a unit from it to the target.
  private var ways: [Way]

  private struct Way {
    /// −∞ when there is none.
    var profit = -Double.infinity
    var steps = 0
    /// The first move.
    var move: Move?

    /// More profit, or as much by fewer steps.
    func isBetter(than other: Way) -> Bool { (profit, -steps) > (other.profit, -other.steps) }
  }

  /// Complexity: O(slots · pairs of the sites), mostly O(pairs of the sites).
  init(to target: Int, in transport: inout CapacityTransport) {
    self.target = target
    ways = Array(repeating: Way(), count: transport.sites.count)
    ways[target].profit = 0
    var queue = SlotQueue(slotCount: transport.sites.count)
    queue.append(target)
    while let slot = queue.popFirst() {
      transport.visits += transport.matrix.row(transport.sites[slot]).count
      improve(from: slot, in: transport, &queue)
    }
  }

  /// Tells the sites from which a demand could move to `slot`.
  private mutating func improve(
    from slot: Int, in transport: CapacityTransport, _ queue: inout SlotQueue
  ) {
    let matrix = transport.matrix
    for pair in matrix.row(transport.sites[slot]) {
      let (demand, unit) = (Int(matrix.rows.demands[pair]), matrix.unit(pair))
      var part = transport.first[demand]
      while part >= 0 {
        let source = transport.parts[part]
        if source.slot != slot && source.slot != target && source.amount > 0 {
          let way = Way(
            profit: ways[slot].profit + unit - source.unit, steps: ways[slot].steps + 1,
            move: Move(part: part, demand: demand, slot: slot, unit: unit))
          if way.isBetter(than: ways[source.slot]) {
            ways[source.slot] = way
            queue.append(source.slot)
          }
        }
        part = source.next
      }
    }
  }

  /// All beginnings with a profit, the best first.
  func starts(in transport: inout CapacityTransport) -> [Start] {
    var starts: [Start] = []
    for (slot, way) in ways.enumerated() where way.profit > -.infinity {
      if way.profit > 0 {
        starts.append(Start(slot: slot, unit: 0, profit: way.profit, steps: way.steps))
      }
      let row = transport.matrix.row(transport.sites[slot])
      transport.visits += row.count
      for pair in row {
        let demand = Int(transport.matrix.rows.demands[pair])
        let unit = transport.matrix.unit(pair)
        let profit = way.profit + unit
        guard transport.left[demand] > 0, profit > 0 else { continue }
        starts.append(
          Start(demand: demand, slot: slot, unit: unit, profit: profit, steps: way.steps))
      }
    }
    // The order in which they were found breaks ties: sorting is stable.
    return starts.sorted { ($0.profit, -$0.steps) > ($1.profit, -$1.steps) }
  }

  func path(from start: Int) -> [Move] {
    var (path, slot) = ([Move](), start)
    while let move = ways[slot].move {
      path.append(move)
      slot = move.slot
    }
    return path
  }
}

/// Slots that wait to be looked at, each once at a time.
struct SlotQueue {
  private var slots: [Int] = []
  private var next = 0
  private var isWaiting: [Bool]

  init(slotCount: Int) { isWaiting = Array(repeating: false, count: slotCount) }

  mutating func append(_ slot: Int) {
    if isWaiting[slot] { return }
    isWaiting[slot] = true
    slots.append(slot)
  }

  mutating func popFirst() -> Int? {
    guard next < slots.count else { return nil }
    defer { next += 1 }
    isWaiting[slots[next]] = false
    return slots[next]
  }
}
