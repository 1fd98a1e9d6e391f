extension DistanceField {
  /// Writes the metres from each of `nodes` to its nearest facility to `result`, infinite beyond the
  /// limit of the search.
  ///
  /// Complexity: O(nodes).
  public func distances(ofNodes nodes: ArraySlice<Int32>, into result: inout [Double]) {
    result.removeAll(keepingCapacity: true)
    let (labels, ranks) = (labels.span, graph.hierarchy.ranks.span)
    for node in nodes {
      let label = labels[Int(ranks[Int(node)])]
      result.append(
        isWithinLimit(label) ? WalkLength.metres(WalkLabel.units(label)) : .infinity)
    }
  }

  /// Appends the positions in `edges` of those on which a facility lies to `result`.
  ///
  /// Complexity: O(edges).
  public func positions(ofFacilitiesAmong edges: ArraySlice<Int32>, into result: inout [Int32]) {
    for position in edges.indices where sources.hasSource(onEdge: edges[position]) {
      result.append(Int32(truncatingIfNeeded: position))
    }
  }

  /// Metres from a point to the nearest facility on its own edge, along that edge, legs included;
  /// infinite when none lies on it.
  ///
  /// Complexity: O(log sources + sources of the edge).
  public func distanceAlongEdge(_ attachment: EdgeAttachment) -> Double {
    var best = Double.infinity
    sources.forEach(onEdge: attachment.edge) { source in
      best = min(best, WalkLength.metres(WalkLength.units(source.metres(from: attachment))))
    }
    return best
  }
}
