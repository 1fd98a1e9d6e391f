package import PlanarGeometry

/// A packed R-tree of boxes in Hilbert order.
///
/// Answers are positions in the array the tree was built from, each once, in no particular order.
package struct BoxTree: Sendable {
  private let levels: PackedLevels
  private let positions: [Int32]

  /// Empty boxes are never found. Complexity: O(n) in the number of boxes.
  package init(_ items: [PlanarBox]) {
    let present = items.indices.filter { !items[$0].isEmpty }.map(Int32.init(truncatingIfNeeded:))
    let order = HilbertOrder(present.map { items[Int($0)].center }).positions
    positions = order.map { present[Int($0)] }
    levels = PackedLevels(positions.lazy.map { items[Int($0)] })
  }

  /// Appends the positions of all boxes that meet `box`, border included, to `result`.
  ///
  /// Complexity: O(log n + hits) for boxes that overlap little.
  package func query(_ box: PlanarBox, into result: inout [Int32]) {
    let positions = positions.span
    levels.forEachItem {
      $0.intersects(box)
    } _: {
      result.append(positions[$0])
    }
  }
}

/// The boxes of a packed R-tree, after flatbush: the levels lie one behind the other, the items
/// first, and the children of a node are `nodeSize` neighbours of the level below.
///
/// ```
/// boxes       [ items … | nodes above them … | … | root ]
/// levelStarts [ 0,        items,               …, count ]
/// ```
struct PackedLevels: Sendable {
  static let nodeSize = 8

  private(set) var boxes: [PlanarBox]
  private(set) var levelStarts: [Int]

  /// - Parameter items: boxes of which neighbours in the array are near each other.
  /// - Complexity: O(items).
  init(_ items: some Collection<PlanarBox>) {
    boxes = []
    boxes.reserveCapacity(items.count + items.count / (Self.nodeSize - 1) + 16)
    boxes += items
    levelStarts = [0, boxes.count]
    while boxes.count - levelStarts[levelStarts.count - 2] > 1 { appendLevel() }
  }

  private mutating func appendLevel() {
    let below = levelStarts[levelStarts.count - 2]..<boxes.count
    for start in stride(from: below.lowerBound, to: below.upperBound, by: Self.nodeSize) {
      var node = PlanarBox.empty
      for child in start..<min(start + Self.nodeSize, below.upperBound) {
        node.insert(boxes[child])
      }
      boxes.append(node)
    }
    levelStarts.append(boxes.count)
  }

  var itemCount: Int { levelStarts[1] }

  var bytes: Int {
    boxes.count * MemoryLayout<PlanarBox>.stride + levelStarts.count * MemoryLayout<Int>.stride
  }

  /// Level of the root, 0 when that is an item.
  var rootLevel: Int { levelStarts.count - 2 }

  /// Slots in `boxes` of the children of node number `node` of `level`, which is above the items.
  @inline(__always)
  func children(of node: Int, level: Int) -> Range<Int> {
    let (start, end) = (levelStarts[level - 1], levelStarts[level])
    let first = start &+ node &* Self.nodeSize
    return first..<min(first &+ Self.nodeSize, end)
  }

  /// Calls `reach` with the number of every item whose box, and those of the nodes above it, `enters`
  /// lets in, in the order of the items.
  @inline(__always)
  func forEachItem(where enters: (PlanarBox) -> Bool, _ reach: (Int) -> Void) {
    guard itemCount > 0 else { return }
    let (boxes, starts) = (boxes.span, levelStarts.span)
    let top = rootLevel
    var (level, node) = (top, 0)
    while true {
      if enters(boxes[starts[level] &+ node]) {
        if level > 0 {
          level &-= 1
          node &*= Self.nodeSize
          continue
        }
        reach(node)
      }
      // On to the next sibling, or that of the nearest ancestor that has one.
      node &+= 1
      while level < top && (node % Self.nodeSize == 0 || starts[level] &+ node == starts[level + 1])
      {
        node = (node &- 1) / Self.nodeSize &+ 1
        level &+= 1
      }
      if level == top { return }
    }
  }
}
