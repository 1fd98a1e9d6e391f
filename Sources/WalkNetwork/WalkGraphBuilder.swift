/// Makes a graph of ways: joins duplicates, leaves out small components, contracts chains of nodes
/// without a choice into edges.
public struct WalkGraphBuilder: Sendable {
  /// Components with fewer metres of ways are left out, except the longest of all: points that snap to
  /// a stray footpath would reach nothing.
  public var smallestComponent: Double

  public init(smallestComponent: Double = 1000) { self.smallestComponent = smallestComponent }

  /// Complexity: O(n log n) in the nodes and segments.
  public func build(_ ways: WalkWays) -> WalkGraph {
    var cleaner = SegmentCleaner(ways)
    let cleaned = cleaner.clean()
    let joints = WayJoints(cleaned)
    let parts = WayComponents(joints)
    let keeps = parts.selection(smallest: smallestComponent)
    var contraction = ChainContraction(joints, keeps: { keeps[Int(parts.number[Int($0)])] })
    contraction.run()
    var graph = contraction.graph()
    graph.omissions = parts.omissions(keeps)
    graph.omissions.unusableSegments = cleaner.unusable
    graph.hierarchy = WalkHierarchy(graph)
    return graph
  }
}
