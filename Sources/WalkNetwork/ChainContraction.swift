import PlanarGeometry
import SpatialIndexing

/// Walks along the ways from junction to junction and makes an edge of each chain between.
struct ChainContraction {
  let joints: WayJoints
  /// Nodes of the ways that become nodes of the graph: where there is a choice, a dead end, or a chain
  /// grows too long.
  var isJunction: [Bool]
  var chains: [Chain] = []
  var vertices: [WalkGraph.Vertex] = []
  private var isWalked: [Bool]

  /// An edge, with ends numbered as in the ways.
  struct Chain {
    var tail: Int32
    var head: Int32
    var firstVertex: Int
  }

  /// Metres that an edge may have; 32 bits hold 4096.
  private static let longestEdge = 4000.0

  /// - Parameter keeps: whether a node that has segments is wanted.
  init(_ joints: WayJoints, keeps: (Int32) -> Bool) {
    self.joints = joints
    isJunction = [Bool](repeating: false, count: joints.positions.count)
    isWalked = [Bool](repeating: true, count: joints.segments.count)
    for node in joints.nodes where joints.ends.degree(of: node) > 0 && keeps(node) {
      isJunction[Int(node)] = joints.ends.degree(of: node) != 2
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
    begin(at: start)
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
        begin(at: node)
        measure = 0
      }
    }
    chains[chains.count - 1].head = node
  }

  private mutating func begin(at node: Int32) {
    chains.append(Chain(tail: node, head: node, firstVertex: vertices.count))
    vertices.append(.init(position: joints.positions[Int(node)], measure: 0))
  }

  /// The only segment that leads on from a node that is no junction.
  private func continuation(at node: Int32) -> Int32? {
    guard !isJunction[Int(node)] else { return nil }
    return joints.ends.segments(at: node).first { !isWalked[Int($0)] }
  }
}
