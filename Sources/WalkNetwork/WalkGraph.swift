public import PlanarGeometry

/// The pedestrian network as a graph in flat arrays.
///
/// ```
/// firstArc     [ 0,       3,     5, … ]    one more than nodes
/// arcs         [ node 0 … | node 1 | … ]   head and length, both ways of every edge
/// edges        [ edge 0 | edge 1 | … ]     sorted by tail
/// vertices     [ edge 0 …  | edge 1 … ]    shape of each edge, tail and head included
/// ```
///
/// Nodes are junctions and dead ends, numbered along a Hilbert curve; what lies between two of them is
/// one edge with its shape. Every edge can be walked both ways. An edge that returns to its own node
/// (a loop) has no arcs, since no shortest way uses it, but points can lie on it.
///
/// An edge is all on the ground or all in a tunnel or on a deck. The latter have arcs as others do, and no
/// place enters them but through a node.
public struct WalkGraph: Sendable {
  /// One direction of an edge; `length` in `WalkLength` units.
  package struct Arc: Sendable, Hashable {
    package var head: Int32
    package var length: UInt32
  }

  public struct Edge: Sendable, Hashable {
    public var tail: Int32
    public var head: Int32
    /// First vertex; the last is the one before the next edge's first.
    public var firstVertex: Int32
    /// False in tunnels and on decks: people walk along them, and step on and off in nodes where an edge ends
    /// that can be entered. Where they end alone their last millimetre is such an edge.
    public var isEnterable: Bool
    /// Metres from tail to head, the measure of the last vertex.
    public var length: Double
  }

  /// A vertex of an edge's shape; `measure` is the walk from the edge's tail in metres.
  public struct Vertex: Sendable, Hashable {
    public var position: PlanarPoint
    public var measure: Double
  }

  public internal(set) var positions: [PlanarPoint] = []
  package internal(set) var firstArc: [Int32] = [0]
  package internal(set) var arcs: [Arc] = []
  public internal(set) var edges: [Edge] = []
  public internal(set) var vertices: [Vertex] = []
  /// Number of the connected component of each node, the longest first.
  package internal(set) var componentOfNode: [Int32] = []
  public internal(set) var components: [Component] = []
  /// The nodes in the order of searches for the nearest facility.
  var hierarchy = WalkHierarchy()
  /// What was left out.
  public internal(set) var omissions = Omissions()

  /// A part of the network without a way to the rest.
  public struct Component: Sendable, Hashable {
    /// Nodes of the ways it was made from, those between junctions included, and those at which ways were cut.
    public var wayNodes: Int
    /// Metres of all its edges.
    public var length: Double
  }

  /// What of the ways did not become part of the graph.
  public struct Omissions: Sendable, Hashable {
    /// Components below the stated size.
    public var components = 0
    /// Nodes of the ways of those components.
    public var wayNodes = 0
    /// Metres of those components.
    public var length = 0.0
    /// Those components, and the pieces of them that people can step on.
    package var parts: [Component] = []
    package var segments: [Segment] = []
    /// Segments without a usable length: no number, negative, or longer than 100 km.
    public var unusableSegments = 0

    /// A straight piece of the component at position `part`.
    package struct Segment: Sendable, Hashable {
      package var part: Int
      package var line: PlanarSegment
    }
  }

  /// Metres beyond which a walk counts as no way: more than anybody walks, and than a label can hold.
  public static let longestWalk = 65_535.0

  public var nodeCount: Int { positions.count }
  public var edgeCount: Int { edges.count }

  /// Positions in `vertices` of an edge's shape: at least two.
  public func vertexRange(ofEdge edge: Int) -> Range<Int> {
    let end = edge + 1 < edges.count ? Int(edges[edge + 1].firstVertex) : vertices.count
    return Int(edges[edge].firstVertex)..<end
  }

  /// The ways on from a node.
  func arcs(of node: Int32) -> ArraySlice<Arc> {
    arcs[Int(firstArc[Int(node)])..<Int(firstArc[Int(node) + 1])]
  }

  /// The edges that are walked but not entered from the ground, and their metres.
  ///
  /// Complexity: O(edges).
  public var notEntered: (edges: Int, length: Double) {
    edges.lazy.filter { !$0.isEnterable }.reduce((0, 0)) { ($0.0 + 1, $0.1 + $1.length) }
  }

  /// Whether people step from the ground on each node: where an edge ends that can be entered.
  ///
  /// Complexity: O(nodes + edges).
  package var isNodeEntered: [Bool] {
    var isEntered = [Bool](repeating: false, count: nodeCount)
    for edge in edges where edge.isEnterable {
      isEntered[Int(edge.tail)] = true
      isEntered[Int(edge.head)] = true
    }
    return isEntered
  }

  /// The component that an edge belongs to.
  public func component(ofEdge edge: Int) -> Int32 { componentOfNode[Int(edges[edge].tail)] }
}

/// Where people walk, and what stops them on the way there.
public struct PedestrianNetwork: Sendable {
  public var graph: WalkGraph
  public var barriers: BarrierLines

  public init(graph: WalkGraph, barriers: BarrierLines = .none) {
    self.graph = graph
    self.barriers = barriers
  }
}
