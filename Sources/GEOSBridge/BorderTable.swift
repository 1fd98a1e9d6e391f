internal import PlanarGeometry

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
