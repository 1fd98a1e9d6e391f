import FlatArrays

/// The communities whose figures depend on each node of a network.
struct NodeVisitors: Sendable {
  /// By node.
  private let known: CompressedRows<Int32>

  /// - Parameter visits: communities with the nodes they have met.
  /// - Complexity: O(nodes + visits).
  init(nodes: Int, _ visits: [(community: Int, nodes: [Int32])]) {
    known = CompressedRows(rowCount: nodes) { place in
      for visit in visits {
        for node in visit.nodes { place(Int(node), Int32(visit.community)) }
      }
    }
  }

  /// The communities that have met one of some nodes. Complexity: O(nodes and what has met them).
  func communities(at nodes: some Sequence<Int32>) -> Set<Int> {
    var found = Set<Int>()
    for node in nodes {
      for community in known[Int(node)] { found.insert(Int(community)) }
    }
    return found
  }
}
