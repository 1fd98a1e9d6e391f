package import PlanarGeometry
package import WalkNetwork

/// Lines of a network in the coordinates of their file, joined where they share a node.
///
/// ```
/// nodes      [ way 0 … | way 1 … | … ]    positions in `coordinates`
/// wayStarts  [ 0,        5,        … ]
/// accesses   [ anywhere, atEnds,   … ]    where people step on each way from the ground
/// ```
package struct StreetLines: Sendable {
  package var coordinates: [SourceCoordinate] = []
  package private(set) var nodes: [Int32] = []
  package private(set) var wayStarts = [0]
  package private(set) var accesses: [GroundAccess] = []

  package var wayCount: Int { wayStarts.count - 1 }

  package mutating func append(node: Int32) { nodes.append(node) }

  /// Ends the way of the nodes that were appended; one with fewer than two is dropped.
  mutating func endWay(access: GroundAccess) {
    if nodes.count - wayStarts[wayStarts.count - 1] < 2 {
      nodes.removeLast(nodes.count - wayStarts[wayStarts.count - 1])
    } else {
      wayStarts.append(nodes.count)
      accesses.append(access)
    }
  }

  package func way(_ number: Int) -> ArraySlice<Int32> {
    nodes[wayStarts[number]..<wayStarts[number + 1]]
  }
}
