import FlatArrays
import PlanarGeometry
import SpatialIndexing

/// Walks along the ways from junction to junction and makes an edge of each chain between.
struct ChainContraction {
  let joints: WayJoints
  /// Nodes of the ways that become nodes of the graph: where there is a choice, a dead end, a way goes
  /// underground or on a deck, or a chain grows too long.
  var isJunction: [Bool]
  var chains: [Chain] = []
  var vertices: [WalkGraph.Vertex] = []
  private var isWalked: [Bool]

  /// An edge, with ends numbered as in the ways.
  struct Chain {
    var tail: Int32
    var head: Int32
    var firstVertex: Int
    var isEnterable: Bool
  }

  /// Metres that an edge may have; 32 bits hold 4096.
  private static let longestEdge = 4000.0

  /// - Parameter keeps: whether a node that has segments is wanted.
  init(_ joints: WayJoints, keeps: (Int32) -> Bool) {
    self.joints = joints
    isJunction = [Bool](repeating: false, count: joints.positions.count)
    isWalked = [Bool](repeating: true, count: joints.segments.count)
    for node in joints.nodes where joints.ends.degree(of: node) > 0 && keeps(node) {
      isJunction[Int(node)] = !joints.isPassage(node)
      for segment in joints.ends.segments(at: node) { isWalked[Int(segment)] = false }
    }
    vertices.reserveCapacity(joints.segments.count * 3 / 2)
  }

  /// Complexity: O(nodes + segments).
  mutating func run() {
    for node in joints.nodes where isJunction[Int(node)] { walkAll(from: node) }
    // What is left are rings without a junction: their first node becomes one.
    for node in joints.nodes
    where joints.ends.segments(at: node).contains(where: { !isWalked[Int($0)] }) {
      isJunction[Int(node)] = true
      walkAll(from: node)
    }
  }

  private mutating func walkAll(from node: Int32) {
    for segment in joints.ends.segments(at: node) where !isWalked[Int(segment)] {
      walk(from: node, along: segment)
    }
  }

  private mutating func walk(from start: Int32, along first: Int32) {
    let isEnterable = joints.segments[Int(first)].isEnterable
    begin(at: start, isEnterable: isEnterable)
    var node = start
    var measure = 0.0
    var next: Int32? = first
    while let number = next {
      isWalked[Int(number)] = true
      let segment = joints.segments[Int(number)]
      node = segment.end(from: node)
      measure += segment.length
      vertices.append(.init(position: joints.positions[Int(node)], measure: measure))
      next = continuation(at: node)
      if let next, measure + joints.segments[Int(next)].length > Self.longestEdge {
        isJunction[Int(node)] = true
        chains[chains.count - 1].head = node
        begin(at: node, isEnterable: isEnterable)
        measure = 0
      }
    }
    chains[chains.count - 1].head = node
  }

  private mutating func begin(at node: Int32, isEnterable: Bool) {
    chains.append(
      Chain(tail: node, head: node, firstVertex: vertices.count, isEnterable: isEnterable))
    vertices.append(.init(position: joints.positions[Int(node)], measure: 0))
  }

  /// The only segment that leads on from a node that is no junction.
  private func continuation(at node: Int32) -> Int32? {
    guard !isJunction[Int(node)] else { return nil }
    return joints.ends.segments(at: node).first { !isWalked[Int($0)] }
  }
}

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
          firstVertex: Int32(graph.vertices.count), isEnterable: chain.isEnterable,
          length: vertices[end - 1].measure))
      graph.vertices.append(contentsOf: vertices[chain.firstVertex..<end])
    }
  }
}

extension WalkGraph {
  /// Makes the arcs of the edges. Complexity: O(nodes + edges).
  fileprivate mutating func connect() {
    let edges = edges
    let rows = CompressedRows<Arc>(rowCount: nodeCount) { place in
      for edge in edges where edge.tail != edge.head {
        let units = UInt32(clamping: WalkLength.units(edge.length))
        place(Int(edge.tail), Arc(head: edge.head, length: units))
        place(Int(edge.head), Arc(head: edge.tail, length: units))
      }
    }
    (firstArc, arcs) = (rows.starts.offsets, rows.elements)
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
        for arc in arcs(of: node) where found[Int(arc.head)] < 0 {
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
