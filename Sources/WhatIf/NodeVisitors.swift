/// The communities whose figures depend on each node of a network.
///
/// ```
/// starts   [ 0,        2,     3, … ]    one more than nodes
/// members  [ node 0 …  | node 1 | … ]   communities
/// ```
struct NodeVisitors: Sendable {
  private let starts: [Int32]
  private let members: [Int32]
  /// What measuring again has met besides.
  private var more: [Int32: [Int32]] = [:]

  /// - Parameter visits: communities with the nodes they have met.
  /// - Complexity: O(nodes + visits).
  init(nodes: Int, _ visits: [(community: Int, nodes: [Int32])]) {
    var starts = [Int32](repeating: 0, count: nodes + 1)
    for visit in visits { for node in visit.nodes { starts[Int(node) + 1] += 1 } }
    for node in 1..<starts.count { starts[node] += starts[node - 1] }
    var next = starts
    var members = [Int32](repeating: 0, count: Int(starts[nodes]))
    for visit in visits {
      for node in visit.nodes {
        members[Int(next[Int(node)])] = Int32(visit.community)
        next[Int(node)] += 1
      }
    }
    self.starts = starts
    self.members = members
  }

  /// Adds nodes that a community has met.
  mutating func insert(_ nodes: ArraySlice<Int32>, of community: Int) {
    for node in nodes where !known(node).contains(Int32(community)) {
      more[node, default: []].append(Int32(community))
    }
  }

  private func known(_ node: Int32) -> ArraySlice<Int32> {
    members[Int(starts[Int(node)])..<Int(starts[Int(node) + 1])]
  }

  /// The communities that have met one of some nodes. Complexity: O(nodes and what has met them).
  func communities(at nodes: some Sequence<Int32>) -> Set<Int> {
    var found = Set<Int>()
    for node in nodes {
      for community in known(node) { found.insert(Int(community)) }
      for community in more[node] ?? [] { found.insert(Int(community)) }
    }
    return found
  }
}
