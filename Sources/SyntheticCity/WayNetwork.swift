package import PlanarGeometry

/// All ways of a city by their nodes: streets, footpaths, bridges, motorways and railways.
///
/// Ways meet at shared nodes only; ways that cross without a node are on different levels.
///
/// ```
/// positions [ node 0, node 1, … ]
/// refs      [ way 0 … | way 1 … ]      numbers of nodes
/// ```
package struct WayNetwork: Sendable {
  package enum Kind: UInt8, Sendable, CaseIterable {
    case motorway, railway, primary, secondary, residential, service, footway, path, steps
  }

  /// What carries a way over or under what is in its way.
  package enum Structure: UInt8, Sendable {
    case none, bridge, tunnel
  }

  package struct Way: Sendable {
    /// Empty for most footpaths.
    package var name: String
    package var kind: Kind
    package var structure: Structure
    /// False for motorways, railways and bridges with no pavement.
    package var isWalkable: Bool
    /// Positions in `refs`; at least two.
    package var refs: Range<Int>
  }

  /// In local metres.
  package private(set) var positions: [PlanarPoint] = []
  /// Nodes of all ways, one way behind the other.
  package private(set) var refs: [Int32] = []
  package private(set) var ways: [Way] = []
  /// Nodes in the gates of compounds.
  package private(set) var gates: [Int32] = []

  init() {}

  /// Nodes along a way.
  package func nodes(of way: Way) -> ArraySlice<Int32> { refs[way.refs] }

  /// Segments between neighbouring nodes of ways.
  package var edgeCount: Int { refs.count - ways.count }

  mutating func addNode(_ position: PlanarPoint) -> Int32 {
    positions.append(position)
    return Int32(positions.count - 1)
  }

  /// Adds a node in the gate of a compound.
  mutating func addGate(_ position: PlanarPoint) -> Int32 {
    let node = addNode(position)
    gates.append(node)
    return node
  }

  /// Adds a way through `nodes`, with further nodes between them about every `spacing` metres.
  mutating func addWay(_ style: WayStyle, through nodes: [Int32], spacing: Double = .infinity) {
    guard let first = nodes.first, nodes.count > 1 else { return }
    let start = refs.count
    refs.append(first)
    for (a, b) in zip(nodes, nodes.dropFirst()) {
      divide(positions[Int(a)], positions[Int(b)], spacing: spacing)
      refs.append(b)
    }
    ways.append(
      Way(
        name: style.name, kind: style.kind, structure: style.structure,
        isWalkable: style.isWalkable, refs: start..<refs.count))
  }

  private mutating func divide(_ a: PlanarPoint, _ b: PlanarPoint, spacing: Double) {
    let pieces = max((a.distance(to: b) / spacing).rounded(), 1)
    for piece in 1..<max(Int(pieces), 1) {
      refs.append(addNode(a + (b - a) * (Double(piece) / pieces)))
    }
  }
}

/// What a way is, before it has nodes.
struct WayStyle {
  var name = ""
  var kind: WayNetwork.Kind
  var structure = WayNetwork.Structure.none
  var isWalkable = true

  /// The same way on a bridge or in a tunnel.
  func on(_ structure: WayNetwork.Structure) -> WayStyle {
    var style = self
    style.structure = structure
    return style
  }

  func of(_ kind: WayNetwork.Kind) -> WayStyle {
    var style = self
    style.kind = kind
    return style
  }
}
