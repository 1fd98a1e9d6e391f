public import PlanarGeometry

/// Walkable lines as a reader delivers them, before they become a graph: nodes, and straight
/// segments between them that can be walked both ways.
///
/// Lines that share a node are joined there; lines that merely cross are not (a bridge is no
/// junction).
public struct WalkWays: Sendable {
  /// A straight piece of a way; `length` in metres is walked, whatever the distance of its ends.
  public struct Segment: Sendable {
    /// Numbers of its end nodes.
    public internal(set) var from: Int32
    public internal(set) var to: Int32
    public internal(set) var length: Double
    public internal(set) var access = GroundAccess.anywhere

    var isEnterable: Bool { access == .anywhere }

    /// The other end than `node`.
    func end(from node: Int32) -> Int32 { node == from ? to : from }
  }

  /// Positions of the nodes, in local metres.
  public private(set) var positions: [PlanarPoint]
  /// The pieces of all ways, repeated and useless ones included.
  public private(set) var segments: [Segment] = []

  public init(positions: [PlanarPoint] = []) { self.positions = positions }

  public var segmentCount: Int { segments.count }

  /// Adds a node and gives its number.
  public mutating func addNode(at position: PlanarPoint) -> Int32 {
    positions.append(position)
    return Int32(positions.count - 1)
  }

  /// Adds the segments of a line through `nodes`, which must exist.
  ///
  /// - Parameter access: where people step on it from the ground.
  public mutating func addWay(_ nodes: some Sequence<Int32>, access: GroundAccess = .anywhere) {
    var previous: Int32?
    for node in nodes {
      if let previous {
        addEdge(
          from: previous, to: node,
          length: positions[Int(previous)].distance(to: positions[Int(node)]),
          access: access)
      }
      previous = node
    }
  }

  /// Adds a straight edge between two existing nodes that is `length` metres to walk.
  ///
  /// - Parameter access: where people step on it from the ground.
  public mutating func addEdge(
    from: Int32, to: Int32, length: Double, access: GroundAccess = .anywhere
  ) {
    precondition(positions.indices.contains(Int(from)) && positions.indices.contains(Int(to)))
    segments.append(Segment(from: from, to: to, length: length, access: access))
  }

  /// Takes other segments between the same nodes.
  mutating func replaceSegments(_ segments: [Segment]) { self.segments = segments }
}
