/// All nodes of the ways that a graph was made of, ready for many searches: the graph's own nodes, then
/// edge by edge the vertices between tail and head.
///
/// ```
/// nodes of the graph 0, 1, 2, …  | edge 0: vertices 1, 2 | edge 3: vertex 1 | …
/// ```
public struct WayNodes: Sendable {
  /// A vertex between the ends of an edge, by their ranks, with `WalkLength` units to both.
  struct Between: Sendable {
    var tail: Int32
    var head: Int32
    var tailUnits: UInt32
    var headUnits: UInt32
  }

  let graphNodes: Int
  private(set) var between: [Between] = []

  /// Complexity: O(nodes + vertices).
  public init(_ graph: WalkGraph) {
    graphNodes = graph.nodeCount
    between.reserveCapacity(graph.vertices.count - 2 * graph.edgeCount)
    for (number, edge) in graph.edges.enumerated() {
      for vertex in graph.vertices[graph.verticesBetweenEnds(ofEdge: number)] {
        between.append(
          Between(
            tail: graph.hierarchy.ranks[Int(edge.tail)],
            head: graph.hierarchy.ranks[Int(edge.head)],
            tailUnits: UInt32(clamping: WalkLength.units(vertex.measure)),
            headUnits: UInt32(clamping: WalkLength.units(edge.length - vertex.measure))))
      }
    }
  }

  public var count: Int { graphNodes + between.count }
}

extension WalkGraph {
  /// Positions in `vertices` of an edge's shape without its ends.
  public func verticesBetweenEnds(ofEdge edge: Int) -> Range<Int> {
    let range = vertexRange(ofEdge: edge)
    return range.lowerBound + 1..<range.upperBound - 1
  }
}

extension DistanceField {
  /// Writes the metres to the nearest facility from each of `nodes`, which are of this field's network,
  /// to `result`, infinite beyond the limit.
  ///
  /// Complexity: O(nodes), and O(sources) for each vertex of an edge that a facility lies on.
  public func distances(of nodes: WayNodes, into result: inout [Double]) {
    if result.count != nodes.count {
      result = [Double](repeating: .infinity, count: nodes.count)
    }
    let (labels, between) = (labels.span, nodes.between.span)
    let ranks = graph.hierarchy.ranks.span
    let limitLabel = WalkLabel.greatest(round: round, units: limitUnits)
    var distances = result.mutableSpan
    for node in 0..<nodes.graphNodes {
      distances[node] = metres(labels[Int(ranks[node])], limitLabel)
    }
    for place in 0..<between.count {
      let vertex = between[place]
      let least = min(
        labels[Int(vertex.tail)].farther(by: vertex.tailUnits, limitLabel),
        labels[Int(vertex.head)].farther(by: vertex.headUnits, limitLabel))
      distances[nodes.graphNodes + place] = metres(least, limitLabel)
    }
    shortenAlongEdges(of: nodes, &result)
  }

  @inline(__always)
  private func metres(_ label: UInt64, _ limitLabel: UInt64) -> Double {
    label <= limitLabel ? WalkLength.metres(WalkLabel.units(label)) : .infinity
  }

  /// A facility on the same edge is reached without passing an end of it.
  private func shortenAlongEdges(of nodes: WayNodes, _ distances: inout [Double]) {
    for source in sources.sortedByEdge {
      let edge = Int(source.attachment.edge)
      for vertex in graph.verticesBetweenEnds(ofEdge: edge) {
        // Each edge up to this one has two vertices that are nodes, the last of them behind this.
        let place = nodes.graphNodes + vertex - 2 * edge - 1
        let metres = source.metres(
          from: EdgeAttachment(
            edge: source.attachment.edge, offset: graph.vertices[vertex].measure, leg: 0))
        let units = WalkLength.units(metres)
        guard units <= limitUnits else { continue }
        distances[place] = min(distances[place], WalkLength.metres(units))
      }
    }
  }
}

extension UInt64 {
  /// A label's distance and `units` more; the greatest of all numbers beyond the limit.
  @inline(__always)
  fileprivate func farther(by units: UInt32, _ limitLabel: UInt64) -> UInt64 {
    self <= limitLabel ? self &+ UInt64(units) &<< WalkLabel.distanceShift : .max
  }
}
