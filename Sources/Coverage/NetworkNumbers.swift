import WalkNetwork

/// The numbers of one community's nodes and edges, by their position in the graph; −1 elsewhere. One per
/// task, for one community at a time.
struct NetworkNumbers: Sendable {
  var ofNodes: [Int32] = []
  var ofEdges: [Int32] = []

  /// None, which cannot be used.
  init() {}

  /// Complexity: O(nodes + edges).
  init(_ graph: WalkGraph) {
    ofNodes = [Int32](repeating: -1, count: graph.nodeCount)
    ofEdges = [Int32](repeating: -1, count: graph.edgeCount)
  }

  mutating func forget(_ nodes: [Int32], _ edges: [Int32]) {
    for node in nodes { ofNodes[Int(node)] = -1 }
    for edge in edges { ofEdges[Int(edge)] = -1 }
  }

  mutating func restore(_ nodes: [Int32], _ edges: [Int32]) {
    for (number, node) in nodes.enumerated() { ofNodes[Int(node)] = Int32(number) }
    for (number, edge) in edges.enumerated() { ofEdges[Int(edge)] = Int32(number) }
  }
}
