public import PlanarGeometry

/// A packed R-tree of boxes in Hilbert order, after flatbush: the levels lie one behind the other,
/// the items first, and the children of a node are `nodeSize` neighbours of the level below.
///
/// ```
/// boxes       [ items in Hilbert order … | nodes above them … | … | root ]
/// levelStarts [ 0,                         items,               …, count ]
/// ```
///
/// Answers are positions in the array the tree was built from, each once, in no particular order.
public struct BoxTree: Sendable {
  private static let nodeSize = 8

  private var boxes: [PlanarBox]
  private var levelStarts: [Int]
  private let positions: [Int32]

  /// Empty boxes are never found. Complexity: O(n log n) in the number of boxes.
  public init(_ items: [PlanarBox]) {
    positions = items.indices.filter { !items[$0].isEmpty }.map(Int32.init(truncatingIfNeeded:))
      .sortedAlongHilbertCurve(items)
    boxes = positions.map { items[Int($0)] }
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

  /// Appends the positions of all boxes that meet `box`, border included, to `result`.
  ///
  /// Complexity: O(log n + hits) for boxes that overlap little.
  public func query(_ box: PlanarBox, into result: inout [Int32]) {
    let top = levelStarts.count - 2
    guard levelStarts[1] > 0, boxes[levelStarts[top]].intersects(box) else { return }
    visit(levelStarts[top], level: top, box, &result)
  }

  /// Goes down from node number `index` of `level`, which meets `box`.
  private func visit(_ index: Int, level: Int, _ box: PlanarBox, _ result: inout [Int32]) {
    guard level > 0 else {
      result.append(positions[index])
      return
    }
    let (start, end) = (levelStarts[level - 1], levelStarts[level])
    let first = start + (index - end) * Self.nodeSize
    for child in first..<min(first + Self.nodeSize, end) where boxes[child].intersects(box) {
      visit(child, level: level - 1, box, &result)
    }
  }
}

extension [Int32] {
  /// The positions in the order in which a Hilbert curve passes the centres of their boxes.
  fileprivate func sortedAlongHilbertCurve(_ items: [PlanarBox]) -> [Int32] {
    let frame = PlanarBox(around: lazy.map { items[Int($0)].center }.filter(\.isFinite))
    let keyed = map { (key: frame.hilbertKey(of: items[Int($0)].center), position: $0) }
    return keyed.sorted { ($0.key, $0.position) < ($1.key, $1.position) }.map(\.position)
  }
}
