import FlatArrays
package import PlanarGeometry

/// A way along a network from where somebody enters it to where it is left for the nearest facility.
package struct WalkRoute: Sendable {
  /// A part of an edge, walked from one place to the other: metres from the edge's tail.
  package struct Stretch: Hashable, Sendable {
    package var edge: Int32
    package var from: Double
    package var to: Double

    /// Metres.
    package var length: Double { abs(to - from) }
  }

  /// In the order in which they are walked; parts of no length are left out.
  package var stretches: [Stretch]
  /// The way in from the facility, by which the network is left.
  package var source: WalkSource
  /// Where it is left, with the leg from there to the facility.
  package var exit: EdgeAttachment
  /// Metres of the leg to the network, of all stretches, and of the leg from it.
  package var metres: Double
}

/// Finds ways in a network that has been searched: from every node the way goes on to a neighbour whose distance is
/// shorter by the edge between them (Dijkstra 1959, doi:10.1007/BF01386390).
package struct RouteFinder: Sendable {
  private let graph: WalkGraph
  /// Edges that end at each node.
  private let edges: CompressedRows<Int32>

  /// Complexity: O(nodes + edges).
  package init(_ graph: WalkGraph) {
    self.graph = graph
    edges = CompressedRows(rowCount: graph.nodeCount) { place in
      for (number, edge) in graph.edges.enumerated() where edge.tail != edge.head {
        place(Int(edge.tail), Int32(truncatingIfNeeded: number))
        place(Int(edge.head), Int32(truncatingIfNeeded: number))
      }
    }
  }

  /// A shortest way to the nearest facility; nil beyond the limit of the search.
  ///
  /// - Parameters:
  ///   - start: where the network is entered.
  ///   - field: of the same network, searched.
  /// - Complexity: O(edges that end at the nodes of the way · log sources).
  package func route(from start: EdgeAttachment, on field: DistanceField) -> WalkRoute? {
    let access = NetworkAccess(start, in: graph)
    let byTail = field.label(ofNode: access.tail, plus: access.tailUnits)
    let byHead = field.label(ofNode: access.head, plus: access.headUnits)
    let along = field.nearestAlongEdge(start)
    if let along, along.label <= min(byTail ?? .max, byHead ?? .max) {
      return finish([], at: start.offset, by: along.source, leg: start.leg)
    }
    guard byTail != nil || byHead != nil else { return nil }
    let isByTail = (byTail ?? .max) <= (byHead ?? .max)
    let length = graph.edges[Int(start.edge)].length
    let first = WalkRoute.Stretch(
      edge: start.edge, from: start.offset, to: isByTail ? 0 : length)
    return route(
      [first], fromNode: isByTail ? access.tail : access.head, leg: start.leg, on: field)
  }

  private func route(
    _ first: [WalkRoute.Stretch], fromNode node: Int32, leg: Double, on field: DistanceField
  ) -> WalkRoute? {
    var (stretches, node) = (first, node)
    var visited: Set<Int32> = [node]
    while true {
      if let end = exit(fromNode: node, on: field) {
        return finish(stretches, at: end.offset, by: end.source, leg: leg)
      }
      guard let next = step(fromNode: node, on: field, avoiding: visited) else { return nil }
      stretches.append(next.stretch)
      node = next.node
      visited.insert(node)
    }
  }

  /// The way in by which a node has its distance from a facility beside it, and where its edge begins there.
  private func exit(
    fromNode node: Int32, on field: DistanceField
  ) -> (source: WalkSource, offset: Double)? {
    for edge in edges[Int(node)] {
      let isTail = graph.edges[Int(edge)].tail == node
      if let source = field.source(onEdge: edge, explaining: node, isTail: isTail) {
        return (source, isTail ? 0 : graph.edges[Int(edge)].length)
      }
    }
    return nil
  }

  /// The edge by which a node has its distance from one of its neighbours.
  private func step(
    fromNode node: Int32, on field: DistanceField, avoiding visited: Set<Int32>
  ) -> (stretch: WalkRoute.Stretch, node: Int32)? {
    let own = field.label(ofNode: node)
    for number in edges[Int(node)] {
      let edge = graph.edges[Int(number)]
      let other = edge.tail == node ? edge.head : edge.tail
      let length = WalkLength.units(edge.length)
      guard !visited.contains(other), field.label(ofNode: other, plus: length) == own else {
        continue
      }
      let ends = edge.tail == node ? (0, edge.length) : (edge.length, 0)
      return (.init(edge: number, from: ends.0, to: ends.1), other)
    }
    return nil
  }

  /// Goes on along the edge that the facility is entered from.
  private func finish(
    _ stretches: [WalkRoute.Stretch], at offset: Double, by source: WalkSource, leg: Double
  ) -> WalkRoute {
    let exit = source.exit(from: offset)
    let last = WalkRoute.Stretch(edge: exit.edge, from: offset, to: exit.offset)
    let walked = (stretches + [last]).filter { $0.length > 0 }
    return WalkRoute(
      stretches: walked, source: source, exit: exit,
      metres: leg + walked.reduce(0) { $0 + $1.length } + exit.leg)
  }
}

