import FlatArrays

/// The communities whose figures depend on each node of a network.
struct NodeVisitors: Sendable {
  /// By node.
  private let known: CompressedRows<Int32>
  /// What measuring again has met besides.
  private var more: [Int32: [Int32]] = [:]

  /// - Parameter visits: communities with the nodes they have met.
  /// - Complexity: O(nodes + visits).
  init(nodes: Int, _ visits: [(community: Int, nodes: [Int32])]) {
    known = CompressedRows(rowCount: nodes) { place in
      for visit in visits {
        for node in visit.nodes { place(Int(node), Int32(visit.community)) }
      }
    }
  }

  /// Adds nodes that a community has met.
  mutating func insert(_ nodes: ArraySlice<Int32>, of community: Int) {
    for node in nodes where !known[Int(node)].contains(Int32(community)) {
      more[node, default: []].append(Int32(community))
    }
  }

  /// The communities that have met one of some nodes. Complexity: O(nodes and what has met them).
  func communities(at nodes: some Sequence<Int32>) -> Set<Int> {
    var found = Set<Int>()
    for node in nodes {
      for community in known[Int(node)] { found.insert(Int(community)) }
      for community in more[node] ?? [] { found.insert(Int(community)) }
    }
    return found
  }
}
