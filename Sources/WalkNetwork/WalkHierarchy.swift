/// A graph with its nodes in another order, by which searches get by with two sweeps and a small rest.
///
/// ```
/// ranks      [ of each node of the graph ]
/// firstArc   [ 0,                     2,              … ]    by rank, one more than nodes
/// arcs       [ rank 0: to higher ones | rank 1: likewise | … | core: to others of the core ]
/// coreStart                                                  first rank of the core
/// ```
///
/// Nodes were taken out one after the other, and where that would have made the way between two
/// neighbours longer they were joined by an arc (contraction hierarchies without a search for other
/// ways: Dibbelt, Strasser, Wagner 2016, doi:10.1145/2886843). A shortest way therefore climbs by rank,
/// crosses the core if it comes so far, and descends. Lengths are sums of whole units, so that distances
/// are those in the graph to the last bit.
struct WalkHierarchy: Sendable {
  private(set) var ranks: [Int32] = []
  private(set) var firstArc: [Int32] = [0]
  /// Heads are ranks.
  private(set) var arcs: [WalkGraph.Arc] = []
  private(set) var coreStart = 0

  init() {}

  /// Complexity: O(nodes + arcs) for graphs in the plane, as `NodeElimination` ends with nodes of many
  /// neighbours.
  init(_ graph: WalkGraph) {
    var elimination = NodeElimination(graph)
    elimination.run()
    let order = elimination.order + elimination.core
    coreStart = elimination.order.count
    ranks = [Int32](repeating: 0, count: order.count)
    for (rank, node) in order.enumerated() { ranks[Int(node)] = Int32(truncatingIfNeeded: rank) }
    firstArc = elimination.firstArc
    arcs = elimination.arcs
    for node in elimination.core {
      firstArc.append(Int32(truncatingIfNeeded: arcs.count))
      arcs += elimination.arcs(ofCore: node)
    }
    firstArc.append(Int32(truncatingIfNeeded: arcs.count))
    for place in arcs.indices { arcs[place].head = ranks[Int(arcs[place].head)] }
  }
}
