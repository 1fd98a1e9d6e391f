public import PlanarGeometry

/// A packed R-tree of boxes in Hilbert order.
///
/// Answers are positions in the array the tree was built from, each once, in no particular order.
public struct BoxTree: Sendable {
  private let levels: PackedLevels
  private let positions: [Int32]

  /// Empty boxes are never found. Complexity: O(n) in the number of boxes.
  public init(_ items: [PlanarBox]) {
    let present = items.indices.filter { !items[$0].isEmpty }.map(Int32.init(truncatingIfNeeded:))
    let order = HilbertOrder(present.map { items[Int($0)].center }).positions
    positions = order.map { present[Int($0)] }
    levels = PackedLevels(positions.map { items[Int($0)] })
  }

  /// Appends the positions of all boxes that meet `box`, border included, to `result`.
  ///
  /// Complexity: O(log n + hits) for boxes that overlap little.
  public func query(_ box: PlanarBox, into result: inout [Int32]) {
    let positions = positions.span
    levels.forEachItem {
      $0.intersects(box)
    } _: {
      result.append(positions[$0])
    }
  }
}