extension DistanceField {
  /// The label of a node, so many units farther; nil beyond the limit.
  fileprivate func label(ofNode node: Int32, plus units: UInt64) -> UInt64? {
    let label = label(ofNode: node)
    guard isWithinLimit(label) else { return nil }
    let farther = label + units << WalkLabel.distanceShift
    return isWithinLimit(farther) ? farther : nil
  }

  /// The nearest facility along the edge of an attachment.
  fileprivate func nearestAlongEdge(
    _ attachment: EdgeAttachment
  ) -> (label: UInt64, source: WalkSource)? {
    var best: (label: UInt64, source: WalkSource)?
    for source in sources(onEdge: attachment.edge) {
      let label = WalkLabel.make(
        round: round, units: WalkLength.units(source.metres(from: attachment)),
        facility: source.facility)
      if label < best?.label ?? .max { best = (label, source) }
    }
    return best.flatMap { isWithinLimit($0.label) ? $0 : nil }
  }

  /// The way in on an edge by which a node has its label; nil where there is none.
  fileprivate func source(onEdge edge: Int32, explaining node: Int32, isTail: Bool) -> WalkSource? {
    let own = label(ofNode: node)
    return sources(onEdge: edge).first { source in
      let access = NetworkAccess(source, in: graph)
      let units = isTail ? access.tailUnits : access.headUnits
      return WalkLabel.make(round: round, units: units, facility: source.facility) == own
    }
  }
}

extension WalkSource {
  /// Where somebody leaves the edge who comes from a place of it, with the leg from there.
  fileprivate func exit(from offset: Double) -> EdgeAttachment {
    let along = min(max(offset - attachment.offset, 0), extent)
    let leg =
      extent > 0 ? attachment.leg + (endLeg - attachment.leg) * (along / extent) : attachment.leg
    return EdgeAttachment(edge: attachment.edge, offset: attachment.offset + along, leg: leg)
  }
}

extension WalkGraph {
  /// The line of a part of an edge, both places included: in the direction in which it is walked.
  ///
  /// Complexity: O(vertices of the edge).
  package func line(of stretch: WalkRoute.Stretch) -> [PlanarPoint] {
    let shape = vertices[vertexRange(ofEdge: Int(stretch.edge))]
    let (low, high) = (min(stretch.from, stretch.to), max(stretch.from, stretch.to))
    let between = shape.filter { $0.measure > low && $0.measure < high }.map(\.position)
    let line = [place(at: low, shape)] + between + [place(at: high, shape)]
    return stretch.from <= stretch.to ? line : line.reversed()
  }

  private func place(at measure: Double, _ shape: ArraySlice<Vertex>) -> PlanarPoint {
    for (from, to) in zip(shape, shape.dropFirst()) where measure <= to.measure {
      let share = (measure - from.measure) / (to.measure - from.measure)
      guard share > 0 else { return from.position }
      return share < 1
        ? from.position + (to.position - from.position) * share : to.position
    }
    return shape[shape.endIndex - 1].position
  }
}
