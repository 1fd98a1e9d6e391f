package import PlanarGeometry
package import WalkNetwork

/// Lines of a network in the coordinates of their file, joined where they share a node.
///
/// ```
/// nodes      [ way 0 … | way 1 … | … ]    positions in `coordinates`
/// wayStarts  [ 0,        5,        … ]
/// accesses   [ anywhere, atEnds,   … ]    where people step on each way from the ground
/// levels     [ 0,        ∞,        … ]    of each way; infinite in tunnels and on bridges
/// ```
package struct StreetLines: Sendable {
  package var coordinates: [SourceCoordinate] = []
  package private(set) var nodes: [Int32] = []
  package private(set) var wayStarts = [0]
  package private(set) var accesses: [GroundAccess] = []
  private(set) var levels: [Float] = []
  /// Of the way that is being drawn.
  var level: Float = 0

  package var wayCount: Int { wayStarts.count - 1 }

  /// Nodes of the way that has not ended.
  var unfinished: Int { nodes.count - wayStarts[wayStarts.count - 1] }

  package mutating func append(node: Int32) { nodes.append(node) }

  /// Ends the way of the nodes that were appended; one with fewer than two is dropped.
  mutating func endWay(access: GroundAccess) {
    if unfinished < 2 {
      nodes.removeLast(unfinished)
    } else {
      wayStarts.append(nodes.count)
      accesses.append(access)
      levels.append(level)
    }
  }

  /// The same for a way with closed ends. In a tunnel or on a bridge the segments that come to them are ways of
  /// their own: nobody steps on them there from the ground, round the gate.
  mutating func endWay(access: GroundAccess, closed: (start: Bool, end: Bool)) {
    guard access == .atEnds, closed.start || closed.end, unfinished > 1 else {
      return endWay(access: access)
    }
    let way = Array(nodes.suffix(unfinished))
    nodes.removeLast(way.count)
    let first = closed.start ? 1 : 0
    let last = max(closed.end ? way.count - 2 : way.count - 1, first)
    appendWay(way[...first], access: .atJunctions)
    appendWay(way[first...last], access: .atEnds)
    appendWay(way[last...], access: .atJunctions)
  }

  private mutating func appendWay(_ part: ArraySlice<Int32>, access: GroundAccess) {
    nodes += part
    endWay(access: access)
  }

  package func way(_ number: Int) -> ArraySlice<Int32> {
    nodes[wayStarts[number]..<wayStarts[number + 1]]
  }
}
