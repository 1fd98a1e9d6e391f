import PlanarGeometry
import SpatialIndexing

extension ChainContraction {
  /// The graph of the chains, its nodes along a Hilbert curve, its edges by tail.
  ///
  /// Complexity: O(n log n) in nodes and edges.
  func graph() -> WalkGraph {
    let order = nodeOrder()
    var numbers = [Int32](repeating: -1, count: joints.positions.count)
    for (number, node) in order.enumerated() { numbers[Int(node)] = Int32(number) }
    var graph = WalkGraph()
    graph.positions = order.map { joints.positions[Int($0)] }
    appendEdges(to: &graph, numbers)
    graph.connect()
    graph.findComponents()
    return graph
  }

  private func nodeOrder() -> [Int32] {
    let nodes = joints.nodes.filter { isJunction[Int($0)] }
    let frame = PlanarBox(around: nodes.lazy.map { joints.positions[Int($0)] })
    let keys = nodes.map { node in
      UInt64(frame.hilbertKey(of: joints.positions[Int(node)])) << 32 | UInt64(node)
    }
    return keys.sorted().map { Int32(truncatingIfNeeded: $0) }
  }

  private func appendEdges(to graph: inout WalkGraph, _ numbers: [Int32]) {
    let keys = chains.indices.map { chain in
      UInt64(numbers[Int(chains[chain].tail)]) << 32 | UInt64(chain)
    }
    graph.edges.reserveCapacity(chains.count)
    graph.vertices.reserveCapacity(vertices.count)
    for key in keys.sorted() {
      let place = Int(key & 0xFFFF_FFFF)
      let chain = chains[place]
      let end = place + 1 < chains.count ? chains[place + 1].firstVertex : vertices.count
      graph.edges.append(
        WalkGraph.Edge(
          tail: numbers[Int(chain.tail)], head: numbers[Int(chain.head)],
          firstVertex: Int32(graph.vertices.count), length: vertices[end - 1].measure))
      graph.vertices.append(contentsOf: vertices[chain.firstVertex..<end])
    }
  }
}

extension WalkGraph {
  /// Makes the arcs of the edges. Complexity: O(nodes + edges).
  fileprivate mutating func connect() {
    firstArc = [Int32](repeating: 0, count: nodeCount + 1)
    for edge in edges where edge.tail != edge.head {
      firstArc[Int(edge.tail) + 1] += 1
      firstArc[Int(edge.head) + 1] += 1
    }
    for node in 0..<nodeCount { firstArc[node + 1] += firstArc[node] }
    var next = firstArc
    arcs = [Arc](repeating: Arc(head: 0, length: 0), count: Int(firstArc[nodeCount]))
    for edge in edges where edge.tail != edge.head {
      let units = UInt32(clamping: WalkLength.units(edge.length))
      arcs[Int(next[Int(edge.tail)])] = Arc(head: edge.head, length: units)
      arcs[Int(next[Int(edge.head)])] = Arc(head: edge.tail, length: units)
      next[Int(edge.tail)] += 1
      next[Int(edge.head)] += 1
    }
  }

  /// Numbers the components by falling length. Complexity: O(nodes + edges).
  fileprivate mutating func findComponents() {
    var found = [Int32](repeating: -1, count: nodeCount)
    var parts: [Component] = []
    var stack: [Int32] = []
    for seed in 0..<nodeCount where found[seed] < 0 {
      let part = Int32(parts.count)
      parts.append(Component(wayNodes: 0, length: 0))
      found[seed] = part
      stack.append(Int32(seed))
      while let node = stack.popLast() {
        parts[Int(part)].wayNodes += 1
        for arc in arcs[Int(firstArc[Int(node)])..<Int(firstArc[Int(node) + 1])]
        where found[Int(arc.head)] < 0 {
          found[Int(arc.head)] = part
          stack.append(arc.head)
        }
      }
    }
    for number in edges.indices {
      let part = Int(found[Int(edges[number].tail)])
      parts[part].length += edges[number].length
      parts[part].wayNodes += vertexRange(ofEdge: number).count - 2
    }
    let order = parts.indices.sorted { (parts[$1].length, $0) < (parts[$0].length, $1) }
    var rank = [Int32](repeating: 0, count: parts.count)
    for (place, part) in order.enumerated() { rank[part] = Int32(place) }
    components = order.map { parts[$0] }
    componentOfNode = found.map { rank[Int($0)] }
  }
}
