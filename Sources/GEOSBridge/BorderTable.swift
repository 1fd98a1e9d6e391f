internal import PlanarGeometry

/// Counts how often each undirected edge of a layer is used in either direction: an open-addressing
/// hash table with linear probing.
struct BorderTable {
  private struct Slot {
    /// The first edge that has these ends; region −1 where the slot is free.
    var region: Int32 = -1
    var from: Int32 = 0
    var to: Int32 = 0
    /// Uses in the direction of the first edge and against it.
    var along: UInt16 = 0
    var against: UInt16 = 0
  }

  private var slots: [Slot]
  private var slotOfEdge: [Int32] = []
  private let vertices: [[PlanarPoint]]

  /// - Parameter capacity: the greatest number of edges to be inserted.
  init(capacity: Int, vertices: [[PlanarPoint]]) {
    var size = 16
    while size < capacity + capacity / 2 { size *= 2 }
    slots = Array(repeating: Slot(), count: size)
    slotOfEdge.reserveCapacity(capacity)
    self.vertices = vertices
  }

  /// Inserts the next edge, between two vertices of a region.
  mutating func insert(region: Int, from: Int, to: Int) {
    let (a, b) = (vertices[region][from], vertices[region][to])
    var index = Self.hash(a, b) & (slots.count - 1)
    while slots[index].region >= 0 {
      let slot = slots[index]
      let known = vertices[Int(slot.region)]
      let (c, d) = (known[Int(slot.from)], known[Int(slot.to)])
      if (a == c && b == d) || (a == d && b == c) {
        count(in: index, along: a == c)
        return
      }
      index = (index + 1) & (slots.count - 1)
    }
    slots[index] = Slot(region: Int32(region), from: Int32(from), to: Int32(to))
    count(in: index, along: true)
  }

  private mutating func count(in index: Int, along: Bool) {
    if along {
      slots[index].along = min(slots[index].along, 2) + 1
    } else {
      slots[index].against = min(slots[index].against, 2) + 1
    }
    slotOfEdge.append(Int32(index))
  }

  /// Whether the edge inserted as number `edge` has one partner in the opposite direction and no
  /// other.
  func isMatched(_ edge: Int) -> Bool {
    let slot = slots[Int(slotOfEdge[edge])]
    return slot.along == 1 && slot.against == 1
  }

  /// The same for both directions.
  private static func hash(_ a: PlanarPoint, _ b: PlanarPoint) -> Int {
    let mixed = hash(a) &+ hash(b)
    return Int(truncatingIfNeeded: (mixed &* 0x9E37_79B9_7F4A_7C15) >> 24)
  }

  /// Adding zero makes −0 and 0 one.
  private static func hash(_ point: PlanarPoint) -> UInt64 {
    let x = (point.x + 0).bitPattern &* 0xBF58_476D_1CE4_E5B9
    let y = (point.y + 0).bitPattern &* 0x94D0_49BB_1331_11EB
    let mixed = x ^ (y << 31 | y >> 33)
    return (mixed ^ mixed >> 29) &* 0xD6E8_FEB8_6659_FD93
  }
}
