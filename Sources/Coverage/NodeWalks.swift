import WalkNetwork

/// The distances of one layer at the nodes about a community, by the numbers of `NetworkPlaces`.
struct NodeWalks: Sendable {
  private var nodes: [Double] = []
  private var hasFacility: [Bool] = []
  private var found: [Int32] = []
  private var more: [Double] = []

  /// Complexity: O(nodes + edges).
  mutating func gather(from field: DistanceField, nodes: [Int32], edges: [Int32]) {
    self.nodes.removeAll(keepingCapacity: true)
    hasFacility.removeAll(keepingCapacity: true)
    extend(from: field, nodes: nodes, edges: edges)
  }

  /// Adds what has been numbered since.
  mutating func extend(from field: DistanceField, nodes: [Int32], edges: [Int32]) {
    guard nodes.count > self.nodes.count || edges.count > hasFacility.count else { return }
    field.distances(ofNodes: nodes[self.nodes.count...], into: &more)
    self.nodes += more
    found.removeAll(keepingCapacity: true)
    let start = hasFacility.count
    field.positions(ofFacilitiesAmong: edges[start...], into: &found)
    hasFacility += repeatElement(false, count: edges.count - start)
    for position in found { hasFacility[Int(position)] = true }
  }

  /// Metres to the nearest facility through an access; infinite beyond the limit of the search.
  @inline(__always)
  func distance(
    _ access: NetworkPlaces.Access, _ attachment: EdgeAttachment?, in field: DistanceField
  ) -> Double {
    let byEnds = min(
      nodes[Int(access.tail)] + access.metresToTail, nodes[Int(access.head)] + access.metresToHead)
    guard hasFacility[Int(access.edge)], let attachment else { return byEnds }
    return min(byEnds, field.distanceAlongEdge(attachment))
  }

  /// Least and greatest distance of any point of a piece.
  ///
  /// - Parameter limit: of the search in metres: what was not found is farther.
  func range(
    of piece: NetworkPlaces.Piece, _ places: NetworkPlaces, _ field: DistanceField,
    beyond limit: Double
  ) -> ClosedRange<Double> {
    guard !piece.isOffNetwork else { return .infinity ... .infinity }
    guard piece.place.isSound else { return 0 ... .infinity }
    var least = Double.infinity
    var greatest = 0.0
    for number in Int(piece.accesses.lowerBound)..<Int(piece.accesses.upperBound) {
      let access = places.accesses[number]
      let distance = distance(access, places.attachmentsOfAccesses[number], in: field)
      // Rounding to units of a micrometre may go either way.
      let spread = Double(access.spread) + 4e-6
      least = min(least, min(distance, limit) - spread)
      greatest = max(greatest, distance + spread)
    }
    return max(least, 0)...(piece.isOnNetwork ? max(greatest, least, 0) : .infinity)
  }
}

/// The numbers of one community's nodes and edges, by their position in the graph; −1 elsewhere. One per
/// task, for one community at a time.
struct NetworkNumbers: Sendable {
  var ofNodes: [Int32] = []
  var ofEdges: [Int32] = []

  /// None, which cannot be used.
  init() {}

  /// Complexity: O(nodes + edges).
  init(_ graph: WalkGraph) {
    ofNodes = [Int32](repeating: -1, count: graph.nodeCount)
    ofEdges = [Int32](repeating: -1, count: graph.edgeCount)
  }

  mutating func forget(_ nodes: [Int32], _ edges: [Int32]) {
    for node in nodes { ofNodes[Int(node)] = -1 }
    for edge in edges { ofEdges[Int(edge)] = -1 }
  }

  mutating func restore(_ nodes: [Int32], _ edges: [Int32]) {
    for (number, node) in nodes.enumerated() { ofNodes[Int(node)] = Int32(number) }
    for (number, edge) in edges.enumerated() { ofEdges[Int(edge)] = Int32(number) }
  }
}
